import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "./open-database.ts";
import { openTestDatabase } from "./open-test-database.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

interface Column {
  readonly kind: string;
  readonly nullable: boolean;
  readonly defaulted: boolean;
}

/** What TypeScript type a column of each PostgreSQL type arrives as. */
const kinds: Readonly<Record<string, string>> = {
  text: "string",
  bpchar: "string",
  int4: "number",
  int8: "number",
  float8: "number",
  numeric: "string",
  bool: "boolean",
  date: "string",
  timestamptz: "string",
  bytea: "Uint8Array",
  jsonb: "json",
  json: "json",
  _text: "list",
};

type Members = ReadonlyMap<string, string>;

/** Members of the first braces after `start`: name → type as written. */
function membersOf(source: string, start: number): Members {
  const members = new Map<string, string>();
  let depth = 0;
  let begun = 0;
  for (let at = source.indexOf("{", start); at < source.length; at += 1) {
    const letter = source[at] ?? "";
    if ("{<([".includes(letter)) depth += 1;
    if ("}>)]".includes(letter)) depth -= 1;
    if (letter === "{" && depth === 1) begun = at + 1;
    if ((letter === ";" && depth === 1) || depth === 0) {
      const [name = "", type] = source.slice(begun, at).split(/:([^]*)/);
      if (type !== undefined) members.set(name.trim(), type.trim());
      begun = at + 1;
    }
    if (depth === 0) break;
  }
  return members;
}

/** The interfaces of tables/*.ts as they are written there. */
async function declaredTables(): Promise<Record<string, Record<string, Column>>> {
  const folder = join(import.meta.dirname, "tables");
  const tables: Record<string, Record<string, Column>> = {};
  for (const file of await readdir(folder)) {
    const source = (await readFile(join(folder, file), "utf8")).replaceAll(/\/\*\*[^]*?\*\/|\/\/.*/g, "");
    const columnsOf = (type: string): (readonly [string, Column])[] =>
      type.split(/ & (?=[A-Z{])/).flatMap((part) => {
        const start = part.startsWith("{") ? 0 : source.indexOf(`interface ${part} `);
        const members = membersOf(part.startsWith("{") ? part : source, start);
        return [...members].map(([name, column]) => [name, columnOf(column)] as const);
      });
    for (const [name, type] of membersOf(source, source.search(/export interface \w+Tables /))) {
      tables[name] = Object.fromEntries(columnsOf(type));
    }
  }
  return tables;
}

function columnOf(type: string): Column {
  const inner = /^Generated<([^]*)>$/.exec(type)?.[1];
  const parts = (inner ?? type).split("|").map((part) => part.trim());
  const first = parts.find((part) => part !== "null" && part !== "") ?? "";
  return { kind: kindOf(first), nullable: parts.includes("null"), defaulted: inner !== undefined };
}

function kindOf(type: string): string {
  if (type.startsWith("Json<")) return "json";
  if (type.endsWith("[]")) return "list";
  // A quoted word, or the name of a list of words that a package exports.
  return /^("|[A-Z](?!int8Array))/.test(type) ? "string" : type;
}

describe("the database as it is migrated", () => {
  test("has exactly the tables and columns that the program declares, with the same types and nulls", async () => {
    const catalogue: Record<string, Record<string, Column>> = {};
    for (const { name, columns } of await database.kysely.introspection.getTables()) {
      catalogue[name] = Object.fromEntries(
        columns.map((column) => [
          column.name,
          {
            kind: kinds[column.dataType] ?? column.dataType,
            nullable: column.isNullable,
            defaulted: column.hasDefaultValue,
          },
        ]),
      );
    }
    const declared = await declaredTables();
    expect(declared).toEqual(catalogue);
    expect(Object.keys(catalogue).length).toBeGreaterThan(15);
  });

  test("explains every table", async () => {
    const { rows } = await sql<{ name: string }>`
      select relname::text as name from pg_class
      where relnamespace = current_schema()::regnamespace and relkind = 'r' and obj_description(oid) is null
        and relname <> 'migration'`.execute(database.kysely);
    expect(rows).toEqual([]);
  });

  test("has a name of our own choice for every constraint, so that an error names what was broken", async () => {
    const { rows } = await sql<{ name: string }>`
      select conname::text as name from pg_constraint
      where connamespace = current_schema()::regnamespace and contype in ('p', 'u', 'f', 'c')
        and (conname like '%\\_pkey' or conname like '%\\_fkey%' or conname ~ '_check[0-9]*$')`.execute(
      database.kysely,
    );
    expect(rows).toEqual([]);
  });
});
