import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { directions, ruleKinds } from "../target-rule.ts";
import { forecastTarget } from "./forecast-target.ts";
import type { FoundTargetForecast, TargetForecastInput } from "./target-forecast.ts";

const years = [88.0, 88.9, 89.6, 90.1, 90.4, 90.9];
const target: TargetForecastInput = {
  id: "高中阶段毛入学率",
  rule: { kind: "gte", value: "92" },
  direction: "up",
  unit: "%",
  baseline: { year: 2020, value: "88.0" },
  targetYear: 2030,
  asOf: 2025,
  observations: years.map((value, place) => ({ year: 2020 + place, value: value.toFixed(1) })),
};

function found(input: TargetForecastInput): FoundTargetForecast {
  const forecast = forecastTarget(input);
  if ("refused" in forecast) throw new Error(forecast.refused.en);
  return forecast;
}

function chanceOf(changes: Partial<TargetForecastInput>): number {
  return Number(found({ ...target, ...changes }).chance);
}

function refusalOf(changes: Partial<TargetForecastInput>): { code: string; zh: string; en: string } | null {
  const forecast = forecastTarget({ ...target, ...changes });
  return "refused" in forecast ? forecast.refused : null;
}

describe("a target's forecast", () => {
  test("runs from the year after the newest figure to the target year, as decimal text in order", () => {
    const { points, chance, chanceWords, isDecided } = found(target);
    expect(points.map(({ year }) => year)).toEqual([2026, 2027, 2028, 2029, 2030]);
    for (const { lower95, lower80, value, upper80, upper95 } of points) {
      const fan = [lower95, lower80, value, upper80, upper95];
      for (const text of fan) expect(text).toMatch(/^\d+(\.\d+)?$/);
      expect(fan.map(Number)).toEqual(fan.map(Number).toSorted((a, b) => a - b));
    }
    expect(chance).toMatch(/^0\.\d{1,2}$/);
    expect(chanceWords.zh).not.toBe("");
    expect(isDecided).toBe(false);
  });

  test("looks at no figure after the year judged", () => {
    const later = [...target.observations, { year: 2026, value: "99.9" }];
    expect(forecastTarget({ ...target, observations: later })).toEqual(forecastTarget(target));
  });

  test("is surer of a low floor than of a high one, and a ceiling turns it round", () => {
    const [low, middle, high] = ["90", "92", "96"].map((value) => chanceOf({ rule: { kind: "gte", value } }));
    expect(low).toBeGreaterThan(middle ?? 0);
    expect(middle).toBeGreaterThan(high ?? 1);
    const ceiling = chanceOf({ rule: { kind: "lte", value: "92" }, direction: "down" });
    expect(ceiling + (middle ?? 0)).toBeGreaterThan(0.99);
    expect(ceiling + (middle ?? 0)).toBeLessThan(1.06);
  });

  test("asks more of a strict bound than of one that may be touched", () => {
    expect(chanceOf({ rule: { kind: "gt", value: "92" } })).toBeLessThanOrEqual(
      chanceOf({ rule: { kind: "gte", value: "92" } }),
    );
    expect(chanceOf({ rule: { kind: "lt", value: "92" }, direction: "down" })).toBeLessThanOrEqual(
      chanceOf({ rule: { kind: "lte", value: "92" }, direction: "down" }),
    );
  });

  test("knows ranges, changes against the base, and changes asked for every year", () => {
    const range = chanceOf({ rule: { kind: "range", value: "91", value2: "94" } });
    expect(range).toBeGreaterThan(0.1);
    expect(range).toBeLessThan(0.9);
    expect(chanceOf({ rule: { kind: "increase" } })).toBeGreaterThan(0.85);
    expect(chanceOf({ rule: { kind: "decrease" }, direction: "down" })).toBeLessThan(0.15);
    const yearly = chanceOf({ rule: { kind: "increase", per: "year" } });
    expect(yearly).toBeGreaterThan(0.5);
    expect(yearly).toBeLessThan(chanceOf({ rule: { kind: "increase" } }));
    expect(chanceOf({ rule: { kind: "increase-by", value: "4", unit: "个百分点" } })).toBe(chanceOf({}));
  });

  test("says of a duty that the chance is the target year's own", () => {
    const held = found({ ...target, rule: { kind: "maintain", value: "88" } });
    expect(Number(held.chance)).toBeGreaterThan(0.8);
    expect(held.notes.map(({ zh }) => zh).join()).toContain("每年都应达到");
  });

  test("gives full coverage that has held for years a fair chance to hold", () => {
    const observations = [2021, 2022, 2023, 2024, 2025].map((year) => ({ year, value: "100" }));
    const chance = chanceOf({ rule: { kind: "cover-all" }, baseline: null, observations, targetYear: 2026 });
    expect(chance).toBeGreaterThan(0.8);
    const fallen = [...observations.slice(0, 4), { year: 2025, value: "99" }];
    expect(
      chanceOf({ rule: { kind: "cover-all" }, baseline: null, observations: fallen, targetYear: 2026 }),
    ).toBeLessThan(0.5);
  });

  test("lets a gross ratio pass 100 %", () => {
    const observations = [100.2, 101.5, 102.1, 103.0].map((value, place) => ({
      year: 2022 + place,
      value: String(value),
    }));
    const { points } = found({ ...target, baseline: null, observations });
    expect(Number(points.at(-1)?.value)).toBeGreaterThan(103);
  });
});

describe("a county's few figures", () => {
  const county: TargetForecastInput = {
    id: "孕产妇死亡率",
    rule: { kind: "lte", value: "12" },
    direction: "down",
    unit: "1/10万",
    baseline: null,
    targetYear: 2030,
    asOf: 2025,
    observations: [0, 0, 0, 0, 0, 1].map((deaths, place) => ({
      year: 2020 + place,
      value: ((deaths / 2532) * 100_000).toFixed(1),
      numerator: String(deaths),
      denominator: "2532",
    })),
  };

  test("one death in the last year leaves the target more probable than not", () => {
    expect(Number(found(county).chance)).toBeGreaterThan(0.5);
    const bare = county.observations.map(({ year, value }) => ({ year, value }));
    expect(found({ ...county, observations: bare }).chance).not.toBe(found(county).chance);
  });

  test("lean on the city's series where it is given, and say so", () => {
    const reference = [18, 17.2, 16.1, 15.5, 14.9, 14.1].map((value, place) => ({
      year: 2020 + place,
      value: String(value),
    }));
    const leaning = found({ ...county, reference });
    expect(leaning.borrowed).toBe(true);
    expect(leaning.notes.map(({ zh }) => zh).join()).toContain("上级地区");
    expect(found(county).borrowed).toBe(false);
  });
});

describe("a fact is no forecast", () => {
  test("in the target year the chance is 1 or 0, without a path", () => {
    const asOf = { targetYear: 2025, asOf: 2025 };
    const [met, missed] = ["90", "95"].map((value) =>
      found({ ...target, ...asOf, rule: { kind: "gte", value } }),
    );
    expect(met).toMatchObject({ chance: "1", isDecided: true, points: [] });
    expect(missed).toMatchObject({ chance: "0", isDecided: true });
    expect(missed?.chanceWords.zh).toContain("没有达到");
  });

  test("a target year whose figure is still missing is foretold", () => {
    const forecast = found({
      ...target,
      targetYear: 2025,
      asOf: 2025,
      observations: target.observations.slice(0, 5),
    });
    expect(forecast.isDecided).toBe(false);
    expect(forecast.points.map(({ year }) => year)).toEqual([2025]);
  });

  test("no open chance is surer than 99 of 100", () => {
    expect(chanceOf({ rule: { kind: "gte", value: "1" } })).toBe(0.99);
    expect(chanceOf({ rule: { kind: "lte", value: "1" }, direction: "down" })).toBe(0.01);
  });
});

describe("a refusal", () => {
  test("says why in both languages, and has the shape that a light reads", () => {
    const refused = forecastTarget({ ...target, rule: { kind: "qualitative" } });
    expect(refused).toMatchObject({
      points: [],
      chance: null,
      chanceWords: null,
      refused: { code: "no-goal" },
    });
    expect(refusalOf({ rule: { kind: "none" } })?.zh).toContain("未量化");
    const few = refusalOf({ observations: target.observations.slice(0, 2), asOf: 2021 });
    expect(few).toMatchObject({ code: "too-few-values" });
    expect(few?.zh).toContain("只按路径判断");
    expect(refusalOf({ targetYear: 20_300 })?.code).toBe("unreadable-series");
  });

  test("figures before a change of definition do not count", () => {
    const changed = target.observations.map((own) =>
      own.year === 2021 ? { year: 2021, value: null, missing: "definition-changed" as const } : own,
    );
    const kept = found({ ...target, observations: changed });
    expect(kept.notes[0]?.zh).toContain("2021年口径调整");
    const late = target.observations.map((own) =>
      own.year === 2024 ? { year: 2024, value: null, missing: "definition-changed" as const } : own,
    );
    expect(refusalOf({ observations: late })).toMatchObject({ code: "definition-changed" });
  });

  test("what does not apply is not foretold", () => {
    const observations = [
      ...target.observations.slice(0, 5),
      { year: 2025, value: null, missing: "not-applicable" as const },
    ];
    expect(refusalOf({ observations })?.code).toBe("not-applicable");
  });
});

describe("laws", () => {
  test("any target gives a chance between 0 and 1 or a refusal, and no text that is no number", () => {
    const number = fc.oneof(
      fc.integer({ min: -20, max: 120 }).map(String),
      fc
        .double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
        .map((value) => value.toFixed(3)),
      fc.constantFrom("0", "100", "1e300", "-0", "x", "1e-30"),
    );
    const input = fc.record({
      kind: fc.constantFrom(...ruleKinds),
      value: fc.option(number),
      value2: fc.option(number),
      per: fc.constantFrom(null, "year" as const),
      relative: fc.option(fc.boolean()),
      direction: fc.constantFrom(...directions),
      unit: fc.constantFrom("%", "‰", "1/10万", "人", "岁", "个百分点", null),
      baseline: fc.option(number),
      targetYear: fc.constantFrom(2024, 2026, 2030, 2035, 2090, 0.5),
      observations: fc.array(
        fc.record({ value: fc.option(number), numerator: fc.option(number), denominator: fc.option(number) }),
        {
          maxLength: 8,
        },
      ),
      withReference: fc.boolean(),
    });
    fc.assert(
      fc.property(input, ({ kind, value, value2, per, relative, direction, unit, baseline, ...rest }) => {
        const observations = rest.observations.map((own, place) => ({
          year: 2018 + place,
          missing: null,
          ...own,
        }));
        const forecast = forecastTarget({
          id: "any",
          rule: { kind, value, value2, per, relative },
          direction,
          unit,
          baseline: baseline === null ? null : { year: 2018, value: baseline },
          targetYear: rest.targetYear,
          asOf: 2025,
          observations,
          ...(rest.withReference && { reference: observations }),
        });
        expect(JSON.stringify(forecast)).not.toMatch(/NaN|Infinity|undefined|\de[+-]?\d/);
        if ("refused" in forecast) return;
        expect(Number(forecast.chance)).toBeGreaterThanOrEqual(0);
        expect(Number(forecast.chance)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });
});
