import type { OutsideMapping, OutsideSheets } from "@halfsky/api-contract";
import { expect, test } from "vitest";
import { hasKey, meaningOf, valuesOf, wordsToMap } from "./mapping-words.ts";

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

test("rows are known by what is read alone: where every case is sealed, by their numbers", () => {
  const { columns } = mapping;
  const none = { ...columns, number: null };
  const people = { ...none, idNumber: 2, name: 4, birthDate: 5 };
  const all = ["number", "idNumber", "state", "day", "name", "birthDate"] as const;
  expect(hasKey(columns, [...all])).toBe(true);
  expect(hasKey(people, [...all])).toBe(true);
  expect(hasKey({ ...none, name: 4, birthDate: 5 }, [...all])).toBe(true);
  expect(hasKey({ ...none, name: 4 }, [...all])).toBe(false);
  expect(hasKey(columns, ["number", "state", "day"])).toBe(true);
  expect(hasKey(people, ["number", "state", "day"])).toBe(false);
});
