import type { Bilingual } from "@halfsky/statistics";
import { alignTexts } from "./align-texts.ts";
import { textOf, type ReportTree } from "./report-tree.ts";

/** A passage as it was read back from a file: a paragraph, a cell of a table, or a point of a chart. */
export interface PrintedPassage {
  /** Where a person finds it: 第 12 段, 表 1 第 3 行第 2 列. */
  readonly place: Bilingual;
  readonly kind: "paragraph" | "cell" | "chart";
  readonly text: string;
}

/** A number of the file that the database does not bear out. */
export interface ProofFault {
  readonly place: Bilingual;
  readonly printed: string;
  /** What the database gives; null where the report has no such number at all. */
  readonly expected: string | null;
  readonly context: string;
  readonly message: Bilingual;
}

/** How many numbers were proved, and which failed. */
export interface Proof {
  readonly passed: boolean;
  readonly figures: number;
  readonly faults: readonly ProofFault[];
}

/**
 * Proves every number of a file against the report as the database gives it today.
 *
 * Passages are aligned by their words without digits, so that a person may edit wording, add or take out a
 * passage; but each number that stands in the file must be the number that the same passage has in `expected`.
 */
export function proveReport(expected: ReportTree, printed: readonly PrintedPassage[]): Proof {
  const wanted = passagesOf(expected);
  const faults: ProofFault[] = [];
  let figures = 0;
  for (const kind of ["paragraph", "cell", "chart"] as const) {
    const left = wanted.filter((passage) => passage.kind === kind);
    const right = printed.filter((passage) => passage.kind === kind);
    const pairs = alignTexts(
      left.map((passage) => withoutDigits(passage.text)),
      right.map((passage) => withoutDigits(passage.text)),
    );
    right.forEach((passage, index) => {
      const numbers = numbersIn(passage.text);
      figures += numbers.length;
      const partner = pairs.get(index);
      const should = partner === undefined ? null : numbersIn(left[partner]?.text ?? "");
      faults.push(...compare(passage, numbers, should));
    });
    const matched = new Set(pairs.values());
    left.forEach((passage, index) => {
      const numbers = numbersIn(passage.text);
      if (!matched.has(index) && kind === "chart" && numbers.length > 0) {
        faults.push(missing(passage, numbers.join("、")));
      }
    });
  }
  return { passed: faults.length === 0, figures, faults };
}

/** The passages of a tree in the order and grain in which a file is read back. */
export function passagesOf(tree: ReportTree): readonly PrintedPassage[] {
  let paragraphs = 0;
  let tables = 0;
  let charts = 0;
  const paragraph = (text: string): PrintedPassage => ({
    kind: "paragraph",
    place: paragraphPlace((paragraphs += 1)),
    text,
  });
  return tree.blocks.flatMap((block): readonly PrintedPassage[] => {
    switch (block.kind) {
      case "page-break":
        return [];
      case "table": {
        tables += 1;
        const head = paragraph(block.title);
        const rows = [
          block.columns.map((column) => column.title),
          ...block.rows.map((row) => row.map(textOf)),
        ];
        const cells = rows.flatMap((row, y) =>
          row.map((text, x) => ({ kind: "cell" as const, place: cellPlace(tables, y + 1, x + 1), text })),
        );
        return [head, ...cells, ...block.notes.map(paragraph)];
      }
      case "chart": {
        charts += 1;
        const points = block.series.flatMap((series) =>
          series.values.flatMap((value, index) => {
            if (value === null) return [];
            const text = chartPassage(block.categories[index] ?? "", series.name, value);
            return [{ kind: "chart" as const, place: chartPlace(charts), text }];
          }),
        );
        return [paragraph(block.title), ...points];
      }
      case "title":
      case "subtitle":
      case "heading":
      case "paragraph":
        return [paragraph(textOf(block.runs))];
    }
  });
}

/** Where a paragraph stands, counted from 1 without empty ones. */
export function paragraphPlace(number: number): Bilingual {
  return { zh: `第${number}段`, en: `paragraph ${number}` };
}

/** Where a cell stands; the head is row 1. */
export function cellPlace(table: number, row: number, column: number): Bilingual {
  return { zh: `表${table}第${row}行第${column}列`, en: `table ${table}, row ${row}, column ${column}` };
}

/** Which chart of the file. */
export function chartPlace(number: number): Bilingual {
  return { zh: `图${number}`, en: `chart ${number}` };
}

/** A point of a chart as a passage; the reader of a file composes the same words. */
export function chartPassage(category: string, series: string, value: string): string {
  return `${category}｜${series}＝${value}`;
}

// the sign and the unit belong to the number: 3% turned into 3‰, or −3 into 3, is a changed figure
const numberPattern = /[-−]?\d+(?:[.,]\d+)*(?:[%‰]|\/10万|个百分点|个千分点)?/g;

/** The numbers of a text as printed, with sign and unit; full-width digits count as digits. */
export function numbersIn(text: string): readonly string[] {
  return halfWidth(text).match(numberPattern) ?? [];
}

function halfWidth(text: string): string {
  return text.replace(/[０-９．，％]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

function withoutDigits(text: string): string {
  return halfWidth(text).replace(numberPattern, "#").replace(/\s/g, "");
}

function compare(
  passage: PrintedPassage,
  numbers: readonly string[],
  should: readonly string[] | null,
): readonly ProofFault[] {
  if (should === null) return numbers.map((printed) => unproved(passage, printed));
  if (numbers.length === should.length) {
    return numbers.flatMap((printed, index) => {
      const expected = should[index] ?? "";
      return printed === expected ? [] : [differs(passage, printed, expected)];
    });
  }
  // a number was put in or taken out: those that stand on both sides in order are proved, the rest is named
  const pairs = alignTexts(should, numbers);
  return numbers.flatMap((printed, index) => (pairs.has(index) ? [] : [unproved(passage, printed)]));
}

function differs(passage: PrintedPassage, printed: string, expected: string): ProofFault {
  return {
    place: passage.place,
    printed,
    expected,
    context: excerpt(passage.text, printed),
    message: {
      zh: `${passage.place.zh}印的是 ${printed}，数据库为 ${expected}。请改回，或更正数据后重新生成报告。`,
      en: `${passage.place.en} prints ${printed}, the database gives ${expected}. Change it back, or correct the figure and make the report again.`,
    },
  };
}

function unproved(passage: PrintedPassage, printed: string): ProofFault {
  return {
    place: passage.place,
    printed,
    expected: null,
    context: excerpt(passage.text, printed),
    message: {
      zh: `${passage.place.zh}的 ${printed} 不在报告数据之中，是人工写入的，无法核对。`,
      en: `${printed} in ${passage.place.en} is not among the figures of the report: it was typed in and cannot be proved.`,
    },
  };
}

function missing(passage: PrintedPassage, numbers: string): ProofFault {
  return {
    place: passage.place,
    printed: "",
    expected: numbers,
    context: excerpt(passage.text),
    message: {
      zh: `${passage.place.zh}缺少 ${excerpt(passage.text)}。`,
      en: `${passage.place.en} lacks ${excerpt(passage.text)}.`,
    },
  };
}

/** Some words around a number, so that it can be found by searching for them. */
function excerpt(text: string, around = ""): string {
  const at = Math.max(0, text.indexOf(around));
  const from = Math.max(0, at - 30);
  const to = Math.min(text.length, at + around.length + 30);
  return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
}
