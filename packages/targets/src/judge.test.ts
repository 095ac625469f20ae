import { describe, expect, test } from "vitest";
import type { JudgeInput } from "./judgement.ts";
import { judge } from "./judge.ts";

/** 80 % in 2020, at least 90 % asked for by 2025, 86 % in 2023. */
function buildInput(changes: Partial<JudgeInput> = {}): JudgeInput {
  return {
    id: "literacy",
    rule: { kind: "gte", value: "90" },
    direction: "up",
    unit: "%",
    baseline: { year: 2020, value: "80" },
    targetYear: 2025,
    asOf: 2023,
    observations: [{ year: 2023, value: "86" }],
    ...changes,
  };
}

const deaths: Partial<JudgeInput> = {
  rule: { kind: "lte", value: "8" },
  direction: "down",
  unit: "1/10万",
  baseline: { year: 2020, value: "10" },
};

describe("the numbers a judgement rests on", () => {
  test("progress, time share, achievement, the value asked for and the target", () => {
    expect(judge(buildInput())).toMatchObject({
      id: "literacy",
      status: "on-track",
      progress: "0.6",
      timeShare: "0.6",
      achievement: "0.9556",
      achievementUncapped: "0.9556",
      required: "86",
      targetValue: "90",
      latest: { year: 2023, value: "86" },
      baselineUsed: { year: 2020, value: "80" },
      yearsHeld: 0,
    });
  });

  test("progress is not capped, achievement is, and the uncapped one is kept", () => {
    const judged = judge(buildInput({ observations: [{ year: 2023, value: "99" }] }));
    expect(judged).toMatchObject({ progress: "1.9", achievement: "1", achievementUncapped: "1.1" });
    expect(judge(buildInput({ observations: [{ year: 2023, value: "75" }] })).progress).toBe("-0.5");
  });

  test("there is no progress to speak of where the baseline has reached the target", () => {
    expect(judge(buildInput({ baseline: { year: 2020, value: "90" } })).progress).toBeNull();
    expect(judge(buildInput({ baseline: { year: 2020, value: "95" } }))).toMatchObject({
      progress: null,
      required: "90",
    });
  });

  test("the time share stays between 0 and 1, also late, early and with one year for base and target", () => {
    expect(judge(buildInput({ asOf: 2027 })).timeShare).toBe("1");
    expect(judge(buildInput({ asOf: 2020 })).timeShare).toBe("0");
    expect(judge(buildInput({ targetYear: 2020, asOf: 2020 })).timeShare).toBe("1");
    expect(judge(buildInput({ asOf: 2022 })).timeShare).toBe("0.4");
  });
});

describe("achievement in its standard forms", () => {
  const achievementOf = (changes: Partial<JudgeInput>) => {
    const { achievement, achievementUncapped } = judge(buildInput(changes));
    return [achievement, achievementUncapped];
  };
  const at = (value: string) => [{ year: 2023, value }];

  test("a ceiling is target ÷ value; nothing at all is everything; a target of nothing is nothing until reached", () => {
    expect(achievementOf({ ...deaths, observations: at("16") })).toEqual(["0.5", "0.5"]);
    expect(achievementOf({ ...deaths, observations: at("4") })).toEqual(["1", "2"]);
    expect(achievementOf({ ...deaths, observations: at("0") })).toEqual(["1", "1"]);
    const toZero = { ...deaths, rule: { kind: "lte", value: "0" } as const };
    expect(achievementOf({ ...toZero, observations: at("3") })).toEqual(["0", "0"]);
    expect(achievementOf({ ...toZero, observations: at("0") })).toEqual(["1", "1"]);
  });

  test("an interval loses by its distance over the widest possible one", () => {
    const range = { rule: { kind: "range", value: "40", value2: "60" } as const };
    expect(achievementOf({ ...range, observations: at("50") })).toEqual(["1", "1"]);
    expect(achievementOf({ ...range, observations: at("30") })).toEqual(["0.75", "0.75"]);
    expect(achievementOf({ ...range, observations: at("90") })).toEqual(["0.25", "0.25"]);
    const limits = { low: "20", high: "65.5" };
    expect(achievementOf({ rule: { ...range.rule, limits }, observations: at("30") })).toEqual([
      "0.5",
      "0.5",
    ]);
    expect(achievementOf({ rule: { ...range.rule, limits }, observations: at("90") })).toEqual(["0", "-0.5"]);
    expect(achievementOf({ ...range, unit: "", observations: at("30") })).toEqual([null, null]);
  });

  test("signs that take the meaning from a ratio leave reached or nothing", () => {
    const growth = {
      rule: { kind: "gte", value: "-2" } as const,
      unit: "元",
      baseline: { year: 2020, value: "-5" },
    };
    expect(achievementOf({ ...growth, observations: at("-1") })).toEqual(["1", "1"]);
    expect(achievementOf({ ...growth, observations: at("-4") })).toEqual([null, null]);
  });

  test("a bare trend has none, an amount of change has", () => {
    expect(achievementOf({ rule: { kind: "increase" }, observations: at("86") })).toEqual([null, null]);
    expect(achievementOf({ rule: { kind: "increase-by", value: "10" }, observations: at("81") })).toEqual([
      "0.9",
      "0.9",
    ]);
  });
});

describe("the path to a target", () => {
  test("an exponential path asks for less of a fall at the end than a straight one at the start", () => {
    const halved: Partial<JudgeInput> = {
      ...deaths,
      rule: { kind: "lte", value: "2" },
      baseline: { year: 2020, value: "32" },
      targetYear: 2024,
      path: { kind: "exponential" },
    };
    const inYear = (year: number, value: string) =>
      judge(buildInput({ ...halved, asOf: year, observations: [{ year, value }] }));
    expect(inYear(2021, "16")).toMatchObject({ status: "on-track", required: "16" });
    expect(inYear(2021, "16.01")).toMatchObject({ status: "off-track", required: "16" });
    expect(inYear(2022, "8").status).toBe("on-track");
    expect(inYear(2023, "4.1").status).toBe("off-track");
    expect(
      judge(
        buildInput({
          ...halved,
          path: { kind: "straight" },
          asOf: 2021,
          observations: [{ year: 2021, value: "20" }],
        }),
      ).status,
    ).toBe("on-track");
  });

  test("a path that no root is exact on is rounded to two decimals more than the figures, the status is not", () => {
    const path = { kind: "exponential" } as const;
    const rule = { kind: "gte", value: "3" } as const;
    const base = { year: 2020, value: "1" };
    const inYear = (value: string) =>
      judge(
        buildInput({
          rule,
          path,
          unit: "人",
          baseline: base,
          targetYear: 2022,
          asOf: 2021,
          observations: [{ year: 2021, value }],
        }),
      );
    expect(inYear("1.7320508075688772")).toMatchObject({ status: "off-track" });
    expect(inYear("1.7320508075688773")).toMatchObject({ status: "on-track" });
    expect(inYear("2").required).toBe("1.73");
    expect(inYear("1.8").required).toBe("1.732");
    expect(inYear("1.88").required).toBe("1.7321");
  });

  test("falls back to straight, and says so, where it cannot be laid", () => {
    const path = { kind: "exponential" } as const;
    const fromZero = judge(
      buildInput({ path, baseline: { year: 2020, value: "0" }, observations: [{ year: 2023, value: "54" }] }),
    );
    expect(fromZero).toMatchObject({ status: "on-track", required: "54" });
    expect(fromZero.reason.zh).toContain("改按直线");
    expect(fromZero.reason.en).toContain("straight");
    const noSteps = judge(buildInput({ path: { kind: "steps", steps: [] } }));
    expect(noSteps).toMatchObject({ status: "on-track", required: "86" });
    expect(noSteps.reason.zh).toContain("分步目标");
  });

  test("steps ask for their value from their year on, the baseline before the first", () => {
    const steps = [
      { year: 2024, value: "88" },
      { year: 2022, value: "82" },
    ];
    const inYear = (year: number, value: string) =>
      judge(buildInput({ path: { kind: "steps", steps }, asOf: year, observations: [{ year, value }] }));
    expect(inYear(2021, "80.5")).toMatchObject({ status: "on-track", required: "80" });
    expect(inYear(2023, "82")).toMatchObject({ status: "on-track", required: "82" });
    expect(inYear(2023, "81.9")).toMatchObject({ status: "off-track", required: "82" });
    expect(inYear(2024, "87")).toMatchObject({ status: "off-track", required: "88" });
  });

  test("a relative change every year compounds", () => {
    const rule = { kind: "increase-by", value: "10", unit: "%", per: "year" } as const;
    const growth: Partial<JudgeInput> = {
      rule,
      unit: "人",
      baseline: { year: 2020, value: "1000" },
      targetYear: 2023,
    };
    const inYear = (year: number, value: string) =>
      judge(buildInput({ ...growth, asOf: year, observations: [{ year, value }] }));
    expect(inYear(2022, "1210")).toMatchObject({ status: "on-track", required: "1210", targetValue: "1331" });
    expect(inYear(2022, "1209").status).toBe("off-track");
    expect(inYear(2023, "1331").status).toBe("met");
  });
});

describe("a missing figure", () => {
  test("is not yet reported, and the newest older one is shown with its year", () => {
    const judged = judge(buildInput({ asOf: 2024 }));
    expect(judged).toMatchObject({
      status: "not-yet-reported",
      progress: null,
      latest: { year: 2023, value: "86" },
    });
    expect(judged.reason.zh).toBe("2024年数据未填报；最近一次为2023年的86%");
  });

  test("keeps its named reason", () => {
    const missing = judge(
      buildInput({ observations: [{ year: 2023, value: null, missing: "definition-changed" }] }),
    );
    expect(missing).toMatchObject({ status: "cannot-be-judged", reason: { code: "definition-changed" } });
    expect(missing.reason.zh).toContain("口径调整");
  });

  test("in the base year is no loss where the baseline is known", () => {
    expect(judge(buildInput({ asOf: 2020, observations: [] }))).toMatchObject({
      status: "on-track",
      reason: { code: "base-year" },
    });
  });

  test("after the end, the target year's own figure stands", () => {
    const later = { year: 2027, value: null };
    const judged = judge(buildInput({ asOf: 2027, observations: [{ year: 2025, value: "91" }, later] }));
    expect(judged).toMatchObject({ status: "met", reason: { code: "met" } });
  });
});

describe("what stands beside a status", () => {
  const oneDeath: Partial<JudgeInput> = {
    ...deaths,
    observations: [{ year: 2023, value: "39.49", numerator: "1", denominator: "2532" }],
  };

  test("one death in 2,532 births is flagged, with the interval that holds the target", () => {
    const judged = judge(buildInput(oneDeath));
    expect(judged).toMatchObject({ status: "worse-than-baseline", flags: ["small-count"] });
    expect(judged.reason.zh).toContain("95%置信区间为0.9999至220/10万，与目标无法区分");
    expect(judged.reason.en).toContain("1 event only, 95% interval 0.9999 to 220 per 100,000");
  });

  test("an interval that lies beyond the target does not excuse", () => {
    const many = [{ year: 2023, value: "750", numerator: "19", denominator: "2532" }];
    const judged = judge(buildInput({ ...oneDeath, observations: many }));
    expect(judged.flags).toContain("small-count");
    expect(judged.reason.zh).not.toContain("无法区分");
  });

  test("a met target with few events is not said to be in doubt", () => {
    const none = [{ year: 2023, value: "0", numerator: "0", denominator: "2532" }];
    const judged = judge(buildInput({ ...oneDeath, observations: none }));
    expect(judged).toMatchObject({ status: "met-early", flags: ["small-count"] });
    expect(judged.reason.zh).not.toContain("无法区分");
  });

  test("a jump no larger than the tolerance is not volatile, whatever the past", () => {
    const flat = [2021, 2022, 2023].map((year) => ({ year, value: "80" }));
    const next = (value: string) =>
      judge(buildInput({ asOf: 2024, observations: [...flat, { year: 2024, value }] })).flags;
    expect(next("80.5")).toEqual([]);
    expect(next("80.6")).toEqual(["volatile"]);
  });

  test("years held in a row end at a gap and at a miss", () => {
    const floor = (values: ReadonlyArray<readonly [number, string]>) =>
      judge(
        buildInput({
          baseline: { year: 2019, value: "95" },
          asOf: 2024,
          observations: values.map(([year, value]) => ({ year, value })),
        }),
      );
    expect(
      floor([
        [2021, "91"],
        [2022, "92"],
        [2023, "90"],
        [2024, "91"],
      ]).yearsHeld,
    ).toBe(4);
    expect(
      floor([
        [2021, "91"],
        [2023, "90"],
        [2024, "91"],
      ]).yearsHeld,
    ).toBe(2);
    const missed = floor([
      [2022, "92"],
      [2023, "89"],
      [2024, "91"],
    ]);
    expect(missed.yearsHeld).toBe(1);
    expect(missed.reason.zh).toContain("已连续1年");
  });

  test("a target reached only after its year is met, with the delay said", () => {
    const late = judge(
      buildInput({
        asOf: 2026,
        observations: [
          { year: 2025, value: "88" },
          { year: 2026, value: "90" },
        ],
      }),
    );
    expect(late).toMatchObject({ status: "met", reason: { code: "met-late" } });
    const slipped = judge(
      buildInput({
        asOf: 2026,
        observations: [
          { year: 2025, value: "90" },
          { year: 2026, value: "93" },
        ],
      }),
    );
    expect(slipped.reason.code).toBe("met");
  });
});

describe("full coverage of what is counted", () => {
  const aided = (numerator: string, denominator: string) =>
    judge(
      buildInput({
        rule: { kind: "cover-all" },
        unit: "人",
        direction: "none",
        baseline: { year: 2020, value: "100" },
        observations: [{ year: 2023, value: numerator, numerator, denominator }],
      }),
    );

  test("is judged by the covered among those to be covered, every year", () => {
    expect(aided("120", "120")).toMatchObject({
      status: "met",
      achievement: "1",
      baselineUsed: { value: "100" },
    });
    expect(aided("1195", "1200")).toMatchObject({ status: "nearly-met", achievement: "0.9958" });
    expect(aided("100", "120")).toMatchObject({ status: "off-track", achievement: "0.8333" });
  });

  test("does not apply where there is nobody to cover", () => {
    expect(aided("0", "0")).toMatchObject({ status: "not-applicable", reason: { code: "nobody-to-cover" } });
  });
});

test("tolerances are configuration", () => {
  const short = { asOf: 2025, observations: [{ year: 2025, value: "89" }] };
  expect(judge(buildInput(short)).status).toBe("off-track");
  expect(judge(buildInput({ ...short, tolerance: { sharePoints: "1" } })).status).toBe("nearly-met");
});

test("per cent and points are not taken for one another in a rule", () => {
  const change = (unit: string | null, indicator: string) =>
    judge(buildInput({ rule: { kind: "increase-by", value: "5", unit }, unit: indicator })).targetValue;
  expect(change("个百分点", "%")).toBe("85");
  expect(change(null, "%")).toBe("85");
  expect(change("%", "%")).toBe("84");
  expect(change("个百分点", "‰")).toBeNull();
  expect(change("万人", "人")).toBeNull();
});
