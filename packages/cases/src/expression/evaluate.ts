import { beijingDate, isDay, type WorkCalendar } from "@halfsky/calendar";
import { compareDecimalText, parseDecimal } from "@halfsky/statistics";
import type { Answer, Person } from "../log/case-log.ts";
import type { Period } from "../definition/definition.ts";
import { addPeriod, endOfDay, fullFrom, parsePeriod } from "../deadlines/period.ts";
import { type Comparison, type Condition, gateKey } from "./condition.ts";
import type { ConditionFacts } from "./condition-facts.ts";
import type { Truth } from "./unknown-rule.ts";

/**
 * The answer of a condition: yes, no or unknown, by Kleene's strong logic. Total: whatever the facts are, there is an
 * answer and no error; what is malformed is unknown. What unknown leads to is said by `unknownRule`.
 */
export function evaluate(condition: Condition, facts: ConditionFacts): Truth {
  if ("all" in condition) return allOf(condition.all.map((part) => evaluate(part, facts)));
  if ("any" in condition) return not(allOf(condition.any.map((part) => not(evaluate(part, facts)))));
  if ("not" in condition) return not(evaluate(condition.not, facts));
  if ("is" in condition) {
    const [field, value] = condition.is;
    return onAnswer(facts.field(field), (answer) => holds(answer, value));
  }
  if ("in" in condition) {
    const [field, values] = condition.in;
    return onAnswer(facts.field(field), (answer) => values.some((value) => holds(answer, value)));
  }
  if ("has" in condition) return isAnswered(facts.field(condition.has));
  if ("compare" in condition) {
    const [field, operator, value] = condition.compare;
    return onAnswer(facts.field(field), (answer) => compareAnswer(answer, operator, value));
  }
  if ("since" in condition) {
    const full = fullSince(condition.since, facts);
    return full === null ? "unknown" : compareNumbers(Date.parse(facts.at), "≥", Date.parse(full));
  }
  if ("apart" in condition) return evaluateApart(condition.apart, facts);
  if ("age" in condition) {
    const [party, operator, years] = condition.age;
    const ages = facts.persons(party).map((person) => ageOf(person, facts.at));
    if (ages.length === 0) return "unknown";
    return allOf(ages.map((age) => (age === null ? "unknown" : compareNumbers(age, operator, years))));
  }
  if ("persons" in condition) {
    const [party, operator, count] = condition.persons;
    return compareNumbers(facts.persons(party).length, operator, count);
  }
  if ("did" in condition) {
    const [action, operator, count] = condition.did;
    return compareNumbers(facts.did(action), operator, count);
  }
  if ("grade" in condition) {
    const [operator, grade] = condition.grade;
    const [here, there] = [facts.scale.indexOf(facts.grade ?? ""), facts.scale.indexOf(grade)];
    return here < 0 || there < 0 ? "unknown" : compareNumbers(here, operator, there);
  }
  if ("referral" in condition) {
    const [name, status] = condition.referral;
    const wanted = status === "open" ? ["sent", "acknowledged", "accepted"] : ["answered"];
    return facts.referrals(name).some((state) => wanted.includes(state));
  }
  if ("consent" in condition) return facts.consent(condition.consent);
  if ("task" in condition) {
    const [name, status] = condition.task;
    const task = facts.task(name);
    return task === undefined ? "unknown" : task === status;
  }
  if ("tasksDone" in condition) {
    return facts.tasks.length > 0 && facts.tasks.every((one) => one === "done" || one === "not-applicable");
  }
  if ("gate" in condition) return facts.gate(gateKey(condition));
  return unreadable(condition);
}

/** Data of a later program may hold a condition that this one does not know: it is unknown, not an error. */
function unreadable(_condition: never): Truth {
  return "unknown";
}

/** Whether there is an answer other than "not known". */
export function isAnswered(answer: Answer | undefined): boolean {
  return answer !== undefined && !isUnknown(answer);
}

/** Whether an answer says "not known". */
export function isUnknown(answer: Answer): answer is { readonly unknown: true } {
  return typeof answer === "object" && "unknown" in answer;
}

/** Age in completed years at a moment; null without a readable day of birth, or with one in the future. */
export function ageOf(person: Person, at: string): number | null {
  const born = person.parts.birthDate;
  if (typeof born !== "string" || !isDay(born)) return null;
  const today = dayAt(at);
  if (today === null || born > today) return null;
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  // who was born on 29 February completes a year on 1 March (Civil Code art. 203 by way of days)
  return today.slice(5) >= born.slice(5) ? years : years - 1;
}

/** When the time that a condition asks for has gone by; null while its beginning, or the calendar, is not known. */
export function fullSince(
  [from, , period]: Extract<Condition, { since: unknown }>["since"],
  facts: ConditionFacts,
): string | null {
  const begun = typeof from === "string" ? momentOf(facts.field(from)) : (facts.entered(from.state) ?? null);
  const calendar = calendarFor(period, facts);
  return begun === null || calendar === null ? null : fullFrom(begun, period, calendar);
}

function evaluateApart(
  [from, to, operator, period]: Extract<Condition, { apart: unknown }>["apart"],
  facts: ConditionFacts,
): Truth {
  const [first, second] = [momentOf(facts.field(from)), momentOf(facts.field(to))];
  const calendar = calendarFor(period, facts);
  if (first === null || second === null || calendar === null) return "unknown";
  const end = Date.parse(addPeriod(first, period, calendar).at);
  return second >= first && compareNumbers(Date.parse(second), operator, end);
}

/** When an answered time begins to count: a moment itself, a day with its end; null for anything else. */
function momentOf(answer: Answer | undefined): string | null {
  if (typeof answer !== "string") return null;
  if (isDay(answer)) return endOfDay(answer);
  const time = timeOf(answer);
  return time === null ? null : new Date(time).toISOString();
}

/** The calendar that a period is counted by; null where there is none, or no such period. */
function calendarFor(period: Period, { calendar }: ConditionFacts): WorkCalendar | null {
  return parsePeriod(period) === null ? null : (calendar ?? null);
}

function dayAt(at: string): string | null {
  return Number.isNaN(Date.parse(at)) ? null : beijingDate(at);
}

function not(truth: Truth): Truth {
  return truth === "unknown" ? truth : !truth;
}

function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes("unknown") ? "unknown" : true;
}

function onAnswer(
  answer: Answer | undefined,
  judge: (answer: string | boolean | readonly string[]) => Truth,
): Truth {
  return answer === undefined || isUnknown(answer) ? "unknown" : judge(answer);
}

/** A list of answers "is" a value that stands in it. */
function holds(answer: string | boolean | readonly string[], value: string | boolean): boolean {
  if (typeof answer === "object") return typeof value === "string" && answer.includes(value);
  return answer === value;
}

/** Numbers by value, moments by time, days by the calendar; anything else is unknown. */
function compareAnswer(
  answer: string | boolean | readonly string[],
  operator: Comparison,
  value: string,
): Truth {
  if (typeof answer !== "string") return "unknown";
  if (parseDecimal(answer) !== null && parseDecimal(value) !== null) {
    return compareNumbers(compareDecimalText(answer, value), operator, 0);
  }
  if (isDay(answer) && isDay(value))
    return compareNumbers(answer < value ? -1 : answer > value ? 1 : 0, operator, 0);
  const [one, other] = [timeOf(answer), timeOf(value)];
  return one === null || other === null ? "unknown" : compareNumbers(one - other, operator, 0);
}

/** A moment's time; a day counts from its midnight in Beijing. */
function timeOf(text: string): number | null {
  const time = Date.parse(isDay(text) ? `${text}T00:00:00+08:00` : text);
  return !/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(time) ? null : time;
}

function compareNumbers(one: number, operator: Comparison, other: number): boolean {
  switch (operator) {
    case "=":
      return one === other;
    case "≠":
      return one !== other;
    case "<":
      return one < other;
    case "≤":
      return one <= other;
    case ">":
      return one > other;
    case "≥":
      return one >= other;
  }
}
