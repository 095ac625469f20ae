import { beijingDate, isDay } from "@halfsky/calendar";
import { addDecimalText } from "@halfsky/statistics";
import type { CountRule, IndicatorRule, SystemDefinition } from "../definition/definition.ts";
import { areaAt } from "../log/case-area.ts";
import type { CaseState } from "../log/case-state.ts";
import { checkIndicator, type IndicatorFault } from "./check-indicator.ts";
import { type CountedCase, type CountedEvent, countedEvents, type CountPeriod } from "./counted-events.ts";

/** Actions that a figure rests on. */
export interface CountedActions {
  readonly caseId: string;
  readonly numbers: readonly number[];
}

/** One cell of the finest table of an indicator; coarser ones are sums of it, since nothing counts in two cells. */
export interface IndicatorCell {
  /** dimension → category; what is not known stands as "unknown" */
  readonly at: Readonly<Record<string, string>>;
  /** decimal text */
  readonly numerator: string;
  /** decimal text; null for an indicator without a denominator */
  readonly denominator: string | null;
  /** what was counted, for the lineage: never published */
  readonly counted: {
    readonly numerator: readonly CountedActions[];
    readonly denominator: readonly CountedActions[];
  };
}

export type IndicatorCount =
  | { readonly cells: readonly IndicatorCell[] }
  | { readonly faults: readonly IndicatorFault[] };

/** The category of what was not answered, or answered "not known". */
export const unknownCategory = "unknown";

/**
 * Counts an indicator over cases as they stood at the end of a period. Only open and work fields are dimensions; a release
 * decides what of it may be published (package disclosure). Throws RangeError for a period that is none.
 */
export function countIndicator(
  definition: SystemDefinition,
  name: string,
  cases: Iterable<CountedCase>,
  period: CountPeriod,
): IndicatorCount {
  if (!isDay(period.from) || !isDay(period.to) || period.from > period.to) {
    throw new RangeError(`${period.from} to ${period.to} is no period`);
  }
  const faults = checkIndicator(definition, name);
  const indicator = definition.indicators[name];
  if (faults.length > 0 || indicator === undefined) return { faults };
  const cells = new Map<string, IndicatorCell>();
  for (const one of cases) addCase(cells, definition, indicator, one, period);
  const inOrder = [...cells].toSorted(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  return { cells: inOrder.map(([, cell]) => cell) };
}

/** What one case adds to the cells of an indicator of its definition, which has no faults. */
export function cellsOfCase(
  definition: SystemDefinition,
  indicator: IndicatorRule,
  one: CountedCase,
  period: CountPeriod,
): readonly IndicatorCell[] {
  const cells = new Map<string, IndicatorCell>();
  addCase(cells, definition, indicator, one, period);
  return [...cells.values()];
}

function addCase(
  cells: Map<string, IndicatorCell>,
  definition: SystemDefinition,
  indicator: IndicatorRule,
  one: CountedCase,
  period: CountPeriod,
): void {
  addTo(cells, "numerator", definition, indicator, indicator.numerator, one, period);
  if (indicator.denominator === undefined) return;
  addTo(cells, "denominator", definition, indicator, indicator.denominator, one, period);
}

function addTo(
  cells: Map<string, IndicatorCell>,
  side: "numerator" | "denominator",
  definition: SystemDefinition,
  indicator: IndicatorRule,
  rule: CountRule,
  one: CountedCase,
  period: CountPeriod,
): void {
  for (const event of countedEvents(definition, rule, one, period)) {
    const at = placeOf(definition, indicator, one, event);
    const key = JSON.stringify(indicator.by.map((dimension) => at[dimension]));
    const cell = cells.get(key) ?? emptyCell(at, indicator);
    const amount = addDecimalText(cell[side] ?? "0", event.amount);
    const counted = { ...cell.counted, [side]: withActions(cell.counted[side], one.caseId, event.numbers) };
    cells.set(key, { ...cell, [side]: amount, counted });
  }
}

function emptyCell(at: IndicatorCell["at"], { denominator }: IndicatorRule): IndicatorCell {
  return {
    at,
    numerator: "0",
    denominator: denominator === undefined ? null : "0",
    counted: { numerator: [], denominator: [] },
  };
}

function withActions(
  known: readonly CountedActions[],
  caseId: string,
  numbers: readonly number[],
): readonly CountedActions[] {
  const last = known.at(-1);
  if (last?.caseId !== caseId) return [...known, { caseId, numbers }];
  return [...known.slice(0, -1), { caseId, numbers: [...new Set([...last.numbers, ...numbers])] }];
}

function placeOf(
  definition: SystemDefinition,
  { by }: IndicatorRule,
  { areaCode, state }: CountedCase,
  { at }: CountedEvent,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    by.map((dimension) => {
      if (dimension === "month") return [dimension, beijingDate(at).slice(0, 7)];
      if (dimension === "grade") return [dimension, gradeAt(state, at)];
      // a field of the name "area" is the same dimension: the case stood in that area
      if (dimension === "area") return [dimension, areaAt(state, areaCode, at)];
      return [dimension, categoryOf(definition, state, dimension)];
    }),
  );
}

/** The grade that the case had at a moment. */
function gradeAt({ gradeHistory }: CaseState, at: string): string {
  return gradeHistory.findLast((one) => Date.parse(one.at) <= Date.parse(at))?.value ?? unknownCategory;
}

function categoryOf(definition: SystemDefinition, { fields }: CaseState, name: string): string {
  const value = fields[name]?.value;
  if (definition.fields[name] === undefined) return unknownCategory;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" && value !== "" ? value : unknownCategory;
}
