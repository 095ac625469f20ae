import type { AreaChangeRow } from "@halfsky/api-contract";
import type { AreaSpan } from "@halfsky/statistics";
import { platformActor } from "../../access/actor.ts";
import { jsonText } from "../../database/json-text.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";

/** The changes of areas, first the earliest. */
export async function listAreaChanges(transaction: ReadTransaction): Promise<readonly AreaChangeRow[]> {
  const rows = await transaction
    .selectFrom("area_change")
    .leftJoin("account", "account.id", "area_change.recorded_by")
    .selectAll("area_change")
    .select("account.display_name")
    .orderBy("effective_on")
    .orderBy("recorded_at")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    effectiveOn: row.effective_on,
    before: [...row.before],
    after: [...row.after],
    basis: row.basis,
    recorded: {
      by:
        row.display_name ??
        (row.recorded_by === platformActor.accountId ? platformActor.displayName : row.recorded_by),
      at: row.recorded_at,
    },
  }));
}

/** An area as it is kept today, with the dates that its row says. */
export interface StoredArea extends AreaSpan {
  readonly level: "province" | "city" | "county";
  readonly parentCode: string | null;
}

/** All areas, ended ones too, by code. */
export async function listStoredAreas(transaction: ReadTransaction): Promise<readonly StoredArea[]> {
  const rows = await transaction.selectFrom("area").selectAll().orderBy("code").execute();
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    level: row.level,
    parentCode: row.parent_code,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }));
}

/** Keeps areas from being changed by two at once until the end of the transaction. */
export async function lockAreas(transaction: WriteTransaction, codes: readonly string[]): Promise<void> {
  await transaction
    .selectFrom("area")
    .select("code")
    .where("code", "in", [...codes])
    .orderBy("code")
    .forUpdate()
    .execute();
}

/** Adds an area that a change makes. */
export async function insertArea(
  transaction: WriteTransaction,
  area: StoredArea & { readonly pinyin: string },
): Promise<void> {
  await transaction
    .insertInto("area")
    .values({
      code: area.code,
      name: area.name,
      pinyin: area.pinyin,
      level: area.level,
      parent_code: area.parentCode,
      valid_from: area.validFrom,
      valid_to: area.validTo,
    })
    .execute();
}

/** Writes the last day of an area that a change ends. */
export async function endArea(transaction: WriteTransaction, code: string, lastDay: string): Promise<void> {
  await transaction.updateTable("area").set({ valid_to: lastDay }).where("code", "=", code).execute();
}

/** Gives an area its new name. */
export async function renameArea(
  transaction: WriteTransaction,
  code: string,
  name: { readonly name: string; readonly pinyin: string },
): Promise<void> {
  await transaction.updateTable("area").set(name).where("code", "=", code).execute();
}

/** The organisations of areas. */
export async function listOrganisationsOf(
  transaction: ReadTransaction,
  codes: readonly string[],
): Promise<readonly { readonly id: string; readonly name: string; readonly areaCode: string }[]> {
  if (codes.length === 0) return [];
  return await transaction
    .selectFrom("organisation")
    .select(["id", "name", "area_code as areaCode"])
    .where("area_code", "in", [...codes])
    .orderBy("id")
    .execute();
}

/** Hands the organisations of ended areas over to the one that goes on. */
export async function moveOrganisations(
  transaction: WriteTransaction,
  from: readonly string[],
  to: string,
): Promise<void> {
  if (from.length === 0) return;
  await transaction
    .updateTable("organisation")
    .set({ area_code: to })
    .where("area_code", "in", [...from])
    .execute();
}

/** Keeps a change. */
export async function insertAreaChange(
  transaction: WriteTransaction,
  change: Omit<AreaChangeRow, "recorded"> & {
    readonly areaCode: string;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  await transaction
    .insertInto("area_change")
    .values({
      area_code: change.areaCode,
      id: change.id,
      kind: change.kind,
      effective_on: change.effectiveOn,
      before: jsonText(change.before),
      after: jsonText(change.after),
      basis: change.basis,
      recorded_by: change.by,
      recorded_at: change.at,
    })
    .execute();
}
