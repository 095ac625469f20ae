import { describe, expect, test } from "vitest";
import { judgeCorrection } from "./judge-correction.ts";
import type { ProtectedCell, ProtectedTable, ReleaseTable } from "./release-table.ts";

const k = 5;
const dimensions = [
  {
    code: "area",
    categories: [{ code: "a" }, { code: "b" }, { code: "c" }, { code: "city", parts: ["a", "b", "c"] }],
  },
];
const head = { measure: "cases", kind: "count", dimensions } as const;

function judge(before: readonly (number | null)[], after: readonly number[]) {
  const places = ["a", "b", "c", "city"];
  const past: ProtectedTable = {
    ...head,
    id: "one",
    cells: before.map((count, index): ProtectedCell => {
      const at = { area: places[index] ?? "" };
      return count === null ? { at, status: "withheld" } : { at, status: "published", count };
    }),
  };
  const now: ReleaseTable = {
    ...head,
    id: "two",
    cells: after.map((count, index) => ({ at: { area: places[index] ?? "" }, count })),
  };
  return judgeCorrection(past, now, k);
}

describe("a correction", () => {
  test("that would tell of fewer than k cases looks like none at all", () => {
    expect(judge([null, null, 41, 64], [3, 20, 41, 64])).toBe("unchanged");
    expect(judge([null, null, 41, 64], [3, 20, 43, 66])).toBe("unchanged");
    expect(judge([null, null, 41, 64], [4, 20, 41, 65])).toBe("unchanged");
  });

  test("with a small difference beside large ones is not possible", () => {
    expect(judge([10, 20, 30, 60], [10, 22, 60, 92])).toBe("small-differences");
  });

  test("is not possible where what is withheld would be told by the difference of a total and its parts", () => {
    expect(judge([null, null, 41, 64], [4, 20, 71, 95])).toBe("small-differences");
  });

  test("of k cases or more in each cell and in the rest is possible, upwards and downwards", () => {
    expect(judge([null, null, 41, 64], [3, 20, 71, 94])).toBe("larger");
    expect(judge([10, 20, 30, 60], [10, 14, 36, 60])).toBe("larger");
  });

  test("of a rate is looked at in numerator, denominator and what is between them", () => {
    const cell = (count: number, of: number) => ({ at: { area: "city" }, count, of });
    const past: ProtectedTable = {
      ...head,
      id: "one",
      kind: "rate",
      cells: [{ ...cell(20, 40), status: "published" }],
    };
    const now = (count: number, of: number): ReleaseTable => ({
      ...head,
      id: "two",
      kind: "rate",
      cells: [cell(count, of)],
    });
    expect(judgeCorrection(past, now(30, 50), k)).toBe("larger");
    expect(judgeCorrection(past, now(30, 51), k)).toBe("small-differences");
    expect(judgeCorrection(past, now(20, 43), k)).toBe("unchanged");
  });
});
