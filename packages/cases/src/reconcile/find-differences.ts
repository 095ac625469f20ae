import type { DifferenceKind, FoundDifference, ListComparison, OutsideRow } from "./compare-lists.ts";
import { type JudgedRow, namesOfRow } from "./judge-rows.ts";

/** What somebody has to work off of a comparison, in an order of its own. */
export function findDifferences(
  judged: readonly JudgedRow[],
  rows: ListComparison["rows"],
  cases: ListComparison["cases"],
  rowsOf: ReadonlyMap<string, readonly JudgedRow[]>,
): readonly FoundDifference[] {
  const found = new Map<string, FoundDifference>();
  const add = (
    kind: DifferenceKind,
    caseId: string | null,
    of: readonly OutsideRow[],
    isJudged = false,
  ): void => {
    const rowKeys = [...new Set(of.flatMap(namesOfRow))].toSorted();
    const row = of.toSorted(newestFirst)[0] ?? null;
    found.set(`${kind}|${caseId ?? ""}|${rowKeys.join("|")}`, { kind, caseId, rowKeys, row, isJudged });
  };
  const told = new Set<string>();
  for (const [index, { row, group, candidates, possible, told: judgedCases }] of judged.entries()) {
    const place = rows[index]?.place;
    for (const { id } of possible) add("possible-match", id, [row]);
    for (const { id } of judgedCases) add("possible-match", id, [row], true);
    if (place === "only-theirs") add(place, null, [row]);
    if (place === "twice-in-theirs") add(place, null, group);
    if (place === "another-state") {
      const ids = candidates.map(({ id }) => id).toSorted();
      const [caseId = null] = ids;
      if (caseId !== null) told.add(caseId);
      add(place, caseId, [row]);
    }
  }
  for (const { id, place } of cases) {
    if (place === "only-ours") add(place, id, []);
    if (place === "another-state" && !told.has(id)) {
      const single = (rowsOf.get(id) ?? []).filter(({ isTwice, meant }) => !isTwice && meant !== null);
      const [newest] = single.map(({ row }) => row).toSorted(newestFirst);
      add(place, id, newest === undefined ? [] : [newest]);
    }
  }
  return [...found].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, difference]) => difference);
}

function newestFirst(one: OutsideRow, other: OutsideRow): number {
  const text = ({ day, word, number, person, written }: OutsideRow): string =>
    [day ?? "", word ?? "", number ?? "", person ?? "", written ?? ""].join("|");
  return text(one) > text(other) ? -1 : 1;
}
