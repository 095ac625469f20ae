import { describe, expect, test } from "vitest";
import { chineseDate, type LetterInput, writeLetter } from "./write-letter.ts";

const input: LetterInput = {
  kind: "notice",
  issuer: "某市妇儿工委办",
  number: "某妇儿工委办函〔2026〕3号",
  addressee: "某市教育局",
  judgedArea: null,
  indicator: "普惠性幼儿园覆盖率",
  facts: [
    {
      name: "普惠性幼儿园覆盖率",
      planTitle: "某市儿童发展规划",
      year: 2025,
      value: { zh: "85.0%", en: "85.0%" },
      baseline: { zh: "88.0%（2020年）", en: "88.0% (2020)" },
      rule: { zh: "≥ 95%", en: "≥ 95%" },
      targetYear: 2030,
      lightWords: { zh: "红灯", en: "Red" },
      because: [{ zh: "不如基期", en: "worse than at the start" }],
      chance: { zh: "大约每三次有两次达不到", en: "missed about two times in three" },
      need: { zh: "需要每年再提高2个百分点", en: "needs 2 points a year" },
    },
  ],
  dues: [
    { kind: "acknowledge", what: "签收提示函", due: "2026-03-05" },
    { kind: "explain", what: "说明原因", due: "2026-03-17" },
  ],
  planPeriod: 10,
  overdue: [],
  notice: null,
  remark: "请同时报送各县情况",
  contact: "示例，0000-0000",
  copies: [],
  date: "2026-03-03",
};

describe("a notice", () => {
  const letter = writeLetter(input);

  test("names the figures, the light with its reason, the forecast and what is needed, in this order", () => {
    expect(letter.paragraphs[1]).toBe(
      "2025年“普惠性幼儿园覆盖率”为85.0%，基期为88.0%（2020年），规划目标为到2030年达到95%以上。监测亮红灯，依据是：不如基期。大约每三次有两次达不到。要达到目标，需要每年再提高2个百分点。",
    );
  });

  test("asks for what is owed by its days, adds the person's own words, and ends as letters end", () => {
    expect(letter.paragraphs[2]).toContain("2026年3月5日前签收并反馈回执、2026年3月17日前报送原因说明");
    expect(letter.paragraphs.slice(3)).toEqual(["请同时报送各县情况。", "特此提示。"]);
  });

  test("has a title, an addressee with a full-width colon, a date without leading zeros and a receipt", () => {
    expect(letter).toMatchObject({
      title: "关于普惠性幼儿园覆盖率指标的提示函",
      addressee: "某市教育局：",
      date: "2026年3月3日",
    });
    expect(letter.receipt.rows[0]).toEqual({ label: "来函文号", value: "某妇儿工委办函〔2026〕3号" });
  });

  test("says that a figure is missing instead of leaving a gap", () => {
    const [facts] = input.facts;
    if (facts === undefined) throw new Error("no facts");
    const missing = writeLetter({
      ...input,
      facts: [{ ...facts, value: null, lightWords: null, because: [] }],
    });
    expect(missing.paragraphs[1]).toContain("2025年“普惠性幼儿园覆盖率”暂无数据");
  });
});

describe("a supervision letter", () => {
  test("goes back to the notice, lists what is overdue, and asks for an answer by a day", () => {
    const letter = writeLetter({
      ...input,
      kind: "urging",
      dues: [{ kind: "answer-urging", what: "答复督办函", due: "2026-04-01" }],
      overdue: [{ kind: "step", what: "完成整改步骤3：开工", due: "2026-03-20" }],
      notice: { number: "某妇儿工委办函〔2026〕3号", date: "2026年3月3日" },
      remark: null,
      contact: "",
      copies: ["某市人民政府"],
    });
    expect(letter.title).toBe("关于普惠性幼儿园覆盖率指标整改的督办函");
    expect(letter.paragraphs[0]).toBe(
      "2026年3月3日，我办向贵单位发出某妇儿工委办函〔2026〕3号提示函。截至目前，以下事项逾期未办：完成整改步骤3：开工（应于2026年3月20日前完成）。",
    );
    expect(letter.paragraphs.at(-2)).toContain("于2026年4月1日前书面答复");
    expect(letter.paragraphs.at(-1)).toBe("特此督办。");
    expect(letter.copies).toEqual(["某市人民政府"]);
  });
});

test("a date is printed without leading zeros", () => {
  expect(chineseDate("2026-01-09")).toBe("2026年1月9日");
});
