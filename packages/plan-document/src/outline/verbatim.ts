import type { Paragraph } from "../lines/paragraph.ts";
import type { SourceLine } from "../source.ts";

/** The source words of a stretch of a paragraph: original spelling, broken lines joined, white space only inside Latin words. */
export function verbatim(
  source: readonly SourceLine[],
  paragraph: Paragraph,
  from = 0,
  to = paragraph.text.length,
): string {
  const parts: string[] = [];
  let previousLine = -1;
  let previousOffset = -1;
  for (let index = from; index < to; index += 1) {
    const line = paragraph.lineNumbers[index] ?? 0;
    const offset = paragraph.offsets[index] ?? 0;
    const raw = source[line - 1]?.text ?? "";
    const gap = line === previousLine && offset > previousOffset + 1;
    if (gap && isLatin(raw.charAt(previousOffset)) && isLatin(raw.charAt(offset))) parts.push(" ");
    parts.push(raw.charAt(offset));
    previousLine = line;
    previousOffset = offset;
  }
  return parts.join("");
}

function isLatin(character: string): boolean {
  return /[A-Za-z]/.test(character);
}
