import type { AreaChangeRow, ComparableSeriesRecord } from "@halfsky/api-contract";
import { areaSpans, comparableSeries, isValidOn, type Observation, parseUnit } from "@halfsky/statistics";
import { requireReach, type ReadContext } from "../../access/context.ts";
import { notFound } from "../../platform-error.ts";
import { listIndicatorsById, readableIndicatorAreas } from "../indicator.store.ts";
import { listJudgedFigures } from "../observation.store.ts";
import { listAreaChanges, listStoredAreas } from "./area-change.store.ts";

/**
 * An area's figures within the boundaries of one day. The areas that once made it up are read with it: whoever may read
 * the area may read what it was put together from.
 */
export async function readComparableSeries(
  context: ReadContext,
  query: { readonly areaCode: string; readonly indicatorId: string; readonly on: string },
): Promise<ComparableSeriesRecord> {
  const { transaction } = context;
  const [indicator] = await listIndicatorsById(transaction, [query.indicatorId]);
  const readable = await readableIndicatorAreas(context);
  if (!indicator || !readable.has(indicator.areaCode))
    throw notFound({ zh: "指标", en: "indicator" }, query.indicatorId);
  const organisationId = indicator.organisation?.id;
  await requireReach(context, "observation.read", { areaCode: query.areaCode, organisationId });
  const stored = await listStoredAreas(transaction);
  const area = stored.find(({ code }) => code === query.areaCode);
  if (area === undefined) throw notFound({ zh: "地区", en: "area" }, query.areaCode);
  const changes = await listAreaChanges(transaction);
  const areas = areaSpans(stored, changes);
  const touching = changesTouching(query.areaCode, changes);
  const figures = await listJudgedFigures(transaction, {
    areaCodes: [...new Set([query.areaCode, ...touching.flatMap(codesOf)])],
    indicatorIds: [indicator.id],
  });
  const observations = new Map<string, Observation[]>();
  for (const figure of figures) {
    const known = observations.get(figure.areaCode);
    if (known) known.push(figure);
    else observations.set(figure.areaCode, [figure]);
  }
  const years = [...new Set(figures.map(({ year }) => year))].toSorted((one, other) => one - other);
  const spansOn = (code: string, day: string) =>
    areas.find((span) => span.code === code && isValidOn(span, day)) ??
    areas.find((span) => span.code === code);
  const series = comparableSeries({
    areaCode: query.areaCode,
    boundaryOn: query.on,
    changes: touching,
    areas,
    observations,
    unit: parseUnit(indicator.unit),
    decimals: indicator.decimals,
    years,
  });
  return {
    areaCode: area.code,
    areaName: spansOn(area.code, query.on)?.name ?? area.name,
    on: query.on,
    indicator,
    figures: series
      // A year of another area's figures only, before or after this one's time, says nothing here.
      .filter((figure) => figure.means !== "missing" || figure.parts.length > 0)
      .map((figure) => ({
        ...figure,
        words: figure.words && { ...figure.words },
        parts: figure.parts.map((code) => ({
          code,
          name: spansOn(code, `${figure.year}-12-31`)?.name ?? code,
        })),
      })),
    changes: touching.map((change) => ({ ...change })),
  };
}

/** The changes that an area's boundaries hang on, through all its predecessors and successors. */
function changesTouching(areaCode: string, changes: readonly AreaChangeRow[]): readonly AreaChangeRow[] {
  const codes = new Set([areaCode]);
  const found = new Set<AreaChangeRow>();
  for (;;) {
    const next = changes.find(
      (change) => !found.has(change) && codesOf(change).some((code) => codes.has(code)),
    );
    if (next === undefined) return changes.filter((change) => found.has(change));
    found.add(next);
    for (const code of codesOf(next)) codes.add(code);
  }
}

function codesOf({ before, after }: AreaChangeRow): readonly string[] {
  return [...before, ...after].map(({ code }) => code);
}
