import type { Bilingual } from "@halfsky/statistics";
import type { SystemDefinition } from "../definition/definition.ts";
import { relations } from "../definition/roles.ts";
import { join, wordsOr } from "./say-condition.ts";

/** Words in both languages. */
export function words(zh: string, en: string): Bilingual {
  return { zh, en };
}

/** An empty cell. */
export const none: Bilingual = { zh: "—", en: "—" };

/** 个案督导（主办单位的督导） */
function actorWords(definition: SystemDefinition, name: string): Bilingual {
  if (name === "owner")
    return words("承办人（无承办人时为主办单位）", "the worker, or else the owning agency");
  const actor = definition.actors[name];
  if (actor === undefined) return wordsOr(undefined, name);
  const relation = relations[actor.relation];
  return words(`${actor.title.zh}（${relation.zh}）`, `${actor.title.en} (${relation.en})`);
}

/** The title of an actor alone, with the relation only where two actors have the same title. */
export function actorTitle(definition: SystemDefinition, name: string): Bilingual {
  const title = definition.actors[name]?.title.zh;
  const isShared = Object.entries(definition.actors).some(
    ([other, actor]) => other !== name && actor.title.zh === title,
  );
  return isShared
    ? actorWords(definition, name)
    : (definition.actors[name]?.title ?? actorWords(definition, name));
}

/** Actors as one cell. */
export function actorList(definition: SystemDefinition, names: readonly string[]): Bilingual {
  return listOrNone(names.map((name) => actorTitle(definition, name)));
}

/** Words as one cell; an empty one is marked so. */
export function listOrNone(parts: readonly Bilingual[], zh = "、", en = ", "): Bilingual {
  return parts.length === 0 ? none : join(parts, zh, en);
}
