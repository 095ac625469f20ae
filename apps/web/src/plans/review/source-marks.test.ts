import { describe, expect, test } from "vitest";
import { exampleContent, exampleIndicator, exampleLines, exampleTarget } from "../example-content.ts";
import { neighbour, outlineParts } from "../outline-parts.ts";
import { sourceBlocks } from "./source-blocks.ts";
import { markSource, stretchesOf } from "./source-marks.ts";

const marked = (content = exampleContent()) => markSource(content, outlineParts(content), exampleLines);
const partOn = (line: number, content = exampleContent()) => marked(content)[line - 1]?.part?.id ?? null;

describe("marking the source with what was read from it", () => {
  test("each line belongs to the innermost part that was read from it", () => {
    expect([4, 7, 10, 11, 12, 14].map((line) => partOn(line))).toEqual([
      "i0",
      "d0",
      "d0.o0",
      "d0.m0",
      "d0.m0",
      "x0",
    ]);
  });

  test("lines from which nothing was read stay unmarked, so that a gap is seen", () => {
    expect([1, 2, 3, 9, 13].map((line) => partOn(line))).toEqual([null, null, null, null, null]);
  });

  test("a domain's introduction is its own, the heading between it and the first objective is not", () => {
    expect(partOn(8)).toBe("d0");
    expect(partOn(9)).toBe(null);
  });

  test("a target is marked by its characters inside its line, a number and a finding likewise", () => {
    const line = marked()[10];
    expect(line?.stretches.map(({ text, kind }) => `${kind}:${text}`)).toEqual([
      "plain:1.",
      "target:随访率达到90%",
      "plain:，",
      "number:35岁",
      "plain:以上优先。",
    ]);
    expect(marked()[11]).toMatchObject({ finding: "warning" });
    expect(marked()[11]?.stretches.find(({ kind }) => kind === "finding")?.text).toBe("3次");
  });

  test("a target that runs over a line break is marked on both lines", () => {
    const content = exampleContent({
      targets: [exampleTarget({ line: 11, endLine: 12, startOffset: 16, endOffset: 2 })],
      numbers: [],
      findings: [],
    });
    const texts = marked(content)
      .filter(({ stretches }) => stretches.some(({ kind }) => kind === "target"))
      .map(({ line, stretches }) => [line, stretches.find(({ kind }) => kind === "target")?.text]);
    expect(texts).toEqual([
      [11, "优先。"],
      [12, "每年"],
    ]);
  });

  test("stretches put together give the line back, however the spans overlap", () => {
    const text = "甲乙丙丁戊己";
    const stretches = stretchesOf(text, [
      { start: 0, end: 4, kind: "target", reference: "t" },
      { start: 2, end: 9, kind: "finding", reference: "f" },
      { start: 3, end: 3, kind: "number", reference: "n" },
    ]);
    expect(stretches.map((stretch) => stretch.text).join("")).toBe(text);
    expect(stretches.map(({ kind }) => kind)).toEqual(["target", "finding"]);
  });

  test("a part that a person added without a place marks nothing", () => {
    const content = exampleContent({ indicators: [exampleIndicator({ id: "a1", line: 0, endLine: 0 })] });
    expect(marked(content).some(({ part }) => part?.id === "a1")).toBe(false);
  });
});

describe("drawing the source", () => {
  test("the lines of an indicator in plain text become one row of cells", () => {
    const blocks = sourceBlocks(marked(), exampleLines);
    expect(blocks.map(({ kind }) => kind)).toEqual(["lines", "row", "lines"]);
    const row = blocks.find((block) => block.kind === "row");
    expect(row?.cells.map((cell) => cell.map(({ text }) => text.trim()).join(""))).toEqual([
      "婚检率（%）",
      "81.5",
      "≥85",
    ]);
  });

  test("lines with cells become a table with its spans, rows and columns in order", () => {
    const cell = (row: number, column: number, columnSpan = 1) => ({
      table: 0,
      row,
      column,
      rowSpan: 1,
      columnSpan,
    });
    const source = [
      { line: 1, text: "表头", cell: cell(0, 0, 2) },
      { line: 2, text: "名称", cell: cell(1, 0) },
      { line: 3, text: "85", cell: cell(1, 1) },
      { line: 4, text: "%", cell: cell(1, 1) },
      { line: 5, text: "正文" },
    ];
    const content = exampleContent({
      indicators: [],
      domains: [],
      projects: [],
      targets: [],
      findings: [],
      numbers: [],
    });
    const [table, rest] = sourceBlocks(markSource(content, [], source), source);
    if (table?.kind !== "table") throw new Error("the first block is no table");
    expect(table.rows.map((row) => row.map(({ lines }) => lines.map(({ text }) => text).join("")))).toEqual([
      ["表头"],
      ["名称", "85%"],
    ]);
    expect(table.rows[0]?.[0]?.columnSpan).toBe(2);
    expect(rest).toMatchObject({ kind: "lines" });
  });

  test("every line is drawn exactly once", () => {
    const drawn = sourceBlocks(marked(), exampleLines).flatMap((block) =>
      block.kind === "table" ? [] : block.lines.map(({ line }) => line),
    );
    expect(drawn).toEqual(exampleLines.map(({ line }) => line));
  });
});

describe("going from one to the next by keyboard", () => {
  test("starts at the first or last and goes round at the ends", () => {
    const list = ["甲", "乙", "丙"];
    const from = (present: string | null, step: 1 | -1) => neighbour(list, (each) => each === present, step);
    expect([from(null, 1), from(null, -1), from("丙", 1), from("甲", -1)]).toEqual(["甲", "丙", "甲", "丙"]);
    expect(neighbour([], () => true, 1)).toBeUndefined();
  });
});
