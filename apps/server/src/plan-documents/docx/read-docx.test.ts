import type { SourceLine } from "@halfsky/plan-document";
import { describe, expect, test } from "vitest";
import { inList, listLevel, packDocx, paragraph, type DocxParts } from "../test-documents/pack-docx.ts";
import { writeDocxDocument } from "../test-documents/write-docx-document.ts";
import { readDocx } from "./read-docx.ts";

async function linesOf(parts: DocxParts): Promise<readonly SourceLine[]> {
  return (await readDocx("plan.docx", await packDocx(parts))).lines;
}

async function numbersOf(parts: DocxParts): Promise<(string | undefined)[]> {
  return (await linesOf(parts)).map(({ listNumber }) => listNumber);
}

const outlineList = `<w:abstractNum w:abstractNumId="4">${listLevel(0, "chineseCountingThousand", "%1、")}${listLevel(1, "chineseCounting", "（%2）")}${listLevel(2, "decimal", "%3．")}</w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num>`;

describe("list numbers that the word processor draws", () => {
  test("each level counts in its own script and starts again under a new item of an outer level", async () => {
    const places = [0, 1, 1, 2, 2, 1, 2, 0, 1];
    const body = places.map((level) => paragraph("要点", inList(2, level))).join("");
    expect(await numbersOf({ body, numbering: outlineList })).toEqual([
      "一、",
      "（一）",
      "（二）",
      "1．",
      "2．",
      "（三）",
      "1．",
      "二、",
      "（一）",
    ]);
  });

  test("a second list of the same definition counts on, unless it says that it starts again", async () => {
    const numbering = `<w:abstractNum w:abstractNumId="1">${listLevel(0, "decimal", "%1.")}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
      <w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
    const body = [1, 1, 2, 3, 3].map((list) => paragraph("措施", inList(list))).join("");
    expect(await numbersOf({ body, numbering })).toEqual(["1.", "2.", "3.", "1.", "2."]);
  });

  test("a number may come from the paragraph's style, and a paragraph may switch it off", async () => {
    const numbering = `<w:abstractNum w:abstractNumId="1">${listLevel(0, "japaneseCounting", "第%1章", '<w:pStyle w:val="Chapter"/>')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>`;
    const styles = `<w:style w:type="paragraph" w:styleId="Chapter"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Own chapter"/><w:basedOn w:val="Chapter"/></w:style>`;
    const body =
      paragraph("总则", '<w:pStyle w:val="Chapter"/>') +
      paragraph("附言", '<w:pStyle w:val="Chapter"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
      paragraph("目标", '<w:pStyle w:val="Sub"/>');
    const lines = await linesOf({ body, numbering, styles });
    expect(lines.map(({ listNumber }) => listNumber)).toEqual(["第一章", undefined, "第二章"]);
    expect(lines.map(({ headingLevel }) => headingLevel)).toEqual([1, 1, 1]);
  });

  test("a legal number writes outer levels in digits, a bullet of a symbol font is a plain one", async () => {
    const numbering = `<w:abstractNum w:abstractNumId="1">${listLevel(0, "chineseCounting", "%1、")}${listLevel(1, "decimal", "%1.%2", "<w:isLgl/>")}${listLevel(2, "bullet", "\uF0B7")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
    const body = [0, 1, 2].map((level) => paragraph("内容", inList(1, level))).join("");
    expect(await numbersOf({ body, numbering })).toEqual(["一、", "1.1", "•"]);
  });
});

describe("words of a paragraph", () => {
  const run = (inner: string): string => `<w:r>${inner}</w:r>`;
  const text = (words: string): string => run(`<w:t>${words}</w:t>`);

  test("deleted and moved-away words are left out, inserted ones kept, a deleted paragraph mark joins two paragraphs", async () => {
    const body = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${text("达到9")}<w:del>${run("<w:delText>0</w:delText>")}</w:del><w:ins>${text("5")}</w:ins></w:p><w:p>${text("%以上")}</w:p>`;
    expect((await linesOf({ body })).map((line) => line.text)).toEqual(["达到95%以上"]);
  });

  test("a line break parts lines, a tab parts columns, a leading tab only indents", async () => {
    const body = `<w:p>${run("<w:tab/><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t>")}</w:p>`;
    expect((await linesOf({ body })).map((line) => line.text)).toEqual(["甲\t乙", "丙"]);
  });

  test("hidden words, notes and field codes are left out, a field's result and an inserted symbol are read", async () => {
    const body = `<w:p>${run("<w:rPr><w:vanish/></w:rPr><w:t>批注</w:t>")}${run('<w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText>')}${text("妇女参保率")}${run('<w:sym w:font="Symbol" w:char="F0B3"/>')}${text("95")}${run('<w:footnoteReference w:id="2"/>')}</w:p>`;
    expect((await linesOf({ body })).map((line) => line.text)).toEqual(["妇女参保率≥95"]);
  });

  test("a text box is read once, after the paragraph that holds it", async () => {
    const box = (words: string): string => `<w:txbxContent>${paragraph(words)}</w:txbxContent>`;
    const body = `<w:p>${text("正文")}${run(`<mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box("框内")}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box("框内")}</v:textbox></mc:Fallback></mc:AlternateContent>`)}</w:p>`;
    expect((await linesOf({ body })).map((line) => line.text)).toEqual(["正文", "框内"]);
  });

  test("a generated table of contents is left out, other content controls are read", async () => {
    const body = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph("一、总体要求……3")}</w:sdtContent></w:sdt><w:sdt><w:sdtContent>${paragraph("一、总体要求")}</w:sdtContent></w:sdt>`;
    expect((await linesOf({ body })).map((line) => line.text)).toEqual(["一、总体要求"]);
  });
});

describe("tables", () => {
  test("cells know their place, and a merged cell how far it reaches", async () => {
    const bytes = await writeDocxDocument([
      {
        kind: "table",
        rows: [
          [{ lines: ["领域"] }, { lines: ["指标"], columnSpan: 2 }],
          [{ lines: ["健康", "促进"] }, { lines: ["筛查率"] }, { lines: ["90"] }],
          [{ lines: [], isMerged: true }, { lines: ["体检率"] }, { lines: [""] }],
        ],
      },
    ]);
    const { lines } = await readDocx("table.docx", bytes);
    expect(
      lines.filter(({ cell }) => cell !== undefined).map(({ text, cell }) => ({ text, ...cell })),
    ).toEqual([
      { text: "领域", table: 0, row: 0, column: 0, rowSpan: 1, columnSpan: 1 },
      { text: "指标", table: 0, row: 0, column: 1, rowSpan: 1, columnSpan: 2 },
      { text: "健康", table: 0, row: 1, column: 0, rowSpan: 2, columnSpan: 1 },
      { text: "促进", table: 0, row: 1, column: 0, rowSpan: 2, columnSpan: 1 },
      { text: "筛查率", table: 0, row: 1, column: 1, rowSpan: 1, columnSpan: 1 },
      { text: "90", table: 0, row: 1, column: 2, rowSpan: 1, columnSpan: 1 },
      { text: "体检率", table: 0, row: 2, column: 1, rowSpan: 1, columnSpan: 1 },
      { text: "", table: 0, row: 2, column: 2, rowSpan: 1, columnSpan: 1 },
    ]);
  });

  test("a table of one column only frames its paragraphs", async () => {
    const bytes = await writeDocxDocument([
      { kind: "table", rows: [[{ lines: ["第一段"] }], [{ lines: ["第二段"] }]] },
    ]);
    const { lines } = await readDocx("box.docx", bytes);
    expect(lines.filter(({ text }) => text !== "").every(({ cell }) => cell === undefined)).toBe(true);
  });
});
