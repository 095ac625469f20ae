import type { ReadTransaction } from "../database/transactions.ts";
import type { CellKey } from "./observation.store.ts";

/**
 * Which of these cells a form collects at the moment: those of a submission that was begun and is not signed yet, by
 * `cellText`, with the title of the form.
 */
export async function listCollectedCells(
  _transaction: ReadTransaction,
  _cells: readonly CellKey[],
): Promise<ReadonlyMap<string, string>> {
  return await Promise.resolve(new Map<string, string>());
}
