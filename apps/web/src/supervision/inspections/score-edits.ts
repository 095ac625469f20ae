import type { InspectionRecord, ScoresInput } from "@halfsky/api-contract";
import type { ScoreEntry } from "@halfsky/supervision";

/** The columns of a score sheet that are typed, from left to right. */
export const scoreColumns = ["selfScore", "teamScore", "reason", "confirmedBy"] as const;
export type ScoreColumn = (typeof scoreColumns)[number];

/** What was typed and not saved yet, by row and column. */
export type ScoreEdits = ReadonlyMap<string, Readonly<Partial<Record<ScoreColumn, string>>>>;

type StoredRow = InspectionRecord["scores"][number]["rows"][number];

const filled = (text: string) => (text.trim() === "" ? null : text.trim());

/** The rows of a unit as they would be with what was typed. */
export function editedEntries(
  sheet: InspectionRecord["sheet"],
  rows: readonly StoredRow[],
  edits: ScoreEdits,
): readonly ScoreEntry[] {
  const stored = new Map(rows.map((row) => [row.itemId, row]));
  return sheet.map(({ id }) => {
    const row = stored.get(id);
    const edit = edits.get(id) ?? {};
    const of = (column: ScoreColumn) => {
      const typed = edit[column];
      return typed === undefined ? (row?.[column] ?? null) : filled(typed);
    };
    return {
      itemId: id,
      selfScore: asDigits(of("selfScore")),
      teamScore: asDigits(of("teamScore")),
      reason: of("reason"),
      confirmedBy: of("confirmedBy"),
    };
  });
}

/** Full-width digits, as a Chinese keyboard may type them, as plain ones. */
function asDigits(text: string | null): string | null {
  return text?.normalize("NFKC") ?? null;
}

/** The rows that differ from what is stored, each with the revision that was seen. */
export function changedRows(entries: readonly ScoreEntry[], rows: readonly StoredRow[]): ScoresInput["rows"] {
  const stored = new Map(rows.map((row) => [row.itemId, row]));
  return entries
    .filter((entry) => {
      const row = stored.get(entry.itemId);
      return scoreColumns.some((column) => entry[column] !== (row?.[column] ?? null));
    })
    .map((entry) => ({ ...entry, baseRevision: stored.get(entry.itemId)?.revision ?? 0 }));
}

/** Types a text into a cell. */
export function withEdit(edits: ScoreEdits, itemId: string, column: ScoreColumn, text: string): ScoreEdits {
  return new Map([...edits, [itemId, { ...edits.get(itemId), [column]: text }]]);
}

/** Lays a block copied from Excel or WPS over the cells from one on; cells that may not be typed are passed over. */
export function withPasted(
  edits: ScoreEdits,
  at: { readonly itemIds: readonly string[]; readonly itemId: string; readonly column: ScoreColumn },
  text: string,
  mayType: (column: ScoreColumn) => boolean,
): ScoreEdits {
  const firstRow = at.itemIds.indexOf(at.itemId);
  const firstColumn = scoreColumns.indexOf(at.column);
  const lines = text.replace(/\r?\n$/u, "").split(/\r?\n/u);
  let changed = edits;
  lines.forEach((line, down) => {
    const itemId = at.itemIds[firstRow + down];
    if (itemId === undefined) return;
    line.split("\t").forEach((cell, right) => {
      const column = scoreColumns[firstColumn + right];
      if (column !== undefined && mayType(column)) changed = withEdit(changed, itemId, column, cell.trim());
    });
  });
  return changed;
}
