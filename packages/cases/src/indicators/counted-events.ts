import type { CountRule, SystemDefinition } from "../definition/definition.ts";
import { referralClock } from "../deadlines/clock-rules.ts";
import { endOfDay } from "../deadlines/period.ts";
import { countedSteps } from "./counted-steps.ts";
import { endOfOccurrence, numbersOf } from "./occurrence-end.ts";
import { factsOf } from "../expression/condition-facts.ts";
import { evaluate } from "../expression/evaluate.ts";
import type { Condition } from "../expression/condition.ts";
import type { CaseAction, FormAnswers } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";

/** A case as it stood at the end of the period: its log up to then, and the fold of just that. */
export interface CountedCase {
  readonly caseId: string;
  /** area that it was opened in; where it lay at a moment its log says */
  readonly areaCode: string;
  readonly actions: readonly CaseAction[];
  readonly state: CaseState;
}

/** Days in Beijing, both inclusive, "YYYY-MM-DD". */
export interface CountPeriod {
  readonly from: string;
  readonly to: string;
}

/** Something that counts once: when, how much, and the numbers of the actions that it rests on. */
export interface CountedEvent {
  /** ISO 8601 in UTC */
  readonly at: string;
  /** decimal text */
  readonly amount: string;
  readonly numbers: readonly number[];
}

/** All events of a case that a rule counts in a period. */
export function countedEvents(
  definition: SystemDefinition,
  rule: CountRule,
  one: CountedCase,
  period: CountPeriod,
): readonly CountedEvent[] {
  const { state } = one;
  const end = endOfDay(period.to);
  if ("anyOf" in rule) {
    if (rule.where !== undefined && !applies(definition, rule.where, state, end)) return [];
    return firstOf(rule.anyOf.flatMap((part) => countedEvents(definition, part, one, period)));
  }
  if ("eachOf" in rule) return rule.eachOf.flatMap((part) => countedEvents(definition, part, one, period));
  const isOfAction = "action" in rule;
  if (
    !isOfAction &&
    "where" in rule &&
    rule.where !== undefined &&
    !applies(definition, rule.where, state, end)
  )
    return [];
  return eventsOf(definition, rule, one, end).filter(({ at }) => at >= startOfDay(period.from) && at <= end);
}

/** Several events as one: the first of them, resting on all their actions. */
function firstOf(events: readonly CountedEvent[]): readonly CountedEvent[] {
  const [first] = events.toSorted((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
  if (first === undefined) return [];
  const numbers = [...new Set(events.flatMap((event) => [...event.numbers]))].toSorted((a, b) => a - b);
  return [{ ...first, numbers }];
}

/** An unknown condition does not count: a figure says what is known. */
function applies(definition: SystemDefinition, where: Condition, state: CaseState, now: string): boolean {
  return evaluate(where, factsOf(definition, state, { now })) === true;
}

function eventsOf(
  definition: SystemDefinition,
  rule: Exclude<CountRule, { readonly anyOf: unknown } | { readonly eachOf: unknown }>,
  one: CountedCase,
  end: string,
): readonly CountedEvent[] {
  const { state } = one;
  if ("opened" in rule) return state.openedAt === "" ? [] : [once(state.openedAt, [1])];
  if ("action" in rule) {
    const { where } = rule;
    const actions = effectiveActions(definition, one.actions);
    return actions.flatMap(({ name, at, numbers }, index) => {
      if (name !== rule.action) return [];
      const holds = where === undefined || applies(definition, where, asLeftBy(actions, index, state), end);
      return holds ? [once(at, numbers)] : [];
    });
  }
  if ("state" in rule) {
    if (state.state !== rule.state) return [];
    const entered = effectiveActions(definition, one.actions).findLast(
      ({ name }) => definition.actions[name]?.to === rule.state,
    );
    return [once(end, entered?.numbers ?? [])];
  }
  if ("due" in rule || "onTime" in rule) {
    const name = "due" in rule ? rule.due : rule.onTime;
    return state.deadlines
      .filter((deadline) => deadline.name === name)
      .flatMap((deadline) => {
        const ended = endOfOccurrence(deadline, end);
        if (ended === null || ("onTime" in rule && !ended.isOnTime)) return [];
        return [once(ended.at, numbersOf(deadline))];
      });
  }
  if ("overdue" in rule) {
    const late = state.deadlines.find(
      ({ name, state: stands, dueAt }) => name === rule.overdue && stands === "running" && dueAt < end,
    );
    return late === undefined ? [] : [once(end, numbersOf(late))];
  }
  if ("schedule" in rule) return countedSteps(rule, state, end).map(({ at, numbers }) => once(at, numbers));
  if ("referral" in rule) {
    return state.referrals
      .filter(({ name }) => name === rule.referral)
      .flatMap((referral) => {
        if (rule.status === "sent") return [once(utc(referral.sentAt), [referral.sentBy])];
        const part = rule.status === "answered-on-time" ? "answer" : "acknowledge";
        const clock = state.deadlines.find(
          ({ name }) => name === referralClock(referral.name, referral.number, part),
        );
        const isOnTime = clock?.state === "met" && clock.metAt !== null && clock.metAt <= clock.dueAt;
        // counted where the sending is, so that a share is of one set of referrals
        return isOnTime ? [once(utc(referral.sentAt), numbersOf(clock))] : [];
      });
  }
  // units are no cases: the host counts them (travel/judge-coverage.ts)
  if ("units" in rule) return [];
  return sumsOf(rule.sum, one);
}

interface EffectiveAction {
  readonly name: string;
  readonly at: string;
  readonly numbers: readonly number[];
  readonly answers: FormAnswers["fields"];
}

/**
 * The case with its answers as one of its actions left them, so that of five visits each counts by what was found then. A
 * correction holds for what was said before it, until the question was answered anew; everything but answers is as it
 * stands.
 */
function asLeftBy(actions: readonly EffectiveAction[], index: number, state: CaseState): CaseState {
  const answered = new Set(actions.flatMap(({ answers }) => Object.keys(answers)));
  // what no action answered came with the case
  const fields = Object.fromEntries(Object.entries(state.fields).filter(([name]) => !answered.has(name)));
  const answeredAnew = new Set<string>();
  for (const [at, { name, numbers, answers }] of actions.entries()) {
    for (const [field, value] of Object.entries(answers)) {
      if (at > index && name !== "correct") answeredAnew.add(field);
      if (!answeredAnew.has(field)) fields[field] = { value, by: numbers.at(-1) ?? 0 };
    }
  }
  return { ...state, fields };
}

/** Actions as they took effect: one that needs a second person when it was confirmed. */
function effectiveActions(
  definition: SystemDefinition,
  actions: readonly CaseAction[],
): readonly EffectiveAction[] {
  const byNumber = new Map(actions.map((action) => [action.number, action]));
  return actions.flatMap((action) => {
    if (action.action === "confirm") {
      const proposed = byNumber.get(action.details.pending ?? -1);
      return proposed === undefined
        ? []
        : [
            {
              name: proposed.action,
              at: utc(action.at),
              numbers: [proposed.number, action.number],
              answers: proposed.details.answers?.fields ?? {},
            },
          ];
    }
    // a proposal is none yet
    const isProposal =
      action.action === "lower-grade" || definition.actions[action.action]?.secondPerson !== undefined;
    if (isProposal) return [];
    const answers = action.details.answers?.fields ?? {};
    return [{ name: action.action, at: utc(action.at), numbers: [action.number], answers }];
  });
}

function sumsOf(field: string, { state, actions }: CountedCase): readonly CountedEvent[] {
  const given = state.fields[field];
  if (given === undefined || typeof given.value !== "string") return [];
  const action = actions.find(({ number }) => number === given.by);
  return [{ at: utc(action?.at ?? state.openedAt), amount: given.value, numbers: [given.by] }];
}

function once(at: string, numbers: readonly number[]): CountedEvent {
  return { at: utc(at), amount: "1", numbers };
}

function utc(moment: string): string {
  return new Date(moment).toISOString();
}

function startOfDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`)).toISOString();
}
