import type { Tone } from "../ui/tag.tsx";
import type { Words } from "../words/zh.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How the end of a clock is shown: in a person's words, with colour and mark. */
export interface DueTime {
  readonly words: string;
  readonly tone: Tone;
  readonly mark: string;
}

/** How long until, or since, a moment: minutes under two hours, hours under two days, then days. */
function lengthWords(length: number, words: Words["cases"]["due"]): string {
  if (length < 2 * hour) return words.minutes(Math.max(1, Math.round(length / minute)));
  return length < 2 * day ? words.hours(Math.round(length / hour)) : words.days(Math.round(length / day));
}

/** Says how the end of a clock stands at a moment: red when past, orange in its last day, blue before. */
export function dueTimeOf(dueAt: string, now: Date, words: Words["cases"]["due"]): DueTime {
  const left = Date.parse(dueAt) - now.getTime();
  if (left <= 0) return { words: words.late(lengthWords(-left, words)), tone: "red", mark: "!" };
  const said = words.left(lengthWords(left, words));
  return left < day ? { words: said, tone: "orange", mark: "◔" } : { words: said, tone: "blue", mark: "○" };
}
