import type { OutsideDifferenceView } from "@halfsky/api-contract";
import { caseResidence, judgeNamesakes, privacyTable } from "@halfsky/cases";
import type { CaseReadContext } from "../case-host.ts";
import { definitionLookup } from "../definitions.ts";
import type { CaseKeys } from "../keys/case-vault.ts";
import { placeNames } from "./known-places.ts";
import type { DifferenceColumns, NamedCase } from "./outside-difference.store.ts";
import { listRowResidences } from "./outside-list.store.ts";
import { readResidence } from "./outside-secrets.ts";

/** How like a row and a case are, and by how much: what is listed first of several that are due on one day. */
export interface RowLikeness {
  readonly shown: NonNullable<OutsideDifferenceView["likeness"]>;
  readonly score: number;
}

/**
 * How like the row and the case of each possible match are that is not settled. Whoever is asked about it sees the case as
 * such, and where its people live as far as lists show it.
 */
export async function likenessOfRows(
  context: CaseReadContext,
  rows: readonly DifferenceColumns[],
  { cases, keysOf }: { readonly cases: ReadonlyMap<string, NamedCase>; readonly keysOf: ListKeys },
): Promise<ReadonlyMap<string, RowLikeness>> {
  const asked = rows.flatMap((row) => {
    const own = row.case_id === null ? undefined : cases.get(row.case_id);
    return own === undefined || row.kind !== "possible-match" || row.state === "settled"
      ? []
      : [{ row, own }];
  });
  if (asked.length === 0) return new Map();
  const kept = await listRowResidences(
    context.transaction,
    asked.map(({ row }) => row),
  );
  const definitionOf = await definitionLookup(context);
  const pairs = asked.map(({ row, own }) => {
    const secret = kept.get(`${row.seen_list} ${row.sheet_row ?? ""}`);
    const keys = keysOf(row.seen_list);
    const theirs = secret === undefined || keys === undefined ? null : readResidence(keys, secret);
    const { definition } = definitionOf(own.system, own.area_code);
    // an answer that a place made closer than work is in no list, and the county of the case stands for it
    const listed = Object.entries(own.work).filter(([name]) => {
      const privacy = definition.fields[name]?.privacy;
      return privacy !== undefined && privacyTable[privacy].list === "shown";
    });
    return { id: row.id, theirs, ours: caseResidence(definition, own.area_code, Object.fromEntries(listed)) };
  });
  const nameOf = await placeNames(
    context,
    pairs.flatMap(({ theirs, ours }) => [theirs ?? [], ours ?? []].flat()),
  );
  return new Map(
    pairs.map(({ id, theirs, ours }) => {
      const { verdict, score, reasons } = judgeNamesakes([theirs, ours]);
      const shown = {
        verdict,
        reasons: reasons.map(({ words }) => words),
        theirResidence: theirs === null ? null : nameOf(theirs),
        ourResidence: ours === null ? null : nameOf(ours),
      };
      return [id, { shown, score }];
    }),
  );
}

/** The keys of a list by its id; undefined for one that is not there. */
export type ListKeys = (listId: string) => CaseKeys | undefined;
