import { sql } from "kysely";
import type { ReadTransaction } from "./transactions.ts";

/** A table as the database's catalogue describes it. */
export interface StoredTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly keyColumns: readonly string[];
  /** Tables that its foreign keys name, itself left out. */
  readonly needs: readonly string[];
  readonly foreignKeys: readonly { readonly name: string; readonly definition: string }[];
}

/** Every table of the schema except the list of migrations, each after those that it refers to. */
export async function listStoredTables(transaction: ReadTransaction): Promise<readonly StoredTable[]> {
  const { rows } = await sql<{
    name: string;
    columns: { name: string; type: string }[];
    key_columns: string[] | null;
    foreign_keys: { name: string; definition: string; needs: string }[] | null;
  }>`
    select t.relname::text as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
         from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select array_agg(a.attname::text order by array_position(c.conkey, a.attnum))
         from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
        where c.conrelid = t.oid and c.contype = 'p') as key_columns,
      (select json_agg(json_build_object('name', c.conname, 'definition', pg_get_constraintdef(c.oid), 'needs', r.relname)
                order by c.conname)
         from pg_constraint c join pg_class r on r.oid = c.confrelid
        where c.conrelid = t.oid and c.contype = 'f') as foreign_keys
    from pg_class t join pg_namespace n on n.oid = t.relnamespace
    where n.nspname = current_schema() and t.relkind = 'r' and t.relname <> 'migration'
    order by t.relname`.execute(transaction);
  const tables = rows.map(({ name, columns, key_columns, foreign_keys }) => ({
    name,
    columns,
    keyColumns: key_columns ?? [],
    needs: [...new Set((foreign_keys ?? []).map(({ needs }) => needs).filter((needed) => needed !== name))],
    foreignKeys: (foreign_keys ?? []).map(({ name: key, definition }) => ({ name: key, definition })),
  }));
  return inOrderOfNeed(tables);
}

function inOrderOfNeed(tables: readonly StoredTable[]): readonly StoredTable[] {
  const ordered = new Map<string, StoredTable>();
  const byName = new Map(tables.map((table) => [table.name, table]));
  const visit = (table: StoredTable, above: readonly string[]): void => {
    if (ordered.has(table.name) || above.includes(table.name)) return;
    for (const needed of table.needs) {
      const found = byName.get(needed);
      if (found !== undefined) visit(found, [...above, table.name]);
    }
    ordered.set(table.name, table);
  };
  for (const table of tables) visit(table, []);
  return [...ordered.values()];
}
