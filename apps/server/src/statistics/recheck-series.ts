import type { CheckFinding } from "@halfsky/api-contract";
import type { WriteContext } from "../access/context.ts";
import { checkStoredFigures, seriesText } from "./figure-checks.ts";
import { keepFindings, listFindings } from "./finding.store.ts";
import { listIndicatorsById } from "./indicator.store.ts";
import { type CellKey, cellText, listJudgedFigures } from "./observation.store.ts";

/** A series of the whole: an area's figures of an indicator. Parts are checked by the forms that ask for them. */
export type SeriesKey = Omit<CellKey, "year" | "breakdown">;

function words(findings: readonly CheckFinding[]): string {
  return findings.map(({ code, likely, message }) => `${code} ${likely} ${message.zh}`).join("\n");
}

function byCell(findings: readonly CheckFinding[]): ReadonlyMap<string, readonly CheckFinding[]> {
  const cells = new Map<string, CheckFinding[]>();
  for (const finding of findings) {
    const known = cells.get(cellText(finding));
    if (known) known.push(finding);
    else cells.set(cellText(finding), [finding]);
  }
  return cells;
}

/**
 * Checks whole series again and keeps what is found, since a figure speaks for or against the ones after it. Only cells
 * whose findings changed are written.
 */
export async function recheckSeries(context: WriteContext, series: readonly SeriesKey[]): Promise<void> {
  if (series.length === 0) return;
  const asked = new Set(series.map(seriesText));
  const query = {
    areaCodes: [...new Set(series.map(({ areaCode }) => areaCode))],
    indicatorIds: [...new Set(series.map(({ indicatorId }) => indicatorId))],
  };
  const { transaction } = context;
  const figures = (await listJudgedFigures(transaction, query)).filter((cell) => asked.has(seriesText(cell)));
  const indicators = await listIndicatorsById(transaction, query.indicatorIds);
  const found = byCell(checkStoredFigures(figures, indicators, { from: 0, to: 9999 }));
  const known = byCell(await listFindings(transaction, query));
  const changed = figures.filter(
    (cell) => words(found.get(cellText(cell)) ?? []) !== words(known.get(cellText(cell)) ?? []),
  );
  await keepFindings(
    transaction,
    changed,
    changed.flatMap((cell) => found.get(cellText(cell)) ?? []),
  );
}
