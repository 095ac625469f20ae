import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { percentOfShare, shareOfPercent } from "./share-text.ts";

describe("a share and its per cent", () => {
  test.each([
    ["0.2", "20"],
    ["0.5", "50"],
    ["0.05", "5"],
    ["0.125", "12.5"],
    ["0", "0"],
    ["1", "100"],
    ["0.001", "0.1"],
  ])("%s is %s per cent, and back", (share, percent) => {
    expect(percentOfShare(share)).toBe(percent);
    expect(shareOfPercent(percent)).toBe(share);
  });
  test("what is no number stays as it was typed", () => {
    for (const text of ["", "abc", "1.2.3", "-1", "."]) {
      expect(percentOfShare(text)).toBe(text);
      expect(shareOfPercent(text)).toBe(text);
    }
  });
  test("there and back is the same, whatever the number", () => {
    assert(
      property(integer({ min: 0, max: 99_999_999 }), (count) => {
        const percent = String(count / 1000);
        expect(percentOfShare(shareOfPercent(percent))).toBe(percent);
      }),
    );
  });
});
