import { lightConditions, lights } from "@halfsky/targets";
import { z } from "zod";
import { areaCode, stamp, words } from "./areas.ts";

export const light = z.enum(lights);

/** The light of a target in the year judged. The signed status bounds it; what the machine proposed stays beside it. */
export const targetLight = z.object({
  /** the light that counts; null where there is nothing to light (qualitative, not applicable, nothing known yet): `because` says why */
  light: light.nullable(),
  /** the machine's own; differs from `light` only where a person signed a status */
  proposed: light.nullable(),
  /** the light of the year before, by the same rules and what was signed then */
  lastLight: light.nullable(),
  /** the rule that lit it with its numbers first, then what else holds */
  because: z.array(words.extend({ ruleId: z.string() })),
  /** what would have to happen each year from now; null where met or no number says it */
  need: words.extend({ perYear: z.string().nullable() }).nullable(),
  /** chance of meeting the target, "0".."1" as decimal text; null without a forecast */
  chance: z.string().nullable(),
  chanceWords: words.nullable(),
  /** "default/1", or the id of the rules and their version */
  rulesVersion: z.string(),
});
export type TargetLight = z.infer<typeof targetLight>;

/** A forecast as the chart draws it: the fan from the year after the newest figure to the target year. */
export const targetForecast = z.object({
  targetId: z.string(),
  /** decimal text in the indicator's unit; empty where it is refused */
  points: z.array(
    z.object({
      year: z.number().int(),
      value: z.string(),
      lower80: z.string(),
      upper80: z.string(),
      lower95: z.string(),
      upper95: z.string(),
    }),
  ),
  chance: z.string().nullable(),
  chanceWords: words.nullable(),
  method: z.string().nullable(),
  /** where the series is too short: whose series it leans on */
  borrowed: words.nullable(),
  notes: z.array(words),
  /** why there is none */
  refusal: words.nullable(),
});
export type TargetForecastShown = z.infer<typeof targetForecast>;

/** A value or a target of the nation, an area above or a higher plan, beside ours. */
export const comparison = z.object({
  kind: z.enum(["value", "target"]),
  /** nation: reference figures; area: stored figures of an area above; plan: the target of an area above's plan */
  scope: z.enum(["nation", "area", "plan"]),
  areaCode,
  areaName: words,
  /** title of the higher plan or outline; null for a value */
  planTitle: z.string().nullable(),
  /** year of the value, or the target year */
  year: z.number().int(),
  value: z.string().nullable(),
  /** the value with its unit, or the rule, in words */
  shown: words,
  /** ours of the same year (for a target: the newest); null where we have none */
  ours: z.object({ year: z.number().int(), value: z.string() }).nullable(),
  /** how far ours is from it, and whether that is better or worse; null where it cannot be said */
  gap: words.nullable(),
  isBetter: z.boolean().nullable(),
  source: words,
  /** recalled: to be checked (待核), must not be shown as official */
  standing: z.enum(["page", "recalled", "stored"]),
});
export type Comparison = z.infer<typeof comparison>;

const decimal = z.string().regex(/^\d{1,9}(?:\.\d{1,6})?$/u);

export const lightRule = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u),
  light,
  condition: z.enum(lightConditions),
  threshold: decimal.nullable(),
});

/** Tolerances of the judgement and rules of the lights; decimal text. */
export const monitoringRules = z.object({
  tolerance: z.object({
    sharePoints: decimal,
    relativePercent: decimal,
    aboutSharePoints: decimal,
    aboutRelativePercent: decimal,
    smallNumerator: decimal,
    smallDenominator: decimal,
  }),
  lights: z.object({ margin: decimal, rules: z.array(lightRule).min(1).max(40) }),
});
export type MonitoringRulesShown = z.infer<typeof monitoringRules>;

const rulesVersion = z.object({
  version: z.number().int(),
  rules: monitoringRules,
  reason: z.string(),
  set: stamp,
});

/** GET /api/monitoring-rules?area=&plan= : what counts for a plan (or for an area's plans in general), and every version. */
export const monitoringRulesRecord = z.object({
  areaCode,
  planId: z.string().nullable(),
  /** what counts now */
  rules: monitoringRules,
  rulesVersion: z.string(),
  /** plan: set for this very plan; area: set for an area (`fromArea`); default: nobody has set any */
  from: z.enum(["plan", "area", "default"]),
  fromArea: z.object({ code: areaCode, name: z.string() }).nullable(),
  /** the newest own version; 0 where there is none: send it back as `baseVersion` */
  version: z.number().int(),
  /** own versions, newest first */
  versions: z.array(rulesVersion),
  /** the caller may set others */
  mayManage: z.boolean(),
});
export type MonitoringRulesRecord = z.infer<typeof monitoringRulesRecord>;

/** PUT /api/monitoring-rules → monitoringRulesRecord; "conflict" where somebody was faster. */
export const monitoringRulesInput = z.object({
  areaCode,
  planId: z.string().max(200).nullable(),
  baseVersion: z.number().int().min(0),
  rules: monitoringRules,
  reason: z.string().trim().min(1).max(1000),
});
