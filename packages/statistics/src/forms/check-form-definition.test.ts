import { describe, expect, test } from "vitest";
import { checkFormDefinition, type FormIndicator } from "./check-form-definition.ts";
import { computeColumn } from "./compute-column.ts";
import { figureMap, type FormFigure } from "./form-cells.ts";
import type { FormDefinition, FormRule, IndicatorRow } from "./form-definition.ts";
import { inventedForm } from "./invented-form.ts";

const indicators: readonly FormIndicator[] = [
  { id: "i-pupils", name: "在校生", unit: "人" },
  { id: "i-boarders", name: "寄宿生", unit: "人" },
  { id: "i-enrolment", name: "入学率", unit: "%" },
  { id: "i-population", name: "人口", unit: "万人" },
  { id: "i-gap", name: "性别差", unit: "个百分点", formula: "gap([i-enrolment])" },
];

const form = inventedForm();

function row(id: string, indicatorId: string, change: Partial<IndicatorRow> = {}): IndicatorRow {
  return {
    id,
    kind: "indicator",
    indicatorId,
    label: null,
    indent: 0,
    isOfWhich: false,
    isRequired: false,
    columns: null,
    ...change,
  };
}

function faultsOf(change: Partial<FormDefinition>): string[] {
  return checkFormDefinition({ ...form, ...change }, indicators).map(
    ({ where, message }) => `${where} ${message.zh}`,
  );
}

const share = { id: "share", label: "女性占比", kind: "computed", formula: "share(female, total)" } as const;
const filled = form.columns.slice(0, 3);
const rule = { id: "r", severity: "hard", mayDiffer: null } as const;

describe("a form's faults", () => {
  test("are none where everything is in place", () => {
    expect(faultsOf({})).toEqual([]);
  });

  test("come all at once, each with its place", () => {
    const faults = checkFormDefinition(
      {
        formatVersion: 1,
        columns: [
          { id: "a", label: "甲", kind: "value", breakdown: "sex=neither" },
          { id: "a", label: "乙", kind: "value", breakdown: "" },
          { id: "b", label: "丙", kind: "value", breakdown: "" },
          { id: "c", label: "丁", kind: "computed", formula: "share(b, x" },
        ],
        rows: [
          row("one", "i-nowhere", { indent: 1 }),
          row("one", "i-gap", { columns: ["c", "z"] }),
          row("two", "i-pupils", { columns: ["b"] }),
          row("three", "i-pupils", { columns: ["b"] }),
        ],
        rules: [
          {
            id: "r",
            severity: "hard",
            mayDiffer: null,
            kind: "bounds",
            cell: { row: "one", column: "y" },
            least: "2",
            most: "1",
          },
        ],
        notes: [],
      },
      indicators,
    );
    expect(faults.map(({ where }) => where)).toEqual([
      "columns[1].id",
      "rows[1].id",
      "columns[0].breakdown",
      "columns[2]",
      "columns[3].formula",
      "columns[3].formula",
      "rows[0].indicatorId",
      "rows[0]",
      "rows[1].indicatorId",
      "rows[1].columns",
      "rows[1].columns",
      "rows[3]",
      "rules[0].cell",
      "rules[0]",
    ]);
    for (const { message } of faults) {
      expect(message.zh).toMatch(/。$/);
      expect(message.en).toMatch(/\.$/);
    }
  });

  test("of a form without rows or columns to fill in", () => {
    expect(faultsOf({ columns: [share], rows: form.rows.slice(0, 1) }).join()).toContain("没有要填写的栏");
    expect(faultsOf({ rows: form.rows.slice(0, 1) })).toEqual(["rows 报表没有数据行。"]);
    expect(faultsOf({ rows: [row("one", "i-pupils", { columns: ["share"] })] }).join()).toContain(
      "第1行没有要填写的栏",
    );
  });

  test("of a formula that does not come out in a row name the row", () => {
    const rows = [row("pupils", "i-pupils"), row("rate", "i-enrolment")];
    expect(faultsOf({ rows })).toEqual([
      expect.stringContaining("rows[1].columns 第2行的“女性占比”算不出来"),
    ]);
    const without = [row("pupils", "i-pupils"), row("rate", "i-enrolment", { columns: ["total", "female"] })];
    expect(faultsOf({ rows: without })).toEqual([]);
    expect(faultsOf({ rows: [row("pupils", "i-pupils", { columns: ["total", "share"] })] })).toEqual([
      expect.stringContaining("没有“female”这一栏，本行可用的有：total"),
    ]);
  });

  test("of formulas that need each other name the circle; those in a row of need do not", () => {
    const columns = (...formulas: string[]): Partial<FormDefinition> => ({
      columns: [
        ...filled,
        ...formulas.map((formula, at) => ({
          id: `f${at}`,
          label: `公式${at}`,
          kind: "computed" as const,
          formula,
        })),
      ],
      rows: [row("pupils", "i-pupils")],
    });
    expect(faultsOf(columns("f1 + total", "f0 + total"))).toEqual([
      "columns[3].formula 公式互相引用，成了循环：f0 → f1 → f0。",
    ]);
    expect(faultsOf(columns("100 - f1", "share(female, total)"))).toEqual([]);
    expect(faultsOf(columns("f1 + total", "share(female, total)"))[0]).toContain("“%”和“人”不能相加减");
  });

  test("of a formula that looks outside its row are told where the form has no such figure", () => {
    const columns = (formula: string): FormDefinition["columns"] => [
      ...filled,
      { id: "rate", label: "比", kind: "computed", formula },
    ];
    expect(
      faultsOf({ columns: columns("ratio(total, [i-pupils])"), rows: [row("one", "i-pupils")] }),
    ).toEqual([]);
    expect(
      faultsOf({ columns: columns("ratio(total, [i-boarders])"), rows: [row("one", "i-pupils")] }),
    ).toEqual(["rows[0].columns 第1行的“比”用到了本表没有的数。"]);
  });

  test("of rules: cells, units and limits", () => {
    const rows = [
      row("pupils", "i-pupils"),
      row("people", "i-population"),
      row("rate", "i-enrolment", { columns: ["total"] }),
    ];
    const faultsOfRule = (one: FormRule): string[] => faultsOf({ rows, rules: [one] });
    const at = (name: string, column = "total") => ({ row: name, column });
    expect(faultsOfRule({ ...rule, kind: "part-of-whole", part: at("pupils"), whole: at("people") })).toEqual(
      [],
    );
    expect(
      faultsOfRule({ ...rule, kind: "part-of-whole", part: at("pupils"), whole: at("rate") })[0],
    ).toContain("单位不同（人、%）");
    expect(
      faultsOfRule({ ...rule, kind: "sum", parts: [at("pupils"), at("pupils")], total: at("people") }),
    ).toEqual([expect.stringContaining("rules[0].parts[1] 规则“r”重复用了格")]);
    expect(
      faultsOfRule({ ...rule, kind: "bounds", cell: at("pupils", "share"), least: "0", most: null }),
    ).toEqual([expect.stringContaining("是算出来的")]);
    expect(
      faultsOfRule({ ...rule, kind: "bounds", cell: at("pupils"), least: null, most: null })[0],
    ).toContain("没有上限也没有下限");
    expect(faultsOfRule({ ...rule, kind: "year-change", cell: at("pupils"), mostPercent: "0" })[0]).toContain(
      "须大于0%",
    );
    expect(faultsOfRule({ ...rule, kind: "areas-sum", cell: at("rate") })[0]).toContain("不能由各地区相加");
    expect(faultsOfRule({ ...rule, kind: "areas-sum", cell: at("pupils") })).toEqual([]);
  });
});

describe("a computed column", () => {
  const figure = (breakdown: string, change: Partial<FormFigure>): FormFigure => ({
    indicatorId: "i-pupils",
    breakdown,
    value: null,
    missing: null,
    numerator: null,
    denominator: null,
    ...change,
  });
  const cell = { row: "pupils", column: "share" };

  test("is worked out of the same row, exactly, with two decimals where it divides", () => {
    const figures = figureMap([figure("", { value: "300" }), figure("sex=female", { value: "147" })]);
    expect(computeColumn(form, cell, figures)).toEqual({ status: "value", value: "49.00" });
    const rest: FormDefinition = {
      ...form,
      columns: [
        ...form.columns,
        { id: "rest", label: "男", kind: "computed", formula: "total - female" },
        { id: "rest-share", label: "男占比", kind: "computed", formula: "100 - share", decimals: 1 },
      ],
    };
    expect(computeColumn(rest, { row: "pupils", column: "rest" }, figures)).toEqual({
      status: "value",
      value: "153",
    });
    expect(computeColumn(rest, { row: "pupils", column: "rest-share" }, figures)).toEqual({
      status: "value",
      value: "51.0",
    });
  });

  test("says which part is missing and why", () => {
    const figures = figureMap([figure("", { value: "300" }), figure("sex=female", { missing: "withheld" })]);
    expect(computeColumn(form, cell, figures)).toMatchObject({
      status: "missing",
      reason: "withheld",
      words: { zh: "“女”保密" },
    });
    expect(computeColumn(form, cell, figureMap([figure("", { value: "12人" })]))).toMatchObject({
      reason: "not-yet-reported",
      parts: [{ reason: "not-yet-reported" }, { reason: "not-yet-reported" }],
    });
  });

  test("that the form does not have, or whose formula has faults or goes round, is none", () => {
    expect(computeColumn(form, { row: "pupils", column: "total" }, new Map())).toBeUndefined();
    expect(computeColumn(form, { row: "education", column: "share" }, new Map())).toBeUndefined();
    const broken: FormDefinition = { ...form, columns: [...filled, { ...share, formula: "share(" }] };
    expect(computeColumn(broken, cell, new Map())).toBeUndefined();
    const round: FormDefinition = { ...form, columns: [...filled, { ...share, formula: "share + 1" }] };
    expect(computeColumn(round, cell, new Map())).toMatchObject({ status: "missing" });
  });
});
