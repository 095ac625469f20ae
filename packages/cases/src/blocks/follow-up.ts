import type { Trigger } from "../definition/definition.ts";
import { clock, leadAtOnce, type TriggerWords } from "./shorthand.ts";

/** Visits at one week, one, two and three months after a start: four clocks, each met by its own visit. */
export function followUpClocks(starts: Trigger | TriggerWords) {
  return {
    week: clock("一周回访", "At one week", starts, "7d", "do visitWeek", leadAtOnce, { warn: ["1d"] }),
    month: clock("一个月回访", "At one month", starts, "1mo", "do visitMonth", leadAtOnce, { warn: ["2d"] }),
    twoMonths: clock("两个月回访", "At two months", starts, "2mo", "do visitTwo", leadAtOnce, {
      warn: ["2d"],
    }),
    threeMonths: clock("三个月回访", "At three months", starts, "3mo", "do visitThree", leadAtOnce, {
      warn: ["2d"],
    }),
  };
}
