import type { DocumentSummary } from "@halfsky/api-contract";
import type { SourceDocument } from "@halfsky/plan-document";
import type { Reach } from "../access/reach.ts";
import { withinReach } from "../access/reach.ts";
import { jsonText } from "../database/json-text.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";
import { shownName } from "./plan.store.ts";

/** The document with these bytes that an area has already. */
export async function findDocumentBySha256(
  transaction: ReadTransaction,
  areaCode: string,
  sha256: string,
): Promise<{ readonly id: string } | undefined> {
  return transaction
    .selectFrom("plan_document")
    .select("id")
    .where("area_code", "=", areaCode)
    .where("sha256", "=", sha256)
    .executeTakeFirst();
}

/** Adds a document with its bytes and the lines read from it. */
export async function insertDocument(
  transaction: WriteTransaction,
  document: {
    readonly areaCode: string;
    readonly id: string;
    readonly fileName: string;
    readonly sha256: string;
    readonly bytes: Uint8Array;
    readonly source: SourceDocument;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  await transaction
    .insertInto("plan_document")
    .values({
      area_code: document.areaCode,
      id: document.id,
      file_name: document.fileName,
      format: document.source.format,
      byte_count: document.bytes.length,
      sha256: document.sha256,
      bytes: document.bytes,
      source: jsonText(document.source),
      uploaded_by: document.by,
      uploaded_at: document.at,
    })
    .execute();
}

/** The documents within reach, newest first, each with the plans that were read from it. */
export async function listDocuments(
  transaction: ReadTransaction,
  reach: Reach,
  areaCode?: string,
): Promise<DocumentSummary[]> {
  let select = transaction
    .selectFrom("plan_document")
    .leftJoin("account", "account.id", "plan_document.uploaded_by")
    .select(["plan_document.area_code", "plan_document.id", "file_name", "format", "byte_count"])
    .select(["uploaded_by", "uploaded_at", "account.display_name"])
    .where(withinReach(reach, { area: "plan_document.area_code" }))
    .orderBy("uploaded_at", "desc")
    .orderBy("plan_document.id");
  if (areaCode !== undefined) select = select.where("plan_document.area_code", "=", areaCode);
  const rows = await select.execute();
  if (rows.length === 0) return [];
  const plans = await transaction
    .selectFrom("plan_reading")
    .innerJoin("plan", "plan.id", "plan_reading.plan_id")
    .select(["plan_reading.document_id", "plan.id", "plan.title"])
    .distinct()
    .where(withinReach(reach, { area: "plan.area_code" }))
    .orderBy("plan.id")
    .execute();
  return rows.map((row) => {
    return {
      id: row.id,
      areaCode: row.area_code,
      fileName: row.file_name,
      format: row.format,
      byteCount: row.byte_count,
      uploaded: { by: shownName(row.uploaded_by, row.display_name), at: row.uploaded_at },
      plans: plans
        .filter(({ document_id }) => document_id === row.id)
        .map(({ id, title }) => ({ id, title })),
    };
  });
}

/** A document's original bytes and what is needed to hand them out. */
export async function findDocumentFile(transaction: ReadTransaction, id: string) {
  const row = await transaction
    .selectFrom("plan_document")
    .select(["area_code", "file_name", "format", "bytes"])
    .where("id", "=", id)
    .executeTakeFirst();
  return row && { areaCode: row.area_code, fileName: row.file_name, format: row.format, bytes: row.bytes };
}
