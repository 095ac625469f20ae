import type { Age, ScheduleStepRule, Source, SystemDefinition } from "../definition/definition.ts";
import { readPeriod } from "../deadlines/period.ts";
import type { Bilingual } from "@halfsky/statistics";
import { change, type Draft, refuse } from "./overlay-draft.ts";
import type { PlaceValue } from "./service-overlay.ts";

/** A step of a schedule that a place may switch on or off, under the path of `SystemOverlay.steps`: "checks.m8". */
export interface PlaceStep {
  readonly path: string;
  readonly title: Bilingual;
  /** whether it is asked where the place says nothing */
  readonly value: boolean;
  readonly rule: ScheduleStepRule;
  readonly source: Source;
}

/** Every step of the schedules of a definition, in its order. */
export function placeSteps(definition: SystemDefinition): readonly PlaceStep[] {
  return Object.entries(definition.schedules ?? {}).flatMap(([name, { title, steps, source }]) =>
    Object.entries(steps).map(([step, rule]) => ({
      path: `${name}.${step}`,
      title: { zh: `${title.zh}：${rule.title.zh}`, en: `${title.en}: ${rule.title.en}` },
      value: rule.off !== true,
      rule,
      source: rule.source ?? source,
    })),
  );
}

/** Whether a text is an age: days, weeks or months. */
export function isAge(text: string): text is Age {
  return /^\d{1,4}(d|w|mo)$/.test(text);
}

/** One end of the window of a step, "schedules.checks.m3.from"; null where there is none. */
export function findWindowEnd(definition: SystemDefinition, path: string) {
  const [, schedule = "", step = "", part] = path.split(".");
  const rule = definition.schedules?.[schedule]?.steps[step];
  if (rule === undefined || (part !== "from" && part !== "to")) return null;
  return {
    value: rule[part],
    put: (to: SystemDefinition, value: string, source: Source | undefined): SystemDefinition =>
      isAge(value) ? withStep(to, schedule, step, { [part]: value }, source) : to,
  };
}

/** Whether a window becomes narrower ("shorter") or wider, by one of its ends; where the calendar decides, it is wider. */
export function compareWindowEnds(path: string, from: Age, to: Age): "same" | "shorter" | "longer" {
  if (from === to) return "same";
  const [old, now] = [daysOf(from), daysOf(to)];
  const isNarrower = path.endsWith(".from") ? now.least >= old.most : now.most <= old.least;
  return isNarrower ? "shorter" : "longer";
}

function daysOf(age: Age): { readonly least: number; readonly most: number } {
  const { count, unit } = readPeriod(age);
  if (unit !== "mo") return { least: count * (unit === "w" ? 7 : 1), most: count * (unit === "w" ? 7 : 1) };
  return { least: Math.floor(count * 30.4), most: Math.ceil(count * 30.5) + 1 };
}

/** Switches a step of a schedule on, which a place may always do, or off, which needs a cited basis. */
export function setStep(draft: Draft, path: string, { value, source }: PlaceValue<boolean>): void {
  const where = `steps.${path}`;
  const place = placeSteps(draft.definition).find((one) => one.path === path);
  if (place === undefined || typeof value !== "boolean") {
    refuse(draft, where, `日程中没有这一步：${path}。`, `No schedule has this step: ${path}.`);
    return;
  }
  if (place.value === value) return;
  const [from, to] = value ? (["not-asked", "asked"] as const) : (["asked", "not-asked"] as const);
  const direction = value ? "tighter" : "looser";
  const [schedule = "", step = ""] = path.split(".");
  change(draft, { where, from, to, direction, source: source ?? null }, (definition) =>
    withStep(definition, schedule, step, { off: !value }, source),
  );
}

function withStep(
  definition: SystemDefinition,
  schedule: string,
  step: string,
  part: Partial<ScheduleStepRule>,
  source: Source | undefined,
): SystemDefinition {
  const rule = definition.schedules?.[schedule];
  const old = rule?.steps[step];
  if (rule === undefined || old === undefined) return definition;
  const usual = old.source ?? rule.source;
  // what nobody has read stays marked, until a law or a plan is cited for the value
  const isRead = source?.status === "law" || source?.status === "plan";
  const cited = source !== undefined && (isRead || usual.status !== "unverified") ? { source } : {};
  const steps = { ...rule.steps, [step]: { ...old, ...part, ...cited } };
  return { ...definition, schedules: { ...definition.schedules, [schedule]: { ...rule, steps } } };
}
