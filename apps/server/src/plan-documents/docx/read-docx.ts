import type { SourceCell, SourceDocument, SourceLine } from "@halfsky/plan-document";
import { DocxNumbering } from "./docx-numbering.ts";
import { openDocxPackage, type DocxPackage } from "./docx-package.ts";
import { DocxStyles, readHeadingLevel, readListPlace } from "./docx-styles.ts";
import { readParagraphText } from "./paragraph-text.ts";
import { elementsOf, findElement, isSwitchedOn, settingOf, type XmlElement } from "./xml-tree.ts";

const wrappers = new Set([
  "sdt",
  "sdtContent",
  "ins",
  "moveTo",
  "customXml",
  "smartTag",
  "AlternateContent",
  "Choice",
]);

/** The block elements in order; content controls and insertions only wrap, a generated table of contents is left out. */
function blocksOf(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (!wrappers.has(child.name)) {
      return [child];
    }
    const gallery = settingOf(findElement(findElement(child, "sdtPr"), "docPartObj"), "docPartGallery");
    return gallery === "Table of Contents" ? [] : blocksOf(child);
  });
}

interface OpenMerge {
  row: number;
  span: number;
  lines: number[];
}

class DocxReader {
  readonly lines: SourceLine[] = [];
  readonly #styles: DocxStyles;
  readonly #numbering: DocxNumbering;
  #tables = 0;
  /** Whether the mark of the paragraph before was deleted, so that the next one goes on in the same line. */
  #isJoined = false;

  constructor(parts: DocxPackage) {
    this.#styles = new DocxStyles(parts.styles);
    this.#numbering = new DocxNumbering(parts.numbering);
  }

  readBlocks(parent: XmlElement, cell?: SourceCell): void {
    for (const block of blocksOf(parent)) {
      if (block.name === "p") {
        this.#readParagraph(block, cell);
      } else if (block.name === "tbl") {
        this.#readTable(block, cell);
      }
    }
  }

  #readParagraph(paragraph: XmlElement, cell: SourceCell | undefined): void {
    const properties = findElement(paragraph, "pPr");
    const styleId = settingOf(properties, "pStyle");
    const style = this.#styles.get(styleId);
    if (style.isContents) {
      return;
    }
    const { lines, textBoxes } = readParagraphText(paragraph);
    const own = readListPlace(properties);
    const list = own.list ?? style.list;
    const level =
      own.level ?? style.level ?? (list === undefined ? 0 : this.#numbering.levelOfStyle(list, styleId));
    const listNumber = list === undefined ? undefined : this.#numbering.next({ list, level });
    const headingLevel = readHeadingLevel(properties) ?? style.headingLevel;
    for (const [index, text] of lines.entries()) {
      // A tab at the start only indents; within the line it parts columns.
      this.#addLine({
        text: text.replace(/^\t+/, "").trimEnd(),
        ...(cell === undefined ? {} : { cell }),
        ...(headingLevel === undefined || headingLevel > 9 ? {} : { headingLevel }),
        ...(listNumber === undefined || index > 0 ? {} : { listNumber }),
      });
    }
    this.#isJoined = isSwitchedOn(findElement(properties, "rPr"), "del");
    for (const box of textBoxes) {
      this.readBlocks(box, cell);
    }
  }

  #addLine(line: SourceLine): void {
    const last = this.lines.at(-1);
    if (this.#isJoined && last !== undefined) {
      this.lines[this.lines.length - 1] = { ...last, text: last.text + line.text };
    } else {
      this.lines.push(line);
    }
    this.#isJoined = false;
  }

  #readTable(table: XmlElement, outer: SourceCell | undefined): void {
    const rows = blocksOf(table).filter(
      (row) => row.name === "tr" && findElement(findElement(row, "trPr"), "del") === undefined,
    );
    const isBox = rows.every((row) => blocksOf(row).filter((cell) => cell.name === "tc").length <= 1);
    // A table within a cell, or of one column, lays out text: its paragraphs are read as such.
    if (outer !== undefined || isBox) {
      for (const row of rows) {
        for (const cell of blocksOf(row).filter(({ name }) => name === "tc")) {
          this.readBlocks(cell, outer);
        }
      }
      return;
    }
    const number = this.#tables;
    this.#tables += 1;
    const merges = new Map<number, OpenMerge>();
    for (const [rowIndex, row] of rows.entries()) {
      this.#readRow(row, { table: number, row: rowIndex }, merges);
    }
  }

  #readRow(
    row: XmlElement,
    place: { readonly table: number; readonly row: number },
    merges: Map<number, OpenMerge>,
  ): void {
    let column = Number(settingOf(findElement(row, "trPr"), "gridBefore") ?? 0);
    for (const cell of blocksOf(row).filter(({ name }) => name === "tc")) {
      const properties = findElement(cell, "tcPr");
      const columnSpan = Math.min(Math.max(1, Number(settingOf(properties, "gridSpan") ?? 1) || 1), 64);
      const merge = findElement(properties, "vMerge");
      const open = merges.get(column);
      if (merge !== undefined && merge.attributes["val"] !== "restart" && open !== undefined) {
        open.span = place.row - open.row + 1;
        for (const index of open.lines) {
          const line = this.lines[index];
          if (line?.cell !== undefined) {
            this.lines[index] = { ...line, cell: { ...line.cell, rowSpan: open.span } };
          }
        }
      } else {
        const from = this.lines.length;
        this.#isJoined = false;
        this.readBlocks(cell, { ...place, column, rowSpan: 1, columnSpan });
        this.#isJoined = false;
        if (merge === undefined) {
          merges.delete(column);
        } else {
          const lines = Array.from({ length: this.lines.length - from }, (_, index) => from + index);
          merges.set(column, { row: place.row, span: 1, lines });
        }
      }
      column += columnSpan;
    }
  }
}

/** Reads a .docx: paragraphs with their drawn list numbers and heading levels, tables with their merged cells. */
export async function readDocx(name: string, bytes: Uint8Array): Promise<SourceDocument> {
  const parts = await openDocxPackage(bytes);
  const reader = new DocxReader(parts);
  const body = findElement(parts.document, "body");
  if (body !== undefined) {
    reader.readBlocks(body);
  }
  return { name, format: "docx", lines: reader.lines };
}
