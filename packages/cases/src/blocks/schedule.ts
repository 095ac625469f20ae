import type {
  Age,
  OriginRule,
  Period,
  ScheduleRule,
  ScheduleStepRule,
  Source,
} from "../definition/definition.ts";
import { usual, words } from "../definition/fields.ts";
import type { Condition } from "../expression/condition.ts";
import { share } from "./shorthand.ts";

/** What a step of a schedule has beside its row. */
interface StepMore<F extends string, A extends string> {
  readonly on?: F;
  readonly needs?: Condition<F, A, never>;
  readonly when?: Condition<F, A, never>;
}

/** A step of a schedule as a row of a table: what it is called, from which completed age to which, by which actions. */
export function step<const A extends string, const F extends string = never, const N extends string = never>(
  zh: string,
  en: string,
  from: Age,
  to: Age,
  by: readonly A[],
  more: StepMore<F, N> = {},
): ScheduleStepRule<F, A | N, never> {
  return { title: words(zh, en), from, to, by, ...more };
}

/** A schedule: what its ages count from, its steps, whom a window that passed tells, and where it comes from. */
export function schedule<
  const O extends string,
  const F extends string = never,
  const A extends string = never,
  const W extends string = never,
  const E extends string = never,
>(
  zh: string,
  en: string,
  origin: readonly OriginRule<O>[],
  steps: Readonly<Record<string, ScheduleStepRule<F, A, never>>>,
  tells: readonly (readonly [after: Period, to: W])[],
  more: {
    readonly corrected?: { readonly weeks: O; readonly days?: O };
    readonly ends?: Condition<E, never, never>;
    readonly warn?: readonly Period[];
    readonly source?: Source;
  } = {},
): ScheduleRule<O | F | E, A, never, W> {
  const escalate = tells.map(([after, to]) => ({ after, to }));
  return { title: words(zh, en), origin, steps, escalate, source: usual(), ...more };
}

/** Share of the steps of a schedule that were done in time, of those whose window ended. */
export function stepsInTime(zh: string, en: string, name: string) {
  return share(zh, en, { schedule: name, counts: "steps-in-time" }, { schedule: name, counts: "steps-due" }, [
    "area",
    "month",
  ]);
}

/** Share of those of whom a step had come due who had every step that was due by then. */
export function allSteps(zh: string, en: string, name: string) {
  return share(
    zh,
    en,
    { schedule: name, counts: "cases-complete" },
    { schedule: name, counts: "cases-due" },
    ["area"],
  );
}
