import { type Finding, makeFinding } from "../findings.ts";
import { readListMarker } from "../lines/list-marker.ts";
import { isEmptyValue, isUnitText } from "./cell-words.ts";
import { splitNameAndUnit } from "./indicator-name.ts";
import { alignRow } from "./row-alignment.ts";
import { type Column, type ColumnRole, headerRole, holdIndicators, readColumns } from "./table-header.ts";
import type { GridCell, TableGrid } from "./table-grid.ts";

/** One row of an indicator table with its cells as printed, merged cells filled. */
export interface IndicatorRow {
  readonly no: number | null;
  readonly domain: string | null;
  readonly name: string;
  readonly unit: string | null;
  readonly baseline: string | null;
  readonly baselineYear: number | null;
  readonly target: GridCell | null;
  readonly targetYear: number | null;
  readonly nature: string | null;
  readonly responsible: string | null;
  readonly line: number;
  readonly endLine: number;
  readonly words: string;
}

/** What reading a table gave: its rows, or none where it is no indicator table. */
export interface IndicatorTable {
  readonly rows: readonly IndicatorRow[];
  readonly findings: readonly Finding[];
  readonly line: number;
  readonly endLine: number;
}

/** Reads a grid as an indicator table; a table with other columns gives no rows and a note. */
export function readIndicatorTable(grid: TableGrid): IndicatorTable {
  const { heads, body } = splitHeader(grid);
  const columns = heads === null ? null : readColumns(heads);
  const first = grid.rows[0]?.map(({ words }) => words).join(" ") ?? "";
  if (columns === null || !holdIndicators(columns)) {
    const findings = [makeFinding("table-not-read", grid.line, first)];
    return { rows: [], findings, line: grid.line, endLine: grid.endLine };
  }
  const reader = new RowReader(columns, grid.even);
  for (const row of body) reader.read(row);
  return { rows: reader.rows, findings: reader.findings, line: grid.line, endLine: grid.endLine };
}

interface SplitGrid {
  readonly heads: readonly string[] | null;
  readonly body: readonly (readonly GridCell[])[];
}

/** Parts the head rows from the body; heads of several rows are joined column by column. */
function splitHeader(grid: TableGrid): SplitGrid {
  const start = grid.rows.findIndex((row) => row.filter(({ text }) => headerRole(text) !== null).length >= 2);
  if (start < 0) return { heads: null, body: grid.rows };
  const firstHead = grid.rows[start] ?? [];
  const second = grid.rows[start + 1];
  const width = usualWidth(grid.rows.slice(start + 1)) ?? firstHead.length;
  if (second === undefined || !isHeadRow(second)) {
    const heads = firstHead.map(({ text }) => text);
    return { heads: grid.even ? heads : joinBrokenHeads(heads, width), body: grid.rows.slice(start + 1) };
  }
  const heads = grid.even ? joinHeads(firstHead, second) : spreadHeads(firstHead, second, width);
  return { heads, body: grid.rows.slice(start + 2) };
}

/** A head broken over two lines ("指标" "属性") is one head where the rows have fewer cells than there are heads. */
function joinBrokenHeads(heads: readonly string[], width: number): string[] {
  const joined = [...heads];
  while (joined.length > width) {
    const place = joined.findIndex((head, index) => {
      const whole = headerRole(head + (joined[index + 1] ?? ""));
      const repeats =
        headerRole(head) === "name" &&
        joined.some((other, at) => at !== index && headerRole(other) === "name");
      return (
        index + 1 < joined.length &&
        whole !== null &&
        whole !== "name" &&
        whole !== "year" &&
        (repeats || headerRole(head) === null)
      );
    });
    if (place < 0) return joined;
    joined.splice(place, 2, `${joined[place] ?? ""}${joined[place + 1] ?? ""}`);
  }
  return joined;
}

function isHeadRow(row: readonly GridCell[]): boolean {
  const filled = row.filter(({ text }) => text !== "");
  const heads = filled.filter(({ text }) => headerRole(text) !== null);
  return (
    filled.length > 0 &&
    heads.length * 2 > filled.length &&
    !filled.some(({ text }) => /^\d{1,2}$/.test(text))
  );
}

function joinHeads(first: readonly GridCell[], second: readonly GridCell[]): string[] {
  return first.map((cell, column) => {
    const below = second[column];
    return below === undefined || below === cell ? cell.text : cell.text + below.text;
  });
}

/** In an uneven table the second row of heads stands under one head of the first that spans its cells. */
function spreadHeads(first: readonly GridCell[], second: readonly GridCell[], width: number): string[] {
  const heads = first.map(({ text }) => text);
  const below = second.map(({ text }) => text).filter((text) => text !== "");
  const spanning = Math.max(1, first.length + below.length - width);
  const dated = heads.findIndex(
    (text) => /目标|现状|指标值|数值|完成|年/.test(text) && headerRole(text) !== "name",
  );
  const place = dated >= 0 ? dated : Math.max(0, heads.length - spanning);
  return [...heads.slice(0, place), ...below, ...heads.slice(place + spanning)];
}

function usualWidth(rows: readonly (readonly GridCell[])[]): number | null {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const best = [...counts.entries()].toSorted(([, left], [, right]) => right - left)[0];
  return best?.[0] ?? null;
}

const noValue: GridCell = { text: "", words: "", line: 0, endLine: 0 };

class RowReader {
  readonly rows: IndicatorRow[] = [];
  readonly findings: Finding[] = [];
  private readonly columns: readonly Column[];
  private readonly even: boolean;
  private domain: string | null = null;
  private target: GridCell | null = null;
  private readonly carried = new Map<ColumnRole, string>();

  constructor(columns: readonly Column[], even: boolean) {
    this.columns = columns;
    this.even = even;
  }

  read(row: readonly GridCell[]): void {
    const filled = [...new Set(row)].filter(({ text }) => text !== "");
    if (filled.length === 0 || isHeadRow(row)) return;
    if (filled.length === 1) {
      this.readGroup(filled[0] ?? noValue);
      return;
    }
    const cells = alignRow(row, this.columns);
    const words = row.map((cell) => cell.words).join(" ");
    const line = filled[0]?.line ?? 0;
    if (cells === null) {
      this.findings.push(makeFinding("table-row-misaligned", line, words));
      return;
    }
    this.addRow(cells, words);
  }

  /** A row with a single cell names the domain of the rows after it, unless it is a note under the table. */
  private readGroup(cell: GridCell): void {
    if (/^(?:注|备注|说明|续表|单位)|[。；]$|\d{4}/.test(cell.text) || cell.text.length > 24) return;
    this.domain = cleanDomain(cell);
    this.target = null;
  }

  private addRow(cells: readonly (GridCell | null)[], words: string): void {
    const name = this.cell(cells, "name");
    if (name === null || name.text === "") {
      this.findings.push(makeFinding("table-row-misaligned", this.firstLine(cells), words));
      return;
    }
    const domain = this.cell(cells, "domain");
    if (domain !== null && domain.text !== "") {
      const next = cleanDomain(domain);
      if (next !== this.domain) this.target = null;
      this.domain = next;
    }
    const target = this.cell(cells, "target");
    const empty = target === null || target.text === "";
    if (!empty) this.target = target;
    const filled = empty ? (this.even ? null : this.target) : target;
    const marker = readListMarker(name.text);
    const own = marker !== null && !marker.doubtful && /^ar-|^circled/.test(marker.kind) ? marker : null;
    const number = Number.parseInt(this.cell(cells, "no")?.text ?? String(own?.number ?? ""), 10);
    const split = splitNameAndUnit(name.words.slice(own?.length ?? 0));
    const printed = [...new Set(cells)].filter((cell) => cell !== null && cell.text !== "");
    this.rows.push({
      no: Number.isNaN(number) ? null : number,
      domain: this.domain,
      name: split.name,
      unit: this.unit(cells, split.unit),
      baseline: valueOf(this.cell(cells, "baseline")),
      baselineYear: this.year("baseline"),
      target: filled,
      targetYear: this.year("target"),
      nature: this.carry(cells, "nature"),
      responsible: this.carry(cells, "responsible"),
      line: name.line,
      endLine: Math.max(...printed.map((cell) => cell?.endLine ?? 0)),
      words,
    });
  }

  private unit(cells: readonly (GridCell | null)[], fromName: string | null): string | null {
    if (fromName !== null) return fromName;
    const cell = this.cell(cells, "unit");
    if (cell !== null && !isEmptyValue(cell.text)) return cell.words.replaceAll("％", "%");
    const target = this.cell(cells, "target")?.text ?? "";
    const printed = /\d(%|‰|1?\/10万|[\u4e00-\u9fff]{1,2})(?:以上|以下|以内|左右)?$/.exec(target)?.[1];
    return printed !== undefined && isUnitText(printed) ? printed : null;
  }

  private cell(cells: readonly (GridCell | null)[], role: ColumnRole): GridCell | null {
    const place = this.columns.findIndex((column) => column.role === role);
    return place < 0 ? null : (cells[place] ?? null);
  }

  private year(role: ColumnRole): number | null {
    return this.columns.find((column) => column.role === role)?.year ?? null;
  }

  /** The words of a cell, or those of the row before where it is merged with it. */
  private carry(cells: readonly (GridCell | null)[], role: ColumnRole): string | null {
    const cell = this.cell(cells, role);
    if (cell !== null && !isEmptyValue(cell.text)) this.carried.set(role, cell.words);
    else if (this.even && cell !== null) return null;
    return this.carried.get(role) ?? null;
  }

  private firstLine(cells: readonly (GridCell | null)[]): number {
    return cells.find((cell) => cell !== null)?.line ?? 0;
  }
}

function valueOf(cell: GridCell | null): string | null {
  return cell === null || isEmptyValue(cell.text) ? null : cell.words.replaceAll("％", "%");
}

function cleanDomain(cell: GridCell): string {
  const marker = readListMarker(cell.text);
  const text = marker === null ? cell.words : cell.words.slice(marker.length);
  return text.replace(/[：:。]$/, "").replace(/[（(]\d{1,2}[项个][）)]$/, "");
}
