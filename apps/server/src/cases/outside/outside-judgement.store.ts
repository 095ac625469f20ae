import type { RowJudgement } from "@halfsky/cases";
import type { Insertable } from "kysely";
import type { KeptCounts, OutsideListTables } from "../../database/tables/outside-lists.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";
import type { LinkPlace } from "./outside-list.store.ts";

/** A row of service_outside_judgement before its number is given to it. */
type NewJudgement = Omit<Insertable<OutsideListTables["service_outside_judgement"]>, "number">;

/** What stands judged of rows of the lists of a place: the newest of each row and case. */
export async function listRowJudgements(
  transaction: ReadTransaction,
  { areaCode, system, link, organisationId }: LinkPlace,
): Promise<readonly RowJudgement[]> {
  const rows = await transaction
    .selectFrom("service_outside_judgement")
    .select(["row_key", "case_id", "judgement"])
    .where("area_code", "=", areaCode)
    .where("system", "=", system)
    .where("link", "=", link)
    .where("organisation_id", "=", organisationId)
    .orderBy("number")
    .execute();
  const newest = new Map(
    rows.map(({ row_key: rowKey, case_id: caseId, judgement }) => [
      `${rowKey} ${caseId}`,
      { rowKey, caseId, judgement },
    ]),
  );
  return [...newest.values()];
}

/** Keeps a judgement; an earlier one of the same row and case stays. */
export async function insertRowJudgement(transaction: WriteTransaction, row: NewJudgement): Promise<void> {
  const last = await transaction
    .selectFrom("service_outside_judgement")
    .select((builder) => builder.fn.max("number").as("number"))
    .where("area_code", "=", row.area_code)
    .where("system", "=", row.system)
    .where("link", "=", row.link)
    .where("organisation_id", "=", row.organisation_id)
    .executeTakeFirst();
  await transaction
    .insertInto("service_outside_judgement")
    .values({ ...row, number: (last?.number ?? 0) + 1 })
    .execute();
}

/** How rows and cases of lists stand by their place since something was judged of them, by the list. */
export async function listJudgedCounts(
  transaction: ReadTransaction,
  listIds: readonly string[],
): Promise<ReadonlyMap<string, KeptCounts>> {
  if (listIds.length === 0) return new Map();
  const rows = await transaction
    .selectFrom("service_outside_judgement")
    .select(["list_id", "counts"])
    .where("list_id", "in", [...listIds])
    .orderBy("number")
    .execute();
  return new Map(rows.map(({ list_id, counts }) => [list_id, counts]));
}
