import type { Judgement as ShownJudgement } from "@halfsky/api-contract";
import type { Observation } from "@halfsky/statistics";
import {
  type Judgement,
  judge,
  methodVersion,
  type MonitoringRules,
  ruleFromCompiled,
} from "@halfsky/targets";
import type { StoredTarget } from "./target.store.ts";

/**
 * The figure that an area starts from: the plan's own for the plan's area, its own figure of the same year for an area
 * below, none where it has none.
 */
function baselineIn(
  target: StoredTarget,
  areaCode: string,
  series: readonly Observation[],
): StoredTarget["baseline"] {
  const { baseline } = target;
  if (baseline === null || areaCode === target.areaCode) return baseline;
  const own = series.find((figure) => figure.year === baseline.year);
  return own === undefined || own.value === null ? null : { year: baseline.year, value: own.value };
}

/** What a target asks of an area, as the judgement takes it, with the tolerances that count for its plan. */
export function judgedTarget(
  target: StoredTarget,
  areaCode: string,
  series: readonly Observation[],
  rules: Pick<MonitoringRules, "tolerance">,
) {
  return {
    id: target.id,
    rule: ruleFromCompiled(target.rule, target.unit),
    direction: target.direction,
    unit: target.unit,
    baseline: baselineIn(target, areaCode, series),
    targetYear: target.targetYear,
    path: target.path,
    tolerance: rules.tolerance,
  };
}

/** The machine's proposal for a target in an area and a year, from the area's series. */
export function judgeTarget(
  target: StoredTarget,
  areaCode: string,
  series: readonly Observation[],
  year: number,
  rules: Pick<MonitoringRules, "tolerance">,
): Judgement {
  return judge({ ...judgedTarget(target, areaCode, series, rules), asOf: year, observations: series });
}

/** A judgement as it leaves the server. */
export function showJudgement(judgement: Judgement): ShownJudgement {
  return {
    status: judgement.status,
    reason: { zh: judgement.reason.zh, en: judgement.reason.en },
    flags: [...judgement.flags],
    progress: judgement.progress,
    timeShare: judgement.timeShare,
    achievement: judgement.achievement,
    required: judgement.required,
    targetValue: judgement.targetValue,
    baselineUsed: judgement.baselineUsed,
    yearsHeld: judgement.yearsHeld,
    latest: judgement.latest,
    method: methodVersion,
  };
}
