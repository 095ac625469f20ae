import type { Dimension } from "@halfsky/api-contract";
import type { ReadTransaction } from "../database/transactions.ts";

/** By what figures can be broken down, in the order in which people name them. */
export async function listDimensions(transaction: ReadTransaction): Promise<readonly Dimension[]> {
  const rows = await transaction
    .selectFrom("dimension")
    .selectAll()
    .orderBy("position")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    label: { zh: row.label_zh, en: row.label_en },
    isPartition: row.is_partition,
    categories: row.categories,
  }));
}
