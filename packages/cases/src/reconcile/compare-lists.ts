import type { SystemDefinition } from "../definition/definition.ts";
import { type StateMapping, statesMeant } from "./state-mapping.ts";

/** A row of an outside list as it is kept: nothing but hashes, a word and a day. */
export interface OutsideRow {
  /** keyed hash of the number that the outside system gave */
  readonly number: string | null;
  /** keyed hash of a person's ID number */
  readonly person: string | null;
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
  readonly state: string;
}

/** Where a row stands after a comparison. "not-expected": left there and not here, which agrees. */
export const rowPlaces = [
  "matched",
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
  "state-not-known",
  "another-state",
  "only-ours",
  "twice-in-theirs",
  "not-expected",
  "not-comparable",
] as const;
export type CasePlace = (typeof casePlaces)[number];

/** The kinds of difference that somebody has to work off. */
export const differenceKinds = ["only-theirs", "only-ours", "another-state", "twice-in-theirs"] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** A difference as a comparison finds it. */
export interface FoundDifference {
  readonly kind: DifferenceKind;
  readonly caseId: string | null;
  /** by what its rows are known, in order; empty for what is only ours */
  readonly rowKeys: readonly string[];
  /** what is shown of the rows: the newest; null for what is only ours */
  readonly row: OutsideRow | null;
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
 * there twice, and which of them holds is not guessed. A state that is not known, or not compared, differs from nothing. A
 * case is missed there only in a state that some word of theirs stands for, and a row here only where its word stands for
 * more than an end.
 */
export function compareLists(
  definition: Pick<SystemDefinition, "states">,
  mapping: StateMapping,
  rows: readonly OutsideRow[],
  cases: readonly OwnCase[],
): ListComparison {
  const isClosed = (state: string): boolean => definition.states[state]?.phase === "closed";
  const groups = groupRows(rows);
  const casesBy = new Map<string, OwnCase[]>();
  for (const one of cases) {
    for (const key of new Set(keysOfCase(one))) casesBy.set(key, [...(casesBy.get(key) ?? []), one]);
  }
  const judged = new Map<OutsideRow, JudgedRow>();
  const rowsOf = new Map<string, JudgedRow[]>();
  for (const row of rows) {
    const linked = [...new Set(keysOfRow(row).flatMap((key) => casesBy.get(key) ?? []))];
    const open = linked.filter(({ state }) => !isClosed(state));
    const one: JudgedRow = {
      row,
      isTwice: (groups.get(row)?.length ?? 1) > 1,
      meant: statesMeant(definition, mapping, row.word),
      candidates: open.length > 0 ? open : linked,
    };
    judged.set(row, one);
    for (const { id } of linked) rowsOf.set(id, [...(rowsOf.get(id) ?? []), one]);
  }
  const expected = expectedStates(definition, mapping);
  const known = {
    people: rows.some(({ person }) => person !== null),
    numbers: rows.some(({ number }) => number !== null),
  };
  const placedRows = rows.map((row) => {
    const one = judged.get(row);
    return { row, place: one === undefined ? ("only-theirs" as const) : placeOfRow(one, isClosed) };
  });
  const placedCases = cases.map((one) => ({
    id: one.id,
    place: placeOfCase(one, rowsOf.get(one.id) ?? [], { expected, known, isClosed }),
  }));
  return {
    rows: placedRows,
    cases: placedCases,
    differences: differencesOf(placedRows, placedCases, { groups, judged, rowsOf }),
  };
}

interface JudgedRow {
  readonly row: OutsideRow;
  readonly isTwice: boolean;
  readonly meant: ReadonlySet<string> | null;
  /** cases of the same person or number; those that go on, where there are some */
  readonly candidates: readonly OwnCase[];
}

function placeOfRow(
  { isTwice, meant, candidates }: JudgedRow,
  isClosed: (state: string) => boolean,
): RowPlace {
  if (isTwice) return "twice-in-theirs";
  if (candidates.length === 0) {
    return meant !== null && [...meant].every(isClosed) ? "not-expected" : "only-theirs";
  }
  if (meant === null) return "state-not-known";
  return candidates.some(({ state }) => meant.has(state)) ? "matched" : "another-state";
}

function placeOfCase(
  one: OwnCase,
  linked: readonly JudgedRow[],
  {
    expected,
    known,
    isClosed,
  }: {
    readonly expected: ReadonlySet<string>;
    readonly known: { readonly people: boolean; readonly numbers: boolean };
    readonly isClosed: (state: string) => boolean;
  },
): CasePlace {
  const single = linked.filter(({ isTwice }) => !isTwice);
  if (single.length === 0) {
    if (linked.length > 0) return "twice-in-theirs";
    if (isClosed(one.state) || !expected.has(one.state)) return "not-expected";
    const isComparable = (known.people && one.people.length > 0) || (known.numbers && one.numbers.length > 0);
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

function differencesOf(
  rows: ListComparison["rows"],
  cases: ListComparison["cases"],
  {
    groups,
    judged,
    rowsOf,
  }: {
    readonly groups: ReadonlyMap<OutsideRow, readonly OutsideRow[]>;
    readonly judged: ReadonlyMap<OutsideRow, JudgedRow>;
    readonly rowsOf: ReadonlyMap<string, readonly JudgedRow[]>;
  },
): readonly FoundDifference[] {
  const found = new Map<string, FoundDifference>();
  const add = (kind: DifferenceKind, caseId: string | null, of: readonly OutsideRow[]): void => {
    const rowKeys = [...new Set(of.flatMap(keysOfRow))].toSorted();
    const row = of.toSorted(newestFirst)[0] ?? null;
    found.set(`${kind}|${caseId ?? ""}|${rowKeys.join("|")}`, { kind, caseId, rowKeys, row });
  };
  const told = new Set<string>();
  for (const { row, place } of rows) {
    if (place === "only-theirs") add(place, null, [row]);
    if (place === "twice-in-theirs") add(place, null, groups.get(row) ?? [row]);
    if (place === "another-state") {
      const ids = (judged.get(row)?.candidates ?? []).map(({ id }) => id).toSorted();
      const [caseId = null] = ids;
      if (caseId !== null) told.add(caseId);
      add(place, caseId, [row]);
    }
  }
  for (const { id, place } of cases) {
    if (place === "only-ours") add(place, id, []);
    if (place === "another-state" && !told.has(id)) {
      const single = (rowsOf.get(id) ?? []).filter(({ isTwice, meant }) => !isTwice && meant !== null);
      add(
        place,
        id,
        [single.map(({ row }) => row).toSorted(newestFirst)[0]].flatMap((row) => row ?? []),
      );
    }
  }
  return [...found].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, difference]) => difference);
}

function newestFirst(one: OutsideRow, other: OutsideRow): number {
  const text = ({ day, word, number, person }: OutsideRow): string =>
    [day ?? "", word ?? "", number ?? "", person ?? ""].join("|");
  return text(one) > text(other) ? -1 : 1;
}

/** By what a row is known; a number never equals a person. */
export function keysOfRow({ number, person }: OutsideRow): readonly string[] {
  return [...(number === null ? [] : [`n:${number}`]), ...(person === null ? [] : [`p:${person}`])];
}

function keysOfCase({ numbers, people }: OwnCase): readonly string[] {
  return [...numbers.map((one) => `n:${one}`), ...people.map((one) => `p:${one}`)];
}

/** Rows with all that are known by the same, over any number of steps. */
function groupRows(rows: readonly OutsideRow[]): ReadonlyMap<OutsideRow, readonly OutsideRow[]> {
  const parents = rows.map((_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (parents[at] !== at) {
      const next = parents[at] ?? at;
      parents[at] = parents[next] ?? next;
      at = next;
    }
    return at;
  };
  const first = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    for (const key of keysOfRow(row)) {
      const before = first.get(key);
      if (before === undefined) first.set(key, index);
      else parents[rootOf(index)] = rootOf(before);
    }
  }
  const groups = new Map<number, OutsideRow[]>();
  for (const [index, row] of rows.entries()) {
    const root = rootOf(index);
    groups.set(root, [...(groups.get(root) ?? []), row]);
  }
  return new Map(rows.map((row, index) => [row, groups.get(rootOf(index)) ?? [row]]));
}
