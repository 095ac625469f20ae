import type { SystemDefinition } from "../definition/definition.ts";
import { findDifferences } from "./find-differences.ts";
import { type JudgedRow, judgeRows } from "./judge-rows.ts";
import { type StateMapping, statesMeant } from "./state-mapping.ts";

/** A row of an outside list as it is kept: nothing but hashes, a word and a day. */
export interface OutsideRow {
  /** keyed hash of the number that the outside system gave */
  readonly number: string | null;
  /** keyed hash of a person's ID number */
  readonly person: string | null;
  /** keyed hashes of name and day of birth, as people of cases have them: enough to ask whether it is the same person, never to say so */
  readonly names: readonly string[];
  /** keyed hash of name and day of birth as they are written: by what a row without a number is known in the next list */
  readonly written: string | null;
  /** the state there, as a word of theirs; null where the cell is empty */
  readonly word: string | null;
  /** of the state, YYYY-MM-DD */
  readonly day: string | null;
}

/** A case of ours as lists are compared with it. */
export interface OwnCase {
  readonly id: string;
  /** keyed hashes of the ID numbers of those whom it is about */
  readonly people: readonly string[];
  /** keyed hashes of numbers that outside systems gave */
  readonly numbers: readonly string[];
  /** keyed hashes of the names with days of birth of those whom it is about */
  readonly names: readonly string[];
  readonly state: string;
}

/** What somebody judged of a row and a case that may be about one person. */
export interface RowJudgement {
  /** as `rowKeyOf` gives it */
  readonly rowKey: string;
  readonly caseId: string;
  readonly judgement: "same" | "different";
}

/**
 * Where a row stands after a comparison. "not-expected": left there and not here, which agrees; "possible": a case may be
 * about the same person, which somebody has to judge.
 */
export const rowPlaces = [
  "matched",
  "possible",
  "state-not-known",
  "another-state",
  "only-theirs",
  "twice-in-theirs",
  "not-expected",
] as const;
export type RowPlace = (typeof rowPlaces)[number];

/** Where a case of ours stands. "not-comparable": it has nothing that rows of this list are known by. */
export const casePlaces = [
  "matched",
  "possible",
  "state-not-known",
  "another-state",
  "only-ours",
  "twice-in-theirs",
  "not-expected",
  "not-comparable",
] as const;
export type CasePlace = (typeof casePlaces)[number];

/** The kinds of difference that somebody has to work off. */
export const differenceKinds = [
  "possible-match",
  "only-theirs",
  "only-ours",
  "another-state",
  "twice-in-theirs",
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** A difference as a comparison finds it. */
export interface FoundDifference {
  readonly kind: DifferenceKind;
  readonly caseId: string | null;
  /** by what its rows are known, in order; empty for what is only ours */
  readonly rowKeys: readonly string[];
  /** what is shown of the rows: the newest; null for what is only ours */
  readonly row: OutsideRow | null;
  /** of a possible match: somebody judged it already, and may judge it anew */
  readonly isJudged: boolean;
}

/** A list beside our cases: every row and every case in exactly one place. */
export interface ListComparison {
  readonly rows: readonly { readonly row: OutsideRow; readonly place: RowPlace }[];
  readonly cases: readonly { readonly id: string; readonly place: CasePlace }[];
  /** in an order of its own, whatever that of the rows was */
  readonly differences: readonly FoundDifference[];
}

/**
 * Compares an outside list with our cases. A row is known by its number and by its person; rows that share one of them stand
 * there twice, and which of them holds is not guessed. A row that is known by neither here may be about the people of a case
 * by name and day of birth: that is asked, and what was judged stands for every list in which the row is known again. A
 * state that is not known, or not compared, differs from nothing. A case is missed there only in a state that some word of
 * theirs stands for, and a row here only where its word stands for more than an end.
 */
export function compareLists(
  definition: Pick<SystemDefinition, "states">,
  mapping: StateMapping,
  rows: readonly OutsideRow[],
  cases: readonly OwnCase[],
  judgements: readonly RowJudgement[] = [],
): ListComparison {
  const isClosed = (state: string): boolean => definition.states[state]?.phase === "closed";
  const judged = judgeRows(rows, cases, judgements, {
    meant: (word) => statesMeant(definition, mapping, word),
    isClosed,
  });
  const rowsOf = new Map<string, JudgedRow[]>();
  for (const one of judged) {
    for (const { id } of one.linked) rowsOf.set(id, [...(rowsOf.get(id) ?? []), one]);
  }
  const known = {
    expected: expectedStates(definition, mapping),
    people: rows.some(({ person }) => person !== null),
    numbers: rows.some(({ number }) => number !== null),
    names: rows.some(({ names }) => names.length > 0),
    possible: new Set(judged.flatMap(({ possible }) => possible.map(({ id }) => id))),
    isClosed,
  };
  const placedRows = judged.map((one) => ({ row: one.row, place: placeOfRow(one, isClosed) }));
  const placedCases = cases.map((one) => ({
    id: one.id,
    place: placeOfCase(one, rowsOf.get(one.id) ?? [], known),
  }));
  return {
    rows: placedRows,
    cases: placedCases,
    differences: findDifferences(judged, placedRows, placedCases, rowsOf),
  };
}

function placeOfRow(
  { isTwice, meant, candidates, possible }: JudgedRow,
  isClosed: (state: string) => boolean,
): RowPlace {
  if (isTwice) return "twice-in-theirs";
  if (possible.length > 0) return "possible";
  if (candidates.length === 0) {
    return meant !== null && [...meant].every(isClosed) ? "not-expected" : "only-theirs";
  }
  if (meant === null) return "state-not-known";
  return candidates.some(({ state }) => meant.has(state)) ? "matched" : "another-state";
}

interface KnownOfList {
  readonly expected: ReadonlySet<string>;
  readonly people: boolean;
  readonly numbers: boolean;
  readonly names: boolean;
  /** cases that some row may be about */
  readonly possible: ReadonlySet<string>;
  readonly isClosed: (state: string) => boolean;
}

function placeOfCase(
  one: OwnCase,
  linked: readonly JudgedRow[],
  { expected, people, numbers, names, possible, isClosed }: KnownOfList,
): CasePlace {
  const single = linked.filter(({ isTwice }) => !isTwice);
  if (single.length === 0) {
    if (linked.length > 0) return "twice-in-theirs";
    if (possible.has(one.id)) return "possible";
    if (isClosed(one.state) || !expected.has(one.state)) return "not-expected";
    const isComparable =
      (people && one.people.length > 0) ||
      (numbers && one.numbers.length > 0) ||
      (names && one.names.length > 0);
    return isComparable ? "only-ours" : "not-comparable";
  }
  const asked = single.filter(({ candidates }) => candidates.includes(one));
  // an earlier case of somebody who has one that goes on
  if (asked.length === 0) return "not-expected";
  const told = asked.filter(({ meant }) => meant !== null);
  if (told.some(({ meant }) => meant?.has(one.state))) return "matched";
  return told.length === 0 ? "state-not-known" : "another-state";
}

/** Our states that some word of theirs stands for; all that go on where no word stands for any. */
function expectedStates(
  definition: Pick<SystemDefinition, "states">,
  mapping: StateMapping,
): ReadonlySet<string> {
  const meant = Object.keys(mapping).flatMap((word) => [...(statesMeant(definition, mapping, word) ?? [])]);
  return new Set(meant.length > 0 ? meant : Object.keys(definition.states));
}
