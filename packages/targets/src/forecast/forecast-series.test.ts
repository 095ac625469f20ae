import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ForecastInput, SeriesForecast } from "./forecast.ts";
import { forecastSeries } from "./forecast-series.ts";
import { forecastVersion } from "./forecast-version.ts";

function series(values: readonly number[], from = 2010): ForecastInput["series"] {
  return values.map((value, place) => ({ year: from + place, value }));
}

function getForecast(input: ForecastInput): SeriesForecast {
  const forecast = forecastSeries(input);
  if ("refused" in forecast) throw new Error(forecast.refused.en);
  return forecast;
}

function refusalOf(input: ForecastInput): string | null {
  const forecast = forecastSeries(input);
  return "refused" in forecast ? forecast.refused.code : null;
}

const fanNames = ["mean", "lo80", "hi80", "lo95", "hi95"] as const;
const enrolment = [56.6, 62.3, 64.5, 67.5, 70.5, 75.0, 77.4, 79.6];

describe("a forecast", () => {
  test("gives a path and two fans, one entry for each year after the last", () => {
    const forecast = getForecast({ series: series(enrolment), horizon: 3, lower: 0, upper: 100 });
    expect(forecast.method).toBe(forecastVersion);
    expect(forecast.years).toEqual([2018, 2019, 2020]);
    for (const name of fanNames) expect(forecast[name]).toHaveLength(3);
    const [path, low, high] = [forecast.mean[2] ?? 0, forecast.lo80[2] ?? 0, forecast.hi80[2] ?? 0];
    expect(path).toBeGreaterThan(84);
    expect(path).toBeLessThan(90);
    expect(low).toBeLessThan(85.2);
    expect(high).toBeGreaterThan(85.2);
  });

  test("carries a straight line on, and its fan is narrower than that of a ragged series", () => {
    const straight = getForecast({ series: series([10, 12, 14, 16, 18, 20, 22, 24, 26, 28]), horizon: 2 });
    const ragged = getForecast({ series: series([10, 13, 11, 17, 16, 21, 20, 25, 24, 28]), horizon: 2 });
    expect(straight.mean[0]).toBeCloseTo(30, 0);
    const width = ({ hi80, lo80 }: SeriesForecast): number => (hi80[0] ?? 0) - (lo80[0] ?? 0);
    expect(width(straight)).toBeLessThan(0.6 * width(ragged));
  });

  test("fits its quantiles to its probabilities, for every year and chance", () => {
    const forecast = getForecast({ series: series(enrolment), horizon: 4, lower: 0, upper: 100 });
    for (const step of [1, 4]) {
      for (const chance of [0.03, 0.3, 0.5, 0.8, 0.97]) {
        const value = forecast.quantile(step, chance);
        expect(forecast.probabilityAtMost(step, value)).toBeCloseTo(chance, 6);
        expect(forecast.probabilityAtLeast(step, value)).toBeCloseTo(1 - chance, 6);
      }
    }
  });

  test("puts years without a figure on the line between their neighbours, and says so", () => {
    const gap = series(enrolment).filter(({ year }) => year !== 2013);
    const [whole, holed] = [series(enrolment), gap].map((own) => getForecast({ series: own, horizon: 3 }));
    expect(holed?.years).toEqual([2018, 2019, 2020]);
    expect(holed?.mean[2]).toBeCloseTo(whole?.mean[2] ?? 0, 0);
    expect(holed?.notes.map(({ en }) => en).join()).toContain("line between");
  });

  test("keeps little of a trend that three values seem to show, and says that they are few", () => {
    const few = getForecast({ series: series([10, 12, 14]), horizon: 5 });
    expect(few.mean[4]).toBeGreaterThan(16);
    expect(few.mean[4]).toBeLessThan(21);
    expect(few.notes[0]?.zh).toContain("只有3个年度数据");
  });

  test("is refused with its reason where there is nothing to go by", () => {
    expect(refusalOf({ series: series([1, 2]), horizon: 2 })).toBe("too-few-values");
    expect(refusalOf({ series: [], horizon: 2 })).toBe("too-few-values");
    expect(refusalOf({ series: series([1, 2, Number.NaN]), horizon: 2 })).toBe("unreadable-series");
    expect(refusalOf({ series: series([1, 2, 3]).toReversed(), horizon: 2 })).toBe("unreadable-series");
    expect(refusalOf({ series: series([1, 2, 3]), horizon: 0 })).toBe("bad-horizon");
    expect(refusalOf({ series: series([1, 2, 3]), horizon: 2, lower: 5, upper: 5 })).toBe("bad-bounds");
    expect(refusalOf({ series: series([1, 2, 101]), horizon: 2, upper: 100 })).toBe("bad-bounds");
    const forecast = forecastSeries({ series: series([1, 2]), horizon: 2 });
    expect("refused" in forecast && forecast.refused.zh).toContain("只按路径判断");
  });
});

describe("one wild value", () => {
  const calm = [100, 104, 107, 112, 115, 121, 124, 128, 133, 137];
  const plain = getForecast({ series: series(calm), horizon: 2 }).mean[0] ?? 0;
  const movedBy = (place: number, factor: number): number => {
    const values = calm.map((value, at) => (at === place ? value * factor : value));
    return Math.abs((getForecast({ series: series(values), horizon: 2 }).mean[0] ?? 0) - plain) / plain;
  };

  test("ten times too large in the middle moves the next year's forecast by less than 2 %", () => {
    for (const place of [3, 5, 7]) expect(movedBy(place, 10)).toBeLessThan(0.02);
  });

  test("ten times too large or too small at either end moves it by less than 10 %", () => {
    for (const factor of [10, 0.1]) {
      for (const place of [0, 8, 9]) expect(movedBy(place, factor)).toBeLessThan(0.1);
    }
  });

  test("is named with its year, so that somebody checks it", () => {
    const values = calm.map((value, at) => (at === 9 ? value * 10 : value));
    expect(
      getForecast({ series: series(values), horizon: 1 })
        .notes.map(({ zh }) => zh)
        .join(),
    ).toContain("2019年");
  });
});

describe("ends", () => {
  test("no quantile leaves them, and the fan is still open near them", () => {
    const forecast = getForecast({
      series: series([97.9, 98.4, 98.8, 99.1, 99.4, 99.6]),
      horizon: 6,
      lower: 0,
      upper: 100,
    });
    expect(forecast.hi95[5]).toBeLessThanOrEqual(100);
    expect(forecast.mean[5]).toBeLessThan(100);
    expect((forecast.hi80[5] ?? 0) - (forecast.lo80[5] ?? 0)).toBeGreaterThan(0.5);
  });

  test("a share that has stood at 100 % for years stays there with a chance that is neither 0 nor 1", () => {
    const forecast = getForecast({
      series: series([100, 100, 100, 100, 100]),
      horizon: 5,
      lower: 0,
      upper: 100,
    });
    expect(forecast.mean[0]).toBe(100);
    expect(forecast.probabilityAtLeast(1, 100)).toBeCloseTo(6 / 7, 6);
    expect(forecast.probabilityAtLeast(5, 100)).toBeLessThan(0.6);
  });
});

describe("values that were always positive", () => {
  const falling = [40, 33, 28, 22, 17, 11, 8, 4];

  test("stay so, unless it is said that they may turn negative", () => {
    const positive = getForecast({ series: series(falling), horizon: 5 });
    const balance = getForecast({ series: series(falling), horizon: 5, mayBeNegative: true });
    expect(positive.lo95[4]).toBeGreaterThanOrEqual(0);
    expect(positive.mean[4]).toBeGreaterThan(0);
    expect(balance.lo95[4]).toBeLessThan(0);
  });
});

describe("counts", () => {
  const counted = (deaths: readonly number[], births: number): ForecastInput["series"] =>
    deaths.map((numerator, place) => ({
      year: 2016 + place,
      value: (numerator / births) * 100_000,
      numerator,
      denominator: births,
    }));

  test("a county's one maternal death in the last year is chance: the path stays near the years' common level", () => {
    const forecast = getForecast({
      series: counted([0, 0, 1, 0, 0, 1], 2532),
      horizon: 4,
      lower: 0,
      kind: "rate",
      scale: 100_000,
    });
    expect(forecast.mean[3]).toBeGreaterThan(5);
    expect(forecast.mean[3]).toBeLessThan(25);
    expect(forecast.probabilityAtMost(4, 0)).toBeGreaterThan(0.5);
    expect(forecast.notes.map(({ en }) => en).join()).toContain("chance");
  });

  test("large counts change nothing against the same figures without counts", () => {
    const values = counted([300_000, 295_000, 288_000, 280_000, 276_000, 270_000], 100_000_000);
    const bare = values.map(({ year, value }) => ({ year, value }));
    const ends = { horizon: 3, lower: 0, scale: 100_000 } as const;
    const [with_, without] = [
      getForecast({ ...ends, series: values, kind: "rate" }),
      getForecast({ ...ends, series: bare }),
    ];
    expect(with_.mean[2]).toBeCloseTo(without.mean[2] ?? 0, 0);
  });

  test("the city's level stands in where there were no events at all, and it is said", () => {
    const city = series([20, 19, 18, 17, 16, 15.5], 2016);
    const own = counted([0, 0, 0, 0, 0, 0], 900);
    const input = { series: own, horizon: 3, lower: 0, kind: "rate", scale: 100_000 } as const;
    const [alone, leaning] = [getForecast(input), getForecast({ ...input, reference: city })];
    expect(leaning.borrowed).toBe(true);
    expect(alone.borrowed).toBe(false);
    expect(leaning.mean[0]).toBeGreaterThan(5);
    expect(leaning.mean[0]).toBeLessThan(20);
    expect(leaning.notes.map(({ zh }) => zh).join()).toContain("上级地区");
  });

  test("a share among few people is a whole number of people", () => {
    const own = [8, 9, 7, 9].map((numerator, place) => ({
      year: 2020 + place,
      value: (numerator / 12) * 100,
      numerator,
      denominator: 12,
    }));
    const forecast = getForecast({
      series: own,
      horizon: 1,
      lower: 0,
      upper: 100,
      kind: "share",
      scale: 100,
    });
    const people = (forecast.quantile(1, 0.3) / 100) * 12;
    expect(people).toBeCloseTo(Math.round(people), 9);
  });
});

describe("a short series beside a larger area's", () => {
  const nation = series([30, 27.5, 25, 23, 21.1, 19.5, 18, 16.5, 15.2, 14], 2013);

  test("leans on the larger area's growth, which its own three values cannot show", () => {
    const input = { series: series([21, 20.6, 20.8], 2020), horizon: 3, lower: 0 };
    const [alone, leaning] = [getForecast(input), getForecast({ ...input, reference: nation })];
    expect(leaning.borrowed).toBe(true);
    expect(leaning.mean[2]).toBeLessThan((alone.mean[2] ?? 0) - 1);
  });

  test("a long series of large numbers leans on nobody", () => {
    const own = series([21, 20.6, 20.8, 20.1, 19.6, 19.9, 19.2, 18.8, 18.9, 18.5]);
    const [alone, beside] = [undefined, nation].map((reference) =>
      getForecast({ series: own, horizon: 3, lower: 0, ...(reference && { reference }) }),
    );
    expect(beside?.borrowed).toBe(false);
    expect(beside?.mean).toEqual(alone?.mean);
  });
});

// Published figures: whole hundredths.
const values = fc.array(
  fc.integer({ min: 50, max: 9950 }).map((hundredths) => hundredths / 100),
  { minLength: 3, maxLength: 25 },
);
const isClose = (one: number, other: number, size: number): boolean => Math.abs(one - other) <= 1e-6 * size;

describe("laws", () => {
  test("a series in another unit has the same forecast in that unit", () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0.001, 0.1, 7, 10_000), fc.boolean(), (own, factor, isBound) => {
        const ends = (by: number): Partial<ForecastInput> => (isBound ? { lower: 0, upper: 100 * by } : {});
        const [plain, scaled] = [1, factor].map((by) =>
          getForecast({ series: series(own.map((value) => value * by)), horizon: 6, ...ends(by) }),
        );
        for (const name of fanNames) {
          plain?.[name].forEach((value, step) => {
            const size = Math.max(...own, Math.abs(value)) * factor;
            expect(isClose(value * factor, scaled?.[name][step] ?? 0, size)).toBe(true);
          });
        }
      }),
      { numRuns: 150 },
    );
  });

  test("a share and its complement have mirrored forecasts", () => {
    fc.assert(
      fc.property(values, (own) => {
        const ends = { horizon: 6, lower: 0, upper: 100 };
        const plain = getForecast({ series: series(own), ...ends });
        const mirrored = getForecast({ series: series(own.map((value) => 100 - value)), ...ends });
        const pairs = [
          ["mean", "mean"],
          ["lo80", "hi80"],
          ["hi80", "lo80"],
          ["lo95", "hi95"],
          ["hi95", "lo95"],
        ] as const;
        for (const [one, other] of pairs) {
          plain[one].forEach((value, step) => {
            expect(isClose(value, 100 - (mirrored[other][step] ?? 0), 100)).toBe(true);
          });
        }
      }),
      { numRuns: 150 },
    );
  });

  test("any input gives numbers in order within the ends, or a refusal", () => {
    const any = fc.record({
      values: fc.array(
        fc.record({
          year: fc.integer({ min: -5, max: 3 }),
          value: fc.oneof(
            fc.double(),
            fc.integer({ min: 0, max: 100 }),
            fc.constantFrom(0, 100, -0, 1e59, 1e-320),
          ),
          numerator: fc.oneof(fc.constant(undefined), fc.double(), fc.nat(40)),
          denominator: fc.oneof(fc.constant(undefined), fc.double(), fc.nat(5000)),
        }),
        { maxLength: 14 },
      ),
      horizon: fc.oneof(fc.integer({ min: -1, max: 52 }), fc.double()),
      lower: fc.constantFrom(undefined, 0, -1e9),
      upper: fc.constantFrom(undefined, 100, 1000, Number.NaN),
      kind: fc.constantFrom(undefined, "share", "rate", "count", "other"),
      scale: fc.constantFrom(undefined, 100, 100_000, 0, Number.NaN),
      withReference: fc.boolean(),
    });
    fc.assert(
      fc.property(any, ({ values: given, horizon, lower, upper, kind, scale, withReference }) => {
        let year = 2000;
        const own = given.map(({ year: step, value, numerator, denominator }) => {
          year += step > 0 ? step : 1;
          return {
            year,
            value,
            ...(numerator !== undefined && { numerator }),
            ...(denominator !== undefined && { denominator }),
          };
        });
        const forecast = forecastSeries({
          series: own,
          horizon,
          ...(lower !== undefined && { lower }),
          ...(upper !== undefined && { upper }),
          ...(kind !== undefined && { kind }),
          ...(scale !== undefined && { scale }),
          ...(withReference && { reference: own.toReversed().concat(own) }),
        });
        if ("refused" in forecast) return;
        forecast.mean.forEach((_, step) => {
          const fan = [forecast.lo95, forecast.lo80, forecast.hi80, forecast.hi95].map(
            (list) => list[step] ?? Number.NaN,
          );
          expect(fan.every(Number.isFinite)).toBe(true);
          expect(Number.isFinite(forecast.mean[step])).toBe(true);
          expect(fan).toEqual(fan.toSorted((a, b) => a - b));
          const chance = forecast.probabilityAtLeast(step + 1, fan[1] ?? 0);
          expect(chance >= 0 && chance <= 1).toBe(true);
          const rise = forecast.probabilityOfRise(step + 1, 0);
          expect(rise >= 0 && rise <= 1).toBe(true);
        });
      }),
      { numRuns: 400 },
    );
  });
});
