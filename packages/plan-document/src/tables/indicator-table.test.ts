import { describe, expect, test } from "vitest";
import { inventedTable, inventedWomenPlan } from "../invented-plan.ts";
import { compilePlanDocument } from "../compile.ts";
import { type Indicator } from "../compiled.ts";
import { readTextSource, type SourceLine } from "../source.ts";

const opening = inventedWomenPlan.slice(0, 4);
const rest = inventedWomenPlan.slice(4);

function compiled(lines: readonly SourceLine[]): readonly Indicator[] {
  const document = compilePlanDocument({ name: "invented", format: "docx", lines });
  expect(document.plans).toHaveLength(1);
  expect(document.plans[0]?.domains.map(({ title }) => title)).toEqual(["妇女与健康", "妇女与经济"]);
  return document.plans[0]?.indicatorTable ?? [];
}

function fromText(table: readonly string[]): readonly Indicator[] {
  const text = [...opening, "云汀市妇女发展重点指标", ...table, "", "", ...rest].join("\n");
  return compiled(readTextSource("invented", text).lines);
}

function fromCells(
  rows: readonly (readonly (string | readonly [string, number, number])[])[],
): readonly Indicator[] {
  const cells = rows.flatMap((row, index) => {
    let column = 0;
    return row.map((cell): SourceLine => {
      const [text, rowSpan, columnSpan] = typeof cell === "string" ? ([cell, 1, 1] as const) : cell;
      while (taken(rows, index, column)) column += 1;
      const placed = { text, cell: { table: 0, row: index, column, rowSpan, columnSpan } };
      column += columnSpan;
      return placed;
    });
  });
  return compiled([...opening.map((text) => ({ text })), ...cells, ...rest.map((text) => ({ text }))]);
}

/** Whether a cell of an earlier row reaches down into this place. */
function taken(
  rows: readonly (readonly (string | readonly [string, number, number])[])[],
  row: number,
  column: number,
): boolean {
  const first = rows[row - 1]?.[0];
  return column === 0 && row > 0 && spanAt(rows, row, first !== undefined);
}

function spanAt(
  rows: readonly (readonly (string | readonly [string, number, number])[])[],
  row: number,
  any: boolean,
): boolean {
  if (!any) return false;
  for (let above = row - 1; above >= 0; above -= 1) {
    const first = rows[above]?.[0];
    if (typeof first === "object" && above + first[1] > row) return true;
  }
  return false;
}

const expected = [
  ["孕产妇死亡率", "1/10万", "6.31", "<8", "lt", 8, "down"],
  ["女性参加技能培训的比例", "%", "46.20", "≥48", "gte", 48, "up"],
  ["妇女平均受教育年限", "年", "10.8", "延长", "increase", null, "up"],
  ["获得妇女维权援助的人数", "人", null, "应援尽援", "cover-all", null, "none"],
];

function facts(indicators: readonly Indicator[]): unknown[] {
  return indicators.map(({ name, unit, baseline, target, rule, direction }) => [
    name,
    unit,
    baseline,
    target,
    rule.kind,
    rule.value,
    direction,
  ]);
}

describe("an indicator table is read in every print", () => {
  test("one cell a line, a blank line between rows", () => {
    expect(facts(fromText(inventedTable.flatMap((row) => [...row.map((cell) => `\t${cell}`), ""])))).toEqual(
      expected,
    );
  });

  test("one cell a line without blank lines", () => {
    expect(facts(fromText(inventedTable.flatMap((row) => row.map((cell) => `\t${cell}`))))).toEqual(expected);
  });

  test("one cell a line and nothing to show the cells", () => {
    expect(facts(fromText(inventedTable.flat()))).toEqual(expected);
    expect(facts(fromText(inventedTable.flatMap((row) => [...row, ""])))).toEqual(expected);
  });

  test.each([
    ["tabs", "\t"],
    ["wide gaps", "     "],
    ["single spaces", " "],
    ["bars", " | "],
  ])("one row a line, cells parted by %s", (_, gap) => {
    expect(facts(fromText(inventedTable.map((row) => row.join(gap))))).toEqual(expected);
  });

  test("cells placed by the reader", () => {
    expect(facts(fromCells(inventedTable))).toEqual(expected);
  });

  test("a cell broken over lines is one cell", () => {
    const table = [
      "\t序号",
      "\t主要",
      "指标",
      "\t2020年",
      "\t2025年",
      "",
      "\t1",
      "\t参加生育保险的女性人数",
      "",
      "（万人）",
      "\t11.5",
      "\t应保",
      "尽保",
      "",
      "\t2",
      "\t产后访视率（％）",
      "\t－",
      "\t92",
    ];
    expect(facts(fromText(table))).toEqual([
      ["参加生育保险的女性人数", "万人", "11.5", "应保尽保", "cover-all", null, "up"],
      ["产后访视率", "%", null, "92", "gte", 92, "up"],
    ]);
  });
});

describe("columns of every kind", () => {
  test("domains and shared targets of merged cells are filled", () => {
    const indicators = fromCells([
      ["领域", "序号", "指标名称", "单位", "2020年", "2025年目标"],
      [["妇女与健康", 2, 1], "1", "产后访视率", "%", "90.1", "保持在92以上"],
      ["2", "孕产妇死亡率", "1/10万", "6.3", "8以下"],
      [["妇女与经济", 1, 1], "3", "女性登记失业率", "%", "3.1", "4"],
    ]);
    expect(indicators.map(({ domain, unit, rule }) => [domain, unit, rule.kind, rule.value])).toEqual([
      ["妇女与健康", "%", "gte", 92],
      ["妇女与健康", "1/10万", "lte", 8],
      ["妇女与经济", "%", "lte", 4],
    ]);
  });

  test("heads over two rows, years under one head", () => {
    const indicators = fromCells([
      ["序号", "指标", ["指标值", 1, 2], "责任部门"],
      ["", "", "2020年", "2030年", ""],
      ["1", "产后访视率（%）", "90.1", "≥92", "卫生健康部门"],
    ]);
    expect(indicators[0]).toMatchObject({
      name: "产后访视率",
      baseline: "90.1",
      baselineYear: 2020,
      target: "≥92",
      targetYear: 2030,
      responsible: "卫生健康部门",
    });
  });

  test("a row with a single cell names the domain of the rows after it", () => {
    const indicators = fromCells([
      ["序号", "指标", "2020年", "2025年"],
      [["一、妇女与健康", 1, 4]],
      ["1", "产后访视率（%）", "90.1", "≥92"],
      [["二、妇女与经济", 1, 4]],
      ["2", "女性参加技能培训的比例（%）", "46.2", "≥48"],
    ]);
    expect(indicators.map(({ domain }) => domain)).toEqual(["妇女与健康", "妇女与经济"]);
  });

  test("a condition for changeover years leaves the standing target as rule", () => {
    const indicators = fromText(
      [
        "序号 指标 2020年 2025年",
        "1 村班子配有女干部的比例（%） 80 换届当年达到100％，平时保持在90％以上",
      ].flatMap((row) => row.split(" ").map((cell, index) => (index === 0 ? `\n\t${cell}` : `\t${cell}`))),
    );
    expect(indicators[0]?.rule).toMatchObject({ kind: "gte", value: 90, unit: "%" });
  });

  test("a table that lists tasks is noted and not read", () => {
    const lines = [
      ...opening.map((text) => ({ text })),
      ...[
        ["序号", "重点任务", "牵头单位"],
        ["1", "办好讲堂", "妇联"],
        ["2", "建好园区", "人社局"],
      ].flatMap((row, index) =>
        row.map((text, column) => ({
          text,
          cell: { table: 0, row: index, column, rowSpan: 1, columnSpan: 1 },
        })),
      ),
      ...rest.map((text) => ({ text })),
    ];
    const document = compilePlanDocument({ name: "invented", format: "html", lines });
    expect(document.plans[0]?.indicatorTable).toEqual([]);
    expect(document.findings.map(({ code }) => code)).toContain("table-not-read");
  });
});
