import { judgementFlags, judgementStatuses } from "@halfsky/targets";
import { z } from "zod";
import { areaCode, stamp, words } from "./areas.ts";
import { planRule, population } from "./plans.ts";
import { comparison, light, targetForecast, targetLight } from "./lights.ts";
import { shownFinding, direction, indicator, missingReason, observationCell } from "./statistics.ts";

export const targetStatus = z.enum(judgementStatuses);
export const judgementFlag = z.enum(judgementFlags);

/** What the machine proposes of a target in a year, with the numbers it rests on (decimal text). */
export const judgement = z.object({
  status: targetStatus,
  reason: words,
  flags: z.array(judgementFlag),
  progress: z.string().nullable(),
  timeShare: z.string().nullable(),
  achievement: z.string().nullable(),
  /** what the path asks for in the year judged */
  required: z.string().nullable(),
  /** the value that counts as reached, the baseline it is judged from, and for how many years in a row it was met */
  targetValue: z.string().nullable(),
  baselineUsed: z.object({ year: z.number().int(), value: z.string() }).nullable(),
  yearsHeld: z.number().int(),
  latest: z.object({ year: z.number().int(), value: z.string() }).nullable(),
  /** version of the method that made it (docs/method.md) */
  method: z.string(),
});
export type Judgement = z.infer<typeof judgement>;

export const decision = z.object({
  status: targetStatus,
  proposed: targetStatus,
  reason: z.string(),
  revision: z.number().int(),
  decided: stamp,
});

export const targetPath = z.object({
  kind: z.enum(["straight", "exponential", "steps"]),
  steps: z.array(z.object({ year: z.number().int(), value: z.string() })).optional(),
});

/** A target with its judgement. */
export const judgedTarget = z.object({
  id: z.string(),
  planId: z.string(),
  planTitle: z.string(),
  population,
  partId: z.string(),
  indicatorId: z.string().nullable(),
  name: z.string(),
  nameEn: z.string().nullable(),
  domain: z.string().nullable(),
  unit: z.string(),
  decimals: z.number().int(),
  direction,
  nature: z.string().nullable(),
  origin: z.enum(["table", "prose", "person"]),
  rule: planRule,
  ruleWords: words,
  path: targetPath,
  planWords: z.string(),
  line: z.number().int(),
  baseline: z.object({ year: z.number().int(), value: z.string() }).nullable(),
  targetYear: z.number().int(),
  organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** the figure of the year judged, null where none is stored */
  current: z.object({ value: z.string().nullable(), missing: missingReason.nullable() }).nullable(),
  /** years up to the one judged whose figure was changed after it was signed and is not signed again; its history tells how */
  changedSinceSigning: z.array(z.number().int()),
  /** change against the year before, in words; null where either is missing */
  change: words.nullable(),
  judgement,
  decision: decision.nullable(),
  /** status of the year before: the signed one, else the machine's */
  lastStatus: targetStatus,
  /** why it needs attention (lists of problems are in this order), null where it does not */
  problem: z.enum(["worse-than-baseline", "off-track", "falling", "volatile"]).nullable(),
  /** how it stands, in one sentence */
  headline: words,
});
export type JudgedTarget = z.infer<typeof judgedTarget>;

/** A target as it stands in lists: with its light, which takes a forecast. */
export const targetRow = judgedTarget.extend({ light: targetLight });
export type TargetRow = z.infer<typeof targetRow>;

/** GET /api/targets?area=&year=&plan=&domain=&status= */
export const targetList = z.object({
  areaCode,
  year: z.number().int(),
  years: z.array(z.number().int()),
  targets: z.array(targetRow),
});
export type TargetList = z.infer<typeof targetList>;

/** GET /api/targets/sheet.xlsx with the same query: the table as it is shown. */

/** PUT /api/targets/:id/decision → targetRow */
export const decisionInput = z.object({
  areaCode,
  year: z.number().int(),
  status: targetStatus,
  reason: z.string().trim().min(1).max(1000),
});

/** PUT /api/targets/:id/path → targetRow */
export const pathInput = z.object({ path: targetPath, areaCode, year: z.number().int() });

/** GET /api/indicators/:id?area=&year= : everything of one indicator. */
export const indicatorRecord = z.object({
  indicator,
  areaCode,
  areaName: z.string(),
  year: z.number().int(),
  years: z.array(z.number().int()),
  targets: z.array(targetRow),
  /** the area's own series, all years stored, oldest first */
  series: z.array(observationCell),
  /** for a target that has a path: the value asked for in each year from base to target year */
  paths: z.array(
    z.object({
      targetId: z.string(),
      points: z.array(z.object({ year: z.number().int(), value: z.string() })),
    }),
  ),
  /** the area's children (or, for a county, its siblings) in the year */
  areas: z.array(
    z.object({
      code: areaCode,
      name: z.string(),
      cells: z.array(observationCell),
      status: targetStatus.nullable(),
      reason: words.nullable(),
      interval: z.object({ low: z.string(), high: z.string() }).nullable(),
    }),
  ),
  /** 95 % interval of a small count, by year */
  intervals: z.array(z.object({ year: z.number().int(), low: z.string(), high: z.string() })),
  findings: z.array(shownFinding),
  headline: words,
  /** one for each target, in their order */
  forecasts: z.array(targetForecast),
  /** the nation's, higher areas' and higher plans' values and targets beside ours; nearest area first, the nation last */
  comparisons: z.array(comparison),
});
export type IndicatorRecord = z.infer<typeof indicatorRecord>;

const statusCounts = z.record(targetStatus, z.number().int());
export const attainment = z.object({
  total: z.number().int(),
  monitorable: z.number().int(),
  met: z.number().int(),
  nearlyMet: z.number().int(),
  withoutData: z.number().int(),
  /** percent with two decimals, null where the denominator is 0 */
  shareOfMonitorable: z.string().nullable(),
  shareOfAll: z.string().nullable(),
  words,
});

/** GET /api/board?area=&year= */
export const board = z.object({
  areaCode,
  areaName: z.string(),
  year: z.number().int(),
  years: z.array(z.number().int()),
  /** the reader's own duties: cells she may write that are empty or not yet reported in the year, and data findings */
  duties: z.object({
    missingCells: z.number().int(),
    findings: z.number().int(),
    plansInReview: z.number().int(),
  }),
  plans: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      population,
      periodStart: z.number().int(),
      periodEnd: z.number().int(),
      attainment,
      counts: statusCounts,
      domains: z.array(z.object({ title: z.string(), counts: statusCounts, total: z.number().int() })),
    }),
  ),
  /** the targets that need attention first, worst first, each with its reason */
  problems: z.array(judgedTarget),
  /** status differs from the year before */
  changed: z.array(z.object({ row: judgedTarget, better: z.boolean() })),
  missing: z.array(judgedTarget),
  findings: z.array(shownFinding.extend({ areaName: z.string(), indicatorName: z.string() })),
});
export type Board = z.infer<typeof board>;

/** GET /api/lights?area=&year=&plan= : the lights of an area in a year. /api/lights/sheet.xlsx&language= is the same as a workbook. */
export const lightList = z.object({
  areaCode,
  areaName: z.string(),
  year: z.number().int(),
  years: z.array(z.number().int()),
  counts: z.record(light, z.number().int()),
  /** targets without any light */
  unlit: z.number().int(),
  /** worst light first, then as problems are ordered */
  rows: z.array(targetRow),
  /** lights that differ from the year before, turns for the worse first */
  changes: z.array(
    z.object({
      targetId: z.string(),
      from: light.nullable(),
      to: light.nullable(),
      /** null where one of the two is no light */
      better: z.boolean().nullable(),
      why: words,
    }),
  ),
  /** for each red and orange one: the first year of the unbroken run, and who answers */
  since: z.array(
    z.object({
      targetId: z.string(),
      year: z.number().int(),
      words,
      organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
    }),
  ),
});
export type LightList = z.infer<typeof lightList>;
