import type { IndicatorRecord, TargetRow } from "@halfsky/api-contract";
import { describeChange, type MissingReason, missingReasonWords, parseUnit } from "@halfsky/statistics";
import { figureText, type FigureFormat } from "../../statistics/figure-text.ts";
import type { Language } from "../../words/language.tsx";

type Cell = IndicatorRecord["series"][number];
type ForecastPoint = IndicatorRecord["forecasts"][number]["points"][number];

/** One year of an indicator's chart and of the table behind it; figures are decimal text. */
export interface ChartYear {
  readonly year: number;
  readonly value: string | null;
  /** Why a past year has no figure; "nothing" where not even a reason is recorded. */
  readonly gap: MissingReason | "nothing" | null;
  readonly required: string | null;
  readonly interval: { readonly low: string; readonly high: string } | null;
  /** What is foretold of a year to come. */
  readonly forecast: ForecastPoint | null;
  readonly cell: Cell | undefined;
}

/** Every year from the first figure or baseline to the target year, with what is known of it. */
export function chartYears(
  record: Pick<IndicatorRecord, "series" | "paths" | "intervals" | "forecasts" | "year">,
  target: Pick<TargetRow, "id" | "targetYear"> | undefined,
): readonly ChartYear[] {
  const points = record.paths.find(({ targetId }) => targetId === target?.id)?.points ?? [];
  const foretold = record.forecasts.find(({ targetId }) => targetId === target?.id)?.points ?? [];
  const known = [...record.series, ...points].map(({ year }) => year);
  if (known.length === 0) return [];
  const first = Math.min(...known);
  const last = Math.max(...known, record.year, target?.targetYear ?? record.year);
  const lastPast = Math.max(record.year, ...record.series.map(({ year }) => year));
  return Array.from({ length: last - first + 1 }, (_, offset) => {
    const year = first + offset;
    const cell = record.series.find((one) => one.year === year);
    const value = cell?.value ?? null;
    const interval = record.intervals.find((one) => one.year === year);
    return {
      year,
      value,
      gap: value !== null || year > lastPast ? null : (cell?.missing ?? "nothing"),
      required: points.find((point) => point.year === year)?.value ?? null,
      interval: interval ? { low: interval.low, high: interval.high } : null,
      forecast: foretold.find((point) => point.year === year) ?? null,
      cell,
    };
  });
}

/** The words of a gap. */
export function gapWords(
  gap: NonNullable<ChartYear["gap"]>,
  language: Language,
  words: { readonly nothing: string },
): string {
  return gap === "nothing" ? words.nothing : missingReasonWords[gap][language];
}

/** What the chart says of the year looked at: its newest figure, and how it moved since the one before. */
export function chartSentence(
  years: readonly ChartYear[],
  asOf: number,
  format: FigureFormat,
  language: Language,
  say: (year: number, figure: string, change: string | null) => string,
): string {
  const figures = years.flatMap(({ year, value }) =>
    value === null || year > asOf ? [] : [{ year, value }],
  );
  const [before, latest] = [figures.at(-2), figures.at(-1)];
  if (!latest) return "";
  const change =
    before === undefined
      ? null
      : describeChange(latest, before, parseUnit(format.unit), format.decimals, language);
  return say(latest.year, figureText(latest.value, format, language), change);
}

/** The values of the target lines: both ends of a range, else what counts as reached. */
export function targetBounds(target: Pick<TargetRow, "rule" | "judgement"> | undefined): readonly string[] {
  if (!target) return [];
  const { rule, judgement } = target;
  if (rule.kind === "range") return [rule.value, rule.value2].filter((value) => value !== null);
  return judgement.targetValue === null ? [] : [judgement.targetValue];
}
