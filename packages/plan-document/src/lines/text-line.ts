import type { SourceCell, SourceDocument } from "../source.ts";
import { normaliseText } from "./normalise-text.ts";

/** A source line with its normalised text and the way back. */
export interface TextLine {
  /** 1-based line number in the source. */
  readonly number: number;
  readonly raw: string;
  /** Normalised, without white space. */
  readonly text: string;
  /** Offset in `raw` of each character of `text`. */
  readonly offsets: Int32Array;
  readonly cell: SourceCell | null;
  readonly headingLevel: number | null;
  readonly listNumber: string | null;
  readonly page: number | null;
}

/** Normalises every line of a source, keeping its number. */
export function readTextLines(source: SourceDocument): TextLine[] {
  return source.lines.map((line, index) => {
    const { text, offsets } = normaliseText(line.text);
    return {
      number: index + 1,
      raw: line.text,
      text,
      offsets,
      cell: line.cell ?? null,
      headingLevel: line.headingLevel ?? null,
      listNumber: line.listNumber ?? null,
      page: line.page ?? null,
    };
  });
}

const sentenceEnd = /[。！？；：…][）"'\]》】]*$/;

/** Whether normalised text ends as a sentence or clause does, so that nothing need follow. */
export function endsSentence(text: string): boolean {
  return sentenceEnd.test(text.slice(-6));
}

/** Width of a line in full-width characters: Latin letters and digits count half. */
export function lineWidth(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) width += text.charCodeAt(index) < 0x2e80 ? 0.5 : 1;
  return width;
}
