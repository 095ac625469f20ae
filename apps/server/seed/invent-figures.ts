import type { FigureInputOfForm, Indicator, SubmissionRecord, YearFigure } from "@halfsky/api-contract";
import { type FigureKey, figureText, indexForm, parseUnit } from "@halfsky/statistics";
import { quotientOf } from "../src/statistics/submissions/figures-in-cube.ts";

/** Made-up counts of a city for indicators that have no year before; a county has about a fifth of them. */
const inventedCounts: Readonly<Record<string, number>> = {
  普通小学在校学生数: 268_400,
  初中在校学生数: 121_300,
  普通高中在校学生数: 63_900,
  义务教育专任教师数: 24_150,
  活产数: 31_260,
  低出生体重儿数: 1180,
};

type Parts = Pick<FigureInputOfForm, "value" | "numerator" | "denominator">;

/** Figures for a whole form that follow from the newest known, plainly made up and without a fault. */
export function inventFigures(record: SubmissionRecord): FigureInputOfForm[] {
  const indicators = new Map(record.indicators.map((indicator) => [indicator.id, indicator]));
  const isCounty = record.originLevel === "county";
  // History is oldest first, so the newest figure that has a number stands; some years have none.
  const lastKnown = new Map(
    record.history.flatMap((one) => {
      const last = one.years.findLast(({ value }) => value !== null);
      return last === undefined ? [] : [[figureText(one), last] as const];
    }),
  );
  return [...indexForm(record.definition).cellsOf.values()].flatMap((cells): FigureInputOfForm[] => {
    const [first] = cells;
    const indicator = indicators.get(first?.figure.indicatorId ?? "");
    if (first === undefined || indicator === undefined) return [];
    const before = lastKnown.get(figureText({ ...first.figure, breakdown: "" }));
    const whole = inventWhole(indicator, before, isCounty);
    const parts = partOf(whole, first.figure, indicator);
    const asked = new Set(cells.map(({ part }) => part));
    return [
      {
        ...first.figure,
        baseRevision: 0,
        value: parts.value,
        missing: null,
        numerator: asked.has("numerator") ? parts.numerator : null,
        denominator: asked.has("denominator") ? parts.denominator : null,
        note: null,
      },
    ];
  });
}

function inventWhole(indicator: Indicator, before: YearFigure | undefined, isCounty: boolean): Parts {
  const { scale } = parseUnit(indicator.unit);
  // A rate that nobody ever reported: plausible in its unit, and plainly made up like the rest.
  const last = Number(before?.value ?? (scale === 100 ? 62 : 6));
  if (scale === null) {
    const count =
      before?.value == null
        ? indicator.name.includes("寿命")
          ? 83
          : (inventedCounts[indicator.name] ?? 1000) * (isCounty ? 0.19 : 1)
        : last * (indicator.name.includes("寿命") ? 1.001 : 1.012);
    const grown = (text: string | null | undefined, factor: number): string | null =>
      text == null ? null : String(Math.round(Number(text) * factor));
    return {
      value: count.toFixed(indicator.decimals),
      numerator: grown(before?.numerator, 1.012) ?? String(Math.round(count * 1000)),
      denominator: grown(before?.denominator, 1) ?? "1000",
    };
  }
  const base = Number(before?.denominator ?? 20_000);
  const events = Number(before?.numerator ?? Math.round((last * base) / scale));
  const denominator = String(Math.round(base * 1.004));
  const numerator = String(Math.min(Math.round(events * 1.005), Number(denominator)));
  return { numerator, denominator, value: quotientOf({ numerator, denominator }, indicator) };
}

function partOf(whole: Parts, { breakdown }: FigureKey, indicator: Indicator): Parts {
  if (breakdown === "") return whole;
  const { scale } = parseUnit(indicator.unit);
  const value = Number(whole.value);
  const isMale = breakdown === "sex=male";
  if (scale === null) {
    const male = Math.round(value * 0.51);
    return { value: String(isMale ? male : value - male), numerator: null, denominator: null };
  }
  const apart = Math.min(value, scale - value) * 0.02 * (isMale ? -1 : 1);
  return { value: (value + apart).toFixed(indicator.decimals), numerator: null, denominator: null };
}
