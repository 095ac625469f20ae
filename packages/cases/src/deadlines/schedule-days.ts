import { addDays, beijingDate, beijingMidnight, isDay } from "@halfsky/calendar";
import type { CorrectionRule, OriginRule, ScheduleRule, ScheduleStepRule } from "../definition/definition.ts";
import { isAnswered, isUnknown } from "../expression/evaluate.ts";
import { unknownRule } from "../expression/unknown-rule.ts";
import type { Answer } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { addMonths, endOfDay, readPeriod } from "./period.ts";

/** Days of gestation at term, 40 weeks: from the first day of the last period to the day when birth is expected. */
const termDays = 280;
/** A child born before 37 completed weeks is preterm (WHO, ICD-11). */
const pretermDays = 259;

/** The day that the ages of a schedule are counted from. */
export interface ScheduleOrigin {
  /** day in Beijing, corrected where that is declared and known */
  readonly day: string;
  /** days by which a child born early is counted as younger; 0 where it is not */
  readonly correctedDays: number;
  /** whether weeks of gestation are counted, else ages */
  readonly isGestation: boolean;
}

/** The days on which a step may be done in time, both included, as days in Beijing. */
export interface StepWindow {
  readonly first: string;
  readonly last: string;
}

/** The fields that an origin rests on. */
export function originFields(rule: OriginRule): readonly string[] {
  if ("birth" in rule) return [rule.birth];
  if ("lastPeriod" in rule) return [rule.lastPeriod];
  if ("dueDate" in rule) return [rule.dueDate];
  const { on, weeks, days } = rule.measured;
  return days === undefined ? [on, weeks] : [on, weeks, days];
}

/**
 * The day that a schedule counts from as a case stands: of the first origin that is known. "unknown" where somebody said
 * that one is not known and no other is; null while nothing was said.
 */
export function originOf(
  { origin, corrected }: ScheduleRule,
  fields: CaseState["fields"],
): ScheduleOrigin | "unknown" | null {
  for (const rule of origin) {
    const day = firstDayOf(rule, fields);
    if (day === null) continue;
    if (!("birth" in rule)) return { day, correctedDays: 0, isGestation: true };
    const correctedDays = corrected === undefined ? 0 : daysEarly(corrected, fields);
    return { day: addDays(day, correctedDays), correctedDays, isGestation: false };
  }
  const isSaidUnknown = origin.flatMap(originFields).some((name) => {
    const value = fields[name]?.value;
    return value !== undefined && isUnknown(value);
  });
  return isSaidUnknown && unknownRule.scheduleOrigin === "due" ? "unknown" : null;
}

function firstDayOf(rule: OriginRule, fields: CaseState["fields"]): string | null {
  if ("birth" in rule) return dayOf(fields[rule.birth]?.value);
  if ("lastPeriod" in rule) return dayOf(fields[rule.lastPeriod]?.value);
  if ("dueDate" in rule) {
    const day = dayOf(fields[rule.dueDate]?.value);
    return day === null ? null : addDays(day, -termDays);
  }
  const { on, weeks, days } = rule.measured;
  const [day, gestation] = [dayOf(fields[on]?.value), gestationOf({ weeks, days }, fields)];
  return day === null || gestation === null ? null : addDays(day, -gestation);
}

/** A day as it was answered; of a moment its day in Beijing. Null where there is none. */
export function dayOf(value: Answer | undefined): string | null {
  if (typeof value !== "string") return null;
  if (isDay(value)) return value;
  return Number.isNaN(Date.parse(value)) ? null : beijingDate(value);
}

/** Days of gestation of whole weeks and the days beyond them, which are none where nobody said; null without weeks. */
function gestationOf(
  { weeks, days }: { readonly weeks: string; readonly days?: string | undefined },
  fields: CaseState["fields"],
): number | null {
  const whole = countOf(fields[weeks]?.value);
  return whole === null ? null : 7 * whole + (days === undefined ? 0 : (countOf(fields[days]?.value) ?? 0));
}

function countOf(value: Answer | undefined): number | null {
  if (typeof value !== "string" || !isAnswered(value) || value.trim() === "") return null;
  const count = Number(value);
  return Number.isFinite(count) ? Math.floor(count) : null;
}

/** Days by which a child came before term; 0 for one born at 37 weeks or later, and where nobody knows (`unknownRule`). */
function daysEarly(corrected: CorrectionRule, fields: CaseState["fields"]): number {
  const gestation = gestationOf(corrected, fields);
  if (gestation === null) return unknownRule.correctedAge === "from-birth" ? 0 : termDays;
  return gestation < pretermDays ? termDays - gestation : 0;
}

/** The days on which the completed age is that of the step. A month ends on its last day where it has no such day. */
export function windowOf(
  { from, to }: Pick<ScheduleStepRule, "from" | "to">,
  { day }: ScheduleOrigin,
): StepWindow {
  const { count, unit } = readPeriod(to);
  return { first: atAge(day, from), last: addDays(atAge(day, `${count + 1}${unit}`), -1) };
}

function atAge(day: string, age: string): string {
  const { count, unit } = readPeriod(age);
  if (unit === "mo") return addMonths(day, count);
  return addDays(day, unit === "w" ? 7 * count : count);
}

/** A window as the clock of its step has it: beginning, end, and what the end is worked out from. */
export function clockOfWindow({ first, last }: StepWindow) {
  const dueAt = endOfDay(last);
  return {
    startedAt: beijingMidnight(first),
    dueAt,
    bounds: [{ from: dueAt, period: "0d" as const }],
  };
}
