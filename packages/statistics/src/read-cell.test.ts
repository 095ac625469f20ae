import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { missingReasonWords, missingReasons } from "./missing-reason.ts";
import { readCell } from "./read-cell.ts";
import { parseUnit } from "./unit.ts";

const percent = parseUnit("%");
const permille = parseUnit("‰");
const deaths = parseUnit("1/10万");
const people = parseUnit("人");

const typedText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...Array.from("0123456789０９.,，%‰-— 万人/约")), maxLength: 8 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
);

describe("what a person types into a cell", () => {
  test.each([
    ["93.50", percent, "93.50"],
    ["９３．５", percent, "93.5"],
    ["93.5%", percent, "93.5"],
    [" 93.5 ％ ", percent, "93.5"],
    ["4.9‰", permille, "4.9"],
    ["39/10万", deaths, "39"],
    ["8.78/100000", deaths, "8.78"],
    ["1,234,567", people, "1234567"],
    ["１，２３４", people, "1234"],
    ["25万人", parseUnit("万人"), "25万人"],
    ["120人", people, "120"],
    ["+0.5", percent, "0.5"],
    ["-1.2", percent, "-1.2"],
    ["−1.2", percent, "-1.2"],
    [".5", percent, "0.5"],
    ["0", people, "0"],
    ["1.5E3", people, "1500"],
  ])("%j in its unit is a figure", (typed, unit, value) => {
    expect(readCell(typed, unit)).toEqual({ status: "value", value: value === "25万人" ? "25" : value });
  });

  test.each([
    ["", "not-yet-reported"],
    ["  ", "not-yet-reported"],
    ["…", "not-yet-reported"],
    ["未填报", "not-yet-reported"],
    ["—", "does-not-exist"],
    ["－", "does-not-exist"],
    ["无", "does-not-exist"],
    ["（保密）", "withheld"],
    ["口径调整", "definition-changed"],
    ["N/A", "not-applicable"],
    ["不适用", "not-applicable"],
  ])("%j stands for a missing reason", (typed, reason) => {
    expect(readCell(typed, percent)).toEqual({ status: "missing", reason });
  });

  test.each([
    ["约90", percent, "about"],
    ["90左右", percent, "about"],
    ["90%左右", percent, "about"],
    ["100余人", people, "about"],
    ["90以上", percent, "bound"],
    ["≥90", percent, "bound"],
    ["不低于90%", percent, "bound"],
    ["90-95", percent, "two-numbers"],
    ["90～95", percent, "two-numbers"],
    ["12/340", percent, "two-numbers"],
    ["120 340", people, "two-numbers"],
    ["120、340", people, "two-numbers"],
    ["#DIV/0!", percent, "formula-error"],
    ["#N/A", percent, "formula-error"],
    ["12,34", people, "bad-grouping"],
    ["93。5", percent, "stop-for-point"],
    ["4.9‰", percent, "other-unit"],
    ["93.5%", permille, "other-unit"],
    ["25万人", people, "other-unit"],
    ["25万", people, "magnitude-word"],
    ["九十", percent, "chinese-numeral"],
    ["9O", percent, "not-a-number"],
    ["见附件", percent, "not-a-number"],
    ["(5)", people, "not-a-number"],
  ])("%j is refused with words that say what to do", (typed, unit, code) => {
    const reading = readCell(typed, unit);
    expect(reading).toMatchObject({ status: "fault", code });
    if (reading.status !== "fault") return;
    for (const words of [reading.message, reading.hint]) {
      expect(words.zh).toMatch(/\p{Script=Han}/u);
      expect(words.en).toMatch(/[a-z]{3}/);
    }
  });

  test("a bare count, such as a numerator, is asked for as what it is", () => {
    for (const typed of ["见附件", "25‰"]) {
      const reading = readCell(typed, parseUnit(""));
      expect(reading).toMatchObject({ status: "fault" });
      expect(JSON.stringify(reading)).toContain("如人数、例数");
      expect(JSON.stringify(reading)).not.toContain("无单位");
    }
  });

  test("the printed word of every missing reason reads back as that reason, in both languages", () => {
    for (const reason of missingReasons) {
      for (const word of Object.values(missingReasonWords[reason])) {
        expect(readCell(word, percent)).toEqual({ status: "missing", reason });
      }
    }
  });

  test("any text at all gets an answer, and a figure never comes from a text without digits", () => {
    fc.assert(
      fc.property(typedText, (typed) => {
        const reading = readCell(typed, percent);
        fc.pre(reading.status === "value");
        expect(typed.normalize("NFKC")).toMatch(/\d/);
        expect(reading).toHaveProperty("value", expect.stringMatching(/^-?\d+(\.\d+)?$/));
      }),
      { numRuns: 3000 },
    );
  });
});
