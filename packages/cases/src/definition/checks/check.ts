import type { Condition } from "../../expression/condition.ts";
import type { DefinitionFault } from "../definition-fault.ts";
import type { SystemDefinition } from "../definition.ts";

/** What a check looks at: one definition, and the systems beside it (empty where they are not given). */
export interface CheckBasis {
  readonly definition: SystemDefinition;
  readonly others: readonly SystemDefinition[];
}

/** One kind of fault, found everywhere in a definition. */
export type Check = (basis: CheckBasis) => Iterable<DefinitionFault>;

/** A fault at a place. */
export function fault(path: string, zh: string, en: string): DefinitionFault {
  return { path, words: { zh, en } };
}

/** Names that are not declared, as faults. */
export function* undeclared(
  path: string,
  names: readonly string[],
  declared: Readonly<Record<string, unknown>> | undefined,
  zh: string,
  en: string,
): Generator<DefinitionFault> {
  for (const name of new Set(names)) {
    if (declared === undefined || !Object.hasOwn(declared, name)) {
      yield fault(path, `没有名为“${name}”的${zh}。`, `There is no ${en} "${name}".`);
    }
  }
}

/** A condition with its place and its purpose. */
export interface PlacedCondition {
  readonly path: string;
  readonly when: Condition;
  /**
   * about whom the host may be asked for another system's gate: people of a party, or whom the case is assigned to; about
   * nobody in forms, grades and tasks, which are folded without it
   */
  readonly gatesAbout: "party" | "assignee" | null;
  /** whether it is judged where somebody acts, so that it may ask how much time has gone by */
  readonly isGuard: boolean;
}

/** Every condition of a definition. */
export function* conditionsOf(definition: SystemDefinition): Generator<PlacedCondition> {
  const placed = (
    path: string,
    when: Condition | undefined,
    gatesAbout: PlacedCondition["gatesAbout"] = null,
    isGuard = false,
  ): PlacedCondition[] => (when === undefined ? [] : [{ path, when, gatesAbout, isGuard }]);
  for (const [name, items] of Object.entries(definition.forms)) {
    for (const [at, item] of items.entries()) {
      if (typeof item === "object" && "when" in item) {
        yield* placed(`forms.${name}.${at}.when`, item.when);
      }
    }
  }
  for (const [name, action] of Object.entries(definition.actions)) {
    yield* placed(`actions.${name}.guard`, action.guard?.when, "party", true);
    for (const [at, effect] of (action.effects ?? []).entries()) {
      if ("when" in effect) yield* placed(`actions.${name}.effects.${at}.when`, effect.when, "party");
    }
  }
  for (const [at, rule] of (definition.grade?.rules ?? []).entries()) {
    yield* placed(`grade.rules.${at}.when`, rule.when);
  }
  yield* placed("grade.lowerGuard", definition.grade?.lowerGuard?.when, "party", true);
  yield* placed("assignGuard", definition.assignGuard?.when, "assignee", true);
  for (const [name, { basis }] of Object.entries(definition.referrals ?? {})) {
    for (const [at, one] of basis.entries()) {
      yield* placed(`referrals.${name}.basis.${at}.when`, one.when);
    }
  }
  for (const [name, rule] of Object.entries(definition.deadlines ?? {})) {
    yield* placed(`deadlines.${name}.starts.when`, rule.starts.when);
    yield* placed(`deadlines.${name}.meets.when`, rule.meets.when);
  }
  for (const [name, task] of Object.entries(definition.tasks ?? {})) {
    yield* placed(`tasks.${name}.when`, task.when);
  }
  for (const [name, { ends, steps }] of Object.entries(definition.schedules ?? {})) {
    yield* placed(`schedules.${name}.ends`, ends);
    for (const [step, { needs, when }] of Object.entries(steps)) {
      yield* placed(`schedules.${name}.steps.${step}.needs`, needs);
      yield* placed(`schedules.${name}.steps.${step}.when`, when);
    }
  }
  for (const [name, indicator] of Object.entries(definition.indicators)) {
    for (const part of ["numerator", "denominator"] as const) {
      const rule = indicator[part];
      if (rule !== undefined && "where" in rule)
        yield* placed(`indicators.${name}.${part}.where`, rule.where);
    }
  }
  yield* placed("coverage.counts", definition.coverage?.counts);
  for (const [name, { when }] of Object.entries(definition.coverage?.needs ?? {})) {
    yield* placed(`coverage.needs.${name}.when`, when);
  }
  yield* placed("coverage.within.serves", definition.coverage?.within?.serves);
}
