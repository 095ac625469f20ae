import { countsOnce, emptyCase, type FormAnswers, type LoadRule, matchKeys } from "@halfsky/cases";
import type { CaseHost, CaseReadContext } from "../case-host.ts";
import { personOf } from "../case-person.ts";
import { caseWithin, findCaseReach } from "../case-reach.ts";
import { listStandings, oncePlaces } from "../count-once.store.ts";
import { personBlind } from "../gates.ts";
import { blindKey } from "../match-people.ts";
import type { OwnLoad } from "./load-access.ts";
import { listKnownEntries } from "./loaded-list.store.ts";

/** By what the person of a row is found again: her keys, and where people are counted once that of her ID number. */
export interface RowKeys {
  readonly blinds: readonly string[];
  readonly once: string | null;
}

/** The keys of a row, hashed as those of cases are. */
export function rowKeys(host: CaseHost, { definition, rule }: OwnLoad, answers: FormAnswers): RowKeys {
  const people = answers.parties?.[rule.party] ?? [];
  const state = { ...emptyCase, parties: { [rule.party]: people } };
  const once = definition.match?.once?.party === rule.party;
  return {
    blinds: matchKeys(definition, state).map((key) => blindKey(host, "match", key).blind),
    once: once ? personBlind(host, people[0]?.parts.idNumber) : null,
  };
}

/** What tells two entries of one person apart; "" where one that is not closed is enough. */
export function apartOf({ apart = [] }: LoadRule, fields: Readonly<Record<string, unknown>>): string {
  return apart.length === 0 ? "" : JSON.stringify(apart.map((name) => fields[name] ?? null));
}

/**
 * Which rows are about somebody who has such an entry already, of the cases that the caller sees as such: what she does not
 * see says nothing here, and such a row is opened as it would be by typing.
 */
export async function entriesHere(
  context: CaseReadContext,
  { definition, rule }: OwnLoad,
  keys: readonly RowKeys[],
): Promise<(keys: RowKeys, fields: Readonly<Record<string, unknown>>) => boolean> {
  const blinds = [...new Set(keys.flatMap((one) => one.blinds))];
  const found = await listKnownEntries(context.transaction, {
    system: definition.id,
    party: rule.party,
    blinds,
    within: caseWithin(await findCaseReach(context), "whole"),
  });
  const known = new Map<string, Set<string>>();
  for (const { blind, phase, work } of found) {
    // without anything that tells two apart only one that goes on is enough
    if (rule.apart === undefined && phase === "closed") continue;
    const entries = known.get(blind) ?? new Set();
    known.set(blind, entries.add(apartOf(rule, work)));
  }
  return (one, fields) => one.blinds.some((blind) => known.get(blind)?.has(apartOf(rule, fields)) === true);
}

/**
 * Which people are counted in another place already (`match.once`), said to those alone who bring people into that state:
 * they would be told of each by the refusal. Null for others. Of sealed cases nothing is said.
 */
export async function countedElsewhere(
  context: CaseReadContext,
  { definition }: OwnLoad,
  keys: readonly RowKeys[],
): Promise<((keys: RowKeys) => string | undefined) | null> {
  const once = definition.match?.once;
  if (once === undefined || !countsOnce(definition, personOf(context.actor).roles)) return null;
  const standing = await listStandings(context.transaction, {
    blinds: keys.flatMap((one) => one.once ?? []),
    places: oncePlaces(context.host, once),
  });
  return (one) => (one.once === null ? undefined : standing.get(one.once));
}
