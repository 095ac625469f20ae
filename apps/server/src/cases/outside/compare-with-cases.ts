import type { OutsideCounts } from "@halfsky/api-contract";
import {
  compareLists,
  comparedParties,
  type ListComparison,
  namedParties,
  type OutsideRow,
  type RowJudgement,
  sealsEveryCase,
  type StateMapping,
} from "@halfsky/cases";
import type { KeptCounts } from "../../database/tables/outside-lists.ts";
import type { CaseReadContext } from "../case-host.ts";
import { personOf } from "../case-person.ts";
import { caseWithin, findCaseReach } from "../case-reach.ts";
import { areasBelow } from "../definitions.ts";
import type { SystemLink } from "./outside-access.ts";
import {
  type ComparedCase,
  listComparedCases,
  listComparedKeys,
  namedKeyKind,
  outsideNumberKind,
} from "./outside-list.store.ts";

/** A list beside the cases that it was compared with. */
export interface Compared {
  readonly comparison: ListComparison;
  readonly cases: ReadonlyMap<string, ComparedCase>;
}

/** What is compared, and what people judged of rows of the same place before. */
interface ComparedRows {
  readonly mapping: StateMapping;
  readonly rows: readonly OutsideRow[];
  readonly judgements: readonly RowJudgement[];
}

/**
 * Compares rows with the cases of the caller's area and below that she sees as such, and with no others: what a comparison
 * tells her must not depend on a case that she may not know, or a list made up for the purpose would ask after anybody.
 * Sealed cases are compared only where every case is sealed: there the list is her own, and so is what comes of it.
 */
export async function compareWithCases(
  context: CaseReadContext,
  { definition }: SystemLink,
  { mapping, rows, judgements }: ComparedRows,
): Promise<Compared> {
  const { transaction, actor } = context;
  const within = caseWithin(await findCaseReach(context), "whole");
  const areaCodes = await areasBelow(context, actor.areaCode);
  const stretch = { system: definition.id, areaCodes, withSealed: sealsEveryCase(definition) };
  const cases = await listComparedCases(transaction, within, stretch);
  const keys = await listComparedKeys(transaction, {
    ...stretch,
    parties: comparedParties(definition),
    named: namedParties(definition, personOf(actor).roles),
  });
  const people = new Map<string, string[]>();
  const numbers = new Map<string, string[]>();
  const names = new Map<string, string[]>();
  for (const { case_id, kind, blind } of keys) {
    const of = kind === outsideNumberKind ? numbers : kind === namedKeyKind ? names : people;
    const known = of.get(case_id);
    if (known === undefined) of.set(case_id, [blind]);
    else known.push(blind);
  }
  const comparison = compareLists(
    definition,
    mapping,
    rows,
    cases.map(({ id, state }) => ({
      id,
      state,
      people: people.get(id) ?? [],
      numbers: numbers.get(id) ?? [],
      names: names.get(id) ?? [],
    })),
    judgements,
  );
  return { comparison, cases: new Map(cases.map((one) => [one.id, one])) };
}

/** Rows and cases by their place. */
export function countsOf({ rows, cases }: ListComparison): OutsideCounts {
  const counts = allCounts({ rows: {}, cases: {} });
  for (const { place } of rows) counts.rows[place] += 1;
  for (const { place } of cases) counts.cases[place] += 1;
  return counts;
}

/** Counts with every place, nothing where a list was counted before there was such a place. */
export function allCounts({
  rows,
  cases,
}: {
  readonly rows: Partial<KeptCounts["rows"]>;
  readonly cases: Partial<KeptCounts["cases"]>;
}): OutsideCounts {
  return {
    rows: {
      matched: 0,
      possible: 0,
      "state-not-known": 0,
      "another-state": 0,
      "only-theirs": 0,
      "twice-in-theirs": 0,
      "not-expected": 0,
      ...rows,
    },
    cases: {
      matched: 0,
      possible: 0,
      "state-not-known": 0,
      "another-state": 0,
      "only-ours": 0,
      "twice-in-theirs": 0,
      "not-expected": 0,
      "not-comparable": 0,
      ...cases,
    },
  };
}
