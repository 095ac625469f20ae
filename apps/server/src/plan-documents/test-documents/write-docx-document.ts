import {
  AlignmentType,
  Document,
  type INumberingOptions,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from "docx";
import type { DocumentModel, ModelCell } from "./document-model.ts";

/** The list of a document: 一、 for chapters, （一） for sections, 1． for items. */
const numbering: INumberingOptions = {
  config: [
    {
      reference: "outline",
      levels: [
        { level: 0, format: LevelFormat.CHINESE_COUNTING, text: "%1、", alignment: AlignmentType.START },
        { level: 1, format: LevelFormat.CHINESE_COUNTING, text: "（%2）", alignment: AlignmentType.START },
        { level: 2, format: LevelFormat.DECIMAL, text: "%3．", alignment: AlignmentType.START },
      ],
    },
  ],
};

const printedNumbers = [
  /^[一二三四五六七八九十]{1,3}、/,
  /^（[一二三四五六七八九十]{1,3}）/,
  /^\d{1,2}[．.、]\s*/,
];

/** A paragraph whose printed number is left to the word processor; each plan of a document has a list of its own. */
function numberedParagraph(text: string, instance: number): Paragraph {
  const level = printedNumbers.findIndex((pattern) => pattern.test(text));
  const pattern = printedNumbers[level];
  return pattern === undefined
    ? new Paragraph({ children: [new TextRun(text)] })
    : new Paragraph({
        children: [new TextRun(text.replace(pattern, ""))],
        numbering: { reference: "outline", level, instance },
      });
}

function toCell(cell: ModelCell, isMergeStart: boolean): TableCell {
  const lines = cell.lines.length === 0 ? [""] : cell.lines;
  const merged = isMergeStart ? VerticalMergeType.RESTART : undefined;
  const verticalMerge = cell.isMerged === true ? VerticalMergeType.CONTINUE : merged;
  return new TableCell({
    children: lines.map((line) => new Paragraph(line)),
    ...(verticalMerge === undefined ? {} : { verticalMerge }),
    ...(cell.columnSpan === undefined ? {} : { columnSpan: cell.columnSpan }),
  });
}

/**
 * Sets a model as a .docx: paragraphs as paragraphs, tables as real tables with merged cells. With `isNumbered` the
 * numbers of chapters, sections and items are not in the text but drawn by the list.
 */
export async function writeDocxDocument(
  model: DocumentModel,
  { isNumbered = false } = {},
): Promise<Uint8Array> {
  let instance = 0;
  const children = model.map((block) => {
    if (block.kind === "paragraph") {
      instance += block.text.startsWith("一、") ? 1 : 0;
      return isNumbered
        ? numberedParagraph(block.text, instance)
        : new Paragraph({ children: [new TextRun(block.text)] });
    }
    return new Table({
      rows: block.rows.map(
        (row, rowIndex) =>
          new TableRow({
            children: row.map((cell, column) =>
              toCell(cell, block.rows[rowIndex + 1]?.[column]?.isMerged === true),
            ),
          }),
      ),
    });
  });
  return new Uint8Array(await Packer.toBuffer(new Document({ numbering, sections: [{ children }] })));
}
