import { lockNames } from "../database/lock-names.ts";
import {
  type CaseState,
  matchKeys,
  type MatchKey,
  outsideNumbers,
  parsePeriod,
  searchKeys,
  type SystemDefinition,
} from "@halfsky/cases";
import type { CaseHost, CaseWriteContext } from "./case-host.ts";
import { outsideNumberKind } from "./outside/outside-list.store.ts";
import {
  findPersonKeys,
  type FoundKey,
  insertMatches,
  type PersonKey,
  replacePersonKeys,
} from "./person-key.store.ts";

/** The keys of a case's people, hashed; "search:" for the exact search, "match:" for pairs. */
export function personKeysOf(
  host: CaseHost,
  definition: SystemDefinition,
  state: CaseState,
): readonly PersonKey[] {
  return [
    ...searchKeys(definition, state).map((key) => hashed(host, "search", key)),
    ...matchKeys(definition, state).map((key) => hashed(host, "match", key)),
    // of no person: the case itself, by numbers that outside systems gave it
    ...outsideNumbers(definition, state).map(({ field, number, privacy }) => ({
      party: "",
      personId: field,
      kind: outsideNumberKind,
      blind: host.vault.blind(outsideNumberKind, number),
      privacy,
    })),
  ];
}

function hashed(host: CaseHost, use: "search" | "match", key: MatchKey): PersonKey {
  return {
    party: key.party,
    personId: key.personId,
    ...blindKey(host, use, key),
    privacy: key.privacy,
  };
}

/** A key of somebody as it is kept; rows of outside lists are hashed by the same, so that they find the same people. */
export function blindKey(
  { vault }: CaseHost,
  use: "search" | "match",
  { kind, key }: Pick<MatchKey, "kind" | "key">,
): Pick<PersonKey, "kind" | "blind"> {
  const name = `${use}:${kind}`;
  return { kind: name, blind: vault.blind(name, key) };
}

/**
 * Keeps by what the people of a case are found, and notes the cases that may be about the same. The hashes are held until
 * the commit: of two intakes in the same millisecond the second waits, and then sees the first.
 */
export async function matchPeople(
  context: CaseWriteContext,
  subject: { readonly areaCode: string; readonly caseId: string; readonly definition: SystemDefinition },
  state: CaseState,
): Promise<void> {
  const { host, transaction, now } = context;
  const keys = personKeysOf(host, subject.definition, state);
  const matching = keys.filter(({ kind }) => kind.startsWith("match:"));
  await lockNames(
    transaction,
    matching.map(({ blind }) => `person ${blind}`),
  );
  const found = await findPersonKeys(
    transaction,
    matching.map(({ blind }) => blind),
    // every one of them, however many: a set of keys holds a name or an ID number, which no desk types for everybody
    { since: windowStart(subject.definition, state.openedAt), limit: null },
  );
  await replacePersonKeys(transaction, { ...subject, openedAt: state.openedAt }, keys);
  await insertMatches(
    transaction,
    pairsOf(matching, found, subject.caseId).map(({ otherCaseId, because }) => ({
      areaCode: subject.areaCode,
      caseId: subject.caseId,
      otherCaseId,
      because,
    })),
    now,
  );
}

/** Cases among the found ones, with why: "victim/idNumber=caller/idNumber". */
export function pairsOf(
  own: readonly PersonKey[],
  found: readonly FoundKey[],
  ownId: string | null,
): readonly { readonly otherCaseId: string; readonly because: readonly string[] }[] {
  const pairs = new Map<string, Set<string>>();
  for (const other of found) {
    if (other.caseId === ownId) continue;
    const parts = other.kind.slice("match:".length);
    for (const key of own.filter(({ blind }) => blind === other.blind)) {
      const because = pairs.get(other.caseId) ?? new Set();
      pairs.set(other.caseId, because.add(`${key.party}/${parts}=${other.party}/${parts}`));
    }
  }
  return [...pairs].map(([otherCaseId, because]) => ({ otherCaseId, because: [...because] }));
}

/** Since when cases are compared; null for ever. Both ends of the window are asked of the newer case. */
export function windowStart(definition: SystemDefinition, openedAt: string): string | null {
  const window = definition.match?.window;
  if (window === undefined) return null;
  const period = parsePeriod(window);
  if (period === null) return null;
  const { count, unit } = period;
  const days = { m: 1 / 1440, h: 1 / 24, d: 1, w: 7, wd: 1.5, mo: 31 }[unit] * count;
  return new Date(Date.parse(openedAt) - days * 86_400_000).toISOString();
}
