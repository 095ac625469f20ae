import { assert, boolean, constantFrom, date, integer, property, record, uniqueArray } from "fast-check";
import { describe, expect, test } from "vitest";
import { systems } from "../systems/index.ts";
import { countCoverage, judgeCoverage, type ServingPlace, type UnitCoverage } from "./judge-coverage.ts";
import { placeName, servingPlace, standardMinutes, type StandingPlace } from "./serving-place.ts";
import { travelOn, type TravelTime } from "./travel-table.ts";

const units = ["330101001", "330101002", "330102001", "330102002"] as const;

const way = (from: string, to: string, minutes: number, more: Partial<TravelTime> = {}): TravelTime => ({
  from,
  to,
  minutes,
  mode: "drive",
  bothWays: false,
  source: "实测",
  measuredOn: "2026-03-01",
  revision: 1,
  ...more,
});

const judged = (places: readonly ServingPlace[], times: readonly TravelTime[], day = "2026-06-30") =>
  Object.fromEntries(
    judgeCoverage(units, places, travelOn(times, "drive", day), 30).map((one) => [one.unit, one]),
  );

describe("a unit reaches a place in time", () => {
  const home = { id: "p1", at: "330101001" };

  test("covered here and within the minutes, not beyond them, and not known where nobody measured", () => {
    const found = judged([home], [way("330101002", "330101001", 30), way("330102001", "330101001", 31)]);
    expect(Object.values(found).map(({ state }) => state)).toEqual([
      "covered",
      "covered",
      "not-covered",
      "unknown",
    ]);
    expect(found["330101001"]?.nearest).toMatchObject({ minutes: 0, travel: null });
    expect(found["330102001"]?.nearest).toMatchObject({ minutes: 31, place: home });
    expect(found["330102002"]).toMatchObject({ nearest: null, unmeasured: 1 });
    expect(countCoverage(Object.values(found))).toEqual({ all: 4, covered: 2, notCovered: 1, unknown: 1 });
  });

  test("where nobody serves nobody is covered, which is known", () => {
    expect(countCoverage(Object.values(judged([], [])))).toEqual({
      all: 4,
      covered: 0,
      notCovered: 4,
      unknown: 0,
    });
  });

  test("a measurement of the unit itself says that its place is far", () => {
    expect(judged([home], [way("330101001", "330101001", 45)])["330101001"]?.state).toBe("not-covered");
  });

  test("the way back holds only where the sheet says so", () => {
    expect(judged([home], [way("330101001", "330101002", 10)])["330101002"]?.state).toBe("unknown");
    const back = way("330101001", "330101002", 10, { bothWays: true });
    expect(judged([home], [back])["330101002"]?.state).toBe("covered");
    const own = way("330101002", "330101001", 50);
    expect(judged([home], [back, own])["330101002"]?.state).toBe("not-covered");
    expect(judged([home], [{ ...back, measuredOn: "2026-04-01" }, own])["330101002"]?.state).toBe("covered");
  });

  test("of what was measured by the day the newest stands, of its corrections the last", () => {
    const times = [
      way("330101002", "330101001", 50, { measuredOn: "2025-03-01" }),
      way("330101002", "330101001", 20),
      way("330101002", "330101001", 40, { revision: 2 }),
      way("330101002", "330101001", 25, { measuredOn: "2026-05-01" }),
    ];
    const on = (day: string) => judged([home], times, day)["330101002"]?.nearest?.minutes;
    expect([on("2025-03-01"), on("2026-03-01"), on("2026-05-01")]).toEqual([50, 40, 25]);
    expect(judged([home], times, "2025-02-28")["330101002"]?.state).toBe("unknown");
    expect(travelOn(times, "walk", "2026-06-30")("330101002", "330101001")).toBeNull();
  });
});

const anyPlace = record({ id: constantFrom("p1", "p2", "p3", "p4", "p5"), at: constantFrom(...units) });
const anyPlaces = uniqueArray(anyPlace, { selector: ({ id }) => id, maxLength: 5 });
// a measurement and its corrections stand once each in the database
const anyTimes = uniqueArray(
  record({
    from: constantFrom(...units),
    to: constantFrom(...units),
    mode: constantFrom("walk", "drive"),
    minutes: integer({ min: 1, max: 90 }),
    bothWays: boolean(),
    source: constantFrom("实测"),
    measuredOn: date({ min: new Date("2025-01-01"), max: new Date("2026-12-31"), noInvalidDate: true }).map(
      (day) => day.toISOString().slice(0, 10),
    ),
    revision: integer({ min: 1, max: 3 }),
  }),
  {
    maxLength: 30,
    selector: ({ from, to, mode, measuredOn, revision }) => [from, to, mode, measuredOn, revision].join(" "),
  },
);
const day = "2026-06-30";
const statesOf = (found: readonly UnitCoverage[]) => found.map(({ state }) => state);

describe("whatever is measured", () => {
  test("units add up, and nothing is covered that is neither measured in time nor here", () => {
    assert(
      property(anyPlaces, anyTimes, integer({ min: 1, max: 90 }), (places, times, minutes) => {
        const find = travelOn(times, "drive", day);
        const found = judgeCoverage(units, places, find, minutes);
        const { all, covered, notCovered, unknown } = countCoverage(found);
        expect(covered + notCovered + unknown).toBe(all);
        for (const one of found) {
          const reaches = places.some(({ at }) => {
            const travel = find(one.unit, at);
            return travel === null ? at === one.unit : travel.minutes <= minutes;
          });
          expect(one.state === "covered").toBe(reaches);
          expect(one.state === "unknown").toBe(places.length > 0 && one.unmeasured === places.length);
        }
      }),
    );
  });

  test("a place more, or a minute more, never takes anybody's coverage away; in whatever order things stand", () => {
    assert(
      property(
        anyPlaces,
        anyPlace,
        anyTimes,
        integer({ min: 1, max: 90 }),
        (places, more, times, minutes) => {
          const find = travelOn(times, "drive", day);
          const before = statesOf(judgeCoverage(units, places, find, minutes));
          const others = [...places, { ...more, id: "p9" }];
          for (const later of [
            judgeCoverage(units, others, find, minutes),
            judgeCoverage(units, places, find, minutes + 1),
          ]) {
            const lost = statesOf(later).filter(
              (state, index) => before[index] === "covered" && state !== "covered",
            );
            expect(lost).toEqual([]);
          }
          const turned = travelOn(times.toReversed(), "drive", day);
          const one = (list: readonly ServingPlace[], by: typeof find) =>
            judgeCoverage(units, list, by, minutes).map(({ unit, state, nearest }) => [
              unit,
              state,
              nearest?.minutes,
            ]);
          expect(one(places.toReversed(), turned)).toEqual(one(places, find));
        },
      ),
    );
  });

  test("what is measured later than the day, or by another way of travelling, changes nothing", () => {
    assert(
      property(anyPlaces, anyTimes, (places, times) => {
        const known = times.filter(({ measuredOn, mode }) => measuredOn <= day && mode === "drive");
        expect(judgeCoverage(units, places, travelOn(times, "drive", day), 30)).toEqual(
          judgeCoverage(units, places, travelOn(known, "drive", day), 30),
        );
      }),
    );
  });
});

describe("a unit that needs places of several kinds", () => {
  const mother = { id: "p1", at: "330101001", does: ["mother"] };
  const newborn = { id: "p2", at: "330102001", does: ["newborn"] };
  const needs = ["mother", "newborn"];
  const find = travelOn(
    [way("330101001", "330102001", 40), way("330101002", "330101001", 10), way("330102002", "330102001", 25)],
    "drive",
    day,
  );
  const said = (places: readonly ServingPlace[]) =>
    judgeCoverage(units, places, find, 30, needs).map(
      ({ state, need, nearest }) => `${state} ${need} ${nearest?.minutes ?? "–"}`,
    );

  test("has what is worst of them, and it is said which", () => {
    expect(said([mother, newborn])).toEqual([
      "not-covered newborn 40",
      "unknown newborn –",
      "unknown mother –",
      "unknown mother –",
    ]);
    // nobody serves at all is known, and worse than a way that nobody measured
    expect(said([mother])).toEqual(Array.from(units, () => "not-covered newborn –"));
    const both = { id: "p3", at: "330101002", does: needs };
    expect(said([both, mother, newborn])[1]).toBe("covered mother 0");
  });

  test("whatever is measured: covered where each need is, not covered where any is not", () => {
    const place = record({
      id: constantFrom("p1", "p2", "p3", "p4", "p5"),
      at: constantFrom(...units),
      does: uniqueArray(constantFrom(...needs)),
    });
    const several = uniqueArray(place, { selector: ({ id }) => id, maxLength: 5 });
    assert(
      property(several, anyTimes, integer({ min: 1, max: 90 }), (places, times, minutes) => {
        const by = travelOn(times, "drive", day);
        const alone = needs.map((need) =>
          statesOf(
            judgeCoverage(
              units,
              places.filter(({ does }) => does.includes(need)),
              by,
              minutes,
            ),
          ),
        );
        judgeCoverage(units, places, by, minutes, needs).forEach(({ state }, at) => {
          const each = alone.map((states) => states[at]);
          expect(state === "covered").toBe(each.every((one) => one === "covered"));
          expect(state === "not-covered").toBe(each.includes("not-covered"));
        });
      }),
    );
  });
});

describe("which places serve", () => {
  const now = "2026-06-30T04:00:00.000Z";
  const rules = (id: string) => {
    const definition = systems.find((one) => one.id === id);
    const standard = definition?.coverage?.within;
    if (definition === undefined || standard === undefined) throw new Error(id);
    return { definition, standard };
  };
  const place = (fields: StandingPlace["fields"], more: Partial<StandingPlace> = {}): StandingPlace => ({
    id: "p",
    areaCode: "330101",
    phase: "open",
    fields,
    ...more,
  });

  test("only open ones that meet the condition; what is not known does not", () => {
    const { definition, standard } = rules("childrens-homes");
    const fields = { locality: "330101001002", placeName: "星光", freeOfCharge: true };
    expect(servingPlace(definition, standard, place(fields), now)).toEqual({ id: "p", at: "330101001002" });
    // a home on public notice is open as ever
    const { notice } = definition.states;
    expect(servingPlace(definition, standard, place(fields, notice), now)).not.toBeNull();
    expect(servingPlace(definition, standard, place(fields, { phase: "waiting" }), now)).toBeNull();
    expect(servingPlace(definition, standard, place(fields, { phase: "closed" }), now)).toBeNull();
    expect(servingPlace(definition, standard, place({ ...fields, freeOfCharge: undefined }), now)).toBeNull();
  });

  test("of a register of several kinds those that the standard names", () => {
    const { definition, standard } = rules("child-protection-institutions");
    const centre = { locality: "330101001", kind: "centre", dayAndNight: true };
    expect(servingPlace(definition, standard, place(centre), now)).toEqual({ id: "p", at: "330101001" });
    expect(servingPlace(definition, standard, place({ ...centre, kind: "station" }), now)).toBeNull();
  });

  test("of a register with needs each place does for those that it names", () => {
    const { definition, standard } = rules("rescue-centres");
    const centre = { locality: "330101001", meetsStandard: true, dayAndNight: true };
    const does = (kind: string | undefined) =>
      servingPlace(definition, standard, place({ ...centre, kind }), now)?.does;
    expect([does("both"), does("mother"), does("newborn"), does(undefined)]).toEqual([
      ["mother", "newborn"],
      ["mother"],
      ["newborn"],
      [],
    ]);
    const closed = place({ ...centre, kind: "both", dayAndNight: false });
    expect(servingPlace(definition, standard, closed, now)).toBeNull();
  });

  test("a shelter serves while it has a free bed, and lies in its county and no closer", () => {
    const { definition, standard } = rules("dv-shelter");
    const shelter = { kind: "shelter", placeName: "秘密地点", locality: "330101001", free: "2" };
    expect(servingPlace(definition, standard, place(shelter), now)).toEqual({ id: "p", at: "330101" });
    expect(placeName(definition, place(shelter))).toBeNull();
    for (const free of ["0", "0.0", undefined]) {
      expect(servingPlace(definition, standard, place({ ...shelter, free }), now)).toBeNull();
    }
    expect(servingPlace(definition, standard, place({ ...shelter, free: "10" }), now)).not.toBeNull();
  });

  test("every standard is a time of travel and marked where nobody has read its source", () => {
    const standards = systems.flatMap(({ coverage }) => coverage?.within ?? []);
    expect(standards.map(({ time }) => standardMinutes(time))).toEqual(expect.arrayContaining([15, 60]));
    expect(standards.filter(({ source }) => source.status !== "unverified")).toEqual([]);
    expect(standardMinutes("1h")).toBe(60);
    expect(() => standardMinutes("3d")).toThrow(RangeError);
  });
});
