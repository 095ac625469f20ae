import { describe, expect, test } from "vitest";
import { writeListNumber } from "./list-number.ts";

describe("list numbers", () => {
  test.each([
    [1, "chineseCounting", "一"],
    [10, "chineseCounting", "十"],
    [11, "chineseCountingThousand", "十一"],
    [20, "japaneseCounting", "二十"],
    [101, "chineseCounting", "一百零一"],
    [12, "chineseLegalSimplified", "壹拾贰"],
    [12, "ideographDigital", "一二"],
    [3, "ideographTraditional", "丙"],
    [20, "decimalEnclosedCircle", "⑳"],
    [21, "decimalEnclosedCircle", "21"],
    [2, "ideographEnclosedCircle", "㊁"],
    [3, "decimalEnclosedFullstop", "⒊"],
    [7, "decimalFullWidth", "７"],
    [28, "upperLetter", "BB"],
    [44, "lowerRoman", "xliv"],
    [5, "decimalZero", "05"],
    [5, "somethingElse", "5"],
    [5, "none", ""],
    [-2, "chineseCounting", "-2"],
  ])("%i in %s is written %s", (value, format, written) => {
    expect(writeListNumber(value, format)).toBe(written);
  });
});
