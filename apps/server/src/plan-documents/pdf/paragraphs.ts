import type { SourceLine } from "@halfsky/plan-document";
import { joinBroken, type PageTable, quantile, textOfLine } from "./pdf-layout.ts";
import { continuesTable, continueTable, startTable, type WholeTable } from "./table-continuation.ts";
import type { ColumnPlace, PlacedLine } from "./text-columns.ts";

/** What follows one another in a document: a line in its column, or a table. */
export type FlowBlock =
  | ({ readonly page: number } & PlacedLine)
  | { readonly page: number; readonly table: PageTable };
type FlowLine = { readonly page: number } & PlacedLine;
interface TableBlock {
  readonly page: number;
  readonly table: PageTable;
}

/** Two parts of a table on one page stand no further apart than this, in points. */
const widestSeam = 14;

interface Margins {
  readonly left: number;
  readonly right: number;
}

/** List numbers and dashes with which an item begins. */
const itemStart =
  /^(?:[（(]?[一二三四五六七八九十百]{1,4}[）)、.．]|[（(]?\d{1,3}[）)、.．](?!\d)|第[一二三四五六七八九十百\d]{1,4}[章节条]|——|[①-⑳•●])/;

const wide = /[\u2e80-\u9fff\uff00-\uffef“”‘’—…]/;
/** What a line break never parts: a word or number, or a character, with the brackets and marks that cling to it. */
const firstCluster = /^[（〔《“‘「【(]*(?:[A-Za-z0-9.,%‰]+|.)[，。、；：！？）〕》”’」】%％‰,.;:!?)]*/u;

/** Width of the words that would have had to fit on the line before, in character heights. */
function widthOfStart(text: string): number {
  const [cluster = ""] = firstCluster.exec(text) ?? [];
  return Array.from(cluster).reduce((width, character) => width + (wide.test(character) ? 1 : 0.55), 0);
}

function isLine(block: FlowBlock): block is FlowLine {
  return "line" in block;
}

/** The left edge that most full lines share and the right edge that they reach, for each page and column. */
class MarginTable {
  readonly #margins = new Map<string, Margins>();
  readonly #documents = new Map<ColumnPlace, Margins>();

  constructor(lines: readonly FlowLine[]) {
    const groups = new Map<string, FlowLine[]>();
    for (const line of lines) {
      for (const key of [`${line.page} ${line.column}`, line.column]) {
        const group = groups.get(key);
        if (group === undefined) {
          groups.set(key, [line]);
        } else {
          group.push(line);
        }
      }
    }
    for (const [key, group] of groups) {
      const widest = Math.max(...group.map(({ line }) => line.x1 - line.x0));
      const full = group.filter(({ line }) => line.x1 - line.x0 > widest * 0.8);
      const margins = {
        left: quantile(
          full.map(({ line }) => line.x0),
          0.1,
        ),
        right: quantile(
          full.map(({ line }) => line.x1),
          0.5,
        ),
      };
      if (key === "full" || key === "left" || key === "right") {
        this.#documents.set(key, margins);
      } else if (full.length >= 4) {
        this.#margins.set(key, margins);
      }
    }
  }

  get({ page, column }: FlowLine): Margins {
    return this.#margins.get(`${page} ${column}`) ?? this.#documents.get(column) ?? { left: 0, right: 0 };
  }
}

/** Tells for each line whether it goes on with the one before, by indents, full lines and the space between. */
class ParagraphRule {
  readonly #margins: MarginTable;
  readonly #leading: number;
  readonly #hasIndents: boolean;

  constructor(lines: readonly FlowLine[]) {
    this.#margins = new MarginTable(lines);
    const gaps = lines.flatMap(({ line, page }, index) => {
      const before = lines[index - 1];
      return before?.page === page && line.y > before.line.y ? [(line.y - before.line.y) / line.size] : [];
    });
    this.#leading = quantile(gaps, 0.5);
    const indented = lines.filter((line) => this.#indent(line) > 1.2 && this.#indent(line) < 3).length;
    this.#hasIndents = indented > lines.length * 0.05;
  }

  #indent(line: FlowLine): number {
    return (line.line.x0 - this.#margins.get(line).left) / line.line.size;
  }

  goesOn(before: FlowLine, line: FlowLine, text: string): boolean {
    const size = before.line.size;
    const reachesEdge = before.line.x1 + size * (widthOfStart(text) + 0.6) >= this.#margins.get(before).right;
    const isFlush = this.#indent(line) <= 0.6;
    const isSameType = Math.abs(line.line.size - size) <= Math.max(1, size * 0.08);
    const isNear =
      before.page !== line.page ||
      before.column !== line.column ||
      line.line.y < before.line.y ||
      (line.line.y - before.line.y) / line.line.size <= this.#leading * 1.3 + 0.05;
    // Without indents, a full line before an item number does not tell whether the item begins anew.
    const isItem = !this.#hasIndents && itemStart.test(text);
    return reachesEdge && isFlush && isSameType && isNear && !isItem;
  }
}

/** Puts lines together to paragraphs and parts of tables to tables; every line knows the page it starts on. */
export function joinParagraphs(blocks: readonly FlowBlock[]): SourceLine[] {
  const rule = new ParagraphRule(blocks.filter(isLine));
  const lines: SourceLine[] = [];
  const append = (table: WholeTable, number: number, page: number): void => {
    for (const { text, ...place } of table.cells.toSorted((a, b) => a.row - b.row || a.column - b.column)) {
      lines.push({ text, cell: { table: number, ...place }, page });
    }
  };
  let tables = 0;
  let before: FlowLine | undefined;
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block === undefined) {
      break;
    }
    if (!isLine(block)) {
      const table = startTable(block.table);
      let part: TableBlock = block;
      for (let next = blocks[index + 1]; next !== undefined && !isLine(next); next = blocks[index + 1]) {
        const isApart = next.page === part.page && next.table.top - part.table.bottom > widestSeam;
        if (isApart || !continuesTable(table, next.table)) {
          break;
        }
        continueTable(table, next.table);
        part = next;
        index += 1;
      }
      append(table, tables, block.page);
      tables += 1;
      before = undefined;
      continue;
    }
    const text = textOfLine(block.line);
    const last = lines.at(-1);
    if (before !== undefined && last !== undefined && rule.goesOn(before, block, text)) {
      lines[lines.length - 1] = { ...last, text: joinBroken(last.text, text) };
    } else {
      lines.push({ text, page: block.page });
    }
    before = block;
  }
  return lines;
}
