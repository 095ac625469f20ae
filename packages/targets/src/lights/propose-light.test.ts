import { describe, expect, test } from "vitest";
import type { LightRule } from "./light.ts";
import { compareLights } from "./light.ts";
import type { Forecaster, LightInput } from "./light-facts.ts";
import { defaultLightRules } from "./light-rules.ts";
import { proposeLight } from "./propose-light.ts";
import { boundLight } from "./signed-light.ts";

/** A coverage of 80 % in 2020 that should be 95 % in 2025, with figures from 2021 on. */
function coverage(values: readonly (string | null)[], given: Partial<LightInput> = {}): LightInput {
  return {
    id: "x",
    rule: { kind: "gte", value: "95" },
    direction: "up",
    unit: "%",
    baseline: { year: 2020, value: "80" },
    targetYear: 2025,
    asOf: 2020 + values.length,
    observations: values.map((value, place) => ({ year: 2021 + place, value })),
    ...given,
  };
}

/** Births among which so many women died, with the rate per 100,000. */
function deaths(events: readonly number[], births: number, given: Partial<LightInput> = {}): LightInput {
  return {
    id: "x",
    rule: { kind: "lte", value: "12" },
    direction: "down",
    unit: "1/10万",
    baseline: { year: 2020, value: "12" },
    targetYear: 2026,
    asOf: 2020 + events.length,
    observations: events.map((count, place) => ({
      year: 2021 + place,
      value: ((count / births) * 100_000).toFixed(2),
      numerator: String(count),
      denominator: String(births),
    })),
    ...given,
  };
}

/** A forecaster that gives each year judged the chance of the list, the newest last. */
function saying(...chances: readonly (string | null)[]): Forecaster {
  return ({ asOf }) => {
    const chance = chances.at(asOf - 2024 + chances.length - 1) ?? null;
    return { chance, chanceWords: chance === null ? null : { zh: "可能", en: "chance" }, points: [] };
  };
}

const only = (...rules: readonly LightRule[]) => ({
  margin: "0",
  rules: [...rules, { id: "on-course", light: "green", condition: "on-course", threshold: null } as const],
});

const rule = (condition: LightRule["condition"], threshold: string | null = null): LightRule => ({
  id: condition,
  light: "orange",
  condition,
  threshold,
});

const light = (
  input: LightInput,
  ...args: readonly [rules?: typeof defaultLightRules, forecaster?: Forecaster]
) => proposeLight(input, args[0] ?? defaultLightRules, args[1]);

describe("the light of a target", () => {
  test("is red where it will almost surely be missed, and says what would be needed each year", () => {
    const proposal = light(coverage(["80.2", "80.1", "80.3", "80.4"]));
    expect(proposal.light).toBe("red");
    expect(proposal.because[0]?.ruleId).toBe("unlikely");
    expect(proposal.because[0]?.zh).toMatch(/^预测2025年达到目标的可能性约\d+%/);
    expect(proposal.need).toEqual({
      perYear: "14.6",
      zh: "需要每年再提高14.6个百分点；过去4年平均每年提高0.1个百分点",
      en: "needs 14.6 percentage points up every year; 0.1 percentage points up a year over the last 4 years",
    });
  });

  test("is green where it is on its way, though the newest figure lies a little below the path", () => {
    expect(light(coverage(["84", "88", "91", "93.5"])).light).toBe("green");
  });

  test("has no need where the target is met already", () => {
    const proposal = light(coverage(["96", "96.5", "97", "97.4"]));
    expect(proposal).toMatchObject({ light: "green", need: null });
  });

  test("says the need of a rate per 100,000 in per cent a year, as reports word its changes", () => {
    const proposal = light(deaths([40, 38, 39], 200_000, { baseline: { year: 2020, value: "21" } }));
    expect(proposal.need?.zh).toBe("需要每年再下降14.9%；过去3年平均每年下降2.4%");
    expect(proposal.need?.perYear).toBe("-14.9");
  });

  test("is none for what a person judges, what does not apply and what is not known, and says which", () => {
    expect(light(coverage(["84"], { rule: { kind: "qualitative" } }))).toMatchObject({
      light: null,
      because: [{ ruleId: "nothing-to-light", zh: expect.stringContaining("定性目标") }],
    });
    const missing = { year: 2022, value: null, missing: "does-not-exist" } as const;
    expect(light(coverage([], { asOf: 2022, observations: [missing] })).light).toBeNull();
    const unknown = light(coverage(["84"], { baseline: null }));
    expect(unknown).toMatchObject({ light: null, because: [{ ruleId: "nothing-known" }] });
  });

  test("goes by the path while there are too few figures for a forecast", () => {
    expect(light(coverage(["80.3"])).because[0]?.ruleId).toBe("behind");
    expect(light(coverage(["84"])).light).toBe("green");
  });

  test("is red where nothing was reported two years running, and not for one year, nor before the plan began", () => {
    expect(light(coverage(["84", "88", null, null])).because[0]).toMatchObject({
      ruleId: "missing",
      zh: "2023年至2024年连续2年没有数据，最近一次为2022年",
    });
    expect(light(coverage(["84", "88", "90", null])).because[0]?.ruleId).not.toBe("missing");
    expect(light(coverage([null])).because[0]?.ruleId).not.toBe("missing");
    const withheld = coverage(["84", "88"], { asOf: 2024 });
    const observations = [2023, 2024].map((year) => ({ year, value: null, missing: "withheld" as const }));
    expect(
      light({ ...withheld, observations: [...withheld.observations, ...observations] }).because[0]?.ruleId,
    ).not.toBe("missing");
  });

  test("at the target year is red where it was missed, and green where it was met or nearly so", () => {
    const end = (value: string) => light(coverage(["84", "88", "90", "92", value]));
    expect(end("91").because[0]?.ruleId).toBe("missed");
    expect(end("91").light).toBe("red");
    expect(end("94.8").light).toBe("green");
    expect(end("95").light).toBe("green");
    expect(end("91").need).toBeNull();
  });
});

describe("a light does not follow one figure", () => {
  test("it goes by the mean of this year's and last year's forecast", () => {
    const input = coverage(["84", "86", "88", "90"]);
    expect(light(input, defaultLightRules, saying("0.9", "0.5", "0.1")).light).toBe("orange");
    expect(light(input, defaultLightRules, saying("0.9", "0.9", "0.1")).light).toBe("green");
    expect(light(input, defaultLightRules, saying("0.2", "0.2", "0.1")).light).toBe("red");
  });

  test("it turns only where the chance passes the threshold by the margin", () => {
    const input = coverage(["84", "86", "88", "90"]);
    // Mean now 0.38, a year ago 0.45: below 0.4, but not by the margin of 0.04.
    expect(light(input, defaultLightRules, saying("0.5", "0.4", "0.36")).light).toBe("green");
    // Mean now 0.42, a year ago 0.36: above 0.4, but not by the margin.
    const back = light(input, defaultLightRules, saying("0.34", "0.38", "0.46"));
    expect(back.light).toBe("orange");
    expect(back.because[0]?.zh).toContain("上年低于40%，尚未明显回升");
  });
});

describe("few events", () => {
  test("never turn a light red by their rate alone: it is blue, with the events of three years and their interval", () => {
    const proposal = light(deaths([0, 0, 1], 2532));
    expect(proposal.light).toBe("blue");
    expect(proposal.because[0]?.zh).toMatch(
      /^例数过少，单年比率只作参考：2021—2023年共1例，95%置信区间为[\d.]+至[\d.]+\/10万$/,
    );
  });

  test("are orange where three years together lie beyond the target by more than chance", () => {
    expect(light(deaths([3, 4, 5], 8000))).toMatchObject({
      light: "orange",
      because: [{ ruleId: "few-but-beyond" }, { ruleId: "few" }],
    });
  });

  test("are no warning where the newest figure meets the target, whatever the years before were", () => {
    const rule = { kind: "gte", value: "100" } as const;
    const rooms = [3, 4, 5].map((count, place) => ({
      year: 2021 + place,
      value: String(count * 20),
      numerator: String(count),
      denominator: "5",
    }));
    const given = { rule, baseline: { year: 2020, value: "40" }, asOf: 2023, observations: rooms };
    expect(light(coverage([], given))).toMatchObject({ light: "blue", because: [{ ruleId: "few" }] });
  });

  test("are green where three years together lie within it", () => {
    expect(light(deaths([1, 1, 0], 80_000)).light).toBe("green");
  });

  test("at the target year a miss is red only where chance does not explain it", () => {
    const end = { rule: { kind: "lte", value: "5" }, unit: "‰", targetYear: 2023 } as const;
    const infants = (events: number) =>
      light({
        ...deaths([22, 22, events], 5000, end),
        baseline: { year: 2020, value: "5" },
        observations: [22, 22, events].map((count, place) => ({
          year: 2021 + place,
          value: String(count / 5),
          numerator: String(count),
          denominator: "5000",
        })),
      });
    expect(infants(28)).toMatchObject({ light: "orange", because: [{ ruleId: "missed-narrowly" }] });
    expect(infants(60)).toMatchObject({ light: "red", because: [{ ruleId: "missed" }] });
  });
});

describe("conditions that an office may add", () => {
  const none = saying();
  test.each([
    [rule("wrong-way", "2"), ["84", "83", "82"], ["84", "83", "84"]],
    [rule("lost"), ["96", "94"], ["94", "93"]],
    [rule("worse-than-baseline", "2"), ["79", "78"], ["81", "78"]],
    [rule("swing", "2"), ["81", "82", "83", "84", "92"], ["81", "82", "83", "84", "85.5"]],
  ] as const)("%o holds where it says so and not else", (condition, holds, not) => {
    expect(light(coverage(holds), only(condition), none).because[0]?.ruleId).toBe(condition.condition);
    expect(light(coverage(not), only(condition), none).because[0]?.ruleId).not.toBe(condition.condition);
  });

  test("a binding indicator behind its path two years running", () => {
    const behind = coverage(["80.5", "81"], { nature: "约束性" });
    expect(light(behind, only(rule("binding-missed", "2")), none).because[0]?.ruleId).toBe("binding-missed");
    expect(
      light({ ...behind, nature: "预期性" }, only(rule("binding-missed", "2")), none).because[0]?.ruleId,
    ).toBe("on-course");
  });

  test("a figure far behind that of the area above, in points for a share", () => {
    const higher = { areaName: "甲省", year: 2022, value: "91" };
    const proposal = light(
      coverage(["81", "80.5"], { higher }),
      only(rule("behind-higher-area", "10")),
      none,
    );
    expect(proposal.because[0]?.zh).toBe("2022年为80.5%，甲省为91%，差10个百分点以上");
    const near = { ...higher, value: "90" };
    expect(
      light(coverage(["81", "80.5"], { higher: near }), only(rule("behind-higher-area", "10")), none).light,
    ).toBe("green");
  });

  test("a forecast that misses by much", () => {
    const forecaster: Forecaster = () => ({
      chance: "0.5",
      chanceWords: { zh: "各半", en: "even" },
      points: [{ year: 2025, value: "88.2" }],
    });
    const proposal = light(coverage(["81", "82", "83"]), only(rule("forecast-short", "5")), forecaster);
    expect(proposal.because[0]?.zh).toBe("预测2025年为88.2%，距目标超过5个百分点");
  });
});

describe("a signed status", () => {
  test("bounds the light, and the machine's own stays beside it", () => {
    const proposal = light(coverage(["80.2", "80.1", "80.3", "80.4"], { signed: "on-track" }));
    expect(proposal).toMatchObject({ light: "yellow", proposed: "red", because: [{ ruleId: "signed" }, {}] });
  });

  test.each([
    ["red", "met", true, "green"],
    ["red", "met-early", false, "yellow"],
    ["green", "off-track", false, "orange"],
    ["green", "worse-than-baseline", true, "red"],
    ["red", "not-applicable", false, null],
    ["orange", "not-yet-reported", false, "orange"],
    [null, "met", false, "green"],
  ] as const)("%s signed as %s, target year reached: %s → %s", (proposed, signed, isReached, expected) => {
    expect(boundLight(proposed, signed, isReached)).toBe(expected);
  });
});

test("blue and green are neither better nor worse than each other", () => {
  expect(compareLights("blue", "green")).toBe(0);
  expect(compareLights("red", "orange")).toBe(-1);
  expect(compareLights("green", "yellow")).toBe(1);
});
