import type { ListedArea, TargetRow } from "@halfsky/api-contract";
import { standsInYear } from "@halfsky/statistics";
import type { GridRequest } from "../../api/statistics-api.ts";
import { type Layout, layouts } from "./grid-view.ts";

/** Which rows are shown. */
export const rowFilters = ["all", "empty", "findings", "mine"] as const;
export type RowFilter = (typeof rowFilters)[number];

/** What the grid shows, as it stands in the address. */
export interface GridChoice {
  readonly layout: Layout;
  readonly plan: string;
  readonly indicator: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly filter: RowFilter;
}

/** What the page knows before it chooses. */
export interface GridChoices {
  readonly targets: readonly Pick<TargetRow, "planId" | "indicatorId">[];
  /** The years that have figures. */
  readonly years: readonly number[];
  readonly thisYear: number;
}

export const allPlans = "all";
const yearsShown = 6;

function readYear(text: string | undefined): number | undefined {
  const year = Number(text);
  return Number.isInteger(year) && year > 1948 && year < 2201 ? year : undefined;
}

/** Reads the choice from the address; what it leaves open is the first plan and the last years up to the one to be reported. */
export function readChoice(get: (name: string) => string | undefined, known: GridChoices): GridChoice {
  const layout = layouts.find((one) => one === get("layout")) ?? "years";
  const to = readYear(get("to")) ?? Math.max(known.thisYear - 1, ...known.years);
  const from = Math.min(readYear(get("from")) ?? to - yearsShown + 1, to);
  const named = get("cell")?.split("|")[1];
  const filter = rowFilters.find((one) => one === get("show")) ?? "all";
  const plan =
    get("plan") ??
    (named === undefined && filter === "all" ? known.targets[0]?.planId : undefined) ??
    allPlans;
  const inPlan = known.targets.filter(({ planId }) => plan === allPlans || planId === plan);
  const indicator =
    get("indicator") ??
    named ??
    inPlan.find(({ indicatorId }) => indicatorId !== null)?.indicatorId ??
    undefined;
  return { layout, plan, indicator, from: layout === "areas" ? to : Math.max(from, to - 30), to, filter };
}

/** The area itself and those right below it that were there in one of the years that are shown. */
function areaAndChildren(
  areas: readonly ListedArea[],
  code: string,
  { from, to }: Pick<GridChoice, "from" | "to">,
): readonly string[] {
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return [
    code,
    ...areas
      .filter((area) => area.parentCode === code && years.some((year) => standsInYear(area, year)))
      .map((area) => area.code),
  ];
}

/** What to ask the server for; one year more at the start, so that every cell knows the year before. */
export function requestOf(choice: GridChoice, areas: readonly ListedArea[], area: string): GridRequest {
  const plan = choice.plan === allPlans ? undefined : choice.plan;
  const years = { from: choice.from - 1, to: choice.to };
  switch (choice.layout) {
    case "years":
      return { areas: [area], plan, ...years };
    case "areas":
      return { areas: areaAndChildren(areas, area, choice), plan, ...years };
    case "indicator":
      return {
        areas: areaAndChildren(areas, area, choice),
        indicators: choice.indicator === undefined ? [] : [choice.indicator],
        ...years,
      };
  }
}
