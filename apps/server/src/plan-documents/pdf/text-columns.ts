import { quantile, type TextLine } from "./pdf-layout.ts";

/** Where a line of a page stands: across the page, or in its left or right text column. */
export type ColumnPlace = "full" | "left" | "right";

export interface PlacedLine {
  readonly line: TextLine;
  readonly column: ColumnPlace;
}

function part(line: TextLine, gutter: number, isLeft: boolean): TextLine | undefined {
  const fragments = line.fragments.filter(({ x0 }) => x0 < gutter === isLeft);
  return fragments.length === 0
    ? undefined
    : {
        ...line,
        fragments,
        x0: Math.min(...fragments.map(({ x0 }) => x0)),
        x1: Math.max(...fragments.map(({ x1 }) => x1)),
      };
}

function isCrossed(line: TextLine, gutter: number): boolean {
  return line.fragments.some(({ x0, x1 }) => x0 < gutter - 2 && x1 > gutter + 2);
}

/** The x between two text columns; undefined where the page has one column. */
function findGutter(lines: readonly TextLine[], width: number): number | undefined {
  const middles: number[] = [];
  for (const line of lines) {
    for (const [index, fragment] of line.fragments.entries()) {
      const next = line.fragments[index + 1];
      const middle = next === undefined ? 0 : (fragment.x1 + next.x0) / 2;
      if (
        next !== undefined &&
        next.x0 - fragment.x1 > line.size &&
        middle > width * 0.35 &&
        middle < width * 0.65
      ) {
        middles.push(middle);
      }
    }
  }
  // Two columns run beside each other for most of the page; a few tabs in its middle do not make a gutter.
  if (middles.length < 8 || middles.length < lines.length * 0.5) {
    return undefined;
  }
  const gutter = quantile(middles, 0.5);
  const crossing = lines.filter((line) => isCrossed(line, gutter)).length;
  return crossing > lines.length * 0.3 ? undefined : gutter;
}

/** Puts the lines of a page in reading order: the left column before the right one, between lines that cross both. */
export function inReadingOrder(lines: readonly TextLine[], width: number): PlacedLine[] {
  const gutter = findGutter(lines, width);
  if (gutter === undefined) {
    return lines.map((line) => ({ line, column: "full" }));
  }
  const ordered: PlacedLine[] = [];
  let left: PlacedLine[] = [];
  let right: PlacedLine[] = [];
  for (const line of lines) {
    if (isCrossed(line, gutter)) {
      ordered.push(...left, ...right, { line, column: "full" });
      left = [];
      right = [];
      continue;
    }
    const leftPart = part(line, gutter, true);
    const rightPart = part(line, gutter, false);
    left.push(...(leftPart === undefined ? [] : [{ line: leftPart, column: "left" as const }]));
    right.push(...(rightPart === undefined ? [] : [{ line: rightPart, column: "right" as const }]));
  }
  return [...ordered, ...left, ...right];
}
