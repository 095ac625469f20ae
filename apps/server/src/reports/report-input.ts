import { beijingDate } from "@halfsky/calendar";
import type { AnnualReportInput, ReportRow } from "@halfsky/reports";
import { findObservation, findRateInterval, parseUnit, type Observation } from "@halfsky/statistics";
import { judge } from "@halfsky/targets";
import { wordsOfRule } from "@halfsky/plan-document";
import type { ReportBasis } from "../database/tables/reports.ts";
import type { ReadTransaction } from "../database/transactions.ts";
import { listJudgedFigures } from "../statistics/observation.store.ts";
import { listDecisions, type StoredDecision } from "../targets/decision.store.ts";
import { judgedTarget } from "../targets/judge-target.ts";
import { indicatorsOf } from "../targets/lit-targets.ts";
import { findRules, type RulesInForce } from "../targets/rules-in-force.ts";
import type { StoredTarget } from "../targets/target.store.ts";

/** Which report: its plan, area, year and the moment whose figures and decisions it shows. */
export interface ReportKey {
  readonly planId: string;
  readonly areaCode: string;
  readonly population: AnnualReportInput["population"];
  readonly year: number;
  /** ISO 8601 */
  readonly asOf: string;
}

/** Gathers what an annual report is written from: figures and decisions as they stood at `asOf`, judged by the basis' targets. */
export async function readReportInput(
  transaction: ReadTransaction,
  key: ReportKey,
  basis: ReportBasis,
): Promise<AnnualReportInput> {
  const { areaCode, year, asOf } = key;
  const figures = await listJudgedFigures(transaction, {
    areaCodes: [areaCode],
    indicatorIds: indicatorsOf(basis.targets),
    to: year,
    asOf,
  });
  const decisions = await listDecisions(transaction, {
    targetIds: basis.targets.map(({ id }) => id),
    areaCodes: [areaCode],
    years: [year],
    asOf,
  });
  // Tolerances as they were at that moment: others set later must not change what a report said.
  const rulesOf = await findRules(
    transaction,
    basis.targets.map((target) => target.areaCode),
    asOf,
  );
  const rows = basis.targets.map((target) => ({
    domain: target.domain ?? unnamedDomain[basis.language],
    row: rowOf(
      target,
      key,
      figures.filter((figure) => figure.indicatorId === target.indicatorId),
      decisions.find((decision) => decision.targetId === target.id),
      rulesOf(target),
    ),
  }));
  const titles = [...new Set(rows.map(({ domain }) => domain))];
  const [madeYear = "", madeMonth = ""] = beijingDate(asOf).split("-");
  return {
    areaName: basis.areaName,
    planId: key.planId,
    planTitle: basis.planTitle,
    population: key.population,
    year,
    issuer: basis.issuer,
    notice: basis.notice,
    madeIn: { year: Number(madeYear), month: Number(madeMonth) },
    domains: titles.map((title) => ({
      title,
      rows: rows.filter(({ domain }) => domain === title).map(({ row }) => row),
    })),
  };
}

/** The chapter of targets that the plan puts in no domain. */
const unnamedDomain = { zh: "主要发展指标", en: "Main indicators" };

function rowOf(
  target: StoredTarget,
  key: ReportKey,
  series: readonly Observation[],
  decision: StoredDecision | undefined,
  { rules }: RulesInForce,
): ReportRow {
  const judged = judgedTarget(target, key.areaCode, series, rules);
  const [judgement, lastJudgement] = [key.year, key.year - 1].map((asOf) =>
    judge({ ...judged, asOf, observations: series }),
  );
  if (judgement === undefined || lastJudgement === undefined) throw new RangeError("two years are judged");
  return {
    targetId: target.id,
    areaCode: key.areaCode,
    indicatorId: target.indicatorId,
    name: target.name,
    unit: target.unit,
    decimals: target.decimals,
    direction: target.direction,
    nature: target.nature,
    ruleWords: wordsOfRule(target.rule),
    targetYear: target.targetYear,
    baseline: judged.baseline,
    series,
    judgement,
    lastJudgement,
    decision:
      decision === undefined
        ? null
        : { status: decision.status, reason: decision.reason, by: decision.decided.by },
    interval: intervalOf(target, series, judgement.latest?.year),
  };
}

function intervalOf(
  target: StoredTarget,
  series: readonly Observation[],
  year: number | undefined,
): ReportRow["interval"] {
  const latest = year === undefined ? undefined : findObservation(series, year);
  if (latest?.numerator == null || latest.denominator == null) return null;
  const interval = findRateInterval(latest.numerator, latest.denominator, parseUnit(target.unit));
  return interval === null ? null : { low: interval.lower, high: interval.upper };
}
