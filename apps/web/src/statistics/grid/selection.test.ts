import { describe, expect, test } from "vitest";
import { layBlock } from "./paste-block.ts";
import {
  jump,
  moveTo,
  nextInOrder,
  rangeOf,
  selectColumn,
  selectRow,
  type Selection,
  spotsOf,
  step,
} from "./selection.ts";

const size = { rows: 4, columns: 3 };
const at = (row: number, column: number) => ({ row, column });
const one = (row: number, column: number): Selection => ({ anchor: at(row, column), focus: at(row, column) });

describe("the selection", () => {
  test("never leaves the grid", () => {
    expect(step(at(0, 0), -1, -1, size)).toEqual(at(0, 0));
    expect(step(at(3, 2), 5, 5, size)).toEqual(at(3, 2));
  });
  test("takes a whole row or column from its head, and those up to another head when extended", () => {
    expect(rangeOf(selectRow(one(1, 2), 3, size, false))).toEqual({ top: 3, bottom: 3, left: 0, right: 2 });
    const rows = selectRow(selectRow(one(0, 0), 1, size, false), 3, size, true);
    expect(rangeOf(rows)).toEqual({ top: 1, bottom: 3, left: 0, right: 2 });
    const columns = selectColumn(selectColumn(one(2, 0), 2, size, false), 1, size, true);
    expect(rangeOf(columns)).toEqual({ top: 0, bottom: 3, left: 1, right: 2 });
    expect(columns.focus).toEqual(at(0, 1));
  });
  test("from a block takes the rows, or the columns, that the block runs through", () => {
    const block: Selection = { anchor: at(1, 1), focus: at(2, 2) };
    expect(rangeOf(selectRow(block, 2, size, true))).toEqual({ top: 1, bottom: 2, left: 0, right: 2 });
    expect(rangeOf(selectColumn(block, 2, size, true))).toEqual({ top: 0, bottom: 3, left: 1, right: 2 });
  });
  test("keeps where it began while it is extended, whichever way", () => {
    const extended = moveTo(one(2, 2), at(1, 0), true);
    expect(rangeOf(extended)).toEqual({ top: 1, bottom: 2, left: 0, right: 2 });
    expect(spotsOf(rangeOf(extended))).toHaveLength(6);
    expect(moveTo(extended, at(0, 0), false)).toEqual(one(0, 0));
  });
  test("goes on in the next row with Tab and leaves the grid behind the last cell", () => {
    expect(nextInOrder(at(0, 2), false, size)).toEqual(at(1, 0));
    expect(nextInOrder(at(1, 0), true, size)).toEqual(at(0, 2));
    expect(nextInOrder(at(3, 2), false, size)).toBeUndefined();
    expect(nextInOrder(at(0, 0), true, size)).toBeUndefined();
  });
  test("jumps over filled cells to their end, over empty ones to the next filled cell", () => {
    const filled = new Set(["0", "1", "3"]);
    const isFilled = ({ row }: { row: number }) => filled.has(String(row));
    expect(jump(at(0, 0), 1, 0, size, isFilled)).toEqual(at(1, 0));
    expect(jump(at(1, 0), 1, 0, size, isFilled)).toEqual(at(3, 0));
    expect(jump(at(3, 0), 1, 0, size, isFilled)).toEqual(at(3, 0));
    expect(jump(at(0, 0), 0, 1, size, () => false)).toEqual(at(0, 2));
  });
});

describe("pasting", () => {
  test("lays a block from the upper left cell of the selection on", () => {
    const pasting = layBlock(
      [
        ["1", "2"],
        ["3", "4"],
      ],
      rangeOf(one(1, 1)),
      size,
    );
    expect(pasting.cells).toEqual([
      { row: 1, column: 1, text: "1" },
      { row: 1, column: 2, text: "2" },
      { row: 2, column: 1, text: "3" },
      { row: 2, column: 2, text: "4" },
    ]);
    expect(pasting.outside).toBe(0);
  });
  test("counts what falls outside of the grid instead of losing it silently", () => {
    const pasting = layBlock(
      [
        ["1", "2"],
        ["3", "4"],
      ],
      rangeOf(one(3, 2)),
      size,
    );
    expect(pasting.cells).toHaveLength(1);
    expect(pasting.outside).toBe(3);
    expect(pasting.range).toEqual({ top: 3, bottom: 3, left: 2, right: 2 });
  });
  test("fills a selection with a single value, or with a block that fits a whole number of times", () => {
    const all = { top: 0, bottom: 3, left: 0, right: 2 };
    expect(layBlock([["保密"]], all, size).cells).toHaveLength(12);
    expect(
      layBlock([["1"], ["2"]], all, size)
        .cells.map(({ text }) => text)
        .join(""),
    ).toBe("111222111222");
    expect(layBlock([["1"], ["2"], ["3"]], all, size).cells).toHaveLength(3);
  });
});
