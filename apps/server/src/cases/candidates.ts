import type { CaseRecord, candidateList, candidateQuery } from "@halfsky/api-contract";
import {
  type CaseBasis,
  emptyCase,
  type Person,
  type PersonPart,
  personParts,
  privacyTable,
  type SystemDefinition,
  visibleTo,
} from "@halfsky/cases";
import type { Bilingual } from "@halfsky/statistics";
import type { z } from "zod";
import type { SeenCase } from "./see-case.ts";
import type { CaseReadContext } from "./case-host.ts";
import { listCasesById } from "./case-list.store.ts";
import { caseTreeOf, personOf } from "./case-person.ts";
import { caseWithin, findCaseReach, readersTo } from "./case-reach.ts";
import { standingOfRow } from "./case-rows.ts";
import { titleOfState } from "./case-titles.ts";
import type { CaseColumns } from "./case.store.ts";
import { definitionIn, definitionLookup } from "./definitions.ts";
import { type JudgedPair, listJudgements } from "./match-judgement.store.ts";
import { type CaseRead, noteRead, standingWords } from "./note-read.ts";
import { pairsOf, personKeysOf, windowStart } from "./match-people.ts";
import { findPersonKeys, listMatches } from "./person-key.store.ts";

type Candidate = CaseRecord["candidates"][number];
type TypedCandidate = z.infer<typeof candidateList>["candidates"][number];

/** Another case that may be about the same people, whose reader sees both, and what stands judged of the two. */
export interface SeenPair {
  readonly shown: TypedCandidate;
  readonly judged: JudgedPair | null;
  /** that a person of this name stands in a case is itself a reading of it: noted where it is told */
  readonly read: CaseRead;
}

/** Candidates are looked for among so many keys. */
const mostKeys = 200;
/** So many are proposed at once, the newest first. */
const mostShown = 10;

/**
 * Other cases that may be about the same people, newest first. Seen only where the reader sees both cases as such, neither is sealed,
 * and she may read the agreeing parts of the people in both: a hint must not tell what she may not read.
 */
export async function listPairs(context: CaseReadContext, seen: SeenCase): Promise<readonly SeenPair[]> {
  if (seen.row.sealed) return [];
  const matches = await listMatches(context.transaction, seen.row.id);
  const pairs = matches.map(({ case_id, other_case_id, because }) =>
    case_id === seen.row.id
      ? { otherId: other_case_id, because: because.map(readBecause) }
      : { otherId: case_id, because: because.map((one) => turned(readBecause(one))) },
  );
  if (pairs.length === 0) return [];
  const own = await mayReadParts(context, seen.row);
  return await seenPairs(context, pairs, own, await listJudgements(context.transaction, seen.row.id));
}

/** Those that nobody has judged yet, or whose judgement was taken back: what is proposed. */
export function unjudged(pairs: readonly SeenPair[]): readonly SeenPair[] {
  return pairs.filter(({ judged }) => judged === null || judged.judgement === "open").slice(0, mostShown);
}

/** The pairs as the engine judges by them. */
export function asMatches(pairs: readonly SeenPair[]): NonNullable<CaseBasis["matches"]> {
  return pairs.map(({ shown, judged }) => ({ caseId: shown.caseId, judgement: judged?.judgement ?? null }));
}

/** Notes for the log of reads that these pairs are told. */
export function notePairs(context: CaseReadContext, pairs: Iterable<SeenPair>): void {
  for (const { read } of new Set(pairs)) if (read.classes.length > 0) noteRead(context, read);
}

/** A pair as it stands on the page of a case. */
export function candidateOf({ shown: { state: _state, ...candidate } }: SeenPair): Candidate {
  return candidate;
}

interface Because {
  readonly party: string;
  readonly otherParty: string;
  readonly parts: readonly PersonPart[];
}

function readBecause(text: string): Because {
  const [own = "", other = ""] = text.split("=");
  const [party = "", parts = ""] = own.split("/");
  const [otherParty = ""] = other.split("/");
  const named = new Set(parts.split("+"));
  return { party, otherParty, parts: personParts.filter((part) => named.has(part)) };
}

function turned({ party, otherParty, parts }: Because): Because {
  return { party: otherParty, otherParty: party, parts };
}

type MayRead = (party: string, part: PersonPart) => boolean;

/** Which parts of which parties the actor may read in a case that she sees as such. */
async function mayReadParts(context: CaseReadContext, row: CaseColumns): Promise<MayRead> {
  const { definition } = (await definitionLookup(context))(row.system, row.area_code);
  return readsParts(context, definition, await actorsTo(context, row));
}

async function actorsTo(context: CaseReadContext, row: CaseColumns): Promise<readonly string[]> {
  const { definition } = (await definitionLookup(context))(row.system, row.area_code);
  return readersTo(definition, standingOfRow(row), personOf(context.actor), await caseTreeOf(context));
}

function readsParts(
  { actor, now }: CaseReadContext,
  definition: SystemDefinition,
  actors: readonly string[],
): MayRead {
  const { parties } = visibleTo(definition, actors, emptyCase, {
    organisationId: actor.organisation.id,
    now,
  });
  return (party, part) => parties[party]?.[part] === "shown";
}

async function seenPairs(
  context: CaseReadContext,
  pairs: readonly { readonly otherId: string; readonly because: readonly Because[] }[],
  mayRead: MayRead,
  judgements: ReadonlyMap<string, JudgedPair>,
): Promise<readonly SeenPair[]> {
  if (pairs.length === 0) return [];
  const within = caseWithin(await findCaseReach(context), "whole");
  const rows = await listCasesById(
    context.transaction,
    within,
    pairs.map(({ otherId }) => otherId),
  );
  const found: SeenPair[] = [];
  for (const [otherId, reasons] of byOther(pairs)) {
    const row = rows.find(({ id }) => id === otherId);
    if (row === undefined || row.sealed) continue;
    const mayReadOther = await mayReadParts(context, row);
    const told = reasons.filter(({ party, otherParty, parts }) =>
      parts.every((part) => mayRead(party, part) && mayReadOther(otherParty, part)),
    );
    if (told.length === 0) continue;
    const { definition } = (await definitionLookup(context))(row.system, row.area_code);
    const classes = told.flatMap(({ otherParty, parts }) =>
      parts.flatMap((part) => definition.parties[otherParty]?.parts[part] ?? []),
    );
    const read: CaseRead = {
      areaCode: row.area_code,
      caseId: row.id,
      classes: classes.filter((privacy) => privacyTable[privacy].readIsLogged),
      why: standingWords(definition, await actorsTo(context, row)),
    };
    const because = [...new Map(told.map(({ parts }) => [parts.join(), wordsOf(parts)])).values()];
    const shown = {
      caseId: row.id,
      number: row.number,
      systemTitle: definition.title,
      state: titleOfState(definition, row.state),
      openedAt: row.opened_at,
      because,
    };
    found.push({ shown, judged: judgements.get(row.id) ?? null, read });
  }
  return found.toSorted((one, other) => (one.shown.openedAt < other.shown.openedAt ? 1 : -1));
}

/** Two cases may have found each other twice, once from each side. */
function byOther(
  pairs: readonly { readonly otherId: string; readonly because: readonly Because[] }[],
): ReadonlyMap<string, readonly Because[]> {
  const found = new Map<string, readonly Because[]>();
  for (const { otherId, because } of pairs) {
    found.set(otherId, [...(found.get(otherId) ?? []), ...because]);
  }
  return found;
}

/** POST /api/cases/candidates: while somebody types an intake. */
export async function findCandidates(
  context: CaseReadContext,
  input: z.output<typeof candidateQuery>,
): Promise<{ candidates: TypedCandidate[] }> {
  const { host, transaction, now, actor } = context;
  const { definition } = await definitionIn(context, input.system, actor.areaCode);
  const parties = input.parties as Readonly<Record<string, readonly Person[]>>;
  const typed = { ...emptyCase, openedAt: now, parties };
  const keys = personKeysOf(host, definition, typed).filter(({ kind }) => kind.startsWith("match:"));
  const found = await findPersonKeys(
    transaction,
    keys.map(({ blind }) => blind),
    { since: windowStart(definition, now), limit: mostKeys },
  );
  const pairs = pairsOf(keys, found, null).map(({ otherCaseId, because }) => ({
    otherId: otherCaseId,
    because: because.map(readBecause),
  }));
  // what she types herself is hers to know
  const shown = (await seenPairs(context, pairs, () => true, new Map())).slice(0, mostShown);
  notePairs(context, shown);
  return { candidates: shown.map((pair) => pair.shown) };
}

const partWords: Readonly<Record<PersonPart, Bilingual>> = {
  name: { zh: "姓名", en: "name" },
  sex: { zh: "性别", en: "sex" },
  birthDate: { zh: "出生日期", en: "day of birth" },
  idNumber: { zh: "证件号码", en: "ID number" },
  phone: { zh: "电话", en: "telephone" },
  address: { zh: "住址", en: "address" },
  relation: { zh: "关系", en: "relation" },
};

function wordsOf(parts: readonly PersonPart[]): Bilingual {
  return {
    zh: `${parts.map((part) => partWords[part].zh).join("、")}相同`,
    en: `same ${parts.map((part) => partWords[part].en).join(", ")}`,
  };
}
