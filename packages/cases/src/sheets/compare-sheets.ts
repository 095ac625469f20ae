import type { Bilingual } from "@halfsky/statistics";
import type { PermissionSheet } from "./permission-sheet.ts";
import type { SheetTable } from "./sheet-table.ts";

/** One cell that two sheets say differently; null where only one of them has the row. */
export interface SheetCellDifference {
  readonly head: Bilingual;
  readonly before: Bilingual | null;
  readonly after: Bilingual | null;
}

/** One row of a sheet that is new, gone, or says something else. */
export interface SheetDifference {
  readonly table: Bilingual;
  readonly row: Bilingual;
  readonly kind: "added" | "removed" | "changed";
  /** the cells that differ; of a row that is new or gone, all but its name that say anything */
  readonly cells: readonly SheetCellDifference[];
}

type Row = readonly Bilingual[];

/** What a change of a definition does to its permission sheet: rows and cells that differ, in the order of the sheet; sentences above the tables too. */
export function compareSheets(before: PermissionSheet, after: PermissionSheet): readonly SheetDifference[] {
  const ids = [...new Set([...before.tables, ...after.tables].map(({ id }) => id))];
  return [
    ...compareRows(factTable(before), factTable(after)),
    ...ids.flatMap((id) =>
      compareRows(
        before.tables.find((table) => table.id === id),
        after.tables.find((table) => table.id === id),
      ),
    ),
  ];
}

type Compared = Pick<SheetTable, "title" | "head" | "rows">;

/** What stands above the tables, as a table of one column beside the number of the sentence. */
function factTable({ title, facts }: PermissionSheet): Compared {
  return {
    title: { zh: "系统", en: "The system" },
    head: [
      { zh: "项目", en: "Item" },
      { zh: "内容", en: "Says" },
    ],
    rows: [title, ...facts].map((fact, index) => [
      index === 0 ? { zh: "名称", en: "Name" } : { zh: `说明 ${index}`, en: `Fact ${index}` },
      fact,
    ]),
  };
}

function compareRows(before: Compared | undefined, after: Compared | undefined): readonly SheetDifference[] {
  const shown = after ?? before;
  if (shown === undefined) return [];
  const { title: table, head } = shown;
  const pairs = pairsOf(before?.rows ?? [], after?.rows ?? []);
  return pairs.flatMap(([old, now]): readonly SheetDifference[] => {
    const row = (now ?? old)?.[0];
    if (row === undefined) return [];
    const kind = old === undefined ? "added" : now === undefined ? "removed" : "changed";
    const cells = head.flatMap((title, column): readonly SheetCellDifference[] => {
      const [one, other] = [old?.[column] ?? null, now?.[column] ?? null];
      if (one?.zh === other?.zh && one?.en === other?.en) return [];
      if (kind !== "changed" && (column === 0 || (one ?? other)?.zh === "—")) return [];
      return [{ head: title, before: one, after: other }];
    });
    return kind === "changed" && cells.length === 0 ? [] : [{ table, row, kind, cells }];
  });
}

/** Which row of one sheet is which of the other: the same place where none came or went, else the same name in its turn. */
function pairsOf(
  before: readonly Row[],
  after: readonly Row[],
): readonly (readonly [Row | undefined, Row | undefined])[] {
  if (before.length === after.length) return after.map((row, index) => [before[index], row]);
  const keyed = (rows: readonly Row[]) => {
    const turns = new Map<string, number>();
    return new Map(
      rows.map((row) => {
        const name = row[0]?.zh ?? "";
        const turn = (turns.get(name) ?? 0) + 1;
        turns.set(name, turn);
        return [`${name} ${turn}`, row] as const;
      }),
    );
  };
  const [old, now] = [keyed(before), keyed(after)];
  const gone = [...old].flatMap(([key, row]): (readonly [Row | undefined, Row | undefined])[] =>
    now.has(key) ? [] : [[row, undefined]],
  );
  return [
    ...[...now].map(([key, row]): readonly [Row | undefined, Row | undefined] => [old.get(key), row]),
    ...gone,
  ];
}
