import { type DBSchema, type IDBPDatabase, openDB } from "idb";

// What a person read and typed, kept in this browser under her account: nobody else who signs in on the machine reads,
// sends or changes it. idb gives IndexedDB promises and nothing more; version 8 runs in Chromium 86.

interface KeptTables extends DBSchema {
  /** Submissions as they were read last. */
  records: {
    key: [account: string, submission: string];
    value: {
      readonly account: string;
      readonly submission: string;
      readonly record: unknown;
      readonly at: number;
    };
  };
  /** What was typed and is not stored on the server yet, a row a cell. */
  drafts: {
    key: [account: string, scope: string, cell: string];
    value: {
      readonly account: string;
      readonly scope: string;
      readonly cell: string;
      readonly draft: unknown;
      readonly mark: number;
    };
  };
  /** Figures that the server took since the record was read. */
  figures: {
    key: [account: string, scope: string, cell: string];
    value: {
      readonly account: string;
      readonly scope: string;
      readonly cell: string;
      readonly figure: unknown;
    };
  };
}

export type KeptDatabase = IDBPDatabase<KeptTables>;

let opening: Promise<KeptDatabase | null> | undefined;

/** Opens what is kept in this browser; null where the browser keeps nothing (forbidden, or no room). */
export function openKept(): Promise<KeptDatabase | null> {
  opening ??= openDB<KeptTables>("halfsky", 1, {
    upgrade: (database) => {
      database.createObjectStore("records", { keyPath: ["account", "submission"] });
      database.createObjectStore("drafts", { keyPath: ["account", "scope", "cell"] });
      database.createObjectStore("figures", { keyPath: ["account", "scope", "cell"] });
    },
    // A page of a newer build waits for this one otherwise.
    blocking: () => void forget(),
    terminated: () => {
      opening = undefined;
    },
  }).catch(() => null);
  return opening;
}

async function forget(): Promise<void> {
  const database = await opening;
  opening = undefined;
  database?.close();
}

/** All rows whose key begins with these parts. */
export function keysUnder(...parts: readonly [string, ...string[]]): IDBKeyRange {
  // In the order of keys a list comes after every text.
  return IDBKeyRange.bound([...parts], [...parts, []]);
}
