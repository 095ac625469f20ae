import type { CountRule, SystemDefinition } from "../definition/definition.ts";
import { referralClock } from "../deadlines/clock-rules.ts";
import { endOfDay } from "../deadlines/period.ts";
import { countedSteps } from "./counted-steps.ts";
import { endOfOccurrence, numbersOf } from "./occurrence-end.ts";
import { factsOf } from "../expression/condition-facts.ts";
import { evaluate } from "../expression/evaluate.ts";
import type { Condition } from "../expression/condition.ts";
import type { CaseAction } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";

/** A case as it stood at the end of the period: its log up to then, and the fold of just that. */
export interface CountedCase {
  readonly caseId: string;
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
  if ("where" in rule && rule.where !== undefined && !applies(definition, rule.where, state, end)) return [];
  return eventsOf(definition, rule, one, end).filter(({ at }) => at >= startOfDay(period.from) && at <= end);
}

/** An unknown condition does not count: a figure says what is known. */
function applies(definition: SystemDefinition, where: Condition, state: CaseState, now: string): boolean {
  return evaluate(where, factsOf(definition, state, { now })) === true;
}

function eventsOf(
  definition: SystemDefinition,
  rule: CountRule,
  one: CountedCase,
  end: string,
): readonly CountedEvent[] {
  const { state } = one;
  if ("opened" in rule) return state.openedAt === "" ? [] : [once(state.openedAt, [1])];
  if ("action" in rule) {
    return effectiveActions(definition, one.actions)
      .filter(({ name }) => name === rule.action)
      .map(({ at, numbers }) => once(at, numbers));
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

/** Actions as they took effect: one that needs a second person when it was confirmed. */
function effectiveActions(
  definition: SystemDefinition,
  actions: readonly CaseAction[],
): readonly { readonly name: string; readonly at: string; readonly numbers: readonly number[] }[] {
  const byNumber = new Map(actions.map((action) => [action.number, action]));
  return actions.flatMap((action) => {
    if (action.action === "confirm") {
      const proposed = byNumber.get(action.details.pending ?? -1);
      return proposed === undefined
        ? []
        : [{ name: proposed.action, at: utc(action.at), numbers: [proposed.number, action.number] }];
    }
    // a proposal is none yet
    const isProposal =
      action.action === "lower-grade" || definition.actions[action.action]?.secondPerson !== undefined;
    if (isProposal) return [];
    return [{ name: action.action, at: utc(action.at), numbers: [action.number] }];
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
