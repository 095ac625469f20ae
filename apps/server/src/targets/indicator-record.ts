import type { IndicatorRecord, ObservationCell } from "@halfsky/api-contract";
import {
  findRateInterval,
  isSmallCount,
  type Observation,
  parseUnit,
  standsInYear,
} from "@halfsky/statistics";
import { tracePath } from "@halfsky/targets";
import { findReach, requireReach, type ReadContext } from "../access/context.ts";
import { isWithin } from "../access/reach.ts";
import { notFound } from "../platform-error.ts";
import { areaAndAbove, comparedAreas, listAreas } from "../statistics/area.store.ts";
import { listFindings } from "../statistics/finding.store.ts";
import { listIndicatorsById, readableIndicatorAreas } from "../statistics/indicator.store.ts";
import { listObservations } from "../statistics/observation.store.ts";
import { listComparisons } from "./comparisons.ts";
import { listDecisions } from "./decision.store.ts";
import { judgedTarget, judgeTarget } from "./judge-target.ts";
import { chooseYears } from "./judged-years.ts";
import { forecastIn, showForecast } from "./light-of-target.ts";
import { readKnownTargets } from "./lit-targets.ts";
import { listTargetsOf, rowOf } from "./judgement.service.ts";

/** The 95 % interval of a figure that rests on few events; null where it has none or needs none. */
function intervalOf(
  cell: Observation,
  unitText: string,
): { readonly low: string; readonly high: string } | null {
  const { numerator, denominator } = cell;
  if (!numerator || !denominator || !isSmallCount(cell)) return null;
  const interval = findRateInterval(numerator, denominator, parseUnit(unitText));
  return interval && { low: interval.lower, high: interval.upper };
}

function plainSeries(cells: readonly ObservationCell[]): readonly Observation[] {
  return cells.map(({ year, value, missing, numerator, denominator }) => ({
    year,
    value,
    missing,
    numerator,
    denominator,
  }));
}

/** Everything of one indicator in an area: series, targets with their paths, the areas beside or below, findings. */
export async function getIndicatorRecord(
  context: ReadContext,
  id: string,
  query: { readonly areaCode?: string | undefined; readonly year?: number | undefined },
): Promise<IndicatorRecord> {
  const { transaction } = context;
  const areaCode = query.areaCode ?? context.actor.areaCode;
  const indicator = (await listIndicatorsById(transaction, [id]))[0];
  const readable = await readableIndicatorAreas(context);
  if (!indicator || !readable.has(indicator.areaCode)) throw notFound({ zh: "指标", en: "indicator" }, id);
  const organisationId = indicator.organisation?.id;
  await requireReach(context, "observation.read", { areaCode, organisationId });
  const areas = await listAreas(transaction);
  const targets = await listTargetsOf(transaction, { areaCode, indicatorId: id });
  const reach = await findReach(context, "observation.read");
  const writeReach = await findReach(context, "observation.write");
  const others = comparedAreas(areas, areaCode).filter(({ code }) =>
    isWithin(reach, { areaCode: code, organisationId }),
  );
  const shownAreas = new Set([areaCode, ...others.map(({ code }) => code)]);
  const [, ...above] = areaAndAbove(areas, areaCode);
  // One read for the page, the judgement, the forecast and the comparison: an indicator has few figures, a query costs more.
  const figures = await listObservations(transaction, {
    areaCodes: [...new Set([...shownAreas, ...above])],
    indicatorIds: [id],
  });
  const series = figures.filter((cell) => cell.areaCode === areaCode);
  const observed = series.map((cell) => ({ year: cell.year, figures: cell.value === null ? 0 : 1 }));
  const { year, years } = chooseYears(context, targets, targets.length === 0 ? [] : observed, query.year);
  // One that was merged away has no figure of its own beside the others' any more; the one that is looked at stays.
  const compared = others.filter((area) => area.code === areaCode || standsInYear(area, year));
  const decided = new Map(
    (
      await listDecisions(transaction, {
        targetIds: targets.slice(0, 1).map((target) => target.id),
        areaCodes: compared.map(({ code }) => code),
        years: [year],
      })
    ).map((decision) => [decision.areaCode, decision]),
  );
  const known = await readKnownTargets(transaction, targets, {
    areaCode,
    year,
    decided: [year - 1, year],
    figures,
  });
  const rows = known.map((target) => rowOf(target, year));
  const [first] = known;
  return {
    indicator,
    areaCode,
    areaName: areas.find(({ code }) => code === areaCode)?.name ?? areaCode,
    year,
    years,
    targets: rows,
    series,
    paths: known.map(({ target, rules }) => ({
      targetId: target.id,
      points: tracePath(judgedTarget(target, areaCode, plainSeries(series), rules.rules)),
    })),
    areas: compared.map((area) => {
      const own = figures.filter((cell) => cell.areaCode === area.code);
      const now = own.find((cell) => cell.year === year);
      // The status beside another area is that of the indicator's first target.
      const judged = first && judgeTarget(first.target, area.code, plainSeries(own), year, first.rules.rules);
      return {
        code: area.code,
        name: area.name,
        cells: own,
        status: decided.get(area.code)?.status ?? judged?.status ?? null,
        reason: judged ? { zh: judged.reason.zh, en: judged.reason.en } : null,
        interval: now ? intervalOf(now, indicator.unit) : null,
      };
    }),
    intervals: series.flatMap((cell) => {
      const interval = intervalOf(cell, indicator.unit);
      return interval ? [{ year: cell.year, ...interval }] : [];
    }),
    findings: (await listFindings(transaction, { areaCodes: [...shownAreas], indicatorIds: [id] })).map(
      (finding) => ({
        ...finding,
        mayVerify: isWithin(writeReach, { areaCode: finding.areaCode, organisationId }),
      }),
    ),
    forecasts: known.map((target) => showForecast(forecastIn(target, year))),
    comparisons: await listComparisons(transaction, {
      indicator,
      areaCode,
      year,
      series,
      above: figures.filter((cell) => above.includes(cell.areaCode)),
      targets,
    }),
    headline: rows[0]?.headline ?? { zh: indicator.name, en: indicator.nameEn ?? indicator.name },
  };
}
