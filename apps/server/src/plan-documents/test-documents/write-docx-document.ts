import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, VerticalMergeType } from "docx";
import type { DocumentModel, ModelCell } from "./document-model.ts";

function toCell(cell: ModelCell, isMergeStart: boolean): TableCell {
  const lines = cell.lines.length === 0 ? [""] : cell.lines;
  const verticalMerge =
    cell.isMerged === true
      ? VerticalMergeType.CONTINUE
      : isMergeStart
        ? VerticalMergeType.RESTART
        : undefined;
  return new TableCell({
    children: lines.map((line) => new Paragraph(line)),
    ...(verticalMerge === undefined ? {} : { verticalMerge }),
    ...(cell.columnSpan === undefined ? {} : { columnSpan: cell.columnSpan }),
  });
}

/** Sets a model as a .docx: paragraphs as paragraphs, tables as real tables with merged cells. */
export async function writeDocxDocument(model: DocumentModel): Promise<Uint8Array> {
  const children = model.map((block) =>
    block.kind === "paragraph"
      ? new Paragraph({ children: [new TextRun(block.text)] })
      : new Table({
          rows: block.rows.map(
            (row, rowIndex) =>
              new TableRow({
                children: row.map((cell, column) =>
                  toCell(cell, block.rows[rowIndex + 1]?.[column]?.isMerged === true),
                ),
              }),
          ),
        }),
  );
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}
