import type { TargetForecastShown, TargetLight } from "@halfsky/api-contract";
import type { Observation } from "@halfsky/statistics";
import { forecastVersion, type LightProposal, proposeLight, type TargetForecast } from "@halfsky/targets";
import type { StoredDecision } from "./decision.store.ts";
import { judgedTarget } from "./judge-target.ts";
import { Memory } from "./memory.ts";
import { figureOf, rememberedForecast } from "./remembered-forecast.ts";
import type { RulesInForce } from "./rules-in-force.ts";
import type { StoredTarget } from "./target.store.ts";

/** What a target's light rests on beside its definition. */
export interface LitTarget {
  readonly target: StoredTarget;
  readonly areaCode: string;
  readonly series: readonly Observation[];
  readonly rules: RulesInForce;
  /** The series of the nearest area above that has one, else the nation's published one, and whose it is. */
  readonly higher: { readonly areaName: string; readonly series: readonly Observation[] } | null;
}

const lights = new Memory<LightProposal>(20_000);

/** The light of a target in a year, with what a person signed for that year; worked out once for the same content. */
export function lightIn(
  lit: LitTarget,
  year: number,
  decision: Pick<StoredDecision, "status"> | undefined,
): LightProposal {
  const { target, areaCode, series, rules, higher } = lit;
  const newest = series.findLast((figure) => figure.year <= year && figure.value !== null)?.year;
  const theirs = higher?.series.find((figure) => figure.year === newest);
  const input = {
    ...judgedTarget(target, areaCode, series, rules.rules),
    asOf: year,
    observations: series.filter((figure) => figure.year <= year),
    nature: target.nature,
    signed: decision?.status,
    reference: higher?.series,
    higher:
      higher && theirs && theirs.value !== null
        ? { areaName: higher.areaName, year: theirs.year, value: theirs.value }
        : null,
  };
  const content = [
    forecastVersion,
    rules.version,
    { ...input, observations: input.observations.map(figureOf), reference: input.reference?.map(figureOf) },
  ];
  return lights.recall(content, () => proposeLight(input, rules.rules.lights, rememberedForecast));
}

/** The forecast that a target's light rests on, as it is made in a year. */
export function forecastIn(
  { target, areaCode, series, rules, higher }: LitTarget,
  year: number,
): TargetForecast {
  return rememberedForecast({
    ...judgedTarget(target, areaCode, series, rules.rules),
    asOf: year,
    observations: series,
    reference: higher?.series,
  });
}

/** A forecast as it leaves the server. */
export function showForecast(forecast: TargetForecast): TargetForecastShown {
  const { id, method, chance, points } = forecast;
  const base = { targetId: id, method, chance, points: points.map((point) => ({ ...point })) };
  if ("refused" in forecast) {
    const { zh, en } = forecast.refused;
    return { ...base, chanceWords: null, borrowed: null, notes: [], refusal: { zh, en } };
  }
  const { chanceWords, notes } = forecast;
  return {
    ...base,
    chanceWords: { zh: chanceWords.zh, en: chanceWords.en },
    borrowed: forecast.borrowed ? borrowedWords : null,
    notes: notes.map(({ zh, en }) => ({ zh, en })),
    refusal: null,
  };
}

const borrowedWords = {
  zh: "自身数据太短，借用了上级地区或全国的走势",
  en: "its own series is too short, so it leans on that of the area above or of the nation",
};

/** A light as it leaves the server, beside that of the year before. */
export function showLight(
  proposal: LightProposal,
  before: Pick<LightProposal, "light">,
  rules: RulesInForce,
): TargetLight {
  return {
    light: proposal.light,
    proposed: proposal.proposed,
    lastLight: before.light,
    because: proposal.because.map(({ ruleId, zh, en }) => ({ ruleId, zh, en })),
    need: proposal.need && { ...proposal.need },
    chance: proposal.chance,
    chanceWords: proposal.chanceWords && { ...proposal.chanceWords },
    rulesVersion: rules.version,
  };
}
