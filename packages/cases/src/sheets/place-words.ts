import type { Bilingual } from "@halfsky/statistics";
import { placeField } from "../decide/agency-of.ts";
import type { SystemDefinition } from "../definition/definition.ts";
import { words } from "./actor-words.ts";
import { wordsOr } from "./say-condition.ts";

/** By which answer it is said to which township or village something goes. */
export function sayPlace(definition: SystemDefinition): readonly Bilingual[] {
  const field = placeField(definition);
  if (field === undefined) return [];
  const { zh, en } = wordsOr(definition.fields[field]?.title, field);
  return [
    words(
      `乡镇（街道）、村（社区）另设承接单位的，按“${zh}”送往、归属；没有填写的由办理人选择，无从询问的送全县的单位。`,
      `Where townships or villages have agencies of their own, “${en}” says which of them is asked and owns; left open, whoever acts chooses, and what nobody can be asked about goes to the agency of the whole county.`,
    ),
  ];
}
