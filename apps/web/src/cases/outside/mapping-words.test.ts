import type { OutsideMapping, OutsideSheets } from "@halfsky/api-contract";
import { expect, test } from "vitest";
import { lackingIn, meaningOf, valuesOf, wordsToMap } from "./mapping-words.ts";

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

test("what is missing is named: rows are known by what is read alone, where every case is sealed by their numbers", () => {
  const { columns } = mapping;
  const none = { ...columns, state: null, number: null };
  const people = { ...none, idNumber: 2, name: 4, birthDate: 5 };
  const all = ["number", "idNumber", "state", "day", "name", "birthDate"] as const;
  const sealed = ["number", "state", "day"] as const;
  const kinds = (chosen: OutsideMapping["columns"], read: readonly (typeof all)[number][] = all) =>
    lackingIn(sheet, { ...mapping, columns: chosen }, "2026-03-01", [...read]).map(({ kind }) => kind);
  expect(kinds({ ...none, number: 1 })).toEqual([]);
  expect(kinds(people)).toEqual([]);
  expect(kinds({ ...none, name: 4, birthDate: 5 })).toEqual([]);
  expect(kinds(none)).toEqual(["key"]);
  expect(kinds({ ...none, name: 4 })).toEqual(["birthDate"]);
  expect(kinds({ ...none, birthDate: 5 })).toEqual(["name"]);
  expect(kinds({ ...none, number: 1 }, sealed)).toEqual([]);
  expect(kinds(people, sealed)).toEqual(["number"]);
});

test("a list without a day, with words that stand for nothing or a column without states says so", () => {
  const read = ["number", "state"] as const;
  expect(lackingIn(sheet, mapping, "", [...read])).toEqual([
    { kind: "day" },
    { kind: "words", words: ["注销"] },
  ]);
  const other = { ...mapping, columns: { ...mapping.columns, state: 2 } };
  expect(lackingIn(sheet, other, "2026-03-01", [...read])).toEqual([{ kind: "states" }]);
});
