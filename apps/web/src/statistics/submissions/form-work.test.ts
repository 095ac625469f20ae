import type { SubmissionRecord } from "@halfsky/api-contract";
import { type CheckedFigure, checkForm, readCheckContext } from "@halfsky/statistics";
import { describe, expect, test } from "vitest";
import { emptyContent } from "../grid/cell-content.ts";
import { changeCells, type Edits, noEdits } from "../grid/edits.ts";
import { exampleGridCell } from "../grid/example-grid-cell.ts";
import { answerFinder, figuresAsSeen, formChecker, loadedFigures, openPoints } from "./form-work.ts";
import { type FilledCell, formView } from "./form-view.ts";
import type { GridFigure } from "./submission-store.ts";
import { withPart } from "./use-form-work.ts";

const pupils = {
  ...exampleGridCell().indicator,
  id: "i-pupils",
  name: "在校学生数",
  unit: "人",
  decimals: 0,
};
const rate = { ...exampleGridCell().indicator, id: "i-rate", unit: "%", decimals: 2 };
const stamp = { by: "陈若溪", at: "2026-01-05T00:00:00.000Z" };

function figure(breakdown: string, value: string, revision = 1): SubmissionRecord["figures"][number] {
  return {
    indicatorId: pupils.id,
    breakdown,
    revision,
    value,
    missing: null,
    numerator: null,
    denominator: null,
    note: null,
    source: { kind: "entry", name: null },
    recorded: stamp,
  };
}

function row(indicatorId: string, columns: string[]): SubmissionRecord["definition"]["rows"][number] {
  return {
    id: `r-${indicatorId}`,
    kind: "indicator",
    indicatorId,
    label: null,
    indent: 1,
    isOfWhich: true,
    isRequired: true,
    columns,
  };
}

function record(given: Partial<SubmissionRecord> = {}): SubmissionRecord {
  return {
    id: "s-1",
    roundId: "round-1",
    roundTitle: "年报",
    year: 2025,
    form: { id: "f-1", version: 1, title: "教育", code: null },
    organisation: { id: "education", name: "市教育局", shortName: "市教育局" },
    area: { code: "990100", name: "云汀市" },
    state: "draft",
    level: "city",
    originLevel: "city",
    topLevel: "city",
    isCorrection: false,
    dueOn: "2026-02-01",
    isLate: false,
    openedAt: null,
    begunAt: null,
    submittedAt: null,
    signedAt: null,
    owedCells: 5,
    filledCells: 3,
    errors: 0,
    warnings: 0,
    openReturns: 0,
    changedSinceSigning: 0,
    message: null,
    head: {
      title: "教育",
      kind: "administrative",
      code: null,
      authority: null,
      approvalNumber: null,
      validUntil: null,
      sharingBasis: "共享目录",
      periodKind: "calendar-year",
    },
    definition: {
      formatVersion: 1,
      columns: [
        { id: "total", label: "合计", kind: "value", breakdown: "" },
        { id: "male", label: "男", kind: "value", breakdown: "sex=male" },
        { id: "female", label: "女", kind: "value", breakdown: "sex=female" },
        { id: "above", label: "分子", kind: "numerator", breakdown: "" },
        { id: "below", label: "分母", kind: "denominator", breakdown: "" },
      ],
      rows: [
        { id: "h", kind: "heading", label: "一、学生" },
        row(pupils.id, ["total", "male", "female"]),
        row(rate.id, ["above", "below"]),
      ],
      rules: [],
      notes: [],
    },
    indicators: [pupils, rate],
    dimensions: [
      {
        id: "sex",
        label: { zh: "性别", en: "Sex" },
        isPartition: true,
        categories: [
          { id: "male", label: { zh: "男", en: "Male" } },
          { id: "female", label: { zh: "女", en: "Female" } },
        ],
      },
    ],
    figures: [figure("", "1000"), figure("sex=male", "600"), figure("sex=female", "400")],
    history: [],
    below: [],
    findings: [],
    answers: [],
    returns: [],
    changed: [],
    actions: [],
    mayDo: ["fill"],
    editable: null,
    version: 1,
    ...given,
  };
}

const open = { mayWrite: true, figures: null };

function cellAt(of: SubmissionRecord, name: string): FilledCell {
  const cell = formView(of, open, "zh").cells.get(name);
  if (cell?.kind !== "figure") throw new Error(`no figure is typed at ${name}`);
  return cell;
}

function typed(of: SubmissionRecord, name: string, text: string): Edits<GridFigure> {
  const cell = cellAt(of, name);
  const loaded = loadedFigures(of);
  return changeCells<GridFigure>(
    noEdits,
    (key) => loaded.get(key),
    [{ place: cell.place, content: { ...emptyContent, text } }],
    "zh",
  );
}

function points(of: SubmissionRecord, edits: Edits<GridFigure> = noEdits) {
  const loaded = loadedFigures(of);
  const seen = figuresAsSeen(loaded, edits);
  const findings = formChecker(of)(seen);
  return openPoints(of, { loaded, edits, seen, findings, cellOf: (key) => key });
}

describe("a form on the screen", () => {
  test("is laid out as the paper form: heads between rows, one of which with #, cells that a row does not have", () => {
    const view = formView(record(), open, "zh");
    expect(view.lines).toEqual([
      { kind: "group", title: "一、学生" },
      { kind: "row", index: 0 },
      { kind: "row", index: 1 },
    ]);
    expect(view.rows[0]).toMatchObject({ title: "# 在校学生数", indent: 1, unit: "人" });
    expect(view.rows[0]?.cells.map(({ kind }) => kind)).toEqual([
      "figure",
      "figure",
      "figure",
      "blank",
      "blank",
    ]);
  });
  test("opens only the figures that were sent back", () => {
    const figures = [{ indicatorId: pupils.id, breakdown: "sex=male" }];
    const view = formView(record(), { mayWrite: true, figures }, "zh");
    const writable = [...view.cells.values()].filter(({ mayWrite }) => mayWrite);
    expect(writable.map(({ key }) => key)).toEqual(["r-i-pupils|male"]);
  });
  test("works a rate out that no column asks for", () => {
    const above = cellAt(record(), "r-i-rate|above");
    const once = withPart(emptyContent, above, "30");
    expect(once.text).toBe("");
    expect(withPart(once, cellAt(record(), "r-i-rate|below"), "40")).toMatchObject({
      text: "75.00",
      numerator: "30",
      denominator: "40",
    });
  });
});

describe("what there is to settle", () => {
  test("changes with every key: parts that do not add up, and what is still to be filled in", () => {
    const codes = (edits?: Edits<GridFigure>) =>
      points(record(), edits).flatMap(({ finding }) => finding?.code ?? []);
    expect(codes()).not.toContain("sum-differs");
    expect(codes(typed(record(), "r-i-pupils|male", "601"))).toContain("sum-differs");
    expect(points(record()).filter(({ kind }) => kind === "empty")).toHaveLength(2);
  });
  test("is found from what the server found and what was typed since, as by checking the whole form", () => {
    const whole = (figures: ReadonlyMap<string, CheckedFigure>) =>
      checkForm(record().definition, { ...readCheckContext({ ...record(), figures: [] }), figures });
    const start = record();
    const loaded = loadedFigures(start);
    const check = formChecker({
      ...start,
      findings: whole(figuresAsSeen(loaded, noEdits)).map((one) => ({ ...one, related: [...one.related] })),
    });
    for (const [name, text] of [
      ["r-i-pupils|male", "601"],
      ["r-i-pupils|total", "1001"],
      ["r-i-rate|above", "3"],
      ["r-i-pupils|male", ""],
      ["r-i-pupils|total", "12.5"],
    ] as const) {
      const seen = figuresAsSeen(loaded, typed(start, name, text));
      expect(check(seen)).toEqual(whole(seen));
    }
  });
  test("begins with what is not stored, and leads to its cell", () => {
    const edits = typed(record(), "r-i-pupils|male", "约六百");
    expect(points(record(), edits)[0]).toMatchObject({
      kind: "trouble",
      cell: "990100|i-pupils|2025|sex=male",
      isSettled: false,
    });
  });
  test("a returned figure is open until it is changed or explained", () => {
    const item = {
      id: "x",
      indicatorId: pupils.id,
      breakdown: "",
      reason: "请核对",
      dueOn: "2026-01-20",
      returned: { ...stamp, organisation: "市统计局" },
      before: { revision: 1, shown: "1000" },
      answer: null,
    };
    const returned = record({ returns: [item] });
    const kinds = (of: SubmissionRecord, edits?: Edits<GridFigure>) =>
      points(of, edits).map(({ kind }) => kind);
    expect(kinds(returned)).toContain("returned");
    expect(kinds(returned, typed(returned, "r-i-pupils|total", "1001"))).not.toContain("returned");
    const kept = { ...item, answer: { kind: "kept" as const, words: "已核对", answered: stamp } };
    expect(kinds(record({ returns: [kept] }))).not.toContain("returned");
  });
  test("an answer counts for the revision it was given to, and not for newer words", () => {
    const key = { indicatorId: pupils.id, breakdown: "" };
    const answer = { ...key, code: "unlike-series", revision: 1, reason: "已核对", answered: stamp };
    const finding = {
      ...key,
      code: "unlike-series",
      severity: "warning" as const,
      row: "r-i-pupils",
      column: "total",
      words: { zh: "", en: "" },
      likely: null,
      related: [],
    };
    const answered = (of: SubmissionRecord, edits: Edits<GridFigure> = noEdits) =>
      answerFinder(of, loadedFigures(of), edits)(finding)?.reason;
    const given = record({ answers: [answer] });
    expect(answered(given)).toBe("已核对");
    expect(answered(given, typed(given, "r-i-pupils|total", "1001"))).toBeUndefined();
    expect(answered(record({ answers: [answer], figures: [figure("", "1000", 2)] }))).toBeUndefined();
  });
});
