import type { MissingReason } from "@halfsky/statistics";
import { z } from "zod";
import { missingReason } from "@halfsky/api-contract";

/** Stands in the hidden first cell of every sheet of a form; the number is the layout's version. */
export const formSheetMark = "halfsky-form/1";

/** Rows of a form's sheet: hidden keys, title, marks of the form, head, numbers of the columns, then the form's own rows. */
export const formSheetRows = { keys: 1, title: 2, marks: 3, head: 4, numbers: 5, first: 6 } as const;

/** Hidden columns: the row's id, and the figures that the sheet showed when it was made. */
export const formSheetColumns = { row: 1, shown: 2, first: 3 } as const;

/** Keys of the columns in the hidden first row. */
export const nameKey = "name";
export const noteKey = "note";

/** The key of a column that is filled in. */
export function cellKeyText(columnId: string): string {
  return `cell:${columnId}`;
}

/** The form's column of a key; undefined for columns that are only shown and for those that people added. */
export function readCellKey(text: string): string | undefined {
  return text.startsWith("cell:") ? text.slice("cell:".length) : undefined;
}

/** A figure as the sheet showed it: what tells a cell that was typed in from one that was left alone. */
export interface ShownFigure {
  readonly revision: number;
  readonly value: string | null;
  readonly missing: MissingReason | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly note: string | null;
}

const shownFigures = z.record(
  z.string(),
  z.tuple([
    z.number().int(),
    z.string().nullable(),
    missingReason.nullable(),
    z.string().nullable(),
    z.string().nullable(),
    z.string().nullable(),
  ]),
);

/** Writes what a row showed, by breakdown, into its hidden cell. */
export function shownText(figures: ReadonlyMap<string, ShownFigure>): string {
  return JSON.stringify(
    Object.fromEntries(
      [...figures].map(([breakdown, { revision, value, missing, numerator, denominator, note }]) => [
        breakdown,
        [revision, value, missing, numerator, denominator, note],
      ]),
    ),
  );
}

/** Reads what a row showed; a hidden cell that was lost counts as "nothing was there". */
export function readShown(text: string): ReadonlyMap<string, ShownFigure> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return new Map();
  }
  const read = shownFigures.safeParse(value);
  if (!read.success) return new Map();
  return new Map(
    Object.entries(read.data).map(
      ([breakdown, [revision, figure, missing, numerator, denominator, note]]) => [
        breakdown,
        { revision, value: figure, missing, numerator, denominator, note },
      ],
    ),
  );
}
