/** A line of a plan's document. */
export interface SourceLine {
  readonly line: number;
  readonly text: string;
}

const shownBefore = 3;
const shownAfter = 3;

/** The lines of a passage with a few before and after it; empty ones do not count and are left out. */
export function linesAround(
  lines: readonly SourceLine[],
  passage: { readonly line: number; readonly endLine: number },
): readonly (SourceLine & { readonly isInside: boolean })[] {
  const filled = lines
    .filter(({ text }) => text.trim() !== "")
    .map(({ line, text }) => ({
      line,
      text: text.trim(),
      isInside: line >= passage.line && line <= passage.endLine,
    }));
  const first = filled.findIndex(({ line }) => line >= passage.line);
  const last = filled.findLastIndex(({ line }) => line <= passage.endLine);
  if (first < 0 || last < first) return [];
  return filled.slice(Math.max(0, first - shownBefore), last + 1 + shownAfter);
}
