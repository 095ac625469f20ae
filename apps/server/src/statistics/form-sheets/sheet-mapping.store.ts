import type { SheetMapping } from "@halfsky/api-contract";
import { jsonText } from "../../database/json-text.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";

/** Whose mapping, of which form. */
export interface MappingOwner {
  readonly areaCode: string;
  readonly organisationId: string;
  readonly formId: string;
}

/** How a unit's own sheets of a form were read before, by the signature of their head; the newest of each. */
export async function listSheetMappings(
  transaction: ReadTransaction,
  owner: MappingOwner,
): Promise<ReadonlyMap<string, SheetMapping>> {
  const rows = await transaction
    .selectFrom("form_sheet_mapping")
    .select(["signature", "mapping"])
    .where("area_code", "=", owner.areaCode)
    .where("organisation_id", "=", owner.organisationId)
    .where("form_id", "=", owner.formId)
    .orderBy("number")
    .execute();
  return new Map(rows.map(({ signature, mapping }) => [signature, mapping]));
}

/** Remembers how sheets with a head were read; an earlier way stays in the history. */
export async function rememberSheetMapping(
  transaction: WriteTransaction,
  owner: MappingOwner,
  kept: {
    readonly signature: string;
    readonly mapping: SheetMapping;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  const last = await transaction
    .selectFrom("form_sheet_mapping")
    .select("number")
    .where("area_code", "=", owner.areaCode)
    .where("organisation_id", "=", owner.organisationId)
    .where("form_id", "=", owner.formId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  await transaction
    .insertInto("form_sheet_mapping")
    .values({
      area_code: owner.areaCode,
      organisation_id: owner.organisationId,
      form_id: owner.formId,
      number: (last?.number ?? 0) + 1,
      signature: kept.signature,
      mapping: jsonText(kept.mapping),
      kept_by: kept.by,
      kept_at: kept.at,
    })
    .execute();
}
