import { array, assert, integer, pre, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { readBlock, writeBlock } from "./clipboard-text.ts";

describe("blocks on the clipboard", () => {
  test("Excel's block ends with a line end that is no row", () => {
    expect(readBlock("1\t2\r\n3\t4\r\n")).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
  });
  test("short rows are filled up, so that every row is as wide as the widest", () => {
    expect(readBlock("1\n2\t3\t4")).toEqual([
      ["1", "", ""],
      ["2", "3", "4"],
    ]);
  });
  test("a quoted cell holds tabs, line ends and doubled quotes; a lone quote is a character", () => {
    expect(readBlock('"a\nb"\t"say ""so"""')).toEqual([["a\nb", 'say "so"']]);
    expect(readBlock('5"\t"6')).toEqual([['5"', '"6']]);
  });
  test("one empty cell is one empty cell", () => {
    expect(readBlock("")).toEqual([[""]]);
  });
  test("what is written is read back", () => {
    const block = integer({ min: 1, max: 5 }).chain((width) =>
      array(array(string(), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 5,
      }),
    );
    assert(
      property(block, (rows) => {
        // A single empty last row looks like the line end after the last one.
        pre(!(rows.length > 1 && rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === ""));
        expect(readBlock(writeBlock(rows))).toEqual(rows);
      }),
    );
  });
});
