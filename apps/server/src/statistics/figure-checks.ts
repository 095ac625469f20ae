import type { CheckFinding, Indicator } from "@halfsky/api-contract";
import { checkObservation, type Observation, parseUnit, type Unit } from "@halfsky/statistics";
import type { CellKey, JudgedFigure } from "./observation.store.ts";

/** Error codes that still let a figure be kept: what was typed may be right and its parts still to come. */
const kept: ReadonlySet<string> = new Set(["ratio-differs"]);

const units = new Map<string, Unit>();

function unitOf(indicator: Pick<Indicator, "unit">): Unit {
  const known = units.get(indicator.unit);
  if (known) return known;
  const unit = parseUnit(indicator.unit);
  // A platform knows some dozens of units; a bound keeps odd imports from filling the memory.
  if (units.size < 1000) units.set(indicator.unit, unit);
  return unit;
}

type Figure = CellKey & Omit<Observation, "year">;

/** What the checks find in a figure beside the other years of its area and indicator. */
export function checkFigure(
  figure: Figure,
  indicator: Pick<Indicator, "unit" | "decimals">,
  history: readonly Observation[],
): readonly CheckFinding[] {
  return checkObservation(figure, { unit: unitOf(indicator), decimals: indicator.decimals, history }).map(
    (finding) => ({
      areaCode: figure.areaCode,
      indicatorId: figure.indicatorId,
      year: figure.year,
      code: finding.code,
      severity: finding.severity,
      message: finding.words,
      likely: finding.likely,
      revision: 0,
      verified: null,
    }),
  );
}

/** The finding for which a figure cannot be kept at all, if there is one. */
export function findImpossible(findings: readonly CheckFinding[]): CheckFinding | undefined {
  return findings.find((finding) => finding.severity === "error" && !kept.has(finding.code));
}

/** The series of figures by "area|indicator", in the order in which they were given. */
export function seriesOf<Cell extends CellKey>(cells: readonly Cell[]): ReadonlyMap<string, readonly Cell[]> {
  const series = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = seriesText(cell);
    const known = series.get(key);
    if (known) known.push(cell);
    else series.set(key, [cell]);
  }
  return series;
}

/** The text by which a series is known in maps. */
export function seriesText(cell: Omit<CellKey, "year">): string {
  const whole = `${cell.areaCode}|${cell.indicatorId}`;
  return cell.breakdown ? `${whole}|${cell.breakdown}` : whole;
}

/**
 * All findings of stored figures in the years asked for, each checked beside its own series. A figure that only looks
 * strange because the one before it is faulty is not blamed: a jump counts where it is one with the doubtful figure
 * before it and without.
 */
export function checkStoredFigures(
  cells: readonly JudgedFigure[],
  indicators: readonly Indicator[],
  years: { readonly from: number; readonly to: number },
): readonly CheckFinding[] {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return [...seriesOf(cells)].flatMap(([, series]) => {
    const indicator = byId.get(series[0]?.indicatorId ?? "");
    if (!indicator) return [];
    const doubtful = new Set<JudgedFigure>();
    return series.flatMap((cell) => {
      const all = checkFigure(cell, indicator, series);
      if (!all.some(isJump)) return isAsked(cell, years) ? all : [];
      const others = series.filter((other) => !doubtful.has(other));
      const isBlameless = doubtful.size > 0 && !checkFigure(cell, indicator, others).some(isJump);
      if (!isBlameless) doubtful.add(cell);
      if (!isAsked(cell, years)) return [];
      return isBlameless ? all.filter((finding) => !isJump(finding)) : all;
    });
  });
}

function isJump(finding: CheckFinding): boolean {
  return finding.code === "jump";
}

function isAsked(cell: CellKey, years: { readonly from: number; readonly to: number }): boolean {
  return cell.year >= years.from && cell.year <= years.to;
}
