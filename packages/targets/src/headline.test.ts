import { describe, expect, test } from "vitest";
import type { HeadlineFacts } from "./headline.ts";
import { writeHeadline } from "./headline.ts";

function facts(
  of: Partial<HeadlineFacts> = {},
  judgement: Partial<HeadlineFacts["judgement"]> = {},
): HeadlineFacts {
  return {
    name: "儿童总体近视率",
    nameEn: "Myopia among children",
    unit: "%",
    decimals: 2,
    year: 2024,
    targetYear: 2025,
    status: "worse-than-baseline",
    ...of,
    judgement: {
      status: of.status ?? "worse-than-baseline",
      baselineUsed: { year: 2020, value: "53.7" },
      latest: { year: 2024, value: "56.31" },
      targetValue: "51.2",
      flags: [],
      ...judgement,
    },
  };
}

describe("a headline", () => {
  test("says how the figure moved in points and how far the target is", () => {
    expect(writeHeadline(facts())).toEqual({
      zh: "儿童总体近视率四年升了2.61个百分点，不如基期，距2025年目标还差5.11个百分点",
      en: "Myopia among children: up 2.61 percentage points in 4 years; worse than at the start, 5.11 percentage points short of the target of 2025",
    });
  });

  test("counts a rate on 100,000 in relative per cent and its distance in its own unit", () => {
    const { zh } = writeHeadline(
      facts(
        { name: "孕产妇死亡率", unit: "1/10万", status: "off-track" },
        { baselineUsed: { year: 2020, value: "10" }, latest: { year: 2022, value: "9.5" }, targetValue: "9" },
      ),
    );
    expect(zh).toBe("孕产妇死亡率两年降了5.0%，距2025年目标还差0.50/10万，进度落后");
  });

  test("says a falling figure even where the target is met", () => {
    const { zh, en } = writeHeadline(
      facts({ name: "婚前医学检查率", nameEn: null, status: "met-early" }, { flags: ["falling"] }),
    );
    expect(zh).toBe("婚前医学检查率四年升了2.61个百分点，提前达到2025年目标，但连续两年变差");
    expect(en).toContain("婚前医学检查率: up 2.61 percentage points");
  });

  test("names the last figure where the year has none, and says so where there is none at all", () => {
    expect(
      writeHeadline(facts({ status: "not-yet-reported" }, { latest: { year: 2023, value: "55" } })).zh,
    ).toBe("儿童总体近视率2024年尚未填报，最近一次是2023年的55.00%");
    expect(writeHeadline(facts({ status: "not-yet-reported" }, { latest: null })).zh).toBe(
      "儿童总体近视率至今没有数据",
    );
  });

  test("without a baseline gives the figure, without a number in the target leaves the judging to a person", () => {
    expect(writeHeadline(facts({ status: "off-track" }, { baselineUsed: null })).zh).toBe(
      "儿童总体近视率2024年为56.31%，距2025年目标还差5.11个百分点，进度落后",
    );
    expect(writeHeadline(facts({ status: "cannot-be-judged" }, { latest: null, targetValue: null })).zh).toBe(
      "儿童总体近视率目标须由人判定",
    );
  });

  test("beside a verdict that a person signed against the machine no distance is said", () => {
    expect(writeHeadline(facts({ status: "off-track" }, { status: "met" }))).toEqual({
      zh: "儿童总体近视率四年升了2.61个百分点，经人工判定为“有难度”",
      en: "Myopia among children: up 2.61 percentage points in 4 years; judged by a person: off track",
    });
  });

  test("a distance that the printed decimals hide is still said to be short", () => {
    const close = facts({ status: "nearly-met" }, { latest: { year: 2024, value: "51.2001" } });
    expect(writeHeadline(close).zh).toBe("儿童总体近视率四年降了2.50个百分点，未达到2025年目标");
  });
});
