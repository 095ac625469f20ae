import {
  type CaseAction,
  carriedTo,
  type CaseStanding,
  type CaseState,
  type ClockBasis,
  foldCase,
  standingOf,
  type SystemDefinition,
} from "@halfsky/cases";
import { type ActionColumns, asCaseAction, listActions } from "./case-action.store.ts";
import { type CaseReadContext, clockBasisIn, type HashedDefinition } from "./case-host.ts";
import type { ReadTransaction } from "../database/transactions.ts";
import { isAssigneeGone } from "./gone-assignee.store.ts";
import { type CaseColumns, findCase, type StoredCase } from "./case.store.ts";
import { definitionIn, shelveDefinitions } from "./definitions.ts";
import type { CaseKeys, Place } from "./keys/case-vault.ts";
import { joinDetails, type SecretDetails } from "./secret-details.ts";

/** A case with everything that its log says. */
export interface LoadedCase {
  readonly row: CaseColumns;
  /** null where they were destroyed: then only what stands in the clear is left */
  readonly keys: CaseKeys | null;
  readonly actions: readonly CaseAction[];
  readonly state: CaseState;
  readonly standing: CaseStanding;
  /** the definition as it holds in the area of the case now */
  readonly current: HashedDefinition;
  readonly clock: ClockBasis;
}

/** Reads a case by its id or number and folds its log; undefined for an unknown one. Says nothing about who may see it. */
export async function loadCase(
  context: CaseReadContext,
  idOrNumber: string,
  options: { readonly lock?: boolean } = {},
): Promise<LoadedCase | undefined> {
  const stored = await findCase(context.transaction, idOrNumber, options);
  return stored === undefined ? undefined : await foldStored(context, stored);
}

async function foldStored(context: CaseReadContext, { row, keys: wrapped }: StoredCase): Promise<LoadedCase> {
  const { host, transaction } = context;
  const rows = await listActions(transaction, row.area_code, row.id);
  await shelveDefinitions(
    host,
    transaction,
    rows.map(({ definition_hash }) => definition_hash),
  );
  const keys = wrapped === null ? null : host.vault.openKeys(row.id, wrapped);
  const actions = rows.map((action) => readAction(keys, action));
  const clock = await clockBasisIn(context);
  const current = await definitionIn(context, row.system, row.lies_in);
  const state = carriedTo(host.shelf, foldCase(host.shelf, actions, clock), current.hash);
  const own = host.systems.get(row.system)?.definition ?? current.definition;
  const standing = await standingIn(context.transaction, own, state, row);
  return { row, keys, actions, state, standing, current, clock };
}

/** How a case stands: as its log says it, and, where a system has somebody to take her place, whether whom it is assigned to has left. */
export async function standingIn(
  transaction: ReadTransaction,
  { actors }: SystemDefinition,
  state: CaseState,
  { id, area_code: areaCode }: Pick<CaseColumns, "id" | "area_code">,
): Promise<CaseStanding> {
  const standing = standingOf(state, areaCode);
  const isRelieved = Object.values(actors).some(({ relation }) => relation === "relieves");
  if (!isRelieved || state.assignee === null) return standing;
  return { ...standing, assigneeGone: await isAssigneeGone(transaction, id) };
}

/** An action as it was done, with its secrets deciphered where the keys still are. */
export function readAction(keys: CaseKeys | null, row: ActionColumns): CaseAction {
  const place = actionPlace(row.number);
  const read = (kind: "data" | "sealed", bytes: Uint8Array | null): SecretDetails | null =>
    keys === null || bytes === null ? null : keys.decipher(kind, place, bytes);
  const details = joinDetails({
    plain: row.details,
    secret: read("data", row.secret),
    sealed: read("sealed", row.sealed),
  });
  return asCaseAction(row, details);
}

/** Where an action's secrets are bound to. */
export function actionPlace(number: number): Place<SecretDetails> {
  return { name: `action/${number}` };
}
