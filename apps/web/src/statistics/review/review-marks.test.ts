import type { ReviewFigure, ReviewQueue } from "@halfsky/api-contract";
import { describe, expect, test } from "vitest";
import { arrangeQueue, keptMarks, nextSubmissionAt, reviewKey, type ReviewMark } from "./review-marks.ts";

function figure(submission: string, indicatorId: string, revision = 1): ReviewFigure {
  return {
    submission: {
      id: submission,
      state: "confirmed",
      level: "city",
      organisation: { id: submission, name: submission, shortName: submission },
      area: { code: "990100", name: "甲市" },
      form: { id: "f", version: 1, title: "表", code: null },
    },
    version: 3,
    rowLabel: indicatorId,
    columnLabel: "合计",
    unit: "人",
    figure: {
      indicatorId,
      breakdown: "",
      revision,
      value: "1",
      missing: null,
      numerator: null,
      denominator: null,
      note: null,
      source: { kind: "entry", name: null },
      recorded: { by: "甲", at: "2025-03-03T01:00:00.000Z" },
    },
    lastYear: null,
    history: [],
    findings: [],
    answers: [],
    changed: null,
  };
}

const row = (id: string, figures: number): ReviewQueue["submissions"][number] => ({
  id,
  roundId: "r",
  roundTitle: "年报",
  year: 2024,
  form: { id: "f", version: 1, title: "表", code: null },
  organisation: { id, name: id, shortName: id },
  area: { code: "990100", name: "甲市" },
  state: "confirmed",
  level: "city",
  originLevel: "city",
  topLevel: "city",
  isCorrection: false,
  dueOn: "2025-03-20",
  isLate: false,
  openedAt: null,
  begunAt: null,
  submittedAt: null,
  signedAt: null,
  owedCells: 3,
  filledCells: 3,
  errors: 0,
  warnings: 0,
  openReturns: 0,
  changedSinceSigning: 0,
  version: 3,
  figures,
});

const [one, two, three] = [figure("a", "i1"), figure("a", "i2"), figure("b", "i1")];
const queue: ReviewQueue = {
  submissions: [row("a", 2), row("b", 1), row("c", 0)],
  figures: [one, two, three],
};
const looked: ReviewMark = { kind: "looked" };

describe("the review day's marks", () => {
  test("a form without doubts is settled, one with doubts once each was looked at and stands", () => {
    const settled = (marks: ReadonlyMap<string, ReviewMark>) =>
      arrangeQueue(queue, marks)
        .filter(({ isSettled }) => isSettled)
        .map(({ row: { id } }) => id);
    expect(settled(new Map())).toEqual(["c"]);
    expect(settled(new Map([[reviewKey(one), looked]]))).toEqual(["c"]);
    expect(
      settled(
        new Map([
          [reviewKey(one), looked],
          [reviewKey(two), looked],
        ]),
      ),
    ).toEqual(["a", "c"]);
  });

  test("a figure to send back keeps its form and carries its reason", () => {
    const marks = new Map<string, ReviewMark>([
      [reviewKey(one), looked],
      [reviewKey(two), { kind: "return", reason: "请核实" }],
    ]);
    const [first] = arrangeQueue(queue, marks);
    expect(first?.isSettled).toBe(false);
    expect(first?.returns.map(({ figure: { figure: of }, reason }) => [of.indicatorId, reason])).toEqual([
      ["i2", "请核实"],
    ]);
  });

  test("a mark counts for the revision that was seen and goes with the figure", () => {
    const marks = new Map([[reviewKey(three), looked]]);
    const changed = { ...queue, figures: [one, two, figure("b", "i1", 2)] };
    expect(keptMarks(marks, queue).size).toBe(1);
    expect(keptMarks(marks, changed).size).toBe(0);
  });

  test("the next form begins at its first figure, after the last one at the first", () => {
    expect(nextSubmissionAt(queue.figures, 0)).toBe(2);
    expect(nextSubmissionAt(queue.figures, 2)).toBe(0);
  });
});
