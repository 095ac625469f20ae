import type { Trigger } from "../definition/definition.ts";
import { clock, leadAtOnce } from "./shorthand.ts";
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
