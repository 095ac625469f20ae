import type { Indicator, ObservationGrid } from "@halfsky/api-contract";
import { findReach, type ReadContext } from "../access/context.ts";
import { isWithin, type Reach } from "../access/reach.ts";
import { PlatformError } from "../platform-error.ts";
import { listMonitoredIndicators, listPlanIndicators } from "../targets/plan-indicators.ts";
import { listAreas } from "./area.store.ts";
import { listFindings } from "./finding.store.ts";
import { listIndicatorsById, listIndicatorsInReach, readableIndicatorAreas } from "./indicator.store.ts";
import { countsFor, listIndicatorVersions } from "./indicator-version.store.ts";
import { listObservations } from "./observation.store.ts";

/** What a grid or a sheet of figures is asked for by. */
export interface GridQuery {
  /** Areas in their order; the actor's own when left out. */
  readonly areaCodes?: readonly string[] | undefined;
  readonly planId?: string | undefined;
  readonly indicatorIds?: readonly string[] | undefined;
  readonly from: number;
  readonly to: number;
  /** The figures and definitions as they stood at this moment (ISO 8601); the newest when left out. */
  readonly asOf?: string | undefined;
}

/** The problem of asking for an area, or for so much that no page could show it. */
function refuse(zh: string, en: string, code = "out-of-reach", status = 403): PlatformError {
  return new PlatformError(code, status, { zh, en });
}

async function findAreas(context: ReadContext, reach: Reach, asked: readonly string[]) {
  const areas = await listAreas(context.transaction);
  return asked.map((code) => {
    const area = areas.find((known) => known.code === code);
    const isReached = reach.some(({ areaCodes }) => areaCodes === undefined || areaCodes.has(code));
    if (!area || !isReached) {
      throw refuse(
        `地区 ${code} 不在您的查看范围内。`,
        `Area ${code} is not within what your account reaches.`,
      );
    }
    return { code, name: area.name };
  });
}

async function findIndicators(
  context: ReadContext,
  query: GridQuery,
): Promise<readonly (Indicator & { readonly domain: string | null })[]> {
  if (query.planId !== undefined) {
    const listed = await listPlanIndicators(context.transaction, query.planId);
    const readable = await readableIndicatorAreas(context);
    const indicators = new Map(
      (
        await listIndicatorsById(
          context.transaction,
          listed.map(({ indicatorId }) => indicatorId),
        )
      ).map((indicator) => [indicator.id, indicator]),
    );
    return listed.flatMap(({ indicatorId, domain }) => {
      const indicator = indicators.get(indicatorId);
      const isAsked = query.indicatorIds === undefined || query.indicatorIds.includes(indicatorId);
      return indicator && isAsked && readable.has(indicator.areaCode) ? [{ ...indicator, domain }] : [];
    });
  }
  const areaCode = query.areaCodes?.length === 1 ? query.areaCodes[0] : undefined;
  const indicators = (await listIndicatorsInReach(context, { areaCode })).filter(
    ({ id }) => query.indicatorIds === undefined || query.indicatorIds.includes(id),
  );
  // What plans list comes first, in their order and under their domains; the rest follows by pinyin.
  const codes = [...new Set(indicators.map((indicator) => indicator.areaCode))];
  const listed = await listMonitoredIndicators(context.transaction, codes);
  const domains = new Map(listed.map(({ indicatorId, domain }) => [indicatorId, domain]));
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return [
    ...listed.flatMap(({ indicatorId }) => byId.get(indicatorId) ?? []),
    ...indicators.filter(({ id }) => !domains.has(id)),
  ].map((indicator) => ({ ...indicator, domain: domains.get(indicator.id) ?? null }));
}

/** Figures of areas, indicators and years within the actor's reach, what the checks find in them, and where she may write. */
export async function readGrid(context: ReadContext, query: GridQuery): Promise<ObservationGrid> {
  if (query.to < query.from || query.to - query.from > 50) {
    throw refuse("年份范围有误。", "The range of years is wrong.", "invalid-input", 422);
  }
  const reach = await findReach(context, "observation.read");
  const writeReach = await findReach(context, "observation.write");
  const areas = await findAreas(context, reach, query.areaCodes ?? [context.actor.areaCode]);
  const isReadable = (areaCode: string, indicator: Indicator) =>
    isWithin(reach, { areaCode, organisationId: indicator.organisation?.id });
  const indicators = (await findIndicators(context, query)).filter((indicator) =>
    areas.some(({ code }) => isReadable(code, indicator)),
  );
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const asked = {
    areaCodes: areas.map(({ code }) => code),
    indicatorIds: indicators.map(({ id }) => id),
    from: query.from,
    to: query.to,
    asOf: query.asOf,
  };
  const isCellReadable = (cell: { readonly areaCode: string; readonly indicatorId: string }) => {
    const indicator = byId.get(cell.indicatorId);
    return indicator !== undefined && isReadable(cell.areaCode, indicator);
  };
  const years = Array.from({ length: query.to - query.from + 1 }, (_, offset) => query.from + offset);
  return {
    indicators: indicators.map((indicator) => ({
      ...indicator,
      mayWrite: areas
        .map(({ code }) => code)
        .filter((areaCode) => isWithin(writeReach, { areaCode, organisationId: indicator.organisation?.id })),
    })),
    areas,
    years,
    cells: (await listObservations(context.transaction, asked)).filter(isCellReadable),
    // What the checks find is of the figures as they stand now.
    findings:
      query.asOf === undefined ? (await listFindings(context.transaction, asked)).filter(isCellReadable) : [],
    ...(query.asOf !== undefined && {
      asOf: {
        at: query.asOf,
        definitions: await listDefinitions(context, asked.indicatorIds, years, query.asOf),
      },
    }),
  };
}

/** The definitions that counted for these years, as they were known at a moment. */
async function listDefinitions(
  { transaction }: ReadContext,
  indicatorIds: readonly string[],
  years: readonly number[],
  asOf: string,
) {
  const versions = await listIndicatorVersions(transaction, indicatorIds, asOf);
  return versions
    .map((version) => ({ ...version, years: years.filter((year) => countsFor(version, year)) }))
    .filter((version) => version.years.length > 0);
}
