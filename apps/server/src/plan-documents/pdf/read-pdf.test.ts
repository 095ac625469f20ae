import { describe, expect, test } from "vitest";
import {
  gridStrokes,
  type PdfPageContent,
  type PdfStroke,
  type PdfText,
  writePdfDocument,
} from "../test-documents/write-pdf-document.ts";
import { foldRadicals } from "./fold-radicals.ts";
import { readPdf } from "./read-pdf.ts";

/** Sets text in lines of 40 characters from the left margin, the first line indented by two. */
function set(text: string, y: number): PdfText[] {
  const lines = [{ text: text.slice(0, 38), x: 117, y }];
  for (let from = 38; from < text.length; from += 40) {
    lines.push({ text: text.slice(from, from + 40), x: 97, y: y + lines.length * 16 });
  }
  return lines;
}

async function textsOf(pages: readonly PdfPageContent[]): Promise<string[]> {
  return (await readPdf("plan.pdf", writePdfDocument(pages))).lines.map(({ text }) => text);
}

const first = "全市建立由政府主导、部门协同、社会参与的妇女健康服务机制，".repeat(4);
const second = "适龄妇女筛查率到二〇二五年达到百分之九十，人均期望寿命继续延长。".repeat(3);

describe("paragraphs", () => {
  test("lines that fill the measure go on in the next, an indented line begins anew", async () => {
    expect(await textsOf([{ texts: [...set(first, 120), ...set(second, 200)] }])).toEqual([first, second]);
  });

  test("a sentence goes on over the page break; page numbers and running heads are left out", async () => {
    const head = { text: "某市妇女发展规划", x: 250, y: 40 };
    const lines = set(first.repeat(4), 120);
    const pages = [lines.slice(0, 6), lines.slice(6)].map((texts, index) => ({
      texts: [
        head,
        ...texts.map((line) => (index === 0 ? line : { ...line, y: line.y - 96 })),
        { text: `— ${index + 1} —`, x: 280, y: 800 },
      ],
    }));
    expect(
      await textsOf([...pages, { texts: [head, ...set(second, 120), { text: "— 3 —", x: 280, y: 800 }] }]),
    ).toEqual([first.repeat(4), second]);
  });

  test("a figure cut by a line end becomes whole again", async () => {
    const text = `${"妇".repeat(36)}20`;
    expect(
      await textsOf([
        {
          texts: [...set(text, 120), ...set(second, 300), { text: `25年${"女".repeat(37)}`, x: 97, y: 136 }],
        },
      ]),
    ).toEqual([`${text}25年${"女".repeat(37)}`, second]);
  });

  test("every line knows the page it starts on", async () => {
    const bytes = writePdfDocument([{ texts: set(first, 120) }, { texts: set(second, 120) }]);
    expect((await readPdf("plan.pdf", bytes)).lines.map(({ page }) => page)).toEqual([1, 2]);
  });

  test("two text columns are read one after the other", async () => {
    const column = (name: string, x: number): PdfText[] =>
      Array.from({ length: 12 }, (_, index) => ({
        text: `${name}${"文".repeat(18)}`,
        x,
        y: 100 + index * 16,
      }));
    const lines = await textsOf([{ texts: [...column("左", 60), ...column("右", 320)] }]);
    expect(lines.join("").lastIndexOf("左")).toBeLessThan(lines.join("").indexOf("右"));
  });
});

describe("tables", () => {
  const xs = [90, 150, 330, 420, 500];
  const rows = [
    ["领域", "指标", "基期", "目标"],
    ["健康", "筛查率（%）", "80.5", "≥90"],
    ["", "体检率（%）", "70", "85"],
    ["教育", "入园率（%）", "98", "99"],
  ];
  const words = (from: number, top: number): PdfText[] =>
    rows
      .slice(from)
      .flatMap((row, index) =>
        row.flatMap((text, column) =>
          text === "" ? [] : [{ text, x: (xs[column] ?? 0) + 4, y: top + 14 + index * 20 }],
        ),
      );

  test("ruled cells are read with their place, and a cell without a border below reaches over two rows", async () => {
    const strokes = gridStrokes(xs, [200, 220, 240, 260, 280]).filter(
      ({ from }) => from[1] !== 240 || from[0] !== 90,
    );
    const bytes = writePdfDocument([
      {
        texts: [...set(first, 100), ...words(0, 200)],
        strokes: [...strokes, { from: [150, 240], to: [500, 240] }],
      },
    ]);
    const cells = (await readPdf("plan.pdf", bytes)).lines.filter(({ cell }) => cell !== undefined);
    expect(cells).toHaveLength(15);
    expect(cells.find(({ text }) => text === "健康")?.cell).toEqual({
      table: 0,
      row: 1,
      column: 0,
      rowSpan: 2,
      columnSpan: 1,
    });
    expect(cells.find(({ text }) => text === "≥90")?.cell).toEqual({
      table: 0,
      row: 1,
      column: 3,
      rowSpan: 1,
      columnSpan: 1,
    });
  });

  test("a table over two pages is one table, its repeated head left out", async () => {
    const head = words(0, 700).slice(0, 4);
    const repeated = head.map((text) => ({ ...text, y: text.y - 600 }));
    const { lines } = await readPdf(
      "plan.pdf",
      writePdfDocument([
        {
          texts: [...set(second, 100), ...words(0, 700).slice(0, 8)],
          strokes: gridStrokes(xs, [700, 720, 740]),
        },
        { texts: [...repeated, ...words(2, 120)], strokes: gridStrokes(xs, [100, 120, 140, 160]) },
      ]),
    );
    const cells = lines.flatMap(({ text, cell }) =>
      cell === undefined ? [] : [`${cell.table}:${cell.row},${cell.column} ${text}`],
    );
    expect(cells).toEqual([
      "0:0,0 领域",
      "0:0,1 指标",
      "0:0,2 基期",
      "0:0,3 目标",
      "0:1,0 健康",
      "0:1,1 筛查率（%）",
      "0:1,2 80.5",
      "0:1,3 ≥90",
      "0:2,0 ",
      "0:2,1 体检率（%）",
      "0:2,2 70",
      "0:2,3 85",
      "0:3,0 教育",
      "0:3,1 入园率（%）",
      "0:3,2 98",
      "0:3,3 99",
    ]);
  });

  test("columns without borders are a table where three lines or more share them", async () => {
    const full = words(0, 200).filter(({ text }) => text !== "健康" && text !== "教育" && text !== "领域");
    const { lines } = await readPdf(
      "plan.pdf",
      writePdfDocument([{ texts: [...set(first, 80), ...full, ...set(second, 400)] }]),
    );
    expect(
      lines
        .filter(({ cell }) => cell !== undefined)
        .map(({ text, cell }) => `${cell?.row},${cell?.column} ${text}`),
    ).toEqual([
      "0,0 指标",
      "0,1 基期",
      "0,2 目标",
      "1,0 筛查率（%）",
      "1,1 80.5",
      "1,2 ≥90",
      "2,0 体检率（%）",
      "2,1 70",
      "2,2 85",
      "3,0 入园率（%）",
      "3,1 98",
      "3,2 99",
    ]);
  });

  test("a table of horizontal lines only is told by its columns", async () => {
    const lines = [200, 220, 240, 260, 280].map((y): PdfStroke => ({ from: [90, y], to: [500, y] }));
    const bytes = writePdfDocument([{ texts: [...set(first, 100), ...words(0, 200)], strokes: lines }]);
    const cells = (await readPdf("plan.pdf", bytes)).lines.filter(({ cell }) => cell !== undefined);
    expect(cells.find(({ text }) => text === "体检率（%）")?.cell).toMatchObject({ row: 2, column: 1 });
    expect(cells.find(({ text }) => text === "99")?.cell).toMatchObject({ row: 3, column: 3 });
  });

  test("a row that the page break left without its upper border belongs to the table", async () => {
    const uprights = xs.map((x): PdfStroke => ({ from: [x, 100], to: [x, 160] }));
    const strokes = [...gridStrokes(xs, [120, 140, 160]), ...uprights];
    const bytes = writePdfDocument([{ texts: words(1, 100), strokes }]);
    const cells = (await readPdf("plan.pdf", bytes)).lines.filter(({ cell }) => cell !== undefined);
    expect(cells.find(({ text }) => text === "筛查率（%）")?.cell).toMatchObject({ row: 0, column: 1 });
    expect(cells.find(({ text }) => text === "体检率（%）")?.cell).toMatchObject({ row: 1, column: 1 });
  });
});

describe("characters", () => {
  test("radicals that a program wrote in place of characters become the characters", () => {
    const radicals = "全⺠健⾝，⼾籍与⻘年";
    expect(foldRadicals(radicals)).toBe("全民健身，户籍与青年");
    expect(foldRadicals("全民健身，户籍与青年")).toBe("全民健身，户籍与青年");
  });
});
