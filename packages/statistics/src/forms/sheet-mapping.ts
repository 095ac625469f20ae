import { normaliseIndicatorName } from "../propose-indicator-matches.ts";
import { hasCell } from "./form-cells.ts";
import type { FormColumn, FormDefinition, IndicatorRow } from "./form-definition.ts";

/** How a sheet of another format is read; rows and columns count from 1, as in Excel. */
export interface SheetMapping {
  readonly sheet: string;
  readonly headRow: number;
  readonly nameColumn: number;
  readonly columns: ReadonlyArray<{ readonly at: number; readonly column: string }>;
  /** Row ids by the text of a row that is not its own label; "" leaves the row out. */
  readonly rows: Readonly<Record<string, string>>;
}

/** A sheet as texts, row by row. */
export type SheetTexts = readonly (readonly string[])[];

/** The rows of a form by the names that a sheet may call them. */
export type RowNames = ReadonlyMap<string, string>;

/** What rows of a form are called: their labels and the names of their indicators, as they compare. */
export function rowNamesOf(
  definition: FormDefinition,
  indicators: ReadonlyMap<string, { readonly name: string }>,
): RowNames {
  const names = new Map<string, string>();
  const add = (name: string | null | undefined, row: IndicatorRow) => {
    const plain = plainName(name ?? "");
    if (plain !== "" && !names.has(plain)) names.set(plain, row.id);
  };
  const rows = definition.rows.filter((row) => row.kind === "indicator");
  // Labels first: what the form itself says wins over what an indicator is called elsewhere.
  for (const row of rows) add(row.label, row);
  for (const row of rows) add(indicators.get(row.indicatorId)?.name, row);
  return names;
}

/** A row's text as it compares: numbering, "其中" and units aside. */
export function plainName(text: string): string {
  return normaliseIndicatorName(
    text
      .normalize("NFKC")
      .replace(/^\s*(?:[#*＃]|其中[:：]?|\(?[一二三四五六七八九十\d]+[)、.．]\s*)+/u, "")
      .replace(/[((](?:%|‰|1\/10万|[^()（）]{1,6})[))]\s*$/u, ""),
  );
}

const searchedRows = 40;

/**
 * How a sheet would be read: the column with the most known row names names the rows, the row above the first of them with
 * the most known column labels is the head. Nothing is stored by this; a person confirms it.
 */
export function proposeSheetMapping(
  sheet: string,
  texts: SheetTexts,
  definition: FormDefinition,
  names: RowNames,
): SheetMapping {
  const nameColumn = mostKnown(texts, names);
  const first = texts.findIndex((row) => names.has(plainName(row[nameColumn] ?? "")));
  const above = texts.slice(0, first < 0 ? searchedRows : first);
  let best: { row: number; columns: SheetMapping["columns"] } = { row: Math.max(first - 1, 0), columns: [] };
  for (const [row, cells] of above.entries()) {
    const columns = matchColumns(cells, nameColumn, definition.columns);
    if (columns.length > 0 && columns.length >= best.columns.length) best = { row, columns };
  }
  return {
    sheet,
    headRow: best.row + 1,
    nameColumn: nameColumn + 1,
    columns: best.columns,
    rows: {},
  };
}

function mostKnown(texts: SheetTexts, names: RowNames): number {
  const counts = new Map<number, number>();
  for (const row of texts)
    for (const [at, text] of row.entries())
      if (names.has(plainName(text))) counts.set(at, (counts.get(at) ?? 0) + 1);
  let best = 0;
  for (const [at, count] of counts) if (count > (counts.get(best) ?? 0)) best = at;
  return best;
}

function matchColumns(
  cells: readonly string[],
  nameColumn: number,
  columns: readonly FormColumn[],
): SheetMapping["columns"] {
  const free = new Map(
    columns.filter(({ kind }) => kind !== "computed").map((column) => [plainName(column.label), column.id]),
  );
  return cells.flatMap((text, at) => {
    const column = at === nameColumn ? undefined : free.get(plainName(text));
    if (column === undefined) return [];
    free.delete(plainName(text));
    return [{ at: at + 1, column }];
  });
}

/** The row of the form that a text stands for; null where nothing is known, "" where it is left out on purpose. */
export function findMappedRow(text: string, mapping: SheetMapping, names: RowNames): string | null {
  return mapping.rows[text.trim()] ?? names.get(plainName(text)) ?? null;
}

/** What sheets of one format have in common: the texts of their head, without years and spaces. */
export function sheetSignature(texts: SheetTexts, headRow: number): string {
  return (texts[headRow - 1] ?? [])
    .map((text) => plainName(text).replace(/(?:19|20)\d\d年?/gu, ""))
    .join("|")
    .replace(/\|+$/u, "");
}

/** Whether everything that a mapping names is in the form. */
export function fitsForm(mapping: SheetMapping, definition: FormDefinition): boolean {
  const columns = new Map(definition.columns.map((column) => [column.id, column]));
  const rows = new Map(definition.rows.map((row) => [row.id, row]));
  return (
    mapping.columns.every(({ column }) => {
      const found = columns.get(column);
      return (
        found !== undefined && found.kind !== "computed" && definition.rows.some((row) => hasCell(row, found))
      );
    }) && Object.values(mapping.rows).every((row) => row === "" || rows.get(row)?.kind === "indicator")
  );
}
