import type { GroupRow, Person } from "./case-log.ts";

/**
 * People of a party after some were answered about: known by their id, never by their place. Who is not named stays as she
 * was; a part that is not named keeps its answer. The order is that of the newest answer, then those it does not name.
 */
export function mergePersons(
  before: readonly Person[],
  answered: readonly Person[],
  removed: readonly string[] = [],
): readonly Person[] {
  return merge(before, answered, removed, (old, { id, parts }) => ({
    id,
    parts: { ...old?.parts, ...parts },
  }));
}

/** Rows of a group after some were answered, by the same rule as `mergePersons`. */
export function mergeRows(
  before: readonly GroupRow[],
  answered: readonly GroupRow[],
  removed: readonly string[] = [],
): readonly GroupRow[] {
  return merge(before, answered, removed, (old, { id, fields }) => ({
    id,
    fields: { ...old?.fields, ...fields },
  }));
}

function merge<T extends { readonly id: string }>(
  before: readonly T[],
  answered: readonly T[],
  removed: readonly string[],
  join: (old: T | undefined, row: T) => T,
): readonly T[] {
  const old = new Map(before.map((row) => [row.id, row]));
  const merged = new Map<string, T>();
  // the same id twice in one answer is one row, the later parts on top
  for (const row of answered) merged.set(row.id, join(merged.get(row.id) ?? old.get(row.id), row));
  for (const row of before) if (!merged.has(row.id)) merged.set(row.id, row);
  for (const id of removed) merged.delete(id);
  return [...merged.values()];
}
