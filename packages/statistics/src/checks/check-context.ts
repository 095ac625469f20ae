import type { FigureKey } from "../forms/form-definition.ts";
import { figureText } from "../forms/form-definition.ts";
import type { Observation } from "../observation.ts";
import type {
  BelowFigure,
  CheckedDimension,
  CheckedFigure,
  CheckedIndicator,
  FormCheckContext,
} from "./form-check.ts";

/** A figure's other years. */
export interface FigureHistory extends FigureKey {
  readonly years: readonly Observation[];
}

/** What the checks look at as it travels: plain lists, each figure with its key. */
export interface FormCheckLists {
  readonly year: number;
  readonly indicators: readonly CheckedIndicator[];
  readonly figures: ReadonlyArray<FigureKey & CheckedFigure>;
  readonly history: readonly FigureHistory[];
  readonly below: ReadonlyArray<FigureKey & BelowFigure>;
  readonly dimensions: readonly CheckedDimension[];
}

/** The figures of one of their other years, by `figureText`. */
export function figuresOfYear<Year extends Observation>(
  history: ReadonlyArray<FigureKey & { readonly years: readonly Year[] }>,
  year: number,
): ReadonlyMap<string, Year> {
  return new Map(
    history.flatMap((figure) => {
      const found = figure.years.find((one) => one.year === year);
      return found === undefined ? [] : [[figureText(figure), found] as const];
    }),
  );
}

/** Puts lists into the maps that `checkForm` looks things up in; the record of a submission can be given as it is. */
export function readCheckContext(lists: FormCheckLists): FormCheckContext {
  return {
    year: lists.year,
    indicators: new Map(lists.indicators.map((indicator) => [indicator.id, indicator])),
    figures: new Map(lists.figures.map((figure) => [figureText(figure), figure])),
    history: new Map(lists.history.map((figure) => [figureText(figure), figure.years])),
    below: groupByFigure(lists.below),
    dimensions: lists.dimensions,
  };
}

function groupByFigure<Entry extends FigureKey>(
  entries: readonly Entry[],
): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = figureText(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}
