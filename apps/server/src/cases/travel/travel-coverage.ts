import type { TravelCoverage } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import {
  areaNow,
  countCoverage,
  judgeCoverage,
  placeName,
  type ServingPlace,
  servingPlace,
  standardMinutes,
  type StandingPlace,
  type SystemDefinition,
  travelOn,
  type TravelStandard,
} from "@halfsky/cases";
import { notFound, PlatformError } from "../../platform-error.ts";
import { definitionIn } from "../definitions.ts";
import type { CaseReadContext } from "../case-host.ts";
import { caseWithin, findCaseReach } from "../case-reach.ts";
import { foldMany } from "../fold-many.ts";
import { requirePlaceReader } from "../service-places.ts";
import type { AreaCount } from "../releases/count-release.ts";
import type { CountScope } from "../releases/counted-rows.store.ts";
import { listTravelUnits, unitsOf } from "./coverage-units.ts";
import { listPlacesOpenedBefore } from "./place-cases.store.ts";
import { listTravelTimes } from "./travel-time.store.ts";

/**
 * GET /api/service-places/:system/travel: which counties, townships or villages reach a place within the minutes of the
 * standard, as of a day. Only places that the reader sees count, as they stood at the end of the day, and measurements made
 * by then; the standard is that of today.
 */
export async function readTravelCoverage(
  context: CaseReadContext,
  system: string,
  asked: string | undefined,
): Promise<TravelCoverage> {
  const { definition } = await definitionIn(context, system, context.actor.areaCode);
  if (definition.coverage === undefined) {
    throw notFound({ zh: "场所台账", en: "register of places" }, system);
  }
  requirePlaceReader(context, definition);
  const today = beijingDate(context.now);
  const day = asked ?? today;
  if (day > today) {
    const message = { zh: "日期晚于今天。", en: "The day lies after today." };
    throw new PlatformError("invalid-input", 422, message, [{ where: "query.day", message }]);
  }
  const standard = definition.coverage.within;
  if (standard === undefined) return { day, standard: null, counts: noCounts, units: [] };
  const reach = await findCaseReach(context);
  const cases = await listPlacesOpenedBefore(
    context.transaction,
    system,
    endOf(day),
    caseWithin(reach, "whole"),
  );
  const standing = await standingPlaces(context, cases, day);
  const serving = servingOf(definition, standard, standing, day, context.now);
  const units = await unitsOf(context, reach.areas, standard.from);
  const { needs = {} } = definition.coverage;
  const judged = await judgeUnits(context, standard, reach.areas, day, {
    units: units.map(({ code }) => code),
    serving,
    needs,
  });
  const names = new Map((await listTravelUnits(context)).map(({ code, name }) => [code, name]));
  const placesById = new Map(standing.map((place) => [place.id, place]));
  return {
    day,
    standard: {
      minutes: standardMinutes(standard.time),
      mode: standard.mode,
      from: standard.from,
      free: standard.free !== undefined,
      needs: Object.values(needs).map(({ title }) => title),
      source: standard.source,
    },
    counts: countCoverage(judged),
    units: judged.map(({ unit, state, need, nearest, unmeasured }) => {
      const place = nearest === null ? undefined : placesById.get(nearest.place.id);
      return {
        code: unit,
        name: names.get(unit) ?? unit,
        state,
        need: (need === null ? undefined : needs[need]?.title) ?? null,
        unmeasured,
        nearest:
          nearest === null || place === undefined
            ? null
            : {
                minutes: nearest.minutes,
                isInside: nearest.travel === null,
                caseId: place.id,
                placeName: placeName(definition, place),
                unitName: names.get(nearest.place.at) ?? nearest.place.at,
                source: nearest.travel?.source ?? null,
                measuredOn: nearest.travel?.measuredOn ?? null,
              },
      };
    }),
  };
}

const noCounts = { all: 0, covered: 0, notCovered: 0, unknown: 0 };

/**
 * Units of some areas that reach a place at the end of a year, or of which it is not known, beside all of them, by area: for
 * a release, so over all places wherever they lie and whoever asks.
 */
export async function countReachingUnits(
  context: CaseReadContext,
  definition: SystemDefinition,
  counted: "covered" | "unknown",
  { system, areas, before }: CountScope,
): Promise<ReadonlyMap<string, AreaCount>> {
  const standard = definition.coverage?.within;
  if (standard === undefined) return new Map();
  const day = beijingDate(new Date(Date.parse(before) - 1).toISOString());
  const cases = await listPlacesOpenedBefore(context.transaction, system, before, null);
  const standing = await foldedPlaces(context, cases, before);
  const units = await unitsOf(context, areas, standard.from);
  const judged = await judgeUnits(context, standard, areas, day, {
    units: units.map(({ code }) => code),
    serving: servingOf(definition, standard, standing, day, endOf(day)),
    needs: definition.coverage?.needs ?? {},
  });
  const counts = new Map<string, AreaCount>();
  for (const { unit, state } of judged) {
    const area = unit.slice(0, 6);
    const { numerator, denominator } = counts.get(area) ?? { numerator: 0, denominator: 0 };
    counts.set(area, {
      numerator: numerator + (state === counted ? 1 : 0),
      denominator: denominator + 1,
    });
  }
  return counts;
}

async function judgeUnits(
  { transaction }: CaseReadContext,
  { mode, time }: TravelStandard,
  areas: readonly string[],
  day: string,
  {
    units,
    serving,
    needs,
  }: {
    readonly units: readonly string[];
    readonly serving: readonly ServingPlace[];
    readonly needs: Readonly<Record<string, unknown>>;
  },
) {
  const times = await listTravelTimes(transaction, areas, mode);
  const find = travelOn(times, mode, day);
  return judgeCoverage(units, serving, find, standardMinutes(time), Object.keys(needs));
}

function servingOf(
  definition: SystemDefinition,
  standard: TravelStandard,
  places: readonly StandingPlace[],
  day: string,
  now: string,
): readonly ServingPlace[] {
  const at = endOf(day) < now ? endOf(day) : now;
  return places.flatMap((place) => servingPlace(definition, standard, place, at) ?? []);
}

/** Places as they stood at the end of a day: of today by their columns, of an earlier day by their logs. */
async function standingPlaces(
  context: CaseReadContext,
  cases: Awaited<ReturnType<typeof listPlacesOpenedBefore>>,
  day: string,
): Promise<readonly StandingPlace[]> {
  if (day < beijingDate(context.now)) return await foldedPlaces(context, cases, endOf(day));
  return cases.map(({ id, lies_in, phase, work }) => ({ id, areaCode: lies_in, phase, fields: work }));
}

async function foldedPlaces(
  context: CaseReadContext,
  cases: Awaited<ReturnType<typeof listPlacesOpenedBefore>>,
  before: string,
): Promise<readonly StandingPlace[]> {
  return (await foldMany(context, cases, before)).map(({ id, areaCode, state }) => ({
    id,
    areaCode: areaNow(state, areaCode),
    phase: state.phase,
    fields: Object.fromEntries(Object.entries(state.fields).map(([name, { value }]) => [name, value])),
  }));
}

/** The first moment after a day in Beijing. */
function endOf(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000).toISOString();
}
