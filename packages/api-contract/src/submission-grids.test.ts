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
import { readFigureTables, submissionGrid, writeFigureTables } from "./submission-grids.ts";

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

const written = submissionGrid.pick({
  figureIndicators: true,
  figureBreakdowns: true,
  stamps: true,
  sources: true,
  figures: true,
  history: true,
});

test("tables make the figures and years again that they were written of, also after their way as JSON", () => {
  assert(
    property(lists, (record) => {
      const answer: unknown = JSON.parse(JSON.stringify(writeFigureTables(record)));
      expect(readFigureTables(written.parse(answer))).toEqual(record);
    }),
  );
});

test("columns of different length, and places beside their lists, are refused", () => {
  const tables = writeFigureTables({
    figures: [],
    history: [{ indicatorId: "i-1", breakdown: "", years: [{ year: 2023, value: "1" }] }],
  });
  expect(() => readFigureTables({ ...tables, figureIndicators: [] })).toThrow("no place 0");
  expect(() => readFigureTables({ ...tables, history: { ...tables.history, rows: 2 } })).toThrow(
    "1 entries in a column of 2 rows",
  );
});
