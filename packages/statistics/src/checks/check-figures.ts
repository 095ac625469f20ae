import type { CheckCode } from "../check-observation.ts";
import { checkObservation } from "../check-observation.ts";
import { dividedBy, fixedText, times, wholeDecimal } from "../decimal.ts";
import type { FigurePart } from "../forms/form-definition.ts";
import { checkSeries } from "./check-series.ts";
import type { Observation } from "../observation.ts";
import type { FindingList } from "./finding-list.ts";
import type { FormCheckContext } from "./form-check.ts";
import type { PlacedCell, PlacedFigure, PlacedRow } from "./form-grid.ts";

const partOfCode: { readonly [Code in CheckCode]?: FigurePart } = {
  "bad-numerator": "numerator",
  "bad-denominator": "denominator",
  "numerator-above-denominator": "numerator",
};

/** What a figure fails by itself and beside its own years: all figures of the rows, or those that are named by their keys. */
export function checkFigures(
  rows: readonly PlacedRow[],
  context: Pick<FormCheckContext, "year" | "history">,
  found: FindingList,
  named?: ReadonlySet<string>,
): void {
  for (const row of rows) {
    for (const figure of row.figures.values()) {
      if (named && !named.has(figure.key)) continue;
      checkFilled(row, figure, found);
      if (figure.given) checkGiven(figure, context, found);
    }
  }
}

/** The cell that a finding about a part is shown at; a part that the form does not ask for speaks at the figure's first cell. */
function cellOf(figure: PlacedFigure, part: FigurePart): PlacedCell | undefined {
  const { value, numerator, denominator } = figure.cells;
  return figure.cells[part] ?? value ?? numerator ?? denominator;
}

function checkGiven(
  figure: PlacedFigure,
  context: Pick<FormCheckContext, "year" | "history">,
  found: FindingList,
): void {
  const { given } = figure;
  const cell = cellOf(figure, "value");
  if (!given || !cell) return;
  if (given.value !== null && given.missing !== null) {
    found.add(cell, figure, {
      code: "value-and-reason",
      severity: "error",
      words: {
        zh: "既填了数据，又选了缺数原因，请只保留一个。",
        en: "There is a figure and a reason why there is none; keep one of them.",
      },
    });
  }
  const known = context.history.get(figure.key) ?? [];
  const history = known.some(({ year }) => year >= context.year)
    ? known.filter(({ year }) => year < context.year)
    : known;
  const { value, numerator, denominator } = given;
  const observation = { year: context.year, value, numerator, denominator };
  const alone = checkObservation(observation, {
    unit: figure.unit,
    decimals: figure.decimals,
    history: latestOf(history),
  });
  const { observed, series } = checkSeries(figure, observation, history, alone);
  const parts = (["numerator", "denominator"] as const).flatMap((part) => figure.cells[part]?.ref ?? []);
  for (const { code, severity, words, likely } of observed) {
    const at = cellOf(figure, partOfCode[code] ?? "value") ?? cell;
    const related = code === "ratio-differs" ? parts.filter((ref) => ref.column !== at.ref.column) : [];
    found.add(at, figure, { code, severity, words, likely, related });
  }
  if (series) found.add(cell, figure, series);
}

/** The newest figure is all that the checks of a single figure look at; the others need not be read. */
function latestOf(history: readonly Observation[]): readonly Observation[] {
  let latest: Observation | undefined;
  for (const own of history) {
    if (own.value === null || (latest && own.year < latest.year)) continue;
    latest = own;
  }
  return latest ? [latest] : [];
}

function checkFilled(row: PlacedRow, figure: PlacedFigure, found: FindingList): void {
  if (!row.row.isRequired) return;
  const { given, cells } = figure;
  if (given && given.missing !== null) return;
  if (cells.value && (!given || given.value === null)) {
    const likely = quotientOf(figure);
    found.add(cells.value, figure, {
      code: "not-filled",
      severity: "error",
      words: {
        zh: likely
          ? `应填未填：按分子÷分母应为${likely}。`
          : "应填未填：请填写数据，没有数据的请选缺数原因。",
        en: likely
          ? `Not filled in: by numerator ÷ denominator it should be ${likely}.`
          : "Not filled in: enter the figure, or choose why there is none.",
      },
      likely,
    });
  }
  if (!given) return;
  for (const part of ["numerator", "denominator"] as const) {
    const cell = cells[part];
    if (!cell || given[part] !== null || (cells.value && given.value === null)) continue;
    found.add(cell, figure, {
      code: "part-not-filled",
      severity: "warning",
      words: {
        zh: `填了数据，没有填${part === "numerator" ? "分子" : "分母"}；请补填或说明原因。`,
        en: `The figure stands without its ${part}; fill it in or say why.`,
      },
    });
  }
}

/** What numerator and denominator make of the figure, rounded as declared; null where they do not. */
function quotientOf({ numbers, unit, decimals }: PlacedFigure): string | null {
  const { numerator, denominator } = numbers;
  if (unit.scale === null || !numerator || !denominator || decimals === null) return null;
  const quotient = dividedBy(times(numerator, wholeDecimal(unit.scale)), denominator, decimals);
  return quotient && fixedText(quotient);
}
