import type { CheckFinding } from "@halfsky/api-contract";
import { sql } from "kysely";
import { jsonText } from "../database/json-text.ts";
import type { StoredFinding } from "../database/tables/statistics.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";
import { type CellKey, cellText } from "./observation.store.ts";

/** Which findings are asked for; every condition that is given narrows them. */
export interface FindingQuery {
  readonly areaCodes: readonly string[];
  readonly indicatorIds: readonly string[];
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** What the checks found in stored figures, by area, indicator and year. */
export async function listFindings(
  transaction: ReadTransaction,
  query: FindingQuery,
): Promise<readonly CheckFinding[]> {
  if (query.areaCodes.length === 0 || query.indicatorIds.length === 0) return [];
  const rows = await transaction
    .selectFrom("observation")
    .select(["area_code", "indicator_id", "year", "findings"])
    .where("findings", "is not", null)
    .where("area_code", "in", [...query.areaCodes])
    .where("year", ">=", query.from ?? 0)
    .where("year", "<=", query.to ?? 9999)
    .orderBy("area_code")
    .orderBy("indicator_id")
    .orderBy("year")
    .execute();
  const asked = new Set(query.indicatorIds);
  return rows
    .filter((row) => asked.has(row.indicator_id))
    .flatMap((row) =>
      (row.findings ?? []).map((finding) => ({
        areaCode: row.area_code,
        indicatorId: row.indicator_id,
        year: row.year,
        ...finding,
      })),
    );
}

/** Keeps what the checks found in each of these cells, and forgets what they found before. */
export async function keepFindings(
  transaction: WriteTransaction,
  cells: readonly CellKey[],
  findings: readonly CheckFinding[],
): Promise<void> {
  if (cells.length === 0) return;
  const byCell = new Map<string, StoredFinding[]>();
  for (const { code, severity, message, likely, ...cell } of findings) {
    const known = byCell.get(cellText(cell));
    if (known) known.push({ code, severity, message, likely });
    else byCell.set(cellText(cell), [{ code, severity, message, likely }]);
  }
  const texts = cells.map((cell) => {
    const found = byCell.get(cellText(cell));
    return found ? jsonText(found) : null;
  });
  await sql`
    update observation as held set findings = given.findings::jsonb
    from unnest(${cells.map((cell) => cell.areaCode)}::text[], ${cells.map((cell) => cell.indicatorId)}::text[],
      ${cells.map((cell) => cell.year)}::int[], ${texts}::text[]) as given (area_code, indicator_id, year, findings)
    where held.area_code = given.area_code::char(6) and held.indicator_id = given.indicator_id
      and held.year = given.year`.execute(transaction);
}
