import { describe, expect, test } from "vitest";
import { contentOf, emptyContent, readContent, saysTheSame, withText } from "./cell-content.ts";
import { computedRate } from "./computed-rate.ts";
import { exampleCell } from "./example-cell.ts";

describe("the content of a cell", () => {
  test("an untouched empty cell is nothing; emptying a figure says not yet reported", () => {
    expect(readContent(emptyContent, { unit: "%" }, false)).toEqual({ status: "nothing" });
    expect(readContent(emptyContent, { unit: "%" }, true)).toEqual({
      status: "fields",
      fields: { value: null, missing: "not-yet-reported", numerator: null, denominator: null, note: null },
    });
  });
  test("typed marks become missing reasons and take numerator and denominator with them", () => {
    const counted = { ...emptyContent, text: "9.5", numerator: "19", denominator: "200" };
    expect(withText(counted, "保密", "%")).toEqual({ ...emptyContent, text: "保密" });
    expect(withText(counted, "9.6", "%")).toEqual({ ...counted, text: "9.6" });
  });
  test("a figure keeps every digit that was typed, unit and full-width digits read away", () => {
    const reading = readContent({ ...emptyContent, text: "９３．２０%" }, { unit: "%" }, false);
    expect(reading).toMatchObject({ status: "fields", fields: { value: "93.20", missing: null } });
  });
  test("what cannot be read says why, for numerator and denominator too", () => {
    expect(readContent({ ...emptyContent, text: "约90" }, { unit: "%" }, false)).toMatchObject({
      status: "fault",
    });
    const reading = readContent({ ...emptyContent, text: "5", numerator: "一百" }, { unit: "%" }, false);
    expect(reading.status === "fault" && reading.message.zh).toContain("分子");
  });
  test("says the same where only the writing differs", () => {
    const stored = exampleCell({ value: "93.20" });
    expect(saysTheSame({ ...emptyContent, text: "93.2" }, { unit: "%" }, stored)).toBe(true);
    expect(saysTheSame({ ...emptyContent, text: "93.21" }, { unit: "%" }, stored)).toBe(false);
    expect(
      saysTheSame(contentOf(exampleCell({ value: null, missing: "withheld" }), "en"), { unit: "%" }, stored),
    ).toBe(false);
  });
  test("a stored missing reason reads back as itself in both languages", () => {
    for (const language of ["zh", "en"] as const) {
      const stored = exampleCell({ value: null, missing: "definition-changed" });
      expect(saysTheSame(contentOf(stored, language), { unit: "%" }, stored)).toBe(true);
    }
  });
});

describe("the computed rate", () => {
  test("is exact and rounded half up at the indicator's decimals", () => {
    expect(computedRate("1", "2532", { unit: "1/10万", decimals: 2 })).toBe("39.49");
    expect(computedRate("1,001", "2,000", { unit: "%", decimals: 1 })).toBe("50.1");
  });
  test("is none where a part is missing or 0 stands below, or the unit is no ratio", () => {
    expect(computedRate("1", "", { unit: "%", decimals: 2 })).toBeNull();
    expect(computedRate("1", "0", { unit: "%", decimals: 2 })).toBeNull();
    expect(computedRate("1", "2", { unit: "人", decimals: 0 })).toBeNull();
  });
});
