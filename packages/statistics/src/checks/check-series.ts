import type { Observation } from "../observation.ts";
import type { CheckFinding } from "../check-observation.ts";
import type { Bilingual } from "../bilingual.ts";
import { fewestValues, findEnteredOutlier } from "./outliers/find-outliers.ts";
import type { SlipKind } from "./outliers/list-slips.ts";
import { sayOutlier } from "./outliers/outlier-words.ts";
import type { PlacedFigure } from "./form-grid.ts";

/** What is said of a figure beside its earlier years. */
export interface SeriesFinding {
  readonly code: SlipKind | "unlike-series";
  readonly severity: "warning" | "notice";
  readonly words: Bilingual;
  readonly likely: string | null;
}

/**
 * Judges a figure beside its earlier years. Where at least three of them are known the whole series speaks instead of the
 * year before alone: `jump` only stays where the series, too, says that the figure is unlike it and no slip explains it.
 */
export function checkSeries(
  figure: Pick<PlacedFigure, "unit" | "decimals">,
  observation: Observation,
  history: readonly Observation[],
  observed: readonly CheckFinding[],
): { readonly observed: readonly CheckFinding[]; readonly series: SeriesFinding | null } {
  const { year, value } = observation;
  const known = history.filter((own) => own.value !== null).length;
  if (value === null || known + 1 < fewestValues) return { observed, series: null };
  const outlier = findEnteredOutlier([...history, observation], year, figure);
  const isJump = observed.some(({ code }) => code === "jump");
  if (outlier && outlier.likely === null && isJump) return { observed, series: null };
  return {
    observed: isJump ? observed.filter(({ code }) => code !== "jump") : observed,
    series: outlier && {
      code: outlier.code,
      severity: outlier.likely === null ? "notice" : "warning",
      words: sayOutlier(outlier, value, figure.unit),
      likely: outlier.likely,
    },
  };
}
