import type { Bilingual } from "@halfsky/statistics";
import type { SystemDefinition } from "../definition/definition.ts";

/** How a case goes on, as every state says it. */
type Phase = SystemDefinition["states"][string]["phase"];

/** What a word of an outside system stands for among our states. */
export type StateMeaning =
  | { readonly states: readonly string[] }
  | { readonly phase: Phase }
  /** known, and without a counterpart here */
  | { readonly notCompared: true };

/** What the words of an outside system stand for, by the word as `stateWord` writes it. */
export type StateMapping = Readonly<Record<string, StateMeaning>>;

/** A word of an outside system as mappings know it; null for an empty cell, which stays unknown. */
export function stateWord(text: string): string | null {
  const word = text.normalize("NFKC").trim().replace(/\s+/gu, " ");
  return word === "" ? null : word;
}

/** Our states that a word stands for; null where it is not known or not compared. */
export function statesMeant(
  { states }: Pick<SystemDefinition, "states">,
  mapping: StateMapping,
  word: string | null,
): ReadonlySet<string> | null {
  const meaning = word === null || !Object.hasOwn(mapping, word) ? undefined : mapping[word];
  if (meaning === undefined || "notCompared" in meaning) return null;
  if ("states" in meaning) return new Set(meaning.states);
  return new Set(
    Object.entries(states).flatMap(([name, { phase }]) => (phase === meaning.phase ? [name] : [])),
  );
}

/** What is wrong with a mapping, word by word; "" for the whole of it. */
export function checkStateMapping(
  definition: Pick<SystemDefinition, "states">,
  mapping: StateMapping,
): readonly { readonly word: string; readonly message: Bilingual }[] {
  return Object.entries(mapping).flatMap(([word, meaning]) => {
    if (!("states" in meaning)) return [];
    const unknown = meaning.states.filter((state) => definition.states[state] === undefined);
    if (meaning.states.length > 0 && unknown.length === 0) return [];
    const message: Bilingual =
      unknown.length === 0
        ? { zh: "没有选择对应的状态。", en: "No state is chosen." }
        : {
            zh: `没有这些状态：${unknown.join("、")}`,
            en: `There are no such states: ${unknown.join(", ")}`,
          };
    return [{ word, message }];
  });
}
