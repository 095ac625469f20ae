import type { ColumnType } from "kysely";

/** Text that JSON.stringify made of a value of type T. */
export type JsonText<T> = string & { readonly jsonOf?: T };

/** A jsonb column: read as a value, written only through `jsonText`, since the two drivers treat bare values differently. */
export type Json<T> = ColumnType<T, JsonText<T>, JsonText<T>>;

/** Writes a value as JSON text for a jsonb column; undefined members are left out. */
export function jsonText<T>(value: T): JsonText<T> {
  return JSON.stringify(value);
}
