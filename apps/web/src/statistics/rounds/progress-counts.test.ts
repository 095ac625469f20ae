import type { SubmissionRow } from "@halfsky/api-contract";
import { describe, expect, test } from "vitest";
import { filledPercent, heatOf, ofCount } from "./progress-counts.ts";

const row: SubmissionRow = {
  id: "submission-1",
  roundId: "round-1",
  roundTitle: "年报",
  year: 2025,
  form: { id: "form-1", version: 1, title: "表", code: null },
  organisation: { id: "edu", name: "教育局", shortName: "教育局" },
  area: { code: "990100", name: "云亭市" },
  state: "draft",
  level: "city",
  originLevel: "city",
  topLevel: "city",
  isCorrection: false,
  dueOn: "2026-03-31",
  isLate: false,
  openedAt: null,
  begunAt: null,
  submittedAt: null,
  signedAt: null,
  owedCells: 300,
  filledCells: 0,
  errors: 0,
  warnings: 0,
  openReturns: 0,
  changedSinceSigning: 0,
};

describe("the map of a round", () => {
  test("says 100 only of what is whole and 0 only of what is empty", () => {
    expect(filledPercent([row])).toBe(0);
    expect(filledPercent([{ ...row, filledCells: 1 }])).toBe(1);
    expect(filledPercent([{ ...row, filledCells: 299 }])).toBe(99);
    expect(filledPercent([{ ...row, filledCells: 300 }])).toBe(100);
  });

  test("shows lateness before anything else, and a signature only when all are signed", () => {
    const signed: SubmissionRow = { ...row, state: "signed", submittedAt: "2026-03-01T00:00:00Z" };
    expect(heatOf([signed, { ...row, isLate: true }])).toBe(0);
    expect(heatOf([signed])).toBe(4);
    expect(heatOf([signed, row])).toBe(1);
  });

  test("counts as late only what was never handed in", () => {
    expect(ofCount({ ...row, isLate: true }, "late")).toBe(true);
    expect(ofCount({ ...row, isLate: true, submittedAt: "2026-04-02T00:00:00Z" }, "late")).toBe(false);
  });
});
