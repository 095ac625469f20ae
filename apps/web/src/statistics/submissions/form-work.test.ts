import type { SubmissionRecord } from "@halfsky/api-contract";
import { type CheckedFigure, checkForm, readCheckContext } from "@halfsky/statistics";
import { describe, expect, test } from "vitest";
import { emptyContent } from "../grid/cell-content.ts";
import { changeCells, type Edits, noEdits } from "../grid/edits.ts";
import { figure, pupils, record, stamp } from "./example-record.ts";
import { answerFinder, figuresAsSeen, formChecker, loadedFigures, openPoints } from "./form-work.ts";
import { type FilledCell, formView } from "./form-view.ts";
import type { GridFigure } from "./submission-store.ts";
import { withPart } from "./use-form-work.ts";

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
