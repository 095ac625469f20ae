import type { Bilingual } from "@halfsky/statistics";
import type { SystemDefinition } from "../definition/definition.ts";
import type { Trigger } from "../definition/trigger.ts";
import type { Condition } from "../expression/condition.ts";
import { namesIn } from "../expression/names-in.ts";
import { readsOf } from "../privacy/reads.ts";
import { actorList, listOrNone, words } from "./actor-words.ts";
import { wordsOr } from "./say-condition.ts";

/**
 * What follows by rule from answers that not everybody who sees the case may read, and is seen by all of them: the grade, and
 * what an action sends or opens, or a clock starts or waits for, under a condition. Said on the sheet, so that whoever weighs its secrecy knows it.
 */
export function derivedFacts(definition: SystemDefinition): readonly Bilingual[] {
  const { grade, actions, referrals, links, tasks, deadlines } = definition;
  const effects = Object.values(actions).flatMap(({ effects: of = [] }) => of);
  const conditional = (title: Bilingual, conditions: readonly Condition[]) =>
    conditions.length === 0 ? [] : [said(definition, title, conditions)];
  return [
    ...conditional(words("等级", "The grade"), grade?.rules.map(({ when }) => when) ?? []),
    ...Object.entries(referrals ?? {}).flatMap(([name, { title }]) =>
      conditional(
        words(`是否“${title.zh}”`, `Whether “${title.en}” was sent`),
        effects.flatMap((one) =>
          "refer" in one && one.refer === name && one.when !== undefined ? [one.when] : [],
        ),
      ),
    ),
    ...Object.entries(links ?? {}).flatMap(([name, { title }]) =>
      conditional(
        words(`是否开立“${title.zh}”`, `Whether “${title.en}” was opened`),
        effects.flatMap((one) =>
          "open" in one && one.open === name && one.when !== undefined ? [one.when] : [],
        ),
      ),
    ),
    ...Object.values(deadlines ?? {}).flatMap(({ title, starts, meets }) =>
      conditional(
        words(`是否计“${title.zh}”期限`, `Whether the clock “${title.en}” runs`),
        [starts, meets].flatMap(askedOf),
      ),
    ),
    ...Object.values(tasks ?? {}).flatMap(({ title, when }) =>
      conditional(
        words(`是否办“${title.zh}”`, `Whether “${title.en}” applies`),
        when === undefined ? [] : [when],
      ),
    ),
  ].flatMap((one) => one ?? []);
}

/** What a clock begins or ends by, beside what somebody does: an answer that is given, and what its condition asks. */
function askedOf(trigger: Trigger): readonly Condition[] {
  const given = "field" in trigger ? [{ has: trigger.field }] : [];
  return trigger.when === undefined ? given : [...given, trigger.when];
}

function said(
  definition: SystemDefinition,
  { zh, en }: Bilingual,
  conditions: readonly Condition[],
): Bilingual | null {
  const asked = conditions.map(namesIn);
  const fields = new Set(asked.flatMap((one) => one.fields));
  const parties = new Set(asked.flatMap((one) => one.parties));
  const readers = Object.keys(definition.actors).flatMap((name) => {
    const reads = readsOf(definition, name);
    if (!reads.whole) return [];
    const unseen = [
      ...[...fields].filter((field) => !reads.fields.has(field)),
      // a condition about people asks their ages or their number
      ...[...parties].filter((party) => reads.parties.get(party)?.has("birthDate") !== true),
    ];
    return unseen.length === 0 ? [] : [{ name, unseen }];
  });
  if (readers.length === 0) return null;
  const hidden = [...new Set(readers.flatMap(({ unseen }) => unseen))].map((name) =>
    wordsOr(definition.fields[name]?.title ?? definition.parties[name]?.title, name),
  );
  const who = actorList(
    definition,
    readers.map(({ name }) => name),
  );
  const from = listOrNone(hidden);
  return words(
    `${zh}由${from.zh}等推出：${who.zh}看不到其中全部内容，但看得到${zh}。`,
    `${en} follows from answers such as ${from.en}: ${who.en} may not read all of these, and see what follows.`,
  );
}
