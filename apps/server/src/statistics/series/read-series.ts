import type { Area, MapSlice, mapQuery, Series, seriesQuery } from "@halfsky/api-contract";
import type { z } from "zod";
import { listAreas } from "../../access/area-tree.ts";
import { areaTreeOf, findReach, type ReadContext } from "../../access/context.ts";
import { isWithin, type Reach } from "../../access/reach.ts";
import { notFound, PlatformError } from "../../platform-error.ts";
import {
  findIndicatorFigures,
  type FigureSlice,
  type IndicatorFigures,
  type PlacedFigure,
} from "./series.store.ts";

/** The figures of an indicator in an area through the years: one statement, since areas and grants are remembered. */
export async function readSeries(context: ReadContext, query: z.output<typeof seriesQuery>): Promise<Series> {
  const reach = await findReach(context, "observation.read");
  const area = await findArea(context, reach, query.area);
  const { indicator, organisationId, figures } = await findFigures(context, {
    indicatorId: query.indicator,
    breakdown: query.breakdown,
    areaCode: area.code,
  });
  if (!isWithin(reach, { areaCode: area.code, organisationId })) throw outOfReach();
  return {
    area,
    indicator,
    breakdown: query.breakdown,
    points: figures
      .map(({ year, figure }) => ({ year, ...figure }))
      .toSorted((one, other) => one.year - other.year),
  };
}

/** The figures of an indicator in a year, of an area and all below it; an area without a figure is not reported yet. */
export async function readMap(context: ReadContext, query: z.output<typeof mapQuery>): Promise<MapSlice> {
  const reach = await findReach(context, "observation.read");
  const area = await findArea(context, reach, query.area ?? context.actor.areaCode);
  const below = (await areaTreeOf(context)).areaAndBelow(area.code);
  const every = await listAreas(context.transaction);
  const areas = every.filter(({ code }) => below.has(code) && isTouched(reach, code));
  const { indicator, organisationId, figures } = await findFigures(context, {
    indicatorId: query.indicator,
    breakdown: query.breakdown,
    areaCodes: areas.length === every.length ? "every" : areas.map(({ code }) => code),
    year: query.year,
  });
  const readable = areas.filter(({ code }) => isWithin(reach, { areaCode: code, organisationId }));
  if (readable.length === 0) throw outOfReach();
  const byArea = new Map(figures.map(({ areaCode, figure }) => [areaCode, figure]));
  return {
    area,
    indicator,
    year: query.year,
    breakdown: query.breakdown,
    areas: readable.map((one) => sliceArea(one, byArea.get(one.code) ?? notReported)),
  };
}

/** Written out: spread, such an object takes ten times the memory, of which there are hundreds in an answer. */
function sliceArea(
  { code, name, level, parentCode }: Area,
  { value, missing, numerator, denominator, changedSinceSigning }: PlacedFigure["figure"],
): MapSlice["areas"][number] {
  return { code, name, level, parentCode, value, missing, numerator, denominator, changedSinceSigning };
}

const notReported: PlacedFigure["figure"] = {
  value: null,
  missing: "not-yet-reported",
  numerator: null,
  denominator: null,
  changedSinceSigning: false,
};

async function findFigures(context: ReadContext, slice: FigureSlice): Promise<IndicatorFigures> {
  const found = await findIndicatorFigures(context.transaction, slice);
  if (found === undefined) throw notFound({ zh: "指标", en: "indicator" }, slice.indicatorId);
  return found;
}

/** An area in which the actor reaches something at all; which indicators, is asked when their unit is known. */
async function findArea(context: ReadContext, reach: Reach, code: string): Promise<Area> {
  const area = (await listAreas(context.transaction)).find((one) => one.code === code);
  if (area === undefined || !isTouched(reach, code)) throw outOfReach();
  return area;
}

function isTouched(reach: Reach, code: string): boolean {
  return reach.some(({ areaCodes }) => areaCodes === undefined || areaCodes.has(code));
}

function outOfReach(): PlatformError {
  return new PlatformError("out-of-reach", 403, {
    zh: "这个地区或指标不在您的查看范围内。",
    en: "This area or indicator is not within what your account reaches.",
  });
}
