import { describe, expect, test } from "vitest";
import type { FormColumn, FormDefinition, FormRow, FormRule } from "../forms/form-definition.ts";
import type { FormCheckLists } from "./check-context.ts";
import { readCheckContext } from "./check-context.ts";
import { checkForm } from "./check-form.ts";
import type { CheckedIndicator, FormCheckFinding } from "./form-check.ts";

const sex = { id: "sex", isPartition: true, categories: [{ id: "female" }, { id: "male" }] };
const residence = { id: "residence", isPartition: true, categories: [{ id: "urban" }, { id: "rural" }] };
const topic = { id: "topic", isPartition: false, categories: [{ id: "law" }, { id: "health" }] };

const bySex: readonly FormColumn[] = [
  { id: "total", label: "合计", kind: "value", breakdown: "" },
  { id: "male", label: "男", kind: "value", breakdown: "sex=male" },
  { id: "female", label: "女", kind: "value", breakdown: "sex=female" },
];

function row(id: string, more: Partial<FormRow & { kind: "indicator" }> = {}): FormRow {
  return {
    id,
    kind: "indicator",
    indicatorId: id,
    label: null,
    indent: 0,
    isOfWhich: false,
    isRequired: false,
    columns: null,
    ...more,
  };
}

function form(rows: readonly FormRow[], rules: readonly FormRule[] = [], columns = bySex): FormDefinition {
  return { formatVersion: 1, columns, rows, rules, notes: [] };
}

function indicator(id: string, unit: string, decimals: number | null = 0): CheckedIndicator {
  return { id, name: `指标${id}`, unit, decimals };
}

type Texts = Readonly<Record<string, string | null>>;

/** Figures by "indicator" or "indicator|breakdown"; "value/numerator/denominator" in one text. */
function figures(texts: Texts): FormCheckLists["figures"] {
  return Object.entries(texts).map(([key, text]) => {
    const [indicatorId = "", breakdown = ""] = key.split("|");
    const [value = null, numerator = null, denominator = null] = (text ?? "")
      .split("/")
      .map((part) => part || null);
    return { indicatorId, breakdown, value, missing: null, numerator, denominator };
  });
}

function check(definition: FormDefinition, lists: Partial<FormCheckLists>): FormCheckFinding[] {
  return checkForm(
    definition,
    readCheckContext({
      year: 2025,
      indicators: [],
      figures: [],
      history: [],
      below: [],
      dimensions: [sex, residence, topic],
      ...lists,
    }),
  );
}

function codes(found: readonly FormCheckFinding[]): string[] {
  return found.map(({ severity, code, row: at, column }) => `${severity} ${code} ${at}.${column}`);
}

const people = [indicator("a", "人"), indicator("b", "人")];

describe("checks of a form", () => {
  test("a form that is right, or empty and not required, has no findings", () => {
    expect(
      check(form([row("a")]), {
        indicators: people,
        figures: figures({ a: "10", "a|sex=male": "4", "a|sex=female": "6" }),
      }),
    ).toEqual([]);
    expect(check(form([row("a")]), { indicators: people })).toEqual([]);
  });

  test("men and women who do not make the whole are told at the whole, with their sum", () => {
    const found = check(form([row("a")]), {
      indicators: people,
      figures: figures({ a: "11", "a|sex=male": "4", "a|sex=female": "6" }),
    });
    expect(codes(found)).toEqual(["error sum-differs a.total"]);
    expect(found[0]).toMatchObject({
      likely: "10",
      related: [
        { row: "a", column: "male" },
        { row: "a", column: "female" },
      ],
      words: { zh: "男4、女6之和为10，与合计11相差1。" },
    });
  });

  test("a part that is missing for no reason leaves the sum open, one that does not exist does not", () => {
    const list = figures({ a: "11", "a|sex=female": "6" });
    expect(check(form([row("a")]), { indicators: people, figures: list })).toEqual([]);
    const none = { indicatorId: "a", breakdown: "sex=male", value: null, numerator: null, denominator: null };
    const withReason = (missing: "does-not-exist" | "withheld") =>
      codes(check(form([row("a")]), { indicators: people, figures: [...list, { ...none, missing }] }));
    expect(withReason("withheld")).toEqual([]);
    expect(withReason("does-not-exist")).toEqual(["error sum-differs a.total"]);
  });

  test("a part is not above its whole, also along a dimension whose parts overlap", () => {
    const columns: FormColumn[] = [
      { id: "total", label: "合计", kind: "value", breakdown: "" },
      { id: "law", label: "法律", kind: "value", breakdown: "topic=law" },
      { id: "health", label: "健康", kind: "value", breakdown: "topic=health" },
    ];
    const found = check(form([row("a")], [], columns), {
      indicators: people,
      figures: figures({ a: "10", "a|topic=law": "9", "a|topic=health": "12" }),
    });
    expect(codes(found)).toEqual(["error part-above-total a.health"]);
  });

  test("breakdowns by two dimensions are compared along each of them", () => {
    const columns: FormColumn[] = [
      "",
      "residence=rural",
      "residence=rural;sex=female",
      "residence=rural;sex=male",
    ].map((breakdown, at) => ({ id: `c${at}`, label: `列${at}`, kind: "value", breakdown }));
    const found = check(form([row("a")], [], columns), {
      indicators: people,
      figures: figures({
        a: "10",
        "a|residence=rural": "7",
        "a|residence=rural;sex=female": "4",
        "a|residence=rural;sex=male": "2",
      }),
    });
    expect(codes(found)).toEqual(["error sum-differs a.c1"]);
  });

  test("counts in ten thousands may differ by their rounding, whole ones by nothing", () => {
    const texts = { a: "10.1", "a|sex=male": "4.1", "a|sex=female": "5.9" };
    expect(
      check(form([row("a")]), { indicators: [indicator("a", "万人", 1)], figures: figures(texts) }),
    ).toEqual([]);
    const off = { ...texts, a: "10.3" };
    expect(
      codes(check(form([row("a")]), { indicators: [indicator("a", "万人", 1)], figures: figures(off) })),
    ).toEqual(["error sum-differs a.total"]);
  });

  test("a share of all lies between the shares of the parts, unless they are its structure", () => {
    const shares = (total: string, male: string, female: string) =>
      codes(
        check(form([row("a")]), {
          indicators: [indicator("a", "%", 1)],
          figures: figures({ a: total, "a|sex=male": male, "a|sex=female": female }),
        }),
      );
    expect(shares("93.1", "93.5", "92.6")).toEqual([]);
    expect(shares("94.1", "93.5", "92.6")).toEqual(["warning total-outside-parts a.total"]);
    expect(shares("100", "48.7", "51.3")).toEqual([]);
  });

  test("numerators and denominators of the parts add up too", () => {
    const columns: FormColumn[] = bySex.flatMap((column) =>
      column.kind === "value"
        ? [
            column,
            { ...column, id: `${column.id}-n`, kind: "numerator" as const },
            { ...column, id: `${column.id}-d`, kind: "denominator" as const },
          ]
        : [],
    );
    const found = check(form([row("a")], [], columns), {
      indicators: [indicator("a", "%", 1)],
      figures: figures({ a: "50.0/50/100", "a|sex=male": "40.0/20/50", "a|sex=female": "60.0/30/51" }),
    });
    expect(codes(found)).toEqual(["error sum-differs a.total-d", "error ratio-differs a.female"]);
    const structure = check(form([row("a")], [], columns), {
      indicators: [indicator("a", "%", 1)],
      figures: figures({ a: "100.0/100/100", "a|sex=male": "40.0/40/100", "a|sex=female": "60.0/60/100" }),
    });
    expect(structure).toEqual([]);
  });

  test("a row of which (其中) is not above its parent; an indented one is asked about", () => {
    const rows = (child: Partial<FormRow & { kind: "indicator" }>) => form([row("a"), row("b", child)]);
    const lists = { indicators: people, figures: figures({ a: "10", b: "12" }) };
    expect(codes(check(rows({ isOfWhich: true }), lists))).toEqual(["error part-above-parent b.total"]);
    expect(codes(check(rows({ indent: 1, isOfWhich: true }), lists))).toEqual([
      "error part-above-parent b.total",
    ]);
    expect(codes(check(rows({ indent: 1 }), lists))).toEqual(["warning part-above-parent b.total"]);
    expect(check(rows({}), lists)).toEqual([]);
    const beds = { ...lists, indicators: [indicator("a", "所"), indicator("b", "人")] };
    expect(check(rows({ isOfWhich: true }), beds)).toEqual([]);
  });

  test("rows of which that follow each other all belong to the row before them, and a heading ends that", () => {
    const three = form([row("a"), row("b", { isOfWhich: true }), row("c", { isOfWhich: true })]);
    const lists = {
      indicators: [...people, indicator("c", "人")],
      figures: figures({ a: "10", b: "2", c: "12" }),
    };
    expect(codes(check(three, lists))).toEqual(["error part-above-parent c.total"]);
    const headed = form([row("a"), { id: "h", kind: "heading", label: "二" }, row("c", { isOfWhich: true })]);
    expect(check(headed, lists)).toEqual([]);
  });

  test("a required cell wants a figure or a reason, and tells what its parts make", () => {
    const columns: FormColumn[] = [
      { id: "v", label: "数值", kind: "value", breakdown: "" },
      { id: "n", label: "分子", kind: "numerator", breakdown: "" },
      { id: "d", label: "分母", kind: "denominator", breakdown: "" },
    ];
    const asked = form([row("a", { isRequired: true })], [], columns);
    const indicators = [indicator("a", "%", 1)];
    expect(codes(check(asked, { indicators }))).toEqual(["error not-filled a.v"]);
    const [found] = check(asked, { indicators, figures: figures({ a: "/1/8" }) });
    expect(found).toMatchObject({ code: "not-filled", likely: "12.5" });
    expect(codes(check(asked, { indicators, figures: figures({ a: "12.5/1" }) }))).toEqual([
      "warning part-not-filled a.d",
    ]);
    const none = { indicatorId: "a", breakdown: "", value: null, numerator: null, denominator: null };
    expect(check(asked, { indicators, figures: [{ ...none, missing: "withheld" }] })).toEqual([]);
    expect(
      codes(check(asked, { indicators, figures: [{ ...none, value: "1/1/8", missing: "withheld" }] })),
    ).toContain("error value-and-reason a.v");
  });

  test("what a figure fails by itself is told at the part that fails", () => {
    const columns: FormColumn[] = [
      { id: "v", label: "数值", kind: "value", breakdown: "" },
      { id: "n", label: "分子", kind: "numerator", breakdown: "" },
      { id: "d", label: "分母", kind: "denominator", breakdown: "" },
    ];
    const found = check(form([row("a")], [], columns), {
      indicators: [indicator("a", "‰", 1)],
      figures: figures({ a: "13.5/9/8" }),
    });
    expect(codes(found)).toEqual(["error ratio-differs a.v", "error numerator-above-denominator a.n"]);
    expect(found[0]?.related).toEqual([
      { row: "a", column: "n" },
      { row: "a", column: "d" },
    ]);
  });
});

describe("rules of a form's own", () => {
  const two = (rule: FormRule) => form([row("a"), row("b")], [rule], bySex.slice(0, 1));
  const base = { id: "r1", severity: "hard", mayDiffer: null } as const;
  const a = { row: "a", column: "total" };
  const b = { row: "b", column: "total" };

  test("a part is not above its whole, in one unit", () => {
    const rule: FormRule = { ...base, kind: "part-of-whole", part: b, whole: a };
    const lists = { indicators: people, figures: figures({ a: "10", b: "11" }) };
    expect(codes(check(two(rule), lists))).toEqual(["error part-of-whole:r1 b.total"]);
    expect(codes(check(two({ ...rule, severity: "soft" }), lists))).toEqual([
      "warning part-of-whole:r1 b.total",
    ]);
    const mixed = {
      indicators: [indicator("a", "万人", 2), indicator("b", "人")],
      figures: figures({ a: "1.2", b: "11999" }),
    };
    expect(check(two(rule), mixed)).toEqual([]);
  });

  test("a reason why figures may differ makes a breach a notice that tells it", () => {
    const rule: FormRule = { ...base, kind: "sum", parts: [b], total: a, mayDiffer: "含军队医院" };
    const [found] = check(two(rule), { indicators: people, figures: figures({ a: "10", b: "11" }) });
    expect(found).toMatchObject({ code: "sum:r1", severity: "notice", likely: "11" });
    expect(found?.words.zh).toContain("含军队医院");
  });

  test("a rule on the same cells stands in the place of the automatic one", () => {
    const rule: FormRule = {
      ...base,
      severity: "soft",
      kind: "sum",
      total: a,
      parts: [
        { row: "a", column: "female" },
        { row: "a", column: "male" },
      ],
    };
    const found = check(form([row("a")], [rule]), {
      indicators: people,
      figures: figures({ a: "11", "a|sex=male": "4", "a|sex=female": "6" }),
    });
    expect(codes(found)).toEqual(["warning sum:r1 a.total"]);
  });

  test("bounds and the change in a year are those of the form", () => {
    const indicators = people;
    const bounds: FormRule = { ...base, kind: "bounds", cell: a, least: "5", most: "20" };
    for (const [value, count] of [
      ["4", 1],
      ["5", 0],
      ["20", 0],
      ["21", 1],
    ] as const)
      expect(check(two(bounds), { indicators, figures: figures({ a: value }) })).toHaveLength(count);
    const change: FormRule = { ...base, severity: "soft", kind: "year-change", cell: a, mostPercent: "20" };
    const history = [{ indicatorId: "a", breakdown: "", years: [{ year: 2024, value: "100" }] }];
    for (const [value, count] of [
      ["80", 0],
      ["79", 1],
      ["120", 0],
      ["121", 1],
    ] as const)
      expect(check(two(change), { indicators, figures: figures({ a: value }), history })).toHaveLength(count);
  });

  test("the areas below add up to this one, or lie around it where the figure is a share", () => {
    const rule: FormRule = { ...base, kind: "areas-sum", cell: a };
    const below = (...values: ReadonlyArray<string | null>) =>
      values.map((value, at) => ({
        indicatorId: "a",
        breakdown: "",
        areaCode: `99010${at}`,
        areaName: `区${at}`,
        value,
        missing: null,
      }));
    const run = (value: string, unit: string, areas: ReturnType<typeof below>) =>
      codes(
        check(two(rule), {
          indicators: [indicator("a", unit)],
          figures: figures({ a: value }),
          below: areas,
        }),
      );
    expect(run("10", "人", below("4", "6"))).toEqual([]);
    expect(run("11", "人", below("4", "6"))).toEqual(["error areas-sum:r1 a.total"]);
    expect(run("11", "人", below("4", null))).toEqual([]);
    expect(run("3", "人", below("4", null))).toEqual(["error areas-sum:r1 a.total"]);
    expect(run("93", "%", below("92", "95"))).toEqual([]);
    expect(run("96", "%", below("92", "95"))).toEqual(["error areas-sum:r1 a.total"]);
  });

  test("a rule that names a cell the form does not have says nothing", () => {
    const rule: FormRule = {
      ...base,
      kind: "bounds",
      cell: { row: "x", column: "y" },
      least: "0",
      most: null,
    };
    expect(check(two(rule), { indicators: people, figures: figures({ a: "1" }) })).toEqual([]);
  });
});
