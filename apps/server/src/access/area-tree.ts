import type { Area } from "@halfsky/api-contract";
import type { ReadTransaction } from "../database/transactions.ts";

/** The tree of areas, by their codes. */
export class AreaTree {
  /** All codes, in their order. */
  readonly codes: readonly string[];
  readonly #children: ReadonlyMap<string, readonly string[]>;

  constructor(areas: readonly { readonly code: string; readonly parentCode: string | null }[]) {
    this.codes = areas.map(({ code }) => code).toSorted();
    const children = new Map<string, string[]>();
    for (const { code, parentCode } of areas) {
      if (parentCode === null) continue;
      const siblings = children.get(parentCode);
      if (siblings === undefined) children.set(parentCode, [code]);
      else siblings.push(code);
    }
    this.#children = children;
  }

  /** An area and everything below it; the area itself even when the tree does not know it. */
  areaAndBelow(code: string): ReadonlySet<string> {
    const found = new Set([code]);
    for (const area of found) {
      for (const child of this.#children.get(area) ?? []) found.add(child);
    }
    return found;
  }
}

const areasRead = new WeakMap<ReadTransaction, Promise<readonly Area[]>>();

/** All areas as they are today, by code; codes of GB/T 2260 put parents before children. Read once a transaction. */
export function listAreas(transaction: ReadTransaction): Promise<readonly Area[]> {
  const known = areasRead.get(transaction);
  if (known !== undefined) return known;
  const areas = transaction
    .selectFrom("area")
    .select(["code", "name", "level", "parent_code as parentCode"])
    .orderBy("code")
    .execute();
  areasRead.set(transaction, areas);
  return areas;
}

/** Reads the tree of areas as they are today. */
export async function loadAreaTree(transaction: ReadTransaction): Promise<AreaTree> {
  return new AreaTree(await listAreas(transaction));
}
