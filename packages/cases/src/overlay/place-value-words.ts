import type { Bilingual } from "@halfsky/statistics";
import { parsePeriod, periodWords } from "../deadlines/period.ts";
import { privacyWords } from "../sheets/sheet-words.ts";

const switches: Readonly<Record<string, Bilingual>> = {
  asked: { zh: "开展", en: "done" },
  "not-asked": { zh: "不开展", en: "not done" },
  on: { zh: "由系统开立", en: "opened by the platform" },
  off: { zh: "不由系统开立", en: "not opened by the platform" },
};

/** A value of an overlay's change in words: a period, a class of privacy, a switch, or the words that stand there already. */
export function placeValueWords(text: string): Bilingual {
  const known = switches[text];
  if (known !== undefined) return known;
  const parsed = parsePeriod(text);
  if (parsed !== null) return periodWords(`${parsed.count}${parsed.unit}`);
  return Object.entries(privacyWords).find(([name]) => name === text)?.[1] ?? { zh: text, en: text };
}
