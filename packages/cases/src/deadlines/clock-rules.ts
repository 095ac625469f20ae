import type { WorkCalendar } from "@halfsky/calendar";
import type { Period, ReferralRule, Source, SystemDefinition } from "../definition/definition.ts";
import type { Bilingual } from "@halfsky/statistics";
import type { CaseState } from "../log/case-state.ts";
import { addPeriod } from "./period.ts";
import { glassClockRule, readGlassClock } from "./glass-clock.ts";

/**
 * A step of a clock as its rule names it, counted from the end: warnings before it, the others at it or after it. The ones
 * that seal the case or ask for something are due when the clock begins.
 */
export interface ClockStepRule {
  /** "warn-1h", "after-24h-office", "opens-supervision", "silence-lead": with case, deadline and occurrence it is the step's name for ever */
  readonly step: string;
  readonly kind: "ask" | "warn" | "escalate" | "silence" | "seal";
  readonly offset: Period;
  /**
   * name of an actor of the definition; "owner" is who handles the case: the assignee, or else the owning agency; "reviewer"
   * is who reviews a broken glass first
   */
  readonly to: string;
  /** the agency above is asked as well (`onSilence.next`) */
  readonly asksNext: boolean;
  /** link of the definition by which another case is opened; null where none is, or where a place has it off */
  readonly opens: string | null;
}

/** What a clock of a case says of itself: those of the definition, and those that referrals and tasks bring along. */
export interface ClockRule {
  readonly title: Bilingual;
  readonly source: Source;
  readonly steps: readonly ClockStepRule[];
}

/** Name of the clocks of a referral: "referral:police:2:acknowledge". */
export function referralClock(name: string, number: number, part: "acknowledge" | "answer"): string {
  return `referral:${name}:${number}:${part}`;
}

/** Name of the clock of a task: "task:insurance". */
export function taskClock(name: string): string {
  return `task:${name}`;
}

/** Name of the clock in which it is found out whether a referral is needed: "clear:police". */
export function clearClock(referral: string): string {
  return `clear:${referral}`;
}

/** The referral of such a clock; null for any other. */
export function readClearClock(deadline: string): string | null {
  return deadline.startsWith("clear:") ? deadline.slice("clear:".length) : null;
}

/** Name of the clock of a step of a schedule: "schedule:checks:m3". */
export function scheduleClock(schedule: string, step: string): string {
  return `schedule:${schedule}:${step}`;
}

/** Name of the clock by which the day is found that a schedule counts from. */
export function originClock(schedule: string): string {
  return scheduleClock(schedule, "origin");
}

/** Names of every clock that a definition itself declares: of its deadlines, and of the steps of its schedules. */
export function declaredClocks(definition: SystemDefinition): readonly string[] {
  return [
    ...Object.keys(definition.deadlines ?? {}),
    ...Object.entries(definition.schedules ?? {}).flatMap(([name, { steps }]) =>
      ["origin", ...Object.keys(steps)].map((step) => scheduleClock(name, step)),
    ),
  ];
}

/** Takes the name of a referral's clock apart; null for any other. */
export function readReferralClock(
  deadline: string,
): { readonly name: string; readonly number: number; readonly part: "acknowledge" | "answer" } | null {
  const [kind, name, number, part] = deadline.split(":");
  if (kind !== "referral" || name === undefined) return null;
  if (part !== "acknowledge" && part !== "answer") return null;
  return { name, number: Number(number), part };
}

/** A step that only tells. */
const alone = { asksNext: false, opens: null } as const;

/** The rule of a clock by its name; null for one that the definition does not know (any more). */
export function clockRuleOf(definition: SystemDefinition, deadline: string): ClockRule | null {
  const referral = readReferralClock(deadline);
  if (referral !== null) {
    const rule = definition.referrals?.[referral.name];
    return rule === undefined ? null : referralRule(rule, referral.part);
  }
  const cleared = readClearClock(deadline);
  if (cleared !== null) {
    const rule = definition.referrals?.[cleared];
    return rule === undefined ? null : clearRule(rule);
  }
  if (deadline.startsWith("task:")) {
    const rule = definition.tasks?.[deadline.slice("task:".length)];
    if (rule === undefined) return null;
    const step = { step: "after-0h-owner", kind: "escalate", offset: "0h", to: "owner" } as const;
    return { title: rule.title, source: rule.source, steps: [{ ...step, ...alone }] };
  }
  if (readGlassClock(deadline) !== null) return glassClockRule(definition);
  if (deadline.startsWith("schedule:")) return scheduledRule(definition, deadline);
  const rule = definition.deadlines?.[deadline];
  if (rule === undefined) return null;
  const seals: readonly ClockStepRule[] =
    definition.sealing?.deadline === deadline
      ? [{ step: "seal", kind: "seal", offset: "0h", to: "owner", ...alone }]
      : [];
  const warnings = warningsOf(rule.warn);
  const ladder = rule.escalate.map(({ after, to, open, off }): ClockStepRule => ({
    // a place may set other days: the step keeps its name, or the same clock would open twice
    step: open === undefined ? `after-${after}-${to}` : `opens-${open}`,
    kind: "escalate",
    offset: after,
    to,
    asksNext: false,
    opens: open === undefined || off === true ? null : open,
  }));
  return { title: rule.title, source: rule.source, steps: [...seals, ...warnings, ...ladder] };
}

function warningsOf(warn: readonly Period[] = []): readonly ClockStepRule[] {
  return warn.map((offset) => ({ step: `warn-${offset}`, kind: "warn", offset, to: "owner", ...alone }));
}

/** A step of a schedule tells whom its schedule tells; one that a place has switched off tells nobody. */
function scheduledRule(definition: SystemDefinition, deadline: string): ClockRule | null {
  const [, name = "", step = ""] = deadline.split(":");
  const schedule = definition.schedules?.[name];
  if (schedule === undefined) return null;
  const { title, warn, escalate, source } = schedule;
  const isOrigin = step === "origin";
  const rule = isOrigin ? { title: originWords, off: false, source } : schedule.steps[step];
  if (rule === undefined) return null;
  const steps = [
    ...(isOrigin ? [] : warningsOf(warn)),
    ...escalate.map(({ after, to }): ClockStepRule => ({
      step: `after-${after}-${to}`,
      kind: "escalate",
      offset: after,
      to,
      ...alone,
    })),
  ];
  return {
    title: { zh: `${title.zh}：${rule.title.zh}`, en: `${title.en}: ${rule.title.en}` },
    source: rule.source ?? source,
    steps: rule.off === true ? [] : steps,
  };
}

const originWords: Bilingual = { zh: "查明起算日期", en: "find the day it counts from" };

const partWords = {
  acknowledge: { zh: "签收", en: "acknowledge" },
  answer: { zh: "反馈", en: "answer" },
} as const satisfies Record<string, Bilingual>;

function referralRule(rule: ReferralRule, part: "acknowledge" | "answer"): ClockRule {
  const { zh, en } = partWords[part];
  return {
    title: { zh: `${rule.title.zh}：${zh}`, en: `${rule.title.en}: ${en}` },
    source: rule.source,
    steps: rule.onSilence.tell.map((to, index) => ({
      step: `silence-${to}`,
      kind: "silence",
      offset: "0h",
      to,
      asksNext: rule.onSilence.next === true && index === 0,
      opens: null,
    })),
  };
}

/** Whoever handles the case is told when the time to find out has passed, and with her whom silence is told to. */
function clearRule({ title, onSilence, source }: ReferralRule): ClockRule {
  return {
    title: { zh: `${title.zh}：核清是否需要`, en: `${title.en}: find out whether it is needed` },
    source,
    steps: [...new Set(["owner", ...onSilence.tell])].map((to) => ({
      step: `after-0h-${to}`,
      kind: "escalate",
      offset: "0h",
      to,
      ...alone,
    })),
  };
}

/** The periods that apply at a grade; with none known, those of all grades, of which the shortest counts. */
export function periodsAt(
  due: Period | Readonly<Record<string, Period>>,
  grade: Pick<NonNullable<CaseState["grade"]>, "value"> | null,
): readonly Period[] {
  if (typeof due === "string") return [due];
  const ofGrade = grade === null ? undefined : due[grade.value];
  return ofGrade === undefined ? Object.values(due) : [ofGrade];
}

/** The period that a clock goes by which begins at a moment: of those that apply the one that ends first. */
export function periodInForce(
  due: Period | Readonly<Record<string, Period>>,
  grade: string | null,
  from: string,
  calendar: WorkCalendar,
): Period | undefined {
  const ends = periodsAt(due, grade === null ? null : { value: grade }).map((period) => ({
    period,
    at: addPeriod(from, period, calendar).at,
  }));
  return ends.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))[0]?.period;
}
