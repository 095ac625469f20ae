import { type TextLine, textOfLine } from "./pdf-layout.ts";

/** The lines of one page with its height in points. */
export interface PageLines {
  readonly page: number;
  readonly height: number;
  readonly lines: readonly TextLine[];
}

/** Heads and feet stand in the outer tenth of a page, within its first or last three lines. */
const margin = 0.11;
const outermost = 3;

const dash = "[\\s\\-—–－_·•.]*";
const pageNumber = new RegExp(
  `^${dash}(第\\s*)?([0-9０-９]{1,4})(\\s*页)?(?:\\s*[/／，,]?\\s*(?:共|of)?\\s*[0-9０-９]{1,4}(?:\\s*页)?)?${dash}$`,
  "i",
);

function marginLines({ height, lines }: PageLines): TextLine[] {
  return lines.filter(
    (line, index) =>
      (index < outermost && line.y < height * margin) ||
      (index >= lines.length - outermost && line.y > height * (1 - margin)),
  );
}

/** The printed number where a line is nothing but a page number; `isDressed` tells "— 3 —" and 第3页 from a bare figure. */
function readPageNumber(text: string): { readonly value: number; readonly isDressed: boolean } | undefined {
  const match = pageNumber.exec(text);
  const digits = match?.[2];
  if (digits === undefined) {
    return undefined;
  }
  return { value: Number(digits.normalize("NFKC")), isDressed: text.trim() !== digits };
}

function headKey(line: TextLine): string {
  return `${Math.round(line.y / 4)} ${textOfLine(line).replaceAll(/[0-9０-９]+/g, "#")}`;
}

/** Takes page numbers and running heads off the pages: figures that count on with the pages, words that repeat in place. */
export function withoutFurniture(pages: readonly PageLines[]): PageLines[] {
  const offsets = new Map<number, number>();
  const heads = new Map<string, number>();
  for (const page of pages) {
    for (const line of marginLines(page)) {
      const number = readPageNumber(textOfLine(line));
      if (number !== undefined) {
        offsets.set(number.value - page.page, (offsets.get(number.value - page.page) ?? 0) + 1);
      }
      heads.set(headKey(line), (heads.get(headKey(line)) ?? 0) + 1);
    }
  }
  const neededHeads = Math.max(2, Math.min(3, pages.length), pages.length * 0.3);
  return pages.map((page) => {
    const candidates = new Set(marginLines(page));
    const lines = page.lines.filter((line) => {
      if (!candidates.has(line)) {
        return true;
      }
      const number = readPageNumber(textOfLine(line));
      const isCounting =
        number !== undefined &&
        (number.isDressed || number.value === page.page || (offsets.get(number.value - page.page) ?? 0) >= 2);
      return !isCounting && (heads.get(headKey(line)) ?? 0) < neededHeads;
    });
    return { ...page, lines };
  });
}
