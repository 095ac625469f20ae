/** A piece of a text, and whether it is one of the words searched for. */
export interface HighlightPiece {
  readonly text: string;
  readonly isHit: boolean;
  /** Where it begins. */
  readonly at: number;
}

/** Cuts a text at the words of a query; letter case does not matter. */
export function highlight(text: string, query: string): HighlightPiece[] {
  const words = query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
  const lower = text.toLowerCase();
  const pieces: HighlightPiece[] = [];
  let at = 0;
  while (at < text.length) {
    const hits = words
      .map((word) => ({ start: lower.indexOf(word, at), length: word.length }))
      .filter(({ start }) => start !== -1)
      .toSorted((one, other) => one.start - other.start || other.length - one.length);
    const [next] = hits;
    if (!next) break;
    if (next.start > at) pieces.push({ text: text.slice(at, next.start), isHit: false, at });
    pieces.push({ text: text.slice(next.start, next.start + next.length), isHit: true, at: next.start });
    at = next.start + next.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isHit: false, at });
  return pieces;
}
