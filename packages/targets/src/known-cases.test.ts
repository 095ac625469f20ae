import { readFileSync } from "node:fs";
import type { Language } from "@halfsky/statistics";
import { describe, expect, test } from "vitest";
import type { JudgeInput } from "./judgement.ts";
import { judgementFlags, judgementStatuses } from "./judgement.ts";
import { judge } from "./judge.ts";
import { methodVersion } from "./method-version.ts";
import { flagWords, statusWords } from "./status-words.ts";
import type { RuleKind } from "./target-rule.ts";
import { defaultTolerance } from "./tolerance.ts";

/** A series from 2020 on, its first value the baseline, judged in the year of its last value; the target year is 2025. */
function series(kind: RuleKind, target: string | null, unit: string, values: readonly string[]): JudgeInput {
  const [first = ""] = values;
  return {
    id: "case",
    rule: { kind, value: target },
    direction: kind === "lte" ? "down" : "up",
    unit,
    baseline: { year: 2020, value: first },
    targetYear: 2025,
    asOf: 2020 + values.length - 1,
    observations: values.flatMap((value, place) => (value === "" ? [] : [{ year: 2020 + place, value }])),
  };
}

interface KnownCase {
  readonly zh: string;
  readonly en: string;
  readonly input: JudgeInput;
  readonly expected: string;
}

// The thirteen cases on which the published method of compound growth is known to err.
const cases: readonly KnownCase[] = [
  {
    zh: "死亡100人，目标0，2023年40人",
    en: "deaths 100 to 0, 40 in 2023",
    input: series("lte", "0", "人", ["100", "", "", "40"]),
    expected: "on-track",
  },
  {
    zh: "死亡率10，目标0，2023年4.0",
    en: "rate 10 to 0, 4.0 in 2023",
    input: series("lte", "0", "1/10万", ["10", "", "", "4.0"]),
    expected: "on-track",
  },
  {
    zh: "死亡100人，目标0，2024年2人",
    en: "deaths 100 to 0, 2 in 2024",
    input: series("lte", "0", "人", ["100", "", "", "", "2"]),
    expected: "on-track",
  },
  {
    zh: "覆盖率0%，目标50%，2023年1%",
    en: "coverage 0 to 50, 1 in 2023",
    input: series("gte", "50", "%", ["0", "", "", "1"]),
    expected: "off-track",
  },
  {
    zh: "覆盖率0%，目标50%，2023年0.7%",
    en: "coverage 0 to 50, 0.7 in 2023",
    input: series("gte", "50", "%", ["0", "", "", "0.7"]),
    expected: "off-track",
  },
  {
    zh: "保持100%，基期100%，2023年99.9%",
    en: "maintain 100, base 100, 99.9 in 2023",
    input: series("maintain", "100", "%", ["100", "", "", "99.9"]),
    expected: "nearly-met",
  },
  {
    zh: "目标年即基期年，80%，目标90%",
    en: "target year is base year, 80, target 90",
    input: { ...series("gte", "90", "%", ["80"]), targetYear: 2020 },
    expected: "off-track",
  },
  {
    zh: "增长率-1%，目标3%，2023年2%",
    en: "growth rate −1, target 3, 2 in 2023",
    input: series("gte", "3", "%", ["-1", "", "", "2"]),
    expected: "on-track",
  },
  {
    zh: "80、82、84、86、79，目标90%",
    en: "80, 82, 84, 86, 79; target 90",
    input: series("gte", "90", "%", ["80", "82", "84", "86", "79"]),
    expected: "worse-than-baseline volatile",
  },
  {
    zh: "80、79、78、77、88，目标90%",
    en: "80, 79, 78, 77, 88; target 90",
    input: series("gte", "90", "%", ["80", "79", "78", "77", "88"]),
    expected: "on-track volatile",
  },
  {
    zh: "90、97、99、96、95.0，目标不低于95%",
    en: "90, 97, 99, 96, 95.0; target at least 95",
    input: series("gte", "95", "%", ["90", "97", "99", "96", "95.0"]),
    expected: "met-early falling",
  },
  {
    zh: "覆盖率90%，目标99%，2023年95%",
    en: "coverage 90 to 99, 95 in 2023",
    input: series("gte", "99", "%", ["90", "", "", "95"]),
    expected: "off-track",
  },
  {
    zh: "同一事实的差距10%，目标1%，2023年5%",
    en: "the same as a gap, 10 to 1, 5 in 2023",
    input: series("lte", "1", "%", ["10", "", "", "5"]),
    expected: "off-track",
  },
];

/** The published method: observed against required compound growth, 0 replaced by 0.001, four classes after "achieved". */
function publishedAnswer({ rule, baseline, observations, targetYear, asOf }: JudgeInput): {
  ratio: number;
  zh: string;
  en: string;
} {
  const sign = rule.kind === "lte" ? -1 : 1;
  const years = asOf - (baseline?.year ?? 0);
  const [base, now, target] = [baseline?.value, observations.at(-1)?.value, rule.value].map((text) =>
    Number(text),
  );
  const answer = (ratio: number, zh: string, en: string) => ({ ratio, zh, en });
  if (base === undefined || now === undefined || target === undefined || years === 0)
    return answer(Number.NaN, "计算中断", "stops with an error");
  if (base < 0 !== target < 0) return answer(Number.NaN, "无法计算", "not available");
  if (sign * (now - target) >= 0)
    return answer(
      growthRatio(base, now, target, years, targetYear - asOf + years, sign),
      "目标已实现",
      "target achieved",
    );
  const ratio = growthRatio(base, now, target, years, targetYear - asOf + years, sign);
  if (ratio >= 0.95) return answer(ratio, "进展良好", "on track");
  if (ratio >= 0.6) return answer(ratio, "需加快", "acceleration needed");
  return ratio >= 0 ? answer(ratio, "进展有限", "limited progress") : answer(ratio, "恶化", "deterioration");
}

function growthRatio(
  base: number,
  now: number,
  target: number,
  years: number,
  allYears: number,
  sign: number,
): number {
  const [from, to] = [base || 0.001, target || 0.001];
  return (sign * ((now / from) ** (1 / years) - 1)) / Math.abs((to / from) ** (1 / allYears) - 1);
}

function ratioText(ratio: number): string {
  if (Number.isNaN(ratio)) return "–";
  return Number.isFinite(ratio) ? ratio.toFixed(3).replace("-", "−") : "−∞";
}

const pages: ReadonlyArray<readonly [Language, string]> = [
  ["en", readFileSync(new URL("../../../docs/method.md", import.meta.url), "utf8")],
  ["zh", readFileSync(new URL("../../../docs/method.zh-CN.md", import.meta.url), "utf8")],
];

/** The cells of the body rows of the table that follows a marker in a page. */
function readTable(page: string, marker: string): string[][] {
  const lines = page.slice(page.indexOf(`<!-- ${marker} -->`)).split("\n");
  const start = lines.findIndex((line) => line.startsWith("|"));
  const end = lines.findIndex((line, at) => at > start && !line.startsWith("|"));
  return lines.slice(start + 2, end < 0 ? lines.length : end).map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}

describe("the thirteen known cases", () => {
  test.each(cases)("$en", ({ input, expected }) => {
    const { status, flags } = judge(input);
    expect([status, ...flags].join(" ")).toBe(expected);
  });

  test("the one bad year is said to be one, and the slip by 0.1 is said to be 0.1", () => {
    expect(cases[8] && judge(cases[8].input).reason.zh).toContain("仅本年劣于基期，2023年为86%");
    expect(cases[5] && judge(cases[5].input).reason.zh).toContain("差0.1个百分点");
  });
});

describe.each(pages)("the method page (%s)", (lang, page) => {
  test("shows the thirteen cases with the published method's answers and ours", () => {
    const rows = cases.map((known, place) => {
      const published = publishedAnswer(known.input);
      const { status, flags, progress, timeShare } = judge(known.input);
      const ours = [statusWords[status][lang], ...flags.map((flag) => flagWords[flag][lang])].join(
        lang === "zh" ? "、" : ", ",
      );
      return [
        String(place + 1),
        known[lang],
        ratioText(published.ratio),
        published[lang],
        ours,
        progress ?? "–",
        timeShare ?? "–",
      ];
    });
    expect(readTable(page, "known cases")).toEqual(rows);
  });

  test("shows every status with its mark and word, in order", () => {
    const shown = readTable(page, "statuses").map(([code, mark, word]) => [code, mark, word]);
    expect(shown).toEqual(
      judgementStatuses.map((status) => [
        `\`${status}\``,
        statusWords[status].mark,
        statusWords[status][lang],
      ]),
    );
  });

  test("shows every flag and every tolerance with its default", () => {
    const flags = readTable(page, "flags").map(([code, word]) => [code, word]);
    expect(flags).toEqual(judgementFlags.map((flag) => [`\`${flag}\``, flagWords[flag][lang]]));
    const tolerances = readTable(page, "tolerances").map(([name, value]) => [name, value]);
    expect(tolerances).toEqual(
      Object.entries(defaultTolerance).map(([name, value]) => [`\`${name}\``, value]),
    );
  });

  test("names the version of the method", () => {
    expect(page).toContain(`\`${methodVersion}\``);
  });
});
