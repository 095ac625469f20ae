import type { Bilingual } from "@halfsky/statistics";
import type { SystemDefinition } from "../definition/definition.ts";
import { listOrNone, words } from "./actor-words.ts";
import { wordsOr } from "./say-condition.ts";

/** What of a system is loaded from a list, about whom, and when somebody is there already. */
export function sayLoads({ loads, actions, parties, fields }: SystemDefinition): readonly Bilingual[] {
  if (loads === undefined) return [];
  const { by, party, apart = [] } = loads;
  const titlesOf = (names: readonly string[]) =>
    listOrNone(names.map((name) => wordsOr(fields[name]?.title, name)));
  const how = wordsOr(actions[by]?.title, by);
  const who = wordsOr(parties[party]?.title, party);
  const what = titlesOf(loads.fields);
  const same = titlesOf(apart);
  return [
    words(
      `可以用名单批量“${how.zh}”，每行一人（${who.zh}）：姓名、证件号码等，以及${what.zh}；只向主办或主管单位开放。已有${apart.length === 0 ? "未结的" : `${same.zh}相同的`}，不再立案。`,
      `“${how.en}” is also done from a list, a row a person (${who.en}): name, ID number and so on, and ${what.en}; by agencies that own or oversee the cases alone. Who is there already ${apart.length === 0 ? "and not closed" : `with the same ${same.en}`} is not opened again.`,
    ),
  ];
}
