import type { Bilingual } from "@halfsky/statistics";
import type { SystemDefinition } from "../definition/definition.ts";
import { listOrNone, words } from "./actor-words.ts";
import { wordsOr } from "./say-condition.ts";

/** In which states it is known who the people are. */
export function knownPeople({ states, parties }: SystemDefinition): readonly Bilingual[] {
  return Object.values(states).flatMap(({ title, known = [] }) => {
    if (known.length === 0) return [];
    const who = listOrNone(known.map((party) => wordsOr(parties[party]?.title, party)));
    return [
      words(
        `“${title.zh}”的${who.zh}须知道姓名，以及出生日期或身份证号；不知道的先更正补登，不能进入，也不计数。`,
        `At “${title.en}” the name, and a day of birth or an ID number, of ${who.en} are known; until a correction adds them nobody comes there, and nobody is counted.`,
      ),
    ];
  });
}

/** In which states a case may stand without a clock, and why. */
export function unclockedStates({ states }: SystemDefinition): readonly Bilingual[] {
  return Object.values(states).flatMap(({ title, unclocked }) =>
    unclocked === undefined
      ? []
      : [
          words(
            `“${title.zh}”中可以没有时限：${unclocked.zh}。`,
            `At “${title.en}” no clock need run: ${unclocked.en}.`,
          ),
        ],
  );
}
