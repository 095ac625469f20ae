import type { Area } from "@halfsky/api-contract";
import { isSameUnit, nationCode, normaliseIndicatorName } from "@halfsky/statistics";
import type { ReadTransaction } from "../database/transactions.ts";
import { areaAndAbove, listAreas } from "../statistics/area.store.ts";
import { type JudgedFigure, listJudgedFigures } from "../statistics/observation.store.ts";
import { listChangedYears } from "../statistics/observation-signature.store.ts";
import { listDecisions, type StoredDecision } from "./decision.store.ts";
import type { LitTarget } from "./light-of-target.ts";
import { listReferenceValues, type ReferenceValue } from "./reference.store.ts";
import { findRules } from "./rules-in-force.ts";
import type { StoredTarget } from "./target.store.ts";

/** A target with all that its judgement and its light rest on, and what was signed in a year. */
export interface KnownTarget extends LitTarget {
  readonly decisionIn: (year: number) => StoredDecision | undefined;
  /** Years whose figure was changed since it was signed. */
  readonly changedYears: readonly number[];
}

/** Reads for each target its series up to a year, that of the nearest area above, the rules that count, and decisions. */
export async function readKnownTargets(
  transaction: ReadTransaction,
  targets: readonly StoredTarget[],
  query: {
    readonly areaCode: string;
    readonly year: number;
    /** The years whose decisions are wanted. */
    readonly decided: readonly number[];
    readonly asOf?: string | undefined;
    /** Figures of the area and those above that the caller has read already, in the order of their years. */
    readonly figures?: readonly JudgedFigure[] | undefined;
  },
): Promise<readonly KnownTarget[]> {
  const { areaCode, asOf } = query;
  const areas = await listAreas(transaction);
  const [, ...above] = areaAndAbove(areas, areaCode);
  const figures =
    query.figures?.filter(({ year }) => year <= query.year) ??
    (await listJudgedFigures(transaction, {
      areaCodes: [areaCode, ...above],
      indicatorIds: indicatorsOf(targets),
      to: query.year,
      asOf,
    }));
  const rulesOf = await findRules(
    transaction,
    targets.map((target) => target.areaCode),
    asOf,
  );
  const decisions = await listDecisions(transaction, {
    targetIds: targets.map(({ id }) => id),
    areaCodes: [areaCode],
    years: query.decided,
    asOf,
  });
  const nation = await readNation(transaction, targets);
  // What was signed is a question of now: an earlier moment is judged by the figures it had.
  const changed =
    asOf === undefined
      ? await listChangedYears(transaction, areaCode, indicatorsOf(targets))
      : new Map<string, readonly number[]>();
  const series = seriesByArea(figures);
  const decided = new Map(decisions.map((decision) => [`${decision.targetId}|${decision.year}`, decision]));
  return targets.map((target) => ({
    target,
    areaCode,
    series: series.get(`${areaCode}|${target.indicatorId}`) ?? [],
    rules: rulesOf(target),
    higher: higherSeries(above, target, series, areas) ?? nation(target),
    decisionIn: (year) => decided.get(`${target.id}|${year}`),
    changedYears: (changed.get(target.indicatorId ?? "") ?? []).filter((year) => year <= query.year),
  }));
}

/** The indicators of targets, each once. */
export function indicatorsOf(targets: readonly StoredTarget[]): readonly string[] {
  return [...new Set(targets.flatMap(({ indicatorId }) => indicatorId ?? []))];
}

/** Figures by area and indicator. */
function seriesByArea(figures: readonly JudgedFigure[]): ReadonlyMap<string, readonly JudgedFigure[]> {
  const series = new Map<string, JudgedFigure[]>();
  for (const figure of figures) {
    const key = `${figure.areaCode}|${figure.indicatorId}`;
    const known = series.get(key);
    if (known) known.push(figure);
    else series.set(key, [figure]);
  }
  return series;
}

/** The series of the nearest area above that has one. */
function higherSeries(
  above: readonly string[],
  target: StoredTarget,
  series: ReadonlyMap<string, readonly JudgedFigure[]>,
  areas: readonly Area[],
): LitTarget["higher"] {
  for (const code of above) {
    const own = series.get(`${code}|${target.indicatorId}`);
    if (own?.some(({ value }) => value !== null) !== true) continue;
    return { areaName: areas.find((area) => area.code === code)?.name ?? code, series: own };
  }
  return null;
}

/** Names are normalised by a dozen expressions, and the same few hundred come back with every request. */
const keys = new Map<string, string>();
const mostKeys = 10_000;

function keyOf(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  if (keys.size >= mostKeys) keys.clear();
  const key = normaliseIndicatorName(name);
  keys.set(name, key);
  return key;
}

/** The nation's published series of a target's indicator; figures that are still to be checked are left out. */
async function readNation(
  transaction: ReadTransaction,
  targets: readonly StoredTarget[],
): Promise<(target: StoredTarget) => LitTarget["higher"]> {
  const indicatorKeys = [...new Set(targets.map(({ name }) => keyOf(name)))];
  const values = await listReferenceValues(transaction, { areaCodes: [nationCode], indicatorKeys });
  const byKey = new Map<string, ReferenceValue[]>();
  for (const value of values.filter(({ standing }) => standing === "page")) {
    const known = byKey.get(value.indicatorKey);
    if (known) known.push(value);
    else byKey.set(value.indicatorKey, [value]);
  }
  return (target) => {
    const own = byKey.get(keyOf(target.name))?.filter(({ unit }) => isSameUnit(unit, target.unit)) ?? [];
    return own.length === 0
      ? null
      : { areaName: "全国", series: own.map(({ year, value }) => ({ year, value })) };
  };
}
