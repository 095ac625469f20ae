import type { DeadlineRule, Period } from "../definition/definition.ts";
import { unverified } from "../definition/fields.ts";
import { clock } from "./shorthand.ts";

/** How long a case usually stands in a state; no law was seen that says so, and a place sets its own. */
const usualStay = unverified(
  "平台默认的停留期限，未见法律规定，可由当地设定",
  "How long it usually stands so; no law was seen, a place sets its own",
);

/**
 * Clocks that run while a case stands in a state and end when it leaves, so that nobody's case stands still unseen; each is
 * called "at" and the name of its state.
 */
export function standing<const S extends string, const W extends string = never>(
  tells: readonly (readonly [after: Period, to: W])[],
  states: Readonly<Record<S, Period>>,
): Readonly<Record<`at${Capitalize<S>}`, DeadlineRule<never, string, W>>>;
export function standing(
  tells: readonly (readonly [after: Period, to: string])[],
  states: Readonly<Record<string, Period>>,
): Readonly<Record<string, DeadlineRule<never>>> {
  return Object.fromEntries(
    Object.entries(states).map(([state, due]) => [
      `at${state.charAt(0).toUpperCase()}${state.slice(1)}`,
      clock("办理下一步", "Next step", { state }, due, { left: state }, tells, { source: usualStay }),
    ]),
  );
}
