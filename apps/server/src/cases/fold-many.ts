import { areaNow, carriedTo, type CaseAction, type CaseState, foldCase } from "@halfsky/cases";
import { listLogs } from "./case-action.store.ts";
import { type CaseReadContext, clockBasisIn } from "./case-host.ts";
import { listKeys } from "./case.store.ts";
import { definitionLookup, shelveDefinitions } from "./definitions.ts";
import { readAction } from "./load-case.ts";

/** A case as its log made it. */
export interface FoldedCase {
  /** area that it was opened in */
  readonly areaCode: string;
  readonly id: string;
  readonly actions: readonly CaseAction[];
  readonly state: CaseState;
}

/** Later than anything that was done: for the whole log. */
export const always = "9999-12-31T00:00:00.000Z";

/**
 * Folds many cases with four queries, each log as far as it went before a moment; one that was not open by then is left
 * out. Says nothing about who may see them.
 */
export async function foldMany(
  context: CaseReadContext,
  cases: readonly { readonly area_code: string; readonly id: string }[],
  before: string,
): Promise<readonly FoldedCase[]> {
  const { host, transaction } = context;
  const logs = await listLogs(transaction, cases, before);
  const hashes = new Set([...logs.values()].flat().map(({ definition_hash }) => definition_hash));
  await shelveDefinitions(host, transaction, [...hashes]);
  const wrapped = await listKeys(
    transaction,
    cases.map(({ area_code, id }) => ({ areaCode: area_code, caseId: id })),
  );
  const keys = new Map(wrapped.map((one) => [one.caseId, one.keys]));
  const clock = await clockBasisIn(context);
  const definitionOf = await definitionLookup(context);
  return cases.flatMap(({ area_code: areaCode, id }): readonly FoldedCase[] => {
    const log = logs.get(id) ?? [];
    if (log.length === 0) return [];
    const own = keys.get(id);
    const opened = own === undefined ? null : host.vault.openKeys(id, own);
    const actions = log.map((row) => readAction(opened, row));
    const state = foldCase(host.shelf, actions, clock);
    const system = host.shelf.get(state.definitionHash)?.id;
    if (system === undefined || !host.systems.has(system)) return [{ areaCode, id, actions, state }];
    const { hash } = definitionOf(system, areaNow(state, areaCode));
    return [{ areaCode, id, actions, state: carriedTo(host.shelf, state, hash) }];
  });
}
