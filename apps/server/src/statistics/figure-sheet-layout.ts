import type { MissingReason, Language } from "@halfsky/statistics";

/** Stands in the hidden first cell of every sheet that the platform made; the number is the layout's version. */
export const sheetMark = "halfsky-figures/1";

/** Rows of a figure sheet: hidden keys, title, head, then one row an indicator. */
export const sheetRows = { keys: 1, title: 2, head: 3, first: 4 } as const;

/** What a column of a figure sheet holds; every kind but the first three belongs to a year. */
const columnKinds = ["value", "numerator", "denominator", "note", "revision"] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** The hidden key of a column: "name", "unit", "before:2023", "value:2024" and so on. */
export interface ColumnKey {
  readonly kind: ColumnKind;
  readonly year: number;
}

/** Writes the key of a column. */
export function columnKeyText(key: ColumnKey): string {
  return `${key.kind}:${key.year}`;
}

/** Reads the hidden key of a column; undefined for columns that are only shown and for columns people added. */
export function readColumnKey(text: string): ColumnKey | undefined {
  const [kindText, yearText] = text.split(":");
  const kind = columnKinds.find((known) => known === kindText);
  const year = Number(yearText);
  return kind && Number.isInteger(year) && year >= 1949 && year <= 2200 ? { kind, year } : undefined;
}

/** The revision that a sheet was made from; a tilde says that the figure itself was left out of the sheet. */
export function revisionText(revision: number, isShown: boolean): string {
  return isShown ? String(revision) : `~${revision}`;
}

/** Reads a revision cell; a cell that was lost counts as "nothing was there". */
export function readRevision(text: string): { readonly revision: number; readonly isShown: boolean } {
  const found = /^(~?)(\d+)$/u.exec(text.trim());
  return found ? { revision: Number(found[2]), isShown: found[1] === "" } : { revision: 0, isShown: true };
}

/** A figure as a sheet shows it. */
export interface SheetFigure {
  readonly revision: number;
  readonly value: string | null;
  readonly missing: MissingReason | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly note: string | null;
  /** The revision that was signed; such a figure changes only by a correction of its form, so that its cells are locked. */
  readonly signedRevision: number | null;
}

/** An indicator as a row of a sheet. */
export interface SheetIndicator {
  readonly id: string;
  readonly name: string;
  readonly domain: string | null;
  readonly unit: string;
  readonly decimals: number;
  readonly definition: string | null;
  readonly numeratorLabel: string | null;
  readonly denominatorLabel: string | null;
  readonly organisationName: string | null;
}

/** Everything that a workbook of figures is made from; `find` gives the stored figure of a cell. */
export interface FigureSheetInput {
  readonly title: string;
  readonly language: Language;
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  readonly indicators: readonly SheetIndicator[];
  readonly from: number;
  readonly to: number;
  /** Whether stored figures of the years asked for are left out. */
  readonly isEmpty: boolean;
  readonly isSample: boolean;
  readonly find: (areaCode: string, indicatorId: string, year: number) => SheetFigure | undefined;
}
