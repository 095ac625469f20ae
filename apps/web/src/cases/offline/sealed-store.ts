import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/**
 * Cases and what was done to them without a network, kept in this browser: enciphered under a key that no script can read
 * out, for one account. A copy of the browser's folder shows no plain word. Where the page did not come over https the
 * browser offers no encryption: then nothing is kept.
 */
interface SealedTables extends DBSchema {
  keys: { key: string; value: { readonly account: string; readonly key: CryptoKey } };
  /** cases as they were read last: the parts of them that may stay in a device */
  records: { key: [account: string, id: string]; value: SealedRow };
  /** actions that wait to be sent, by their transaction id */
  actions: { key: [account: string, id: string]; value: SealedRow };
}

interface SealedRow {
  readonly account: string;
  readonly id: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
  readonly at: number;
}

type SealedTable = "records" | "actions";

let opening: Promise<IDBPDatabase<SealedTables> | null> | undefined;

function open(): Promise<IDBPDatabase<SealedTables> | null> {
  if (!mayKeepSealed()) return Promise.resolve(null);
  opening ??= openDB<SealedTables>("halfsky-cases", 1, {
    upgrade: (database) => {
      database.createObjectStore("keys", { keyPath: "account" });
      database.createObjectStore("records", { keyPath: ["account", "id"] });
      database.createObjectStore("actions", { keyPath: ["account", "id"] });
    },
  }).catch(() => null);
  return opening;
}

/** Whether this browser can keep anything enciphered. */
function mayKeepSealed(): boolean {
  return typeof indexedDB !== "undefined" && isSecureContext && "subtle" in crypto;
}

async function keyOf(database: IDBPDatabase<SealedTables>, account: string): Promise<CryptoKey> {
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  // looked for and written in one transaction: two windows that begin at once take one key
  const change = database.transaction("keys", "readwrite");
  const known = await change.store.get(account);
  if (known === undefined) await change.store.put({ account, key: made });
  await change.done;
  return known?.key ?? made;
}

/** Keeps a value enciphered; false where the browser could not. */
export async function keepSealed(
  table: SealedTable,
  account: string,
  id: string,
  value: unknown,
  now: number,
): Promise<boolean> {
  try {
    const database = await open();
    if (database === null) return false;
    const key = await keyOf(database, account);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(value));
    const bytes = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text);
    await database.put(table, { account, id, iv, bytes, at: now });
    return true;
  } catch {
    return false;
  }
}

/** Everything of a table that an account kept, oldest first; rows that do not open are left out. */
export async function readSealed(
  table: SealedTable,
  account: string,
): Promise<ReadonlyArray<{ readonly id: string; readonly value: unknown; readonly at: number }>> {
  try {
    const database = await open();
    if (database === null) return [];
    const rows = await database.getAll(table, IDBKeyRange.bound([account], [account, []]));
    const read = await Promise.all(rows.map((row) => openRow(database, row)));
    return read
      .flatMap((row) => (row === undefined ? [] : [row]))
      .toSorted((one, other) => one.at - other.at);
  } catch {
    return [];
  }
}

/** One value that an account kept; undefined where there is none. */
export async function readOneSealed(
  table: SealedTable,
  account: string,
  id: string,
): Promise<{ readonly value: unknown; readonly at: number } | undefined> {
  try {
    const database = await open();
    const row = await database?.get(table, [account, id]);
    return database === null || row === undefined ? undefined : await openRow(database, row);
  } catch {
    return undefined;
  }
}

async function openRow(database: IDBPDatabase<SealedTables>, { account, id, iv, bytes, at }: SealedRow) {
  try {
    const key = await keyOf(database, account);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, bytes);
    const value: unknown = JSON.parse(new TextDecoder().decode(plain));
    return { id, value, at };
  } catch {
    return undefined;
  }
}

/** Forgets one value. */
export async function forgetSealed(table: SealedTable, account: string, id: string): Promise<void> {
  const database = await open();
  await database?.delete(table, [account, id]).catch(() => undefined);
}

/** Forgets the cases that an account read. What it did and could not send yet stays until it signs in again. */
export async function forgetSealedRecords(account: string): Promise<void> {
  const database = await open();
  await database?.delete("records", IDBKeyRange.bound([account], [account, []])).catch(() => undefined);
}

/** Forgets, of every account, what was kept before a moment. */
export async function forgetOldSealed(table: SealedTable, before: number): Promise<void> {
  try {
    const database = await open();
    if (database === null) return;
    for (const { account, id, at } of await database.getAll(table))
      if (at < before) await database.delete(table, [account, id]);
  } catch {
    // what cannot be opened cannot be read either
  }
}
