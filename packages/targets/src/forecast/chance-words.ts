import type { Bilingual } from "@halfsky/statistics";

/** A chance up to which these words are said. */
interface ChanceRow {
  readonly upTo: number;
  readonly words: Bilingual;
}

/**
 * A chance of meeting a target as a natural frequency: people weigh "two of three" rightly and "0.33" badly (Gigerenzer and
 * Hoffrage 1995). Each row holds up to its bound, in hundredths.
 */
export const chanceTable: readonly ChanceRow[] = [
  row(
    2,
    "几乎肯定达不到：大约每一百次只有一次能达到",
    "almost certainly missed: met about once in a hundred times",
  ),
  row(7, "大约每二十次只有一次能达到", "met about once in twenty times"),
  row(14, "大约每十次有九次达不到", "missed about nine times in ten"),
  row(22, "大约每五次有四次达不到", "missed about four times in five"),
  row(29, "大约每四次有三次达不到", "missed about three times in four"),
  row(36, "大约每三次有两次达不到", "missed about two times in three"),
  row(44, "大约每五次有三次达不到", "missed about three times in five"),
  row(55, "达到与达不到的可能大致各半", "about as likely met as missed"),
  row(63, "大约每五次有三次能达到", "met about three times in five"),
  row(70, "大约每三次有两次能达到", "met about two times in three"),
  row(77, "大约每四次有三次能达到", "met about three times in four"),
  row(85, "大约每五次有四次能达到", "met about four times in five"),
  row(92, "大约每十次有九次能达到", "met about nine times in ten"),
  row(97, "大约每二十次有十九次能达到", "met about nineteen times in twenty"),
  row(
    100,
    "几乎肯定达到：大约每一百次只有一次达不到",
    "almost certainly met: missed about once in a hundred times",
  ),
];

function row(upTo: number, zh: string, en: string): ChanceRow {
  return { upTo, words: { zh, en } };
}

/** The words of a chance (0 … 1) that is still open. */
export function wordChance(chance: number): Bilingual {
  const hundredths = Math.round(chance * 100);
  const found = chanceTable.find(({ upTo }) => hundredths <= upTo) ?? chanceTable.at(-1);
  return found?.words ?? { zh: "", en: "" };
}

/** The words of a chance that is none any more: the year is over and the fact is known. */
export const decidedWords: Readonly<Record<"met" | "missed", Bilingual>> = {
  met: { zh: "目标年份已到，已经达到", en: "the target year is reached and the target is met" },
  missed: { zh: "目标年份已到，没有达到", en: "the target year is reached and the target is not met" },
};
