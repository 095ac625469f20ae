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

describe("a correction of a table by area and kind", () => {
  const kinds = { code: "kind", categories: [{ code: "x" }, { code: "y" }] };
  const areas = {
    code: "area",
    categories: [{ code: "a" }, { code: "b" }, { code: "city", parts: ["a", "b"] }],
  };
  const places = ["a", "b", "city"].flatMap((area) => [{ area, kind: "x" }, { area, kind: "y" }, { area }]);
  const shape = { measure: "cases", kind: "count", dimensions: [areas, kinds] } as const;
  const past = (counts: readonly (number | null)[]): ProtectedTable => ({
    ...shape,
    id: "one",
    cells: places.map((at, index) => {
      const count = counts[index] ?? null;
      return count === null ? { at, status: "withheld" } : { at, status: "published", count };
    }),
  });
  const now = (counts: readonly number[]): ReleaseTable => ({
    ...shape,
    id: "two",
    cells: places.map((at, index) => ({ at, count: counts[index] ?? 0 })),
  });

  test("is small where the rest of an area's total beside its published kinds moves by few", () => {
    const before = past([null, 20, 40, 30, 30, 60, null, 50, 100]);
    // the total of a gains 20, kind y 18: the withheld kind x gained 2
    expect(judgeCorrection(before, now([22, 38, 60, 30, 30, 60, 52, 68, 120]), k)).toBe("small-differences");
    expect(judgeCorrection(before, now([30, 40, 70, 30, 30, 60, 60, 70, 130]), k)).toBe("larger");
  });

  test("is judged beside a release by area alone by the places that both have", () => {
    const before: ProtectedTable = {
      ...shape,
      id: "one",
      dimensions: [areas],
      cells: [
        { at: { area: "a" }, status: "published", count: 40 },
        { at: { area: "b" }, status: "published", count: 60 },
        { at: { area: "city" }, status: "published", count: 100 },
      ],
    };
    expect(judgeCorrection(before, now([20, 20, 40, 30, 30, 60, 50, 50, 100]), k)).toBe("unchanged");
    expect(judgeCorrection(before, now([20, 22, 42, 50, 50, 100, 70, 72, 142]), k)).toBe("small-differences");
  });
});
