import type { Bilingual } from "@halfsky/statistics";
import type { SystemDefinition } from "../definition/definition.ts";
import type { CoverageRule } from "../definition/outward-rules.ts";
import { words } from "./actor-words.ts";
import { sayCondition } from "./say-condition.ts";
import { levelWords } from "./travel-words.ts";

/** What each unit needs a place for, as a sentence of the sheet of permissions. */
export function sayNeeds(
  definition: SystemDefinition,
  level: CoverageRule["level"],
  needs: NonNullable<CoverageRule["needs"]>,
): Bilingual {
  const each = Object.values(needs).map(({ title, when }) => ({
    title,
    kind: sayCondition(when, definition),
  }));
  return words(
    `每个${levelWords[level].zh}对下列每一项都须有达标且开放的阵地（一处可兼几项）：${each.map(({ title, kind }) => `${title.zh}（${kind.zh}）`).join("、")}；缺一项即列为缺，通行时间按每一项分别判断，取最差的一项。`,
    `Each ${levelWords[level].en} needs an open place that meets the standard for each of these (one may do for several): ${each.map(({ title, kind }) => `${title.en} (${kind.en})`).join(", ")}; whoever lacks one is listed as lacking, and travel is judged for each, the worst of them standing.`,
  );
}
