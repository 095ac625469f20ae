import type { Insertable, Selectable } from "kysely";
import { jsonText } from "../database/json-text.ts";
import type { Tables } from "../database/tables.ts";
import type { ServiceCaseTables } from "../database/tables/service-cases.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";
import type { WrappedKeys } from "./keys/case-vault.ts";

/** A row of service_case. */
export type CaseColumns = Selectable<ServiceCaseTables["service_case"]>;

/** What the log of a case makes of its row; the rest of the row never changes. */
export type CaseProjectionColumns = Omit<
  CaseColumns,
  "area_code" | "id" | "system" | "number" | "opened_by" | "opened_at"
>;

/** A row with the wrapped keys of the case; null where they were destroyed. */
export interface StoredCase {
  readonly row: CaseColumns;
  readonly keys: WrappedKeys | null;
}

/** A case by its id, or by its number 编号; `lock` holds it until the commit. */
export async function findCase(
  transaction: ReadTransaction,
  idOrNumber: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<StoredCase | undefined> {
  const select = transaction
    .selectFrom("service_case")
    .selectAll()
    .where((where) => where.or([where("id", "=", idOrNumber), where("number", "=", idOrNumber)]));
  const row = await (lock ? select.forUpdate() : select).executeTakeFirst();
  return row === undefined ? undefined : { row, keys: await findKeys(transaction, row.area_code, row.id) };
}

async function findKeys(
  transaction: ReadTransaction,
  areaCode: string,
  caseId: string,
): Promise<WrappedKeys | null> {
  const [row] = await listKeys(transaction, [{ areaCode, caseId }]);
  return row === undefined ? null : row.keys;
}

/** The wrapped keys of cases that have some. */
export async function listKeys(
  transaction: ReadTransaction,
  cases: readonly { readonly areaCode: string; readonly caseId: string }[],
): Promise<readonly { readonly caseId: string; readonly keys: WrappedKeys }[]> {
  if (cases.length === 0) return [];
  const rows = await transaction
    .selectFrom("service_case_key")
    .selectAll()
    .where("area_code", "in", [...new Set(cases.map(({ areaCode }) => areaCode))])
    .where(
      "case_id",
      "in",
      cases.map(({ caseId }) => caseId),
    )
    .execute();
  return rows.flatMap(({ case_id: caseId, provider, data_key: dataKey, sealed_key: sealedKey }) =>
    dataKey === null || sealedKey === null ? [] : [{ caseId, keys: { provider, dataKey, sealedKey } }],
  );
}

/** The wrapped keys of some case; undefined where no case has any. */
export async function findSomeKeys(
  transaction: ReadTransaction,
): Promise<{ readonly caseId: string; readonly keys: WrappedKeys } | undefined> {
  const row = await transaction
    .selectFrom("service_case_key")
    .selectAll()
    .where("destroyed_at", "is", null)
    .orderBy("area_code")
    .orderBy("case_id")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.data_key === null || row.sealed_key === null) return undefined;
  const { case_id: caseId, provider, data_key: dataKey, sealed_key: sealedKey } = row;
  return { caseId, keys: { provider, dataKey, sealedKey } };
}

/** Adds a case with its keys. */
export async function insertCase(
  transaction: WriteTransaction,
  row: CaseColumns,
  keys: WrappedKeys,
): Promise<void> {
  await transaction
    .insertInto("service_case")
    .values({
      ...row,
      work: jsonText(row.work),
      pending_for: jsonText(row.pending_for),
      moves: jsonText(row.moves),
    })
    .execute();
  await transaction
    .insertInto("service_case_key")
    .values({
      area_code: row.area_code,
      case_id: row.id,
      provider: keys.provider,
      data_key: keys.dataKey,
      sealed_key: keys.sealedKey,
      destroyed_at: null,
    })
    .execute();
}

/** Brings the row of a case to what its log says now. */
export async function updateCase(
  transaction: WriteTransaction,
  { area_code, id }: Pick<CaseColumns, "area_code" | "id">,
  projection: CaseProjectionColumns,
): Promise<void> {
  await transaction
    .updateTable("service_case")
    .set({
      ...projection,
      work: jsonText(projection.work),
      pending_for: jsonText(projection.pending_for),
      moves: jsonText(projection.moves),
    })
    .where("area_code", "=", area_code)
    .where("id", "=", id)
    .execute();
}

/** Moves when the clock looks at a case again. */
export async function updateNextStep(
  transaction: WriteTransaction,
  { area_code, id }: Pick<CaseColumns, "area_code" | "id">,
  nextStepAt: string | null,
): Promise<void> {
  await transaction
    .updateTable("service_case")
    .set({ next_step_at: nextStepAt })
    .where("area_code", "=", area_code)
    .where("id", "=", id)
    .execute();
}

/** Whether a definition is kept. */
export async function isDefinitionKept(transaction: ReadTransaction, hash: string): Promise<boolean> {
  const row = await transaction
    .selectFrom("service_definition")
    .select("hash")
    .where("hash", "=", hash)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps a definition that is not kept yet. */
export async function insertDefinition(
  transaction: WriteTransaction,
  row: Insertable<Tables["service_definition"]>,
): Promise<void> {
  await transaction.insertInto("service_definition").values(row).execute();
}

/** Definitions by their hashes. */
export async function listDefinitions(transaction: ReadTransaction, hashes: readonly string[]) {
  if (hashes.length === 0) return [];
  return await transaction
    .selectFrom("service_definition")
    .select(["hash", "definition", "base"])
    .where("hash", "in", [...hashes])
    .execute();
}

/** The newest overlays of systems in areas, one a system and area; of all systems where none are named. */
export async function listOverlays(
  transaction: ReadTransaction,
  areaCodes: readonly string[],
  system?: string,
) {
  let select = transaction
    .selectFrom("service_overlay")
    .select(["system", "area_code", "version", "overlay"])
    .where("area_code", "in", [...areaCodes]);
  if (system !== undefined) select = select.where("system", "=", system);
  const rows = await select.orderBy("system").orderBy("area_code").orderBy("version", "desc").execute();
  return rows.filter((row, index) => {
    const before = rows[index - 1];
    return before?.system !== row.system || before.area_code !== row.area_code;
  });
}

/** Who serves which area in which role. */
export async function listAgencies(transaction: ReadTransaction) {
  return await transaction
    .selectFrom("service_agency")
    .select(["area_code", "role", "organisation_id"])
    .execute();
}

/** Who serves which township or village in which role. */
export async function listLocalAgencies(transaction: ReadTransaction) {
  return await transaction
    .selectFrom("local_agency")
    .select(["area_code", "locality", "role", "organisation_id"])
    .orderBy("locality")
    .execute();
}

/** Names of organisations by id. */
export async function listOrganisationNames(
  transaction: ReadTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction
    .selectFrom("organisation")
    .select(["id", "name"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
