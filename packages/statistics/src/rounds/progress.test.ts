import { array, assert, constantFrom, date, integer, option, property, record, sample } from "fast-check";
import { describe, expect, test } from "vitest";
import { reviewLevels, submissionStates } from "../review/review-state.ts";
import {
  addProgress,
  completeness,
  countProgress,
  noProgress,
  progressBy,
  type Progress,
  type ProgressedSubmission,
  timeliness,
} from "./progress.ts";

const today = "2026-05-21";
const moment = option(
  date({
    min: new Date("2026-05-10T00:00:00Z"),
    max: new Date("2026-05-25T00:00:00Z"),
    noInvalidDate: true,
  }).map((at) => at.toISOString()),
);

const submission = record({
  state: constantFrom(...submissionStates),
  level: constantFrom(...reviewLevels),
  originLevel: constantFrom(...reviewLevels),
  dueOn: constantFrom("2026-05-18", "2026-05-20", "2026-05-21", "2026-06-10"),
  openedAt: moment,
  begunAt: moment,
  submittedAt: moment,
  owedCells: integer({ min: 0, max: 40 }),
  filledCells: integer({ min: 0, max: 40 }),
  organisation: constantFrom("health", "education", "justice"),
  area: constantFrom("510900", "510903", "510904"),
}).map((made) => ({ ...made, filledCells: Math.min(made.filledCells, made.owedCells) }));

type Row = ProgressedSubmission & { readonly organisation: string; readonly area: string };

/** The day in Beijing, by the calendar of the machine's own tables instead of arithmetic. */
const calendar = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" });

/** Counted one condition after the other, over and over, as somebody would do with a sheet of paper. */
function naive(rows: readonly Row[]): Progress {
  return {
    submissions: rows.length,
    opened: rows.filter((row) => row.openedAt).length,
    begun: rows.filter((row) => row.begunAt).length,
    submitted: rows.filter((row) => row.submittedAt).length,
    signed: rows.filter((row) => row.level !== row.originLevel || /^(signed|locked)$/.test(row.state)).length,
    returned: rows.filter((row) => row.state === "returned").length,
    late: rows.filter((row) => !row.submittedAt && Number(new Date(today)) > Number(new Date(row.dueOn)))
      .length,
    onTime: rows.filter((row) => row.submittedAt && calendar.format(new Date(row.submittedAt)) <= row.dueOn)
      .length,
    owedCells: rows.reduce((sum, row) => sum + row.owedCells, 0),
    filledCells: rows.reduce((sum, row) => sum + row.filledCells, 0),
  };
}

test("five hundred submissions are counted as on paper, by organisation, by area and in all", () => {
  const rows = sample(submission, { numRuns: 500, seed: 2026 });
  expect(countProgress(rows, today)).toEqual(naive(rows));
  for (const key of ["organisation", "area"] as const) {
    const parts = progressBy(rows, (row) => row[key], today);
    expect(parts.size).toBe(3);
    for (const [name, progress] of parts)
      expect(progress).toEqual(naive(rows.filter((row) => row[key] === name)));
    expect(addProgress(parts.values())).toEqual(countProgress(rows, today));
  }
});

describe("completeness and timeliness", () => {
  test("lie between 0 and 100, and are 100 only where nothing is left", () => {
    assert(
      property(array(submission, { maxLength: 30 }), (rows) => {
        const progress = countProgress(rows, today);
        const { owedCells, filledCells, submitted, late, onTime } = progress;
        expect(completeness(progress) === "100.0").toBe(owedCells > 0 && filledCells === owedCells);
        expect(completeness(progress) === null).toBe(owedCells === 0);
        expect(timeliness(progress) === "100.0").toBe(submitted + late > 0 && onTime === submitted + late);
        expect(Number(timeliness(progress) ?? 0)).toBeLessThanOrEqual(100);
      }),
    );
  });

  test("never round what is nearly whole to whole, nor what is begun to nothing", () => {
    expect(completeness({ ...noProgress, owedCells: 10_000, filledCells: 9999 })).toBe("99.9");
    expect(completeness({ ...noProgress, owedCells: 10_000, filledCells: 1 })).toBe("0.1");
    expect(completeness({ ...noProgress, owedCells: 8, filledCells: 1 })).toBe("12.5");
    expect(completeness({ ...noProgress, owedCells: 3, filledCells: 2 })).toBe("66.7");
  });

  const open: ProgressedSubmission = {
    state: "draft",
    level: "county",
    originLevel: "county",
    dueOn: "2026-05-20",
    openedAt: null,
    begunAt: null,
    submittedAt: null,
    owedCells: 10,
    filledCells: 0,
  };

  test("what may still come in time is neither late nor in time", () => {
    expect(timeliness(countProgress([open], "2026-05-20"))).toBeNull();
    expect(timeliness(countProgress([open], "2026-05-21"))).toBe("0.0");
  });

  test("the due day ends at midnight in Beijing", () => {
    const at = (submittedAt: string) =>
      countProgress([{ ...open, state: "submitted", submittedAt }], today).onTime;
    expect(at("2026-05-20T15:59:59.999Z")).toBe(1);
    expect(at("2026-05-20T16:00:00.000Z")).toBe(0);
  });

  test("a form that was sent back and comes again stays in time", () => {
    const again: ProgressedSubmission = {
      ...open,
      state: "returned",
      submittedAt: "2026-05-19T02:00:00.000Z",
    };
    expect(countProgress([again], "2026-06-30")).toMatchObject({
      onTime: 1,
      late: 0,
      returned: 1,
      submitted: 1,
    });
  });
});
