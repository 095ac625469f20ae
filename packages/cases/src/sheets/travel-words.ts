import type { Bilingual } from "@halfsky/statistics";
import { travelModeWords } from "../travel/travel-mode.ts";
import type { SystemDefinition } from "../definition/definition.ts";
import type { TravelStandard } from "../definition/outward-rules.ts";
import { periodWords } from "../deadlines/period.ts";
import { words } from "./actor-words.ts";
import { sayCondition, wordsOr } from "./say-condition.ts";
import { saySource } from "./sheet-words.ts";

/** Levels of units, as sheets say them. */
export const levelWords = {
  county: { zh: "县（市、区）", en: "county" },
  township: { zh: "乡镇（街道）", en: "township" },
  village: { zh: "村（社区）", en: "village" },
} as const satisfies Record<TravelStandard["from"], Bilingual>;

/** The standard of minutes as a sentence of the sheet of permissions. */
export function sayTravel(
  definition: SystemDefinition,
  counts: Parameters<typeof sayCondition>[0],
  { time, mode, from, serves, free, source }: TravelStandard,
): Bilingual {
  const period = periodWords(time);
  const unit = levelWords[from];
  const way = travelModeWords[mode];
  const kind = sayCondition(serves ?? counts, definition);
  const room = free === undefined ? words("", "") : wordsOr(definition.fields[free]?.title, free);
  const basis = saySource(source);
  return words(
    `通行标准：每个${unit.zh}${way.zh}${period.zh}内有开放的阵地（${kind.zh}${free === undefined ? "" : `，且有${room.zh}`}）；未测的不算覆盖。依据：${basis.zh}。`,
    `Travel: each ${unit.en} reaches an open place (${kind.en}${free === undefined ? "" : `, with ${room.en} left`}) within ${period.en} ${way.en}; what is not measured is not covered. Rests on: ${basis.en}.`,
  );
}
