/** A run of text on a page in points, measured from the page's top left corner; y is the baseline. */
export interface Fragment {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
}

/** Fragments on one baseline, from left to right. */
export interface TextLine {
  readonly fragments: readonly Fragment[];
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
}

/** A drawn straight line: `at` is its y (horizontal) or x (vertical), `from` … `to` its extent along the other axis. */
export interface Ruling {
  readonly isHorizontal: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What is drawn on one page, in drawing order. */
export interface PageContent {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly fragments: readonly Fragment[];
  readonly rulings: readonly Ruling[];
}

/** A cell of a table found on a page; places count from 0. */
export interface TableCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

/** A table on one page with the x of its column borders. */
export interface PageTable {
  readonly top: number;
  readonly bottom: number;
  readonly columnEdges: readonly number[];
  readonly rows: number;
  readonly cells: readonly TableCell[];
}

const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…]/;
const digit = /[0-9.]/;

/** The value below which the given share of the numbers lies; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Joins two pieces of one text that a line break parted: Latin words get a space, Chinese and numbers none. */
export function joinBroken(before: string, after: string): string {
  const left = before.at(-1) ?? "";
  const right = after.at(0) ?? "";
  const isSeamless =
    left === "" ||
    right === "" ||
    wide.test(left) ||
    wide.test(right) ||
    (digit.test(left) && digit.test(right));
  return isSeamless ? before + after : `${before} ${after}`;
}

/** The words of a line: a gap between fragments is a space where it is wide, or where Latin text shows it. */
export function textOfLine(line: Pick<TextLine, "fragments">): string {
  let text = "";
  let last: Fragment | undefined;
  for (const fragment of line.fragments) {
    if (last !== undefined) {
      const gap = (fragment.x0 - last.x1) / Math.max(last.size, fragment.size);
      const isWide = wide.test(text.at(-1) ?? "") || wide.test(fragment.text.at(0) ?? "");
      text += gap > (isWide ? 0.9 : 0.18) ? " " : "";
    }
    text += fragment.text;
    last = fragment;
  }
  return text.replaceAll(/ {2,}/g, " ").trim();
}

function toLine(fragments: readonly Fragment[]): TextLine {
  const sorted = fragments.toSorted((a, b) => a.x0 - b.x0);
  // Bold type is sometimes drawn as the same words twice, a hair apart.
  const single = sorted.filter((fragment, index) => {
    const before = sorted[index - 1];
    return (
      before === undefined || before.text !== fragment.text || fragment.x0 - before.x0 > fragment.size * 0.3
    );
  });
  return {
    fragments: single,
    x0: Math.min(...single.map(({ x0 }) => x0)),
    x1: Math.max(...single.map(({ x1 }) => x1)),
    y: quantile(
      single.map(({ y }) => y),
      0.5,
    ),
    size: Math.max(...single.map(({ size }) => size)),
  };
}

/** Gathers fragments into lines by their baselines, from top to bottom. */
export function toLines(fragments: readonly Fragment[]): TextLine[] {
  const groups: Fragment[][] = [];
  for (const fragment of fragments.toSorted((a, b) => a.y - b.y || a.x0 - b.x0)) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (
      group !== undefined &&
      first !== undefined &&
      fragment.y - first.y <= Math.max(first.size, fragment.size) * 0.4
    ) {
      group.push(fragment);
    } else {
      groups.push([fragment]);
    }
  }
  return groups.map(toLine);
}
