import { describe, expect, test } from "vitest";
import { linesAround } from "./lines-around.ts";

const lines = ["一", "", "二", "三", "  ", "四", "五", "六", "七"].map((text, index) => ({
  line: index + 1,
  text,
}));
const shown = (line: number, endLine: number) =>
  linesAround(lines, { line, endLine })
    .map(({ text, isInside }) => (isInside ? `[${text}]` : text))
    .join("");

describe("the lines around a sentence of the plan", () => {
  test("are three before and three after, empty lines not counted", () => {
    expect(shown(6, 6)).toBe("一二三[四]五六七");
    expect(shown(8, 9)).toBe("三四五[六][七]");
  });
  test("a passage over several lines is marked as a whole", () => {
    expect(shown(3, 6)).toBe("一[二][三][四]五六七");
  });
  test("a passage that is nowhere in the text shows nothing", () => {
    expect(shown(99, 99)).toBe("");
    expect(shown(5, 5)).toBe("");
  });
});
