import type { ListedArea } from "@halfsky/api-contract";
import type { ReadTransaction } from "../database/transactions.ts";

/** The tree of areas, by their codes. */
export class AreaTree {
  /** All codes, in their order. */
  readonly codes: readonly string[];
  readonly #children: ReadonlyMap<string, readonly string[]>;
  readonly #below = new Map<string, ReadonlySet<string>>();

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
    const known = this.#below.get(code);
    if (known !== undefined) return known;
    const found = new Set([code]);
    for (const area of found) {
      for (const child of this.#children.get(area) ?? []) found.add(child);
    }
    // Unknown codes come from outside: they are not worth remembering.
    if (this.#children.has(code)) this.#below.set(code, found);
    return found;
  }
}

const areasRead = new WeakMap<ReadTransaction, Promise<readonly ListedArea[]>>();

/** All areas as they are today, by code; codes of GB/T 2260 put parents before children. Read once a transaction. */
export function listAreas(transaction: ReadTransaction): Promise<readonly ListedArea[]> {
  const known = areasRead.get(transaction);
  if (known !== undefined) return known;
  const areas = readAreas(transaction);
  areasRead.set(transaction, areas);
  return areas;
}

/** Reads the areas from the database, whatever is remembered. */
export function readAreas(transaction: ReadTransaction): Promise<readonly ListedArea[]> {
  return transaction
    .selectFrom("area")
    .select([
      "code",
      "name",
      "level",
      "parent_code as parentCode",
      "valid_from as validFrom",
      "valid_to as validTo",
    ])
    .orderBy("code")
    .execute();
}

/** Lets a transaction that only reads take the areas from what the server remembers of them. */
export function rememberAreas(transaction: ReadTransaction, areas: readonly ListedArea[]): void {
  areasRead.set(transaction, Promise.resolve(areas));
}

const trees = new WeakMap<readonly ListedArea[], AreaTree>();

/** The tree of a list of areas; one for each list, which is remembered longer than a request. */
export function treeOf(areas: readonly ListedArea[]): AreaTree {
  const known = trees.get(areas);
  if (known !== undefined) return known;
  const tree = new AreaTree(areas);
  trees.set(areas, tree);
  return tree;
}

/** Reads the tree of areas as they are today. */
export async function loadAreaTree(transaction: ReadTransaction): Promise<AreaTree> {
  return treeOf(await listAreas(transaction));
}
