import type { Period, Trigger } from "../definition/definition.ts";
import { any, did, since } from "../expression/condition.ts";
import type { Condition } from "../expression/condition.ts";
import { act, clock, leadAtOnce, next } from "./shorthand.ts";
import type { TriggerWords } from "./trigger-words.ts";

/** Visits at one week, one, two and three months after a start: four clocks, each met by its own visit; they stand still where nobody can visit. */
export function followUpClocks<const S extends string>(
  starts: Trigger | TriggerWords,
  pausedIn: readonly S[],
) {
  const visit = (zh: string, en: string, due: "7d" | "1mo" | "2mo" | "3mo", meets: TriggerWords) =>
    clock(zh, en, starts, due, meets, leadAtOnce, {
      warn: [due === "7d" ? "1d" : "2d"],
      pausedIn,
    });
  return {
    week: visit("一周回访", "At one week", "7d", "do visitWeek"),
    month: visit("一个月回访", "At one month", "1mo", "do visitMonth"),
    twoMonths: visit("两个月回访", "At two months", "2mo", "do visitTwo"),
    threeMonths: visit("三个月回访", "At three months", "3mo", "do visitThree"),
  };
}

/**
 * Visits that are to tell how it is after some time: one in the first week is no visit of the third month. Counted from when
 * the case came into a state; not asked where a setback began it anew, since the clocks run on from the first time.
 */
export function laterVisits<
  const S extends string,
  const W extends string,
  const M extends string,
  const A extends string,
>(state: S, by: W, form: M, ...setbacks: readonly Condition<never, A, never>[]) {
  return (zh: string, en: string, from: Period) =>
    act(zh, en, [state], "same", [by], {
      form,
      guard: [
        any<never, A, never>(since({ state }, from), ...setbacks),
        "还不到这一次回访的时候",
        "It is too soon for this visit",
      ],
    });
}

/** The visits that those clocks wait for, each from the end of the one before on; `setback` is what begins them anew. */
export function followUpVisits<const S extends string, const W extends string, const A extends string>(
  state: S,
  by: W,
  setback: A,
) {
  const visit = laterVisits(state, by, "visit", did(setback));
  return {
    visitWeek: next(act("一周回访", "Visit at a week", [state], "same", [by], "visit")),
    visitMonth: visit("一个月回访", "Visit at a month", "7d"),
    visitTwo: visit("两个月回访", "Visit at two months", "1mo"),
    visitThree: visit("三个月回访", "Visit at three months", "2mo"),
  };
}
