import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defaultLightRules, type Light, proposeLight } from "@halfsky/targets";
import {
  type CountyKind,
  deviationOf,
  type LightCase,
  makeCountyCases,
  makeLightCases,
  movedCase,
  type PastSeries,
  twoPointStatus,
} from "../packages/targets/src/lights/light-cases.ts";
import { drawWarningCases, powerWithin } from "../packages/targets/src/forecast/backtest/warnings.ts";
import { splitSeries } from "../packages/targets/src/forecast/backtest/yearly-series.ts";
import { type BenchResult, type RunBenches, seededRandom, significant } from "./bench.ts";
import { readYearlySeries } from "./forecast.ts";
import { projectRoot } from "./project-root.ts";

type Report = (result: BenchResult) => void;

const seed = 20_261_128;

/** How steady lights are, how often chance turns one red, and how many misses they say two years ahead. */
export const run: RunBenches = async (wanted, report) => {
  const series = readSeries();
  for (const making of ["planned", "close"] as const) {
    const cases = makeLightCases(series, { seed, each: 6, making });
    if (wanted.has("lights-stability")) tellStability(cases, making, report);
    if (wanted.has("lights-warnings")) tellWarnings(cases, making, report);
  }
  if (wanted.has("lights-warnings")) tellHeldBack(report);
  if (wanted.has("lights-small-counts")) tellSmallCounts(report);
};

/** The nation's published series, and the real yearly series of ../shared where that folder is. */
function readSeries(): PastSeries[] {
  const nation = new Map<string, { unit: string; values: number[] }>();
  const text = readFileSync(join(projectRoot, "apps/server/seed/national-references.csv"), "utf8");
  for (const line of text.trim().split("\n").slice(1)) {
    const [name = "", unit = "", , value = "", rule = ""] = line.split(",");
    if (rule !== "") continue;
    const known = nation.get(name) ?? { unit, values: [] };
    known.values.push(Number(value));
    nation.set(name, known);
  }
  const file = join(projectRoot, "../shared/forecast/m1-yearly.json");
  if (!existsSync(file)) {
    console.error("没有 ../shared，只用全国序列 / ../shared is missing: only the nation's series are used");
    return [...nation.values()];
  }
  // The file is a list of {x, actual}: numbers up to a year, and those after it.
  const real: unknown = JSON.parse(readFileSync(file, "utf8"));
  const lists = Array.isArray(real) ? real.map(numbersOf) : [];
  return [...nation.values(), ...lists.map((values) => ({ unit: null, values }))];
}

function numbersOf(item: unknown): number[] {
  if (typeof item !== "object" || item === null || !("x" in item) || !("actual" in item)) return [];
  return [item.x, item.actual].flatMap((list) => (Array.isArray(list) ? list.map(Number) : []));
}

function lightOf({ input }: Pick<LightCase, "input">): Light | null {
  return proposeLight(input, defaultLightRules).light;
}

function percent(part: number, all: number): number {
  return significant((100 * part) / Math.max(all, 1));
}

function tellStability(cases: readonly LightCase[], making: string, report: Report): void {
  for (const of of ["changes", "values"] as const) {
    const flips = { middle: 0, last: 0 };
    const otherFlips = { middle: 0, last: 0 };
    let moved = 0;
    for (const one of cases) {
      const deviation = deviationOf(one.values, of);
      const [light, status] = [lightOf(one), twoPointStatus(one)];
      for (const sign of [1, -1]) {
        moved += 1;
        for (const place of ["middle", "last"] as const) {
          const other = movedCase(one, place, sign * deviation);
          if (lightOf(other) !== light) flips[place] += 1;
          if (twoPointStatus(other) !== status) otherFlips[place] += 1;
        }
      }
    }
    const both = (counts: typeof flips) => counts.middle + counts.last;
    report({
      name: "lights-stability",
      value: percent(both(flips), 2 * moved),
      unit: "% of lights turn",
      against: percent(both(otherFlips), 2 * moved),
      note: `targets ${making}, one figure moved by a standard deviation of the ${of}: middle ${percent(flips.middle, moved)} %, last ${percent(flips.last, moved)} %; plain: two-point rule, middle ${percent(otherFlips.middle, moved)} %, last ${percent(otherFlips.last, moved)} %; ${cases.length} cases`,
    });
  }
}

function tellWarnings(cases: readonly LightCase[], making: string, report: Report): void {
  const missed = cases.filter(({ isMet }) => !isMet);
  const met = cases.filter(({ isMet }) => isMet);
  const isWarned = (one: LightCase) => ["red", "orange"].includes(lightOf(one) ?? "");
  const isCalled = (one: LightCase) => ["limited", "deterioration"].includes(twoPointStatus(one));
  report({
    name: "lights-warnings",
    value: percent(missed.filter(isWarned).length, missed.length),
    unit: "% of misses said two years ahead",
    against: percent(missed.filter(isCalled).length, missed.length),
    note: `targets ${making}: false alarms ${percent(met.filter(isWarned).length, met.length)} %; plain: two-point rule, false alarms ${percent(met.filter(isCalled).length, met.length)} %; ${missed.length} missed, ${met.length} met`,
  });
}

/** The same on the series that no choice of the forecast looked at, with the targets of the bench of its warnings. */
function tellHeldBack(report: Report): void {
  const all = readYearlySeries();
  if (!all) return;
  for (const planYears of [5, 10]) {
    const cases = drawWarningCases(splitSeries(all).heldBack, {
      planYears,
      ahead: 2,
      past: Infinity,
      random: seededRandom(seed),
    });
    const missed = cases.filter(({ isMissed }) => isMissed);
    const met = cases.filter(({ isMissed }) => !isMissed);
    const isWarned = (one: Pick<LightCase, "input">) => ["red", "orange"].includes(lightOf(one) ?? "");
    const falseAlarms = met.filter(isWarned).length / Math.max(met.length, 1);
    const twoPoint = powerWithin(cases, ({ twoPoint: worry }) => worry, falseAlarms);
    report({
      name: "lights-warnings",
      value: percent(missed.filter(isWarned).length, missed.length),
      unit: "% of misses said two years ahead",
      against: significant(100 * twoPoint.recall),
      note: `held-back series, plans of ${planYears} years: false alarms ${significant(100 * falseAlarms)} %; plain: two-point rule at no more false alarms; ${missed.length} missed, ${met.length} met`,
    });
  }
}

const maternal = { unit: "1/10万", target: 12, births: [1500, 5000], hasCounts: true } as const;
const infant = { unit: "‰", target: 5, births: [1500, 5000], hasCounts: true } as const;
const counties: readonly (readonly [string, CountyKind])[] = [
  ["maternal deaths, true rate 0.8 to 1 of the target", { ...maternal, trueShare: [0.8, 1] }],
  ["the same, only rates reported", { ...maternal, trueShare: [0.8, 1], hasCounts: false }],
  ["infant deaths, true rate 0.8 to 1 of the target", { ...infant, trueShare: [0.8, 1] }],
  ["infant deaths, true rate the target itself", { ...infant, trueShare: [1, 1] }],
  ["infant deaths, true rate twice the target", { ...infant, trueShare: [2, 2] }],
];

function tellSmallCounts(report: Report): void {
  for (const [words, kind] of counties) {
    const cases = makeCountyCases(kind, 2000, seed);
    const lit = cases.map(lightOf);
    const share = (light: Light) => percent(lit.filter((one) => one === light).length, lit.length);
    report({
      name: "lights-small-counts",
      value: share("red"),
      unit: "% red",
      against: percent(cases.filter(({ isLastValueWorse }) => isLastValueWorse).length, cases.length),
      note: `${words}: orange ${share("orange")} %, yellow ${share("yellow")} %, blue ${share("blue")} %, green ${share("green")} %; plain: last value worse than the target; 1,500 to 5,000 births`,
    });
  }
}
