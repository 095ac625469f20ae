import type { Bilingual } from "@halfsky/statistics";
import type { ActionRule, SystemDefinition } from "../definition/definition.ts";
import type { CaseState } from "../log/case-state.ts";

/**
 * What is said where an action does nothing but open another case, and the case holds none of the people whom that one would
 * be about; null where somebody is there, or the action does more.
 */
export function nobodyCarried(
  definition: SystemDefinition,
  { effects = [], form }: ActionRule,
  state: CaseState,
): Bilingual | null {
  if (form !== undefined) return null;
  for (const effect of effects) {
    if (!("open" in effect)) return null;
    const parties = Object.keys(definition.links?.[effect.open]?.parties ?? {});
    if (parties.length === 0 || parties.some((party) => (state.parties[party] ?? []).length > 0)) continue;
    const titles = parties.map((party) => definition.parties[party]?.title ?? { zh: party, en: party });
    const zh = titles.map((title) => title.zh).join("、");
    const en = titles.map((title) => title.en).join(", ");
    return {
      zh: `本案没有登记${zh}，无人可以立案。请先在“更正”中补登。`,
      en: `Nobody is written down here as: ${en}. Add them by a correction first.`,
    };
  }
  return null;
}
