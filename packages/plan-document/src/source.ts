/** The kinds of file a reader can hand to the compiler. */
export const sourceFormats = ["text", "docx", "html", "pdf"] as const;
export type SourceFormat = (typeof sourceFormats)[number];

/** The place of a line inside a table: row and column count from 0, spans are at least 1. */
export interface SourceCell {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** One line, paragraph or table-cell line; a cell of several paragraphs is several lines with the same cell. */
export interface SourceLine {
  readonly text: string;
  readonly cell?: SourceCell;
  readonly headingLevel?: number;
  /** A number that the word processor drew and that is not part of the text, such as "（一）" or "1.". */
  readonly listNumber?: string;
  readonly page?: number;
}

/** What a reader makes of a file; the 1-based index of a line is its number everywhere. */
export interface SourceDocument {
  readonly name: string;
  readonly format: SourceFormat;
  readonly lines: readonly SourceLine[];
}

/** Cuts plain text into lines; a form feed starts a new page and a new line. Never fails. */
export function readTextSource(name: string, text: string): SourceDocument {
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const lines: SourceLine[] = [];
  const paged = body.includes("\f");
  let page = 1;
  for (const line of body.split(/\r\n|\n|\r|\u2028|\u2029/)) {
    const pieces = line.split("\f");
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) page += 1;
      if (piece === "" && pieces.length > 1) continue;
      lines.push(paged ? { text: piece, page } : { text: piece });
    }
  }
  return { name, format: "text", lines };
}
