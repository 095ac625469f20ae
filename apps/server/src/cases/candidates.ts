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
import { compareTyped } from "./compare-typed.ts";
import { definitionIn, definitionLookup } from "./definitions.ts";
import { type JudgedPair, listJudgementsAmong, listPairRows } from "./match-judgement.store.ts";
import { type CaseRead, noteRead, standingWords } from "./note-read.ts";
import { pairsOf, personKeysOf, windowStart } from "./match-people.ts";
import { findPersonKeys } from "./person-key.store.ts";

type Candidate = CaseRecord["candidates"][number];
type TypedCandidate = z.infer<typeof candidateList>["candidates"][number];

/** Another case that may be about the same people, whose reader sees both, and what stands judged of the two. */
export interface SeenPair {
  readonly shown: Omit<TypedCandidate, "judged" | "likeness" | "reasons">;
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
  const rows = await listPairRows(context.transaction, seen.row.id);
  if (rows.length === 0) return [];
  const pairs = rows.map(({ other, because, isTurned, judged }) => ({
    row: other,
    judged,
    because: because.map((one) => (isTurned ? turned(readBecause(one)) : readBecause(one))),
  }));
  return seenPairs(await readerOf(context), pairs, seen.row);
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

/** A case that somebody stands to as such: which parts of its people she may read, and how she stands to it. */
interface ReadCase {
  readonly definition: SystemDefinition;
  readonly mayRead: MayRead;
  readonly why: readonly string[];
}

/** Judges a case by the rule of single reads; null where she does not see it as such, or it is sealed. */
type Reader = (row: CaseColumns) => ReadCase | null;

/** The reader of a transaction, for any number of cases: whatever she stands by is asked once. */
async function readerOf(context: CaseReadContext): Promise<Reader> {
  const { host, actor, now } = context;
  const definitionOf = await definitionLookup(context);
  const tree = await caseTreeOf(context);
  const person = personOf(actor);
  const parts = new Map<string, ReadCase | null>();
  return (row) => {
    if (row.sealed) return null;
    const { definition } = definitionOf(row.system, row.lies_in);
    // as this program has the system, not as an overlay has it: lists ask the same
    const own = host.systems.get(row.system)?.definition ?? definition;
    const actors = readersTo(own, standingOfRow(row), person, tree);
    const key = `${row.system} ${row.lies_in} ${actors.join()}`;
    const known = parts.get(key);
    if (known !== undefined) return known;
    const made = readCase(definition, actors, { organisationId: actor.organisation.id, now });
    parts.set(key, made);
    return made;
  };
}

function readCase(
  definition: SystemDefinition,
  actors: readonly string[],
  reader: Parameters<typeof visibleTo>[3],
): ReadCase | null {
  const { whole, parties } = visibleTo(definition, actors, emptyCase, reader);
  if (!whole) return null;
  return {
    definition,
    mayRead: (party, part) => parties[party]?.[part] === "shown",
    why: standingWords(definition, actors),
  };
}

interface FoundPair {
  readonly row: CaseColumns;
  readonly because: readonly Because[];
  readonly judged: JudgedPair | null;
}

/** The pairs that a reader may know, the newest case first; `own` is null for what she types herself, which is hers to know. */
function seenPairs(
  reader: Reader,
  pairs: readonly FoundPair[],
  own: CaseColumns | null,
): readonly SeenPair[] {
  const mine = own === null ? null : reader(own);
  if (own !== null && mine === null) return [];
  const found: SeenPair[] = [];
  for (const { row, because: reasons, judged } of joined(pairs)) {
    const other = reader(row);
    if (other === null) continue;
    const told = reasons.filter(({ party, otherParty, parts }) =>
      parts.every((part) => mine?.mayRead(party, part) !== false && other.mayRead(otherParty, part)),
    );
    if (told.length === 0) continue;
    const { definition } = other;
    const classes = told.flatMap(({ otherParty, parts }) =>
      parts.flatMap((part) => definition.parties[otherParty]?.parts[part] ?? []),
    );
    const read: CaseRead = {
      areaCode: row.area_code,
      caseId: row.id,
      classes: classes.filter((privacy) => privacyTable[privacy].readIsLogged),
      why: other.why,
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
    found.push({ shown, judged, read });
  }
  return found.toSorted((one, other) => (one.shown.openedAt < other.shown.openedAt ? 1 : -1));
}

/** Two cases may have found each other twice, once from each side. */
function joined(pairs: readonly FoundPair[]): Iterable<FoundPair> {
  const found = new Map<string, FoundPair>();
  for (const pair of pairs) {
    const before = found.get(pair.row.id);
    found.set(
      pair.row.id,
      before === undefined ? pair : { ...before, because: [...before.because, ...pair.because] },
    );
  }
  return found.values();
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
  const pairs = pairsOf(keys, found, null);
  const within = caseWithin(await findCaseReach(context), "whole");
  const rows = new Map(
    (
      await listCasesById(
        transaction,
        within,
        pairs.map(({ otherCaseId }) => otherCaseId),
      )
    ).map((row) => [row.id, row]),
  );
  const known = pairs.flatMap(({ otherCaseId, because }) => {
    const row = rows.get(otherCaseId);
    return row === undefined ? [] : [{ row, because: because.map(readBecause), judged: null }];
  });
  const shown = seenPairs(await readerOf(context), known, null).slice(0, mostShown);
  notePairs(context, shown);
  const judged = await listJudgementsAmong(
    transaction,
    shown.map((pair) => pair.shown.caseId),
  );
  const typedPeople = { people: Object.values(parties).flat(), residence: input.residence };
  const candidates: (TypedCandidate & { readonly score: number })[] = [];
  for (const pair of shown) {
    const { verdict, score, reasons } = await compareTyped(context, typedPeople, pair.shown.caseId);
    candidates.push({
      ...pair.shown,
      likeness: verdict,
      reasons: reasons.map(({ words }) => words),
      judged: judgedBeside(pair, shown, judged),
      score,
    });
  }
  const likestFirst = candidates.toSorted((one, other) => other.score - one.score);
  return { candidates: likestFirst.map(({ score: _score, ...candidate }) => candidate) };
}

/**
 * What people judged of a candidate and others that stand beside it. A judgement is about two cases and the intake is a third
 * one: both may still be of its person, so that both are shown, and whoever types learns that they are two people, or one.
 */
function judgedBeside(
  { shown: { caseId } }: SeenPair,
  beside: readonly SeenPair[],
  judged: readonly JudgedPair[],
): TypedCandidate["judged"] {
  return judged.flatMap((pair) => {
    const otherId = pair.caseId === caseId ? pair.otherCaseId : pair.caseId;
    const other = beside.find(({ shown }) => shown.caseId === otherId)?.shown;
    const isOwn = pair.caseId === caseId || pair.otherCaseId === caseId;
    if (!isOwn || other === undefined || pair.judgement === "open") return [];
    return [{ number: other.number, judgement: pair.judgement }];
  });
}

const partWords: Readonly<Record<PersonPart, Bilingual>> = {
  // two characters that sound alike agree
  name: { zh: "姓名（读音）", en: "name (by sound)" },
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
