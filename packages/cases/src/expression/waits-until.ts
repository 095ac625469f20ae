import type { Condition } from "./condition.ts";
import type { ConditionFacts } from "./condition-facts.ts";
import { evaluate, fullSince } from "./evaluate.ts";

/**
 * The earliest moment at which a condition that does not hold could hold by time alone: when the terms that it asks for
 * are full. Null where it holds already, or time alone does not bring it about.
 */
export function waitsUntil(condition: Condition, facts: ConditionFacts): string | null {
  if (evaluate(condition, facts) === true) return null;
  if ("since" in condition) return fullSince(condition.since, facts);
  if ("any" in condition) return first(condition.any.map((part) => waitsUntil(part, facts)));
  if (!("all" in condition)) return null;
  const missing = condition.all.filter((part) => evaluate(part, facts) !== true);
  const ends = missing.map((part) => waitsUntil(part, facts));
  return ends.includes(null) ? null : last(ends);
}

function first(moments: readonly (string | null)[]): string | null {
  return moments.filter((moment) => moment !== null).toSorted(byTime)[0] ?? null;
}

function last(moments: readonly (string | null)[]): string | null {
  return (
    moments
      .filter((moment) => moment !== null)
      .toSorted(byTime)
      .at(-1) ?? null
  );
}

function byTime(one: string, other: string): number {
  return Date.parse(one) - Date.parse(other);
}
