import type { JudgedTarget, TargetRow } from "@halfsky/api-contract";
import { wordsOfRule } from "@halfsky/plan-document";
import type { Observation } from "@halfsky/statistics";
import { describeChange, parseUnit } from "@halfsky/statistics";
import { compareProblems, findProblem, type JudgementStatus, lights, writeHeadline } from "@halfsky/targets";
import type { ReadTransaction } from "../database/transactions.ts";
import { areaAndAbove, listAreas } from "../statistics/area.store.ts";
import type { StoredDecision } from "./decision.store.ts";
import { judgeTarget, showJudgement } from "./judge-target.ts";
import { lightIn, showLight } from "./light-of-target.ts";
import { type KnownTarget, readKnownTargets } from "./lit-targets.ts";
import type { StoredTarget } from "./target.store.ts";
import { listMonitoredTargets } from "./target.store.ts";

/** What is to be judged. */
export interface JudgementQuery {
  readonly areaCode: string;
  readonly year: number;
  /** Only these plans; all that bind the area when left out. */
  readonly planIds?: readonly string[] | undefined;
  /** Figures and decisions as they stood at this moment (ISO 8601); the newest when left out. */
  readonly asOf?: string | undefined;
}

/**
 * Judges every monitored target of the published plans that bind an area (its own and those of the areas above) in a
 * year, from the stored figures, with what a person signed beside it. Nothing is stored: a judgement is always that of
 * the figures it rests on.
 */
export async function judgeTargets(
  transaction: ReadTransaction,
  query: JudgementQuery,
): Promise<JudgedTarget[]> {
  return await judgeThese(transaction, await listTargetsOf(transaction, query), query);
}

/** The monitored targets of the published plans that bind an area. */
export async function listTargetsOf(
  transaction: ReadTransaction,
  query: Pick<JudgementQuery, "areaCode" | "planIds" | "asOf"> & {
    readonly indicatorId?: string | undefined;
  },
): Promise<readonly StoredTarget[]> {
  const { areaCode, ...narrowed } = query;
  const areaCodes = areaAndAbove(await listAreas(transaction), areaCode);
  return await listMonitoredTargets(transaction, { areaCodes, ...narrowed });
}

/** Judges given targets in one area and year, without their lights, which take many times longer. */
export async function judgeThese(
  transaction: ReadTransaction,
  targets: readonly StoredTarget[],
  query: Omit<JudgementQuery, "planIds">,
): Promise<JudgedTarget[]> {
  return (await readKnown(transaction, targets, query)).map((known) => judgedOf(known, query.year));
}

/** Judges given targets in one area and year, and lights them. */
export async function lightThese(
  transaction: ReadTransaction,
  targets: readonly StoredTarget[],
  query: Omit<JudgementQuery, "planIds">,
): Promise<TargetRow[]> {
  return (await readKnown(transaction, targets, query)).map((known) => rowOf(known, query.year));
}

function readKnown(
  transaction: ReadTransaction,
  targets: readonly StoredTarget[],
  { areaCode, year, asOf }: Omit<JudgementQuery, "planIds">,
) {
  return readKnownTargets(transaction, targets, { areaCode, year, decided: [year - 1, year], asOf });
}

/** A target with its judgement, its decision and its light as lists show it. */
export function rowOf(known: KnownTarget, year: number): TargetRow {
  const lightOf = (one: number) => lightIn(known, one, known.decisionIn(one));
  return { ...judgedOf(known, year), light: showLight(lightOf(year), lightOf(year - 1), known.rules) };
}

/** A target with its judgement and its decision. */
function judgedOf(known: KnownTarget, year: number): JudgedTarget {
  const { target, areaCode, series, rules } = known;
  const [decision, decisionBefore] = [known.decisionIn(year), known.decisionIn(year - 1)];
  const judgement = judgeTarget(target, areaCode, series, year, rules.rules);
  const status = decision?.status ?? judgement.status;
  const current = series.find((figure) => figure.year === year);
  const { progress, timeShare, flags } = judgement;
  return {
    id: target.id,
    planId: target.planId,
    planTitle: target.planTitle,
    population: target.population,
    partId: target.partId,
    indicatorId: target.indicatorId,
    name: target.name,
    nameEn: target.nameEn,
    domain: target.domain,
    unit: target.unit,
    decimals: target.decimals,
    direction: target.direction,
    nature: target.nature,
    origin: target.origin,
    rule: target.rule,
    ruleWords: wordsOfRule(target.rule),
    path: target.path.kind === "steps" ? { ...target.path, steps: [...target.path.steps] } : target.path,
    planWords: target.planWords,
    line: target.line,
    baseline: judgement.baselineUsed,
    targetYear: target.targetYear,
    organisation: target.organisation,
    current: current ? { value: current.value, missing: current.missing ?? null } : null,
    changedSinceSigning: known.changedYears.filter((one) => one <= year),
    change: changeOf(target, series, year),
    judgement: showJudgement(judgement),
    decision: decision ? showDecision(decision) : null,
    lastStatus: decisionBefore?.status ?? judgeTarget(target, areaCode, series, year - 1, rules.rules).status,
    problem: findProblem({ status, nature: target.nature, progress, timeShare, flags }),
    headline: writeHeadline({
      name: target.name,
      nameEn: target.nameEn,
      unit: target.unit,
      decimals: target.decimals,
      year,
      targetYear: target.targetYear,
      status,
      judgement,
    }),
  };
}

function showDecision(decision: StoredDecision): NonNullable<TargetRow["decision"]> {
  return {
    status: decision.status,
    proposed: decision.proposed,
    reason: decision.reason,
    revision: decision.revision,
    decided: decision.decided,
  };
}

function changeOf(target: StoredTarget, series: readonly Observation[], year: number): TargetRow["change"] {
  const [now, before] = [year, year - 1].map(
    (asked) => series.find((figure) => figure.year === asked)?.value,
  );
  if (!now || !before) return null;
  const unit = parseUnit(target.unit);
  const [after, base] = [
    { year, value: now },
    { year: year - 1, value: before },
  ];
  return {
    zh: describeChange(after, base, unit, target.decimals, "zh"),
    en: describeChange(after, base, unit, target.decimals, "en"),
  };
}

/** The status that counts: the signed one where there is one, else the machine's. */
export function statusOf(row: Pick<JudgedTarget, "decision" | "judgement">): JudgementStatus {
  return row.decision?.status ?? row.judgement.status;
}

function problemOf(row: JudgedTarget) {
  return {
    status: statusOf(row),
    nature: row.nature,
    progress: row.judgement.progress,
    timeShare: row.judgement.timeShare,
    flags: row.judgement.flags,
  };
}

/** The rows that need attention, worst first. */
export function problemsAmong(rows: readonly JudgedTarget[]): JudgedTarget[] {
  return rows
    .filter((row) => row.problem !== null)
    .toSorted((one, other) => compareProblems(problemOf(one), problemOf(other)));
}

/** Puts the row with the worse light first, those without any last; within a light as problems are ordered. */
export function compareRows(one: TargetRow, other: TargetRow): number {
  const place = ({ light: { light } }: TargetRow) => (light === null ? lights.length : lights.indexOf(light));
  return place(one) - place(other) || compareProblems(problemOf(one), problemOf(other));
}
