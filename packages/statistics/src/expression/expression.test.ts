import { describe, expect, test } from "vitest";
import { standardDimensions } from "../forms/breakdown.ts";
import { checkExpression, type ExpressionScope } from "./check-expression.ts";
import { describeExpression } from "./describe-expression.ts";
import { evaluate, type LookedUp } from "./evaluate.ts";
import { referenceText } from "./expression-node.ts";
import { findCycle } from "./find-cycle.ts";
import { longestExpression, parseExpression } from "./parse-expression.ts";

const indicators = new Map(
  Object.entries({
    "i-pupils": "人",
    "i-teachers": "人",
    "i-population": "万人",
    "i-deaths": "例",
    "i-births": "人",
    "i-coverage": "%",
    "i-other-coverage": "%",
    "i-infant-mortality": "‰",
    "i-maternal-mortality": "1/10万",
    "i-change": "个百分点",
    "i-spending": "万元",
    "i-index": "",
  }).map(([id, unit]) => [id, { unit }]),
);
const scope: ExpressionScope = { indicators, dimensions: standardDimensions };

function unitOf(text: string, unit: string | null = null): string {
  const checked = checkExpression(text, { ...scope, unit });
  return checked.isSound ? checked.unit.text : checked.faults.map(({ message }) => message.zh).join(" ");
}

function faultsOf(text: string, change: Partial<ExpressionScope> = {}): string[] {
  const checked = checkExpression(text, { ...scope, ...change });
  return checked.isSound ? [] : checked.faults.map(({ from, to, message }) => `${from}-${to} ${message.zh}`);
}

const figures: Readonly<Record<string, LookedUp>> = {
  "[i-pupils]": { value: "300", missing: null },
  "[i-pupils@sex=female]": { value: "147", missing: null },
  "[i-pupils@sex=male]": { value: "153", missing: null },
  "[i-coverage@sex=female]": { value: "93.12", missing: null },
  "[i-coverage@sex=male]": { value: "95.5", missing: null },
  "[i-maternal-mortality#numerator]": { value: "1", missing: null },
  "[i-maternal-mortality#denominator]": { value: "2532", missing: null },
  "[i-teachers]": { value: "0", missing: null },
  "[i-births]": { value: null, missing: "withheld" },
  "[i-deaths]": { value: null, missing: null },
};

function resultOf(text: string, decimals: number | null = 2): string {
  const result = evaluate(parseExpression(text), (reference) => figures[referenceText(reference)], decimals);
  return result.status === "value" ? result.value : `${result.reason}: ${result.words.zh}`;
}

describe("the unit of an expression", () => {
  test("follows its parts: % less % is 个百分点, a ratio has none", () => {
    expect(unitOf("[i-coverage] − [i-other-coverage]")).toBe("个百分点");
    expect(unitOf("[i-coverage] + [i-change]")).toBe("%");
    expect(unitOf("100 − [i-coverage]")).toBe("%");
    expect(unitOf("([i-coverage] + [i-other-coverage]) ÷ 2")).toBe("%");
    expect(unitOf("share([i-pupils@sex=female], [i-pupils])")).toBe("%");
    expect(unitOf("permille([i-deaths], [i-births])")).toBe("‰");
    expect(unitOf("per10wan([i-deaths], [i-births])")).toBe("1/10万");
    expect(unitOf("ratio([i-pupils], [i-teachers])")).toBe("");
    expect(unitOf("[i-pupils] / [i-teachers] * 100")).toBe("");
    expect(unitOf("[i-spending] ÷ [i-population]")).toBe("万元/万人");
    expect(unitOf("[i-pupils] + [i-teachers] × 2")).toBe("人");
    expect(unitOf("[i-maternal-mortality#numerator] + 1")).toBe("");
    expect(unitOf("per10wan([i-maternal-mortality#numerator], [i-births])")).toBe("1/10万");
  });

  test("of a gap is points for shares and the figure's own unit otherwise; parity has none", () => {
    expect(unitOf("gap([i-coverage])")).toBe("个百分点");
    expect(unitOf("gap([i-infant-mortality])")).toBe("个千分点");
    expect(unitOf("gap([i-maternal-mortality])")).toBe("1/10万");
    expect(unitOf("gap([i-pupils])")).toBe("人");
    expect(unitOf("parity([i-coverage])")).toBe("");
    expect(unitOf("gap(share([i-pupils], [i-births]))")).toBe("个百分点");
  });

  test("that does not come out is a fault that says why", () => {
    expect(unitOf("[i-pupils] + [i-coverage]")).toBe("“人”和“%”不能相加减，请先换算成同一单位。");
    expect(unitOf("[i-pupils] + [i-population]")).toContain("“人”和“万人”不能相加减");
    expect(unitOf("[i-coverage] + [i-infant-mortality]")).toContain("“%”和“‰”");
    expect(unitOf("[i-change] − [i-coverage]")).toContain("不能相加减");
    expect(unitOf("[i-pupils] × [i-coverage]")).toContain("不能相乘");
    expect(unitOf("[i-coverage] ÷ [i-pupils]")).toContain("不能相除");
    expect(unitOf("per10wan([i-pupils], [i-population])")).toContain("大小不同");
    expect(unitOf("share([i-deaths], [i-births])")).toContain("部分和整体的单位须一致");
    expect(unitOf("share([i-coverage], [i-other-coverage])")).toContain("不是比率");
    expect(unitOf("1 ÷ [i-pupils]")).toContain("不能相除");
  });

  test("must be the one that is declared", () => {
    expect(unitOf("gap([i-coverage])", "个百分点")).toBe("个百分点");
    expect(unitOf("gap([i-coverage])", "%")).toContain("与声明的单位“%”不一致");
    expect(unitOf("ratio([i-pupils@sex=female], [i-pupils])", "%")).toContain("请用 share(a, b)");
    expect(unitOf("ratio([i-pupils], [i-teachers])", "女=100")).toBe("");
    expect(unitOf("[i-spending] ÷ [i-population]", "万元")).toBe("万元/万人");
    expect(unitOf("[i-pupils]", "万人")).toContain("不一致");
  });
});

describe("faults", () => {
  test("come all at once, each with its place", () => {
    expect(faultsOf("[i-nothing] + ？ 3 + foo(1, 2) + share([i-pupils])")).toEqual([
      "0-11 没有指标“i-nothing”。",
      expect.stringContaining("14-15 看不懂“？”"),
      "16-17 这里缺少运算符。",
      expect.stringContaining("20-23 没有函数“foo”"),
      "32-49 函数share要有2个参数，这里有1个。",
    ]);
  });

  test.each([
    ["", "公式没有写完"],
    ["3 + ", "公式没有写完"],
    ["1 + 2", "没有指标或栏"],
    ["([i-pupils]", "“(”没有对应的“)”"],
    ["[i-pupils])", "多了一个“)”"],
    ["[i-pupils", "“[”没有对应的“]”"],
    ["[]", "写法不对"],
    ["[i-pupils@]", "分组"],
    ["[i-pupils@sex]", "sex=female"],
    ["[i-pupils@colour=red]", "没有分组维度“colour”"],
    ["[i-pupils@sex=neither]", "性别没有“neither”这一组"],
    ["[i-pupils#upper]", "numerator"],
    ["total + 1", "指标要写在方括号里"],
    ["占比([i-pupils], [i-births])", "没有函数“占比”"],
    ["share", "要有括号"],
    ["gap([i-pupils@sex=male])", "已经写明性别"],
    ["gap(gap([i-pupils]))", "不能套用"],
    ["share(, [i-pupils])", "“,”前缺少"],
    ["1".repeat(31), "数字过长"],
    ["[i-pupils] ** 2", "“*”前缺少"],
    [`${"(".repeat(31)}1`, "最多30层"],
    ["1".repeat(longestExpression + 1), `最多${longestExpression}个`],
  ])("of %s say what to do", (text, expected) => {
    expect(faultsOf(text).join("\n")).toContain(expected);
  });

  test("of a form's formula tell its columns, and a minus that was read as a hyphen", () => {
    const columns = new Map([
      ["total", { unit: "人" }],
      ["female", { unit: "人" }],
      ["2024", { unit: "人" }],
    ]);
    expect(faultsOf("total-female", { columns })[0]).toContain("减号两边要有空格，如 total - female");
    expect(faultsOf("total - mael", { columns })[0]).toContain("可用的有：total、female、2024");
    expect(faultsOf("gap(total)", { columns })[0]).toContain("请写出两栏");
    expect(faultsOf("share(female, total) + [2024]", { columns })[0]).toContain("不能相加减");
    expect(faultsOf("total - [2024]", { columns })).toEqual([]);
  });

  test("no signs of Chinese keyboards among them", () => {
    expect(faultsOf("share（【i-pupils＠sex=female】，【i-pupils】）×１ － ２．５")).toEqual([]);
  });
});

describe("a result", () => {
  test("is exact and rounded once, half up", () => {
    expect(resultOf("share([i-pupils@sex=female], [i-pupils])")).toBe("49.00");
    expect(resultOf("gap([i-coverage])")).toBe("-2.38");
    expect(resultOf("parity([i-coverage])", 4)).toBe("0.9751");
    expect(resultOf("per10wan([i-maternal-mortality#numerator], [i-maternal-mortality#denominator])")).toBe(
      "39.49",
    );
    // a third of three halves is a half exactly, and a half is rounded up
    expect(resultOf("[i-pupils] ÷ 300 ÷ 3 × 1.5", 0)).toBe("1");
    expect(resultOf("[i-pupils] ÷ 3 × 0.1", null)).toBe("10");
    expect(resultOf("[i-pupils] ÷ 7", null)).toBe("42.85714285714285714286");
    expect(resultOf("--[i-pupils] - -(2 + 3) × 2", 0)).toBe("310");
  });

  test("without a part is missing, says which part and why, and the reason that can still be mended goes first", () => {
    expect(resultOf("share([i-births], [i-pupils])")).toBe("withheld: [i-births]保密");
    expect(resultOf("[i-births] + [i-deaths] + [i-nowhere] + [i-births]")).toBe(
      "not-yet-reported: [i-deaths]、[i-nowhere]未填报",
    );
    const all = evaluate(parseExpression("[i-births] + [i-deaths]"), (one) => figures[referenceText(one)], 2);
    expect(all).toMatchObject({
      parts: [
        { reference: { indicatorId: "i-births" }, reason: "withheld" },
        { reference: { indicatorId: "i-deaths" }, reason: "not-yet-reported" },
      ],
    });
  });

  test("of a division by 0 makes no sense, which is not 0", () => {
    expect(resultOf("[i-pupils] ÷ [i-teachers]")).toBe("not-applicable: 除数为0，无法计算");
    expect(resultOf("share([i-teachers], [i-teachers])")).toContain("not-applicable");
  });

  test("of an expression with faults is a broken promise", () => {
    expect(() => resultOf("1 +")).toThrow(RangeError);
  });
});

test("an expression reads as a person would write it", () => {
  const names = {
    indicators: new Map([
      ["i-pupils", { zh: "在校生", en: "pupils" }],
      ["i-coverage", { zh: "入学率", en: "enrolment" }],
    ]),
    columns: new Map([["total", { zh: "合计", en: "total" }]]),
  };
  const zh = (text: string): string => describeExpression(parseExpression(text).node, names).zh;
  expect(zh("share([i-pupils@sex=female], [i-pupils])")).toBe("“在校生”（女） ÷ “在校生” × 100%");
  expect(zh("gap([i-coverage])")).toBe("“入学率”（女） − “入学率”（男）");
  expect(zh("-total * ([i-pupils#numerator] + 2)")).toBe("(−合计) × (“在校生”的分子 + 2)");
  expect(zh("[i-unknown] / total")).toBe("[i-unknown] ÷ 合计");
  const missing = evaluate(parseExpression("[i-pupils@sex=male]"), () => undefined, 0, names);
  expect(missing).toMatchObject({
    words: { zh: "“在校生”（男）未填报", en: '"pupils" (male): not yet reported' },
  });
});

describe("formulas that need each other", () => {
  test("are named as the circle that they make", () => {
    const formulas = new Map([
      ["i-a", "[i-b] + 1"],
      ["i-b", "share([i-c], [i-x])"],
      ["i-c", "gap([i-b])"],
      ["i-d", "[i-a] + [i-x]"],
    ]);
    expect(findCycle(formulas)).toEqual(["i-b", "i-c", "i-b"]);
    formulas.set("i-c", "[i-x]");
    expect(findCycle(formulas)).toBeNull();
    expect(findCycle(new Map([["i-a", "[i-a#numerator]"]]))).toEqual(["i-a", "i-a"]);
  });

  test("are looked through however long the chain, without growing the stack", () => {
    const chain = new Map(Array.from({ length: 5000 }, (_, at) => [`i-${at}`, `[i-${at + 1}] + 1`]));
    expect(findCycle(chain)).toBeNull();
    chain.set("i-5000", "[i-0]");
    expect(findCycle(chain)).toHaveLength(5002);
  });
});
