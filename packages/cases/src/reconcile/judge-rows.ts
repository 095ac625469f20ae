import type { OutsideRow, OwnCase, RowJudgement } from "./compare-lists.ts";

/** A row with the cases of ours that it is about, or may be about. */
export interface JudgedRow {
  readonly row: OutsideRow;
  readonly isTwice: boolean;
  /** rows that stand there for the same, this one among them */
  readonly group: readonly OutsideRow[];
  /** our states that its word stands for; null where it is not known or not compared */
  readonly meant: ReadonlySet<string> | null;
  /** cases of the same person or number, or judged to be of the same person */
  readonly linked: readonly OwnCase[];
  /** of these, those that go on, where there are some */
  readonly candidates: readonly OwnCase[];
  /** cases of a person of that name and day of birth that nobody has judged; none where a case is linked */
  readonly possible: readonly OwnCase[];
  /** cases that somebody judged to be of the same person or of another */
  readonly told: readonly OwnCase[];
}

/** Finds the cases of each row: by number and ID number, by what was judged, and those to be judged by name and day of birth. */
export function judgeRows(
  rows: readonly OutsideRow[],
  cases: readonly OwnCase[],
  judgements: readonly RowJudgement[],
  {
    meant,
    isClosed,
  }: {
    readonly meant: (word: string | null) => ReadonlySet<string> | null;
    readonly isClosed: (state: string) => boolean;
  },
): readonly JudgedRow[] {
  const casesBy = new Map<string, OwnCase[]>();
  for (const one of cases) {
    for (const key of new Set(keysOfCase(one))) casesBy.set(key, [...(casesBy.get(key) ?? []), one]);
  }
  const byId = new Map(cases.map((one) => [one.id, one]));
  const judgedBy = new Map<string, Map<string, RowJudgement["judgement"]>>();
  for (const { rowKey, caseId, judgement } of judgements) {
    const known = judgedBy.get(rowKey) ?? new Map<string, RowJudgement["judgement"]>();
    judgedBy.set(rowKey, known.set(caseId, judgement));
  }
  const judgedOf = (row: OutsideRow) => judgedBy.get(rowKeyOf(row) ?? "") ?? new Map<string, never>();
  const sameAs = (row: OutsideRow) =>
    [...judgedOf(row)].flatMap(([id, judgement]) => (judgement === "same" ? (byId.get(id) ?? []) : []));
  const linkedOf = new Map(
    rows.map((row) => [
      row,
      [...new Set([...keysOfRow(row).flatMap((key) => casesBy.get(key) ?? []), ...sameAs(row)])],
    ]),
  );
  // of a case about several people, two rows may be of two of them
  const joined = new Set(
    rows
      .flatMap(sameAs)
      .filter(({ people, names }) => people.length <= 1 && names.length <= 1)
      .map(({ id }) => id),
  );
  const groups = groupRows(rows, (row) => [
    ...keysOfRow(row),
    // a row that a person judged to be of a case, and one that is of the same case by itself, are of one person
    ...(linkedOf.get(row) ?? []).flatMap(({ id }) => (joined.has(id) ? [`c:${id}`] : [])),
  ]);
  return rows.map((row): JudgedRow => {
    const linked = linkedOf.get(row) ?? [];
    const open = linked.filter(({ state }) => !isClosed(state));
    const group = groups.get(row) ?? [row];
    const stands = meant(row.word);
    const told = judgedOf(row);
    const named = [...new Set(row.names.flatMap((name) => casesBy.get(`b:${name}`) ?? []))].filter(
      ({ id }) => !told.has(id),
    );
    const namedOpen = named.filter(({ state }) => !isClosed(state));
    const isEnded = stands !== null && [...stands].every(isClosed);
    const isAsked = linked.length === 0 && group.length === 1;
    return {
      row,
      isTwice: group.length > 1,
      group,
      meant: stands,
      linked,
      candidates: open.length > 0 ? open : linked,
      // ended in both agrees, whoever it was
      possible: !isAsked ? [] : namedOpen.length > 0 || isEnded ? namedOpen : named,
      told: [...told.keys()].flatMap((id) => byId.get(id) ?? []),
    };
  });
}

/** By what a row is known; a number never equals a person. */
function keysOfRow({ number, person }: Pick<OutsideRow, "number" | "person">): readonly string[] {
  return [...(number === null ? [] : [`n:${number}`]), ...(person === null ? [] : [`p:${person}`])];
}

/** By what a row is known again when it was judged: its number, else its person, else what is written of the person. */
export function rowKeyOf(row: OutsideRow): string | null {
  return keysOfRow(row)[0] ?? (row.written === null ? null : `w:${row.written}`);
}

/** By what the rows of a difference are found again in the next list. */
export function namesOfRow(row: OutsideRow): readonly string[] {
  const keys = keysOfRow(row);
  return keys.length > 0 || row.written === null ? keys : [`w:${row.written}`];
}

function keysOfCase({ numbers, people, names }: OwnCase): readonly string[] {
  return [
    ...numbers.map((one) => `n:${one}`),
    ...people.map((one) => `p:${one}`),
    ...names.map((one) => `b:${one}`),
  ];
}

/** Rows with all that are known by the same, over any number of steps. */
function groupRows(
  rows: readonly OutsideRow[],
  keysOf: (row: OutsideRow) => readonly string[],
): ReadonlyMap<OutsideRow, readonly OutsideRow[]> {
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
    for (const key of keysOf(row)) {
      const before = first.get(key);
      if (before === undefined) first.set(key, index);
      else parents[rootOf(index)] = rootOf(before);
    }
  }
  const groups = new Map<number, OutsideRow[]>();
  for (const [index, row] of rows.entries()) {
    const root = rootOf(index);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [row]);
    else group.push(row);
  }
  return new Map(rows.map((row, index) => [row, groups.get(rootOf(index)) ?? [row]]));
}
