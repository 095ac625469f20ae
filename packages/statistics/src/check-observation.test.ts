import { describe, expect, test } from "vitest";
import type { CheckContext } from "./check-observation.ts";
import { checkObservation } from "./check-observation.ts";
import type { Observation } from "./observation.ts";
import { parseUnit } from "./unit.ts";

const share: CheckContext = {
  unit: parseUnit("%"),
  decimals: 2,
  history: [
    { year: 2022, value: "91.20" },
    { year: 2023, value: "92.15" },
  ],
};
const deaths: CheckContext = {
  unit: parseUnit("1/10万"),
  decimals: 2,
  history: [{ year: 2023, value: "8.10" }],
};

function codes(observation: Observation, context: CheckContext): string[] {
  return checkObservation(observation, context).map((found) => `${found.severity} ${found.code}`);
}

describe("checks of a figure", () => {
  test("a plausible figure passes, and so does a missing one", () => {
    expect(codes({ year: 2024, value: "93.05" }, share)).toEqual([]);
    expect(codes({ year: 2024, value: null, missing: "withheld" }, share)).toEqual([]);
  });

  test("a slipped decimal point is named with the figure that was meant", () => {
    const [found] = checkObservation({ year: 2024, value: "9.31" }, share);
    expect(found).toMatchObject({ code: "jump", severity: "warning", likely: "93.1" });
    expect(found?.words.zh).toContain("93.1%");
    expect(checkObservation({ year: 2024, value: "812" }, deaths)).toEqual([
      expect.objectContaining({ code: "jump", likely: "8.12" }),
    ]);
  });

  test("a jump that no slip explains asks for the reason", () => {
    const [found] = checkObservation({ year: 2024, value: "200" }, deaths);
    expect(found).toMatchObject({ code: "jump", likely: null });
    expect(found?.words.zh).toContain("说明原因");
  });

  test("a jump by a few events is only a notice", () => {
    const one = { year: 2024, value: "44.01", numerator: "1", denominator: "2272" };
    expect(codes(one, deaths)).toEqual(["notice jump"]);
  });

  test("a figure after years without one is compared with the newest before it", () => {
    expect(codes({ year: 2026, value: "9.2" }, share)).toEqual(["warning jump"]);
  });

  test("nothing is called a jump where the year before was zero or of the other sign", () => {
    const growth: CheckContext = { ...share, history: [{ year: 2023, value: "0" }] };
    expect(codes({ year: 2024, value: "50" }, growth)).toEqual([]);
    expect(codes({ year: 2024, value: "50" }, { ...share, history: [{ year: 2023, value: "-1" }] })).toEqual(
      [],
    );
  });

  test("a share over 100 is a warning because gross enrolment may pass it; a rate over its scale is an error", () => {
    expect(codes({ year: 2024, value: "104.2" }, share)).toEqual(["warning above-bound"]);
    expect(codes({ year: 2024, value: "1200" }, { unit: parseUnit("‰"), decimals: 1, history: [] })).toEqual([
      "error above-bound",
    ]);
    expect(codes({ year: 2024, value: "-3" }, { unit: parseUnit("人"), decimals: 0, history: [] })).toEqual([
      "error below-bound",
    ]);
  });

  test("decimals beyond those declared are seen, trailing zeros are not counted", () => {
    expect(codes({ year: 2024, value: "93.053" }, share)).toEqual(["warning too-many-decimals"]);
    expect(codes({ year: 2024, value: "93.05000" }, share)).toEqual([]);
  });

  test("numerator and denominator must make the figure", () => {
    const figure = (value: string, numerator: string, denominator: string) =>
      codes({ year: 2024, value, numerator, denominator }, share);
    expect(figure("93.05", "1861", "2000")).toEqual([]);
    expect(figure("93", "1861", "2000")).toEqual([]);
    expect(figure("92.05", "1861", "2000")).toEqual(["error ratio-differs"]);
    expect(figure("93.05", "2000", "1861")).toEqual([
      "warning numerator-above-denominator",
      "error ratio-differs",
    ]);
    expect(figure("93.05", "1861", "0")).toEqual(["error bad-denominator"]);
    expect(figure("93.05", "-1", "2000")).toEqual(["error bad-numerator"]);
    const [found] = checkObservation(
      { year: 2024, value: "92.05", numerator: "1861", denominator: "2000" },
      share,
    );
    expect(found?.likely).toBe("93.05");
  });

  test("text that is no number is an error with words", () => {
    expect(codes({ year: 2024, value: "约90" }, share)).toEqual(["error not-a-number"]);
  });
});
