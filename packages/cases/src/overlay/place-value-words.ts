import type { Bilingual } from "@halfsky/statistics";
import { parsePeriod, periodWords } from "../deadlines/period.ts";
import { privacyWords } from "../sheets/sheet-words.ts";

/** A value of an overlay's change in words: a period, a class of privacy, or the words that stand there already. */
export function placeValueWords(text: string): Bilingual {
  const parsed = parsePeriod(text);
  if (parsed !== null) return periodWords(`${parsed.count}${parsed.unit}`);
  return Object.entries(privacyWords).find(([name]) => name === text)?.[1] ?? { zh: text, en: text };
}
