import {
  type Arbitrary,
  assert,
  constantFrom,
  integer,
  option,
  property,
  record,
  string,
  tuple,
  uniqueArray,
} from "fast-check";
import { expect, test } from "vitest";
import {
  isOfSameFigures,
  readFigureTable,
  readHistoryTable,
  submissionGridRest,
  submissionGridStart,
  writeFigureTable,
  writeHistoryTable,
} from "./submission-grids.ts";

const decimal = integer({ min: -999, max: 9_999_999 }).map((value) => String(value / 100));
const maybe = <Value>(value: Arbitrary<Value>) => option(value, { nil: null });
const reason = constantFrom("not-applicable" as const, "not-yet-reported" as const);
const key = {
  indicatorId: constantFrom("i-1", "i-2", "i-3"),
  breakdown: constantFrom("", "sex=female", "residence=rural;sex=male"),
};
const keyText = (one: { indicatorId: string; breakdown: string }) => `${one.indicatorId}|${one.breakdown}`;

const figure = record({
  ...key,
  revision: integer({ min: 1, max: 9 }),
  value: maybe(decimal),
  missing: maybe(reason),
  numerator: maybe(decimal),
  denominator: maybe(decimal),
  note: maybe(string()),
  source: record({
    kind: constantFrom("entry" as const, "import" as const),
    name: maybe(constantFrom("甲.xlsx", "乙.xlsx")),
  }),
  recorded: record({ by: constantFrom("甲", "乙"), at: constantFrom("2025-06-02T01:00:00.000Z") }),
});
const yearFigure = record(
  { value: maybe(decimal), missing: reason, numerator: decimal, denominator: decimal },
  { requiredKeys: ["value"] },
);
const years = uniqueArray(integer({ min: 2014, max: 2023 })).chain((list) =>
  tuple(
    ...list.toSorted((one, other) => one - other).map((year) => yearFigure.map((one) => ({ year, ...one }))),
  ),
);
const lists = record({
  figures: uniqueArray(figure, { selector: keyText }),
  history: uniqueArray(record({ ...key, years }), { selector: keyText }),
});

const figureTable = submissionGridStart.pick({
  figureIndicators: true,
  figureBreakdowns: true,
  stamps: true,
  sources: true,
  figures: true,
});
const historyTable = submissionGridRest.pick({
  historyIndicators: true,
  historyBreakdowns: true,
  history: true,
});
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("tables make the figures and years again that they were written of, also after their way as JSON", () => {
  assert(
    property(lists, ({ figures, history }) => {
      expect(readFigureTable(figureTable.parse(sent(writeFigureTable(figures))))).toEqual(figures);
      expect(readHistoryTable(historyTable.parse(sent(writeHistoryTable(history))))).toEqual(history);
    }),
  );
});

test("columns of different length, and places beside their lists, are refused", () => {
  const table = writeHistoryTable([
    { indicatorId: "i-1", breakdown: "", years: [{ year: 2023, value: "1" }] },
  ]);
  expect(() => readHistoryTable({ ...table, historyIndicators: [] })).toThrow("no place 0");
  expect(() => readHistoryTable({ ...table, history: { ...table.history, rows: 2 } })).toThrow(
    "1 entries in a column of 2 rows",
  );
});

test("two answers are of the same figures where neither a figure was saved nor a step taken between them", () => {
  const one = { version: 3, revisions: 18_000 };
  expect(isOfSameFigures(one, { ...one })).toBe(true);
  expect(isOfSameFigures(one, { ...one, revisions: 18_001 })).toBe(false);
  expect(isOfSameFigures(one, { ...one, version: 4 })).toBe(false);
});
