import type { Period, SystemDefinition } from "../definition/definition.ts";
import type { Condition } from "../expression/condition.ts";
import { atomsOf } from "../expression/names-in.ts";
import type { PlacePath } from "./place-path.ts";

/*
 * Least terms inside guards: how long something has to last before an action may be done (`since`). A place may set them, under
 * "terms.<action>". How far two days may lie apart (`apart`) is the law's alone: a protection order lasts six months at most.
 */

/** The least term that the guard of an action asks for; null where it asks for none, or for several. */
export function termOf({ actions }: SystemDefinition, action: string): Period | null {
  const guard = actions[action]?.guard;
  const terms =
    guard === undefined
      ? []
      : atomsOf(guard.when).flatMap((atom) => ("since" in atom ? [atom.since[2]] : []));
  const [term] = terms;
  return terms.length === 1 && term !== undefined ? term : null;
}

/** A least term as a period that a place may set; null where there is none. */
export function findTerm(definition: SystemDefinition, action: string): PlacePath | null {
  const value = termOf(definition, action);
  if (value === null) return null;
  return {
    value,
    put: (to, period) => {
      const rule = to.actions[action];
      if (rule?.guard === undefined) return to;
      const guard = { ...rule.guard, when: withTerm(rule.guard.when, period) };
      return { ...to, actions: { ...to.actions, [action]: { ...rule, guard } } };
    },
  };
}

function withTerm(condition: Condition, period: Period): Condition {
  const set = (part: Condition): Condition => withTerm(part, period);
  if ("all" in condition) return { all: condition.all.map(set) };
  if ("any" in condition) return { any: condition.any.map(set) };
  if ("not" in condition) return { not: set(condition.not) };
  if (!("since" in condition)) return condition;
  const [from, operator] = condition.since;
  return { since: [from, operator, period] };
}
