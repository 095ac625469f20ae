import type { CheckFinding } from "@halfsky/api-contract";
import { sql } from "kysely";
import { platformActor } from "../access/actor.ts";
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
    .select(["area_code", "indicator_id", "year", "revision", "findings"])
    .where("findings", "is not", null)
    .where("area_code", "in", [...query.areaCodes])
    .where("breakdown", "=", "")
    .where("year", ">=", query.from ?? 0)
    .where("year", "<=", query.to ?? 9999)
    .orderBy("area_code")
    .orderBy("indicator_id")
    .orderBy("year")
    .execute();
  const asked = new Set(query.indicatorIds);
  const found = rows
    .filter((row) => asked.has(row.indicator_id))
    .flatMap((row) =>
      (row.findings ?? []).map((finding) => ({
        areaCode: row.area_code,
        indicatorId: row.indicator_id,
        year: row.year,
        revision: row.revision,
        ...finding,
      })),
    );
  if (found.length === 0) return [];
  const verified = await readVerifications(transaction, found);
  return found.map((finding) => ({ ...finding, verified: verified(finding) }));
}

type FoundFinding = Omit<CheckFinding, "verified">;

/** What people answered to these findings, where neither the figure nor what is found in it changed since. */
async function readVerifications(
  transaction: ReadTransaction,
  found: readonly FoundFinding[],
): Promise<(finding: FoundFinding) => CheckFinding["verified"]> {
  const rows = await transaction
    .selectFrom("finding_verification as newest")
    .leftJoin("account", "account.id", "newest.verified_by")
    .selectAll("newest")
    .select("account.display_name")
    .distinctOn(["newest.area_code", "newest.indicator_id", "newest.year", "newest.code"])
    .where("newest.area_code", "in", [...new Set(found.map(({ areaCode }) => areaCode))])
    .where("newest.indicator_id", "in", [...new Set(found.map(({ indicatorId }) => indicatorId))])
    .where("newest.year", "in", [...new Set(found.map(({ year }) => year))])
    .orderBy("newest.area_code")
    .orderBy("newest.indicator_id")
    .orderBy("newest.year")
    .orderBy("newest.code")
    .orderBy("newest.number", "desc")
    .execute();
  const byFinding = new Map(
    rows.map((row) => [`${row.area_code}|${row.indicator_id}|${row.year}|${row.code}`, row]),
  );
  return (finding) => {
    const row = byFinding.get(`${cellText(finding)}|${finding.code}`);
    const isSame =
      row !== undefined &&
      row.figure_revision === finding.revision &&
      row.finding.message.zh === finding.message.zh &&
      row.finding.likely === finding.likely;
    if (!isSame || row.reason === null) return null;
    const by =
      row.display_name ??
      (row.verified_by === platformActor.accountId ? platformActor.displayName : row.verified_by);
    return { reason: row.reason, by, at: row.verified_at };
  };
}

/** Adds what a person answers to a finding; her earlier answers stay beneath it. */
export async function insertVerification(
  transaction: WriteTransaction,
  finding: CheckFinding,
  answer: { readonly reason: string | null; readonly by: string; readonly at: string },
): Promise<void> {
  const { areaCode, indicatorId, year, code, severity, message, likely } = finding;
  const { newest } = await transaction
    .selectFrom("finding_verification")
    .select(({ fn }) => fn.max<number | null>("number").as("newest"))
    .where("area_code", "=", areaCode)
    .where("indicator_id", "=", indicatorId)
    .where("year", "=", year)
    .where("code", "=", code)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto("finding_verification")
    .values({
      area_code: areaCode,
      indicator_id: indicatorId,
      year,
      code,
      number: (newest ?? 0) + 1,
      figure_revision: finding.revision,
      finding: jsonText({ code, severity, message, likely }),
      reason: answer.reason,
      verified_by: answer.by,
      verified_at: answer.at,
    })
    .execute();
}

/** Keeps what the checks found in each of these cells (figures of the whole), and forgets what they found before. */
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
      and held.year = given.year and held.breakdown = ''`.execute(transaction);
}
