import { array, assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import type { Observation } from "../observation.ts";
import { parseUnit } from "../unit.ts";
import { type AreaChange, type AreaSpan, areaSpans, checkAreaChange, lastDayBefore } from "./area-change.ts";
import { comparableSeries, composeArea, type ComparableInput } from "./comparable-series.ts";

const area = (
  code: string,
  name: string,
  validFrom: string | null = null,
  validTo: string | null = null,
) => ({
  code,
  name,
  validFrom,
  validTo,
});
const areas: readonly AreaSpan[] = [
  area("990101", "东湾县", null, "2022-06-30"),
  area("990102", "西湾县", null, "2022-06-30"),
  area("990111", "湾区", "2022-07-01"),
  area("990103", "长岭县", null, "2020-12-31"),
  area("990104", "岭南县", "2021-01-01"),
  area("990105", "岭北县", "2021-01-01"),
  area("990106", "旧港县", null, "2023-02-28"),
  area("990116", "新港区", "2023-03-01"),
];
const named = (...codes: string[]) =>
  codes.map((code) => ({ code, name: areas.find((one) => one.code === code)?.name ?? code }));
const merged: AreaChange = {
  id: "merge",
  kind: "merge",
  effectiveOn: "2022-07-01",
  before: named("990101", "990102"),
  after: named("990111"),
};
const split: AreaChange = {
  id: "split",
  kind: "split",
  effectiveOn: "2021-01-01",
  before: named("990103"),
  after: named("990104", "990105"),
};
const renamed: AreaChange = {
  id: "rename",
  kind: "rename",
  effectiveOn: "2023-03-01",
  before: named("990106"),
  after: named("990116"),
};
const changes = [merged, split, renamed];

const figure = (
  year: number,
  value: string | null,
  numerator?: string,
  denominator?: string,
): Observation => ({
  year,
  value,
  missing: value === null ? "not-yet-reported" : null,
  numerator,
  denominator,
});

function seriesOf(areaCode: string, observations: Record<string, readonly Observation[]>, unit = "人") {
  const input: ComparableInput = {
    areaCode,
    boundaryOn: "2024-12-31",
    changes,
    areas,
    observations: new Map(Object.entries(observations)),
    unit: parseUnit(unit),
    decimals: 2,
    years: [2019, 2020, 2021, 2022, 2023],
  };
  return comparableSeries(input);
}

describe("the series of merged counties within today's boundaries", () => {
  test("adds up counts of the years before, from the year of the merger it is the new county's own", () => {
    const found = seriesOf("990111", {
      "990101": [figure(2020, "120"), figure(2021, "130")],
      "990102": [figure(2020, "80"), figure(2021, null)],
      "990111": [figure(2022, "215"), figure(2023, "220")],
    });
    expect(found.map(({ year, value, means }) => [year, value, means])).toEqual([
      [2019, null, "missing"],
      [2020, "200", "summed"],
      [2021, null, "missing"],
      [2022, "215", "own"],
      [2023, "220", "own"],
    ]);
    expect(found[2]?.words?.zh).toContain("西湾县没有数据");
    expect(found[1]?.parts).toEqual(["990101", "990102"]);
  });

  test("works a rate out anew from numerators and denominators and never averages two rates", () => {
    const found = seriesOf(
      "990111",
      {
        "990101": [figure(2020, "90", "90", "100"), figure(2021, "90")],
        "990102": [figure(2020, "50", "150", "300"), figure(2021, "50")],
      },
      "%",
    );
    expect(found[1]).toMatchObject({
      value: "60.00",
      numerator: "240",
      denominator: "400",
      means: "recomputed",
    });
    expect(found[2]).toMatchObject({ value: null, missing: "definition-changed", means: "not-comparable" });
  });
});

test("a county that was cut out of another has no figure before the split, and the reason names the change", () => {
  const found = seriesOf("990104", {
    "990103": [figure(2019, "300"), figure(2020, "310")],
    "990104": [figure(2021, "160")],
  });
  expect(found.map(({ value }) => value)).toEqual([null, null, "160", null, null]);
  expect(found[0]?.words?.zh).toContain("长岭县→岭南县、岭北县");
  expect(found[0]?.missing).toBe("definition-changed");
});

test("the old boundaries of a split county go on as the sum of its successors", () => {
  expect(composeArea("990103", "2020-06-30", "2023-12-31", changes)).toEqual({
    kind: "areas",
    codes: ["990104", "990105"],
  });
});

test("a new name or code carries the series on", () => {
  const found = seriesOf("990116", { "990106": [figure(2020, "7")], "990116": [figure(2023, "9")] });
  expect(found.map(({ value, parts }) => [value, parts])).toEqual([
    [null, []],
    ["7", ["990106"]],
    [null, []],
    [null, []],
    ["9", ["990116"]],
  ]);
});

test("no count is lost or doubled: successors and predecessors add up to the same, whatever the figures", () => {
  const counts = array(integer({ min: 0, max: 100_000 }), { minLength: 4, maxLength: 4 });
  assert(
    property(counts, constantFrom(2019, 2020), ([a = 0, b = 0, c = 0, d = 0], year) => {
      const observations = {
        "990101": [figure(year, String(a))],
        "990102": [figure(year, String(b))],
        "990103": [figure(year, String(c))],
        "990106": [figure(year, String(d))],
      };
      const at = (code: string) => seriesOf(code, observations).find((one) => one.year === year)?.value;
      expect(at("990111")).toBe(String(a + b));
      expect(at("990116")).toBe(String(d));
      expect([at("990104"), at("990105")]).toEqual([null, null]);
    }),
  );
});

describe("checking a change", () => {
  test("names every fault at once", () => {
    const faults = checkAreaChange(
      {
        id: "x",
        kind: "merge",
        effectiveOn: "2024-01-01",
        before: [{ code: "990101", name: "东湾县" }],
        after: [{ code: "990105", name: "" }],
      },
      areas,
    );
    expect(faults.map(({ where }) => where)).toEqual(["kind", "before", "after", "after"]);
  });

  test("takes a sound one", () => {
    expect(
      checkAreaChange(
        {
          ...merged,
          effectiveOn: "2024-05-01",
          before: named("990104", "990105"),
          after: [{ code: "990107", name: "岭县" }],
        },
        areas,
      ),
    ).toEqual([]);
  });

  test("an area ends on the day before, also over a month, a leap day and a year", () => {
    expect(
      ["2024-03-01", "2023-03-01", "2024-01-01", "2024-05-15"].map((effectiveOn) =>
        lastDayBefore({ effectiveOn }),
      ),
    ).toEqual(["2024-02-29", "2023-02-28", "2023-12-31", "2024-05-14"]);
  });
});

test("areas stand under each name for as long as it counted, as the changes known then say", () => {
  const today = [area("990101", "湾新区"), area("990102", "西县"), area("990111", "湾区")];
  const rename: AreaChange = {
    id: "r",
    kind: "rename",
    effectiveOn: "2020-05-01",
    before: [{ code: "990101", name: "湾县" }],
    after: [{ code: "990101", name: "湾新区" }],
  };
  const merge: AreaChange = {
    id: "m",
    kind: "merge",
    effectiveOn: "2022-07-01",
    before: [
      { code: "990101", name: "湾新区" },
      { code: "990102", name: "西县" },
    ],
    after: [{ code: "990111", name: "湾区" }],
  };
  expect(areaSpans(today, [merge, rename])).toEqual([
    area("990101", "湾县", null, "2020-04-30"),
    area("990101", "湾新区", "2020-05-01", "2022-06-30"),
    area("990102", "西县", null, "2022-06-30"),
    area("990111", "湾区", "2022-07-01", null),
  ]);
});
