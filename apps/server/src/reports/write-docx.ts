import {
  type ChartBlock,
  type ReportBlock,
  type ReportTree,
  type Run,
  type TableBlock,
} from "@halfsky/reports";
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import ExcelJS from "exceljs";
import JSZip from "jszip";
import {
  bodyLine,
  faces,
  fontOf,
  plainPage,
  plainStyles,
  sizes,
  textWidth,
} from "../office-files/official-page.ts";
import { chartDrawing, chartPart } from "./chart-part.ts";

// twips of an annex table: the lowest row, what a further line of text adds, and the room below title and head
const row = { height: 400, line: 275, room: 10_900 };
/** Chinese characters of 五号 in the width of the page. */
const charactersInTableLine = 42;

/** What the file carries beside its words, so that it can be proved later. */
export interface DocxProperties {
  readonly reportId: string;
  readonly title: string;
  readonly author: string;
}

/** Writes a report as .docx: plain form of GB/T 9704 (page, faces, four heading levels, page number), native charts. */
export async function writeDocx(tree: ReportTree, properties: DocxProperties): Promise<Uint8Array> {
  const charts: ChartBlock[] = [];
  const children = tree.blocks.flatMap((block) =>
    blockOf(block, charts, tree.language === "zh" ? "续表" : "Continued"),
  );
  const document = new Document({
    title: properties.title,
    creator: properties.author,
    customProperties: [{ name: "halfsky-report", value: properties.reportId }],
    styles: plainStyles,
    sections: [
      {
        properties: {
          page: { ...plainPage, margin: { ...plainPage.margin, footer: 1400 } },
        },
        footers: { default: footer() },
        children,
      },
    ],
  });
  return addCharts(await Packer.toBuffer(document), charts);
}

function blockOf(
  block: ReportBlock,
  charts: ChartBlock[],
  continued: string,
): ReadonlyArray<Paragraph | Table> {
  switch (block.kind) {
    case "title":
      return [
        new Paragraph({
          heading: HeadingLevel.TITLE,
          alignment: AlignmentType.CENTER,
          spacing: { line: 640, lineRule: LineRuleType.EXACTLY, before: 400 },
          children: runsOf(block.runs, faces.title, sizes.title),
        }),
      ];
    case "subtitle":
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { line: bodyLine, lineRule: LineRuleType.EXACTLY, after: 400 },
          children: runsOf(block.runs, faces.two, sizes.body),
        }),
      ];
    case "heading":
      return [
        new Paragraph({
          heading: headingLevels[block.level],
          keepNext: true,
          spacing: { line: bodyLine, lineRule: LineRuleType.EXACTLY },
          indent: { firstLine: 640 },
          children: runsOf(
            block.runs,
            block.level === 1 ? faces.one : block.level === 2 ? faces.two : faces.body,
            sizes.body,
          ),
        }),
      ];
    case "paragraph":
      return [
        new Paragraph({
          alignment: AlignmentType.JUSTIFIED,
          spacing: { line: bodyLine, lineRule: LineRuleType.EXACTLY },
          indent: { firstLine: 640 },
          children: runsOf(block.runs, faces.body, sizes.body),
        }),
      ];
    case "page-break":
      return [
        new Paragraph({
          pageBreakBefore: true,
          spacing: { line: 20, lineRule: LineRuleType.EXACTLY },
          children: [],
        }),
      ];
    case "table":
      return tableOf(block, continued);
    case "chart": {
      charts.push(block);
      return [
        caption(block.title, true),
        new Paragraph({
          alignment: AlignmentType.CENTER,
          keepLines: true,
          children: [new TextRun({ text: chartMark(charts.length) })],
        }),
      ];
    }
  }
}

const headingLevels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;

function runsOf(runs: readonly Run[], face: string, size: number): TextRun[] {
  return runs.map(
    (run) =>
      new TextRun({
        text: run.text,
        font: fontOf(face),
        size,
        bold: false,
        color: "000000",
      }),
  );
}

function caption(text: string, keepNext: boolean): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext,
    spacing: { before: 120, line: 400, lineRule: LineRuleType.AT_LEAST },
    children: runsOf([{ kind: "text", text }], faces.one, 24),
  });
}

/** A table with three main lines and open sides; a page that continues it starts with 续表 and the head again. */
function tableOf(block: TableBlock, continued: string): ReadonlyArray<Paragraph | Table> {
  const pieces = pagesOf(block);
  const notes = block.notes.map(
    (note) =>
      new Paragraph({
        spacing: { before: 60, line: 320, lineRule: LineRuleType.AT_LEAST },
        children: runsOf([{ kind: "text", text: note }], faces.body, sizes.table),
      }),
  );
  return [
    caption(block.title, true),
    ...(block.unit === null ? [] : [unitLine(block.unit)]),
    ...pieces.flatMap((rows, index) => [
      ...(index === 0
        ? []
        : [
            new Paragraph({
              pageBreakBefore: true,
              alignment: AlignmentType.CENTER,
              keepNext: true,
              spacing: { line: 400, lineRule: LineRuleType.AT_LEAST },
              children: runsOf([{ kind: "text", text: continued }], faces.one, 24),
            }),
          ]),
      rowsTable(block, rows),
    ]),
    ...notes,
  ];
}

function unitLine(unit: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    keepNext: true,
    children: runsOf([{ kind: "text", text: `单位：${unit}` }], faces.body, sizes.table),
  });
}

/** Cuts the rows where a page is full, from the lines that each row's longest cell needs. */
function pagesOf(block: TableBlock): ReadonlyArray<TableBlock["rows"]> {
  const pages: Array<Array<TableBlock["rows"][number]>> = [];
  let used = Number.POSITIVE_INFINITY;
  for (const cells of block.rows) {
    const lines = cells.map((cell, x) => {
      const room = Math.max(2, charactersInTableLine * (block.columns[x]?.width ?? 1) - 1);
      return Math.ceil(widthOf(cell.map((run) => run.text).join("")) / room);
    });
    const height = Math.max(row.height, Math.max(1, ...lines) * row.line + 60);
    if (used + height > row.room) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(cells);
    used += height;
  }
  return pages;
}

/** Width in Chinese characters: letters and digits take half a place. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) < 0x2e80 ? 0.55 : 1;
  return width;
}

function rowsTable(block: TableBlock, rows: TableBlock["rows"]): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  const thick = { style: BorderStyle.SINGLE, size: 8, color: "000000" };
  const thin = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
  const widths = block.columns.map((column) => Math.round(column.width * textWidth));
  const cell = (runs: readonly Run[], x: number, head: boolean) =>
    new TableCell({
      width: { size: widths[x] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      borders: { top: none, left: none, right: none, bottom: head ? thin : none },
      margins: { left: 60, right: 60 },
      children: [
        new Paragraph({
          alignment: head ? AlignmentType.CENTER : alignments[block.columns[x]?.align ?? "left"],
          children: runsOf(runs, head ? faces.one : faces.body, sizes.table),
        }),
      ],
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: thick,
      bottom: thick,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: block.columns.map((column, x) => cell([{ kind: "text", text: column.title }], x, true)),
      }),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            height: { value: row.height, rule: "atLeast" },
            children: cells.map((runs, x) => cell(runs, x, false)),
          }),
      ),
    ],
  });
}

const alignments = {
  left: AlignmentType.LEFT,
  right: AlignmentType.RIGHT,
  center: AlignmentType.CENTER,
} as const;

/** 四号 half-width 宋体 with a line on each side, centred: the plain report's page number. */
function footer(): Footer {
  const font = { ascii: faces.page, hAnsi: faces.page, eastAsia: faces.page };
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], font, size: sizes.page })],
      }),
    ],
  });
}

function chartMark(number: number): string {
  return `[[chart ${number}]]`;
}

/** Puts each chart and its workbook into the package where its mark stands. */
async function addCharts(bytes: Uint8Array, charts: readonly ChartBlock[]): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const read = async (path: string) => (await zip.file(path)?.async("string")) ?? "";
  let document = await read("word/document.xml");
  let relations = await read("word/_rels/document.xml.rels");
  let types = await read("[Content_Types].xml");
  for (const [index, chart] of charts.entries()) {
    const number = index + 1;
    const height = chart.form === "bar" ? 700_000 + chart.categories.length * 310_000 : 2_900_000;
    const drawing = chartDrawing(
      `rIdChart${number}`,
      number,
      chart.title,
      5_616_000,
      Math.min(height, 7_000_000),
    );
    document = document.replace(new RegExp(`<w:t[^>]*>\\[\\[chart ${number}\\]\\]</w:t>`), () => drawing);
    relations = relations.replace(
      "</Relationships>",
      `<Relationship Id="rIdChart${number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="charts/chart${number}.xml"/></Relationships>`,
    );
    types = types.replace(
      "</Types>",
      `<Override PartName="/word/charts/chart${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/></Types>`,
    );
    zip.file(`word/charts/chart${number}.xml`, chartPart(chart));
    zip.file(
      `word/charts/_rels/chart${number}.xml.rels`,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" Target="../embeddings/chart${number}.xlsx"/></Relationships>`,
    );
    zip.file(`word/embeddings/chart${number}.xlsx`, await workbookOf(chart));
  }
  if (charts.length > 0 && !types.includes('Extension="xlsx"')) {
    types = types.replace(
      /(<Types[^>]*>)/,
      '$1<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>',
    );
  }
  zip.file("word/document.xml", document);
  zip.file("word/_rels/document.xml.rels", relations);
  zip.file("[Content_Types].xml", types);
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

/** The workbook behind a chart, so that Word's "edit data" opens the figures. */
async function workbookOf(chart: ChartBlock): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Sheet1");
  sheet.addRow(["", ...chart.series.map((series) => series.name)]);
  chart.categories.forEach((category, index) => {
    sheet.addRow([
      category,
      ...chart.series.map((series) => (series.values[index] == null ? null : Number(series.values[index]))),
    ]);
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
