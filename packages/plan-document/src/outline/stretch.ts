import type { Paragraph } from "../lines/paragraph.ts";

/** A stretch of a paragraph: characters `from` up to `to`. */
export interface Stretch {
  readonly paragraph: Paragraph;
  readonly from: number;
  readonly to: number;
}

/** An objective, measure or item as stretches of paragraphs. */
export interface DraftPart {
  readonly no: number | null;
  readonly stretches: readonly Stretch[];
}

/** The whole of a paragraph as a stretch. */
export function wholeStretch(paragraph: Paragraph): Stretch {
  return { paragraph, from: 0, to: paragraph.text.length };
}
