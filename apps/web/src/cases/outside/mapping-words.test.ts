import type { OutsideMapping, OutsideSheets } from "@halfsky/api-contract";
import { expect, test } from "vitest";
import { meaningOf, todayInBeijing, valuesOf, wordsToMap } from "./mapping-words.ts";

const mapping: OutsideMapping = {
  sheet: 0,
  headRow: 1,
  columns: { number: 1, idNumber: null, state: 3, day: null, name: null, birthDate: null, residence: null },
  words: { 在册: { states: ["listed"] } },
};
const sheet: OutsideSheets["sheets"][number] = {
  name: "名册",
  rows: 2,
  heads: [],
  words: [{ column: 3, words: ["在册", "注销"] }],
  mapping,
  isRemembered: false,
};

test("words that stand for nothing yet are asked for, and a column of anything else is no column of states", () => {
  expect(wordsToMap(sheet, mapping)).toEqual({ words: ["在册", "注销"], missing: ["注销"] });
  expect(wordsToMap(sheet, { ...mapping, columns: { ...mapping.columns, state: 2 } }).words).toBeNull();
  expect(wordsToMap(sheet, { ...mapping, columns: { ...mapping.columns, state: null } }).missing).toEqual([]);
});

test("a phase or not compared stands alone, states stand together, whatever was chosen before", () => {
  expect(meaningOf(["listed", "left"])).toEqual({ states: ["listed", "left"] });
  expect(meaningOf(["listed", "none"])).toEqual({ notCompared: true });
  expect(meaningOf(["none", "listed"])).toEqual({ states: ["listed"] });
  expect(meaningOf(["listed", "phase:closed"])).toEqual({ phase: "closed" });
  expect(meaningOf([])).toBeUndefined();
  for (const values of [["none"], ["phase:open"], ["a", "b"]])
    expect(valuesOf(meaningOf(values))).toEqual(values);
});

test("today is the day in Beijing", () => {
  expect(todayInBeijing(new Date("2026-11-28T16:30:00Z"))).toBe("2026-11-29");
});
