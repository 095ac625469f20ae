import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { openTabs, thisTab } from "./this-tab.ts";

/**
 * What a person was writing down when the page went away: kept in this browser, encrypted under a key that no script can
 * read out, for a day and for her alone. A copy of the browser's folder shows no plain word of it. Where the page did not
 * come over https the browser offers no encryption: then nothing is kept, and the page says so.
 */
interface IntakeTables extends DBSchema {
  keys: { key: string; value: { readonly account: string; readonly key: CryptoKey } };
  drafts: {
    key: [account: string, system: string, tab: string];
    value: {
      readonly account: string;
      readonly system: string;
      /** two calls at once are written down in two tabs, and never mixed */
      readonly tab: string;
      readonly iv: Uint8Array<ArrayBuffer>;
      readonly bytes: ArrayBuffer;
      readonly at: number;
    };
  };
}

const keptFor = 24 * 3_600_000;
let opening: Promise<IDBPDatabase<IntakeTables> | null> | undefined;

function open(): Promise<IDBPDatabase<IntakeTables> | null> {
  opening ??= openDB<IntakeTables>("halfsky-intake", 2, {
    upgrade: (database, before) => {
      if (before < 1) database.createObjectStore("keys", { keyPath: "account" });
      // drafts of before are a day old at most; they were of no tab
      if (before === 1) database.deleteObjectStore("drafts");
      database.createObjectStore("drafts", { keyPath: ["account", "system", "tab"] });
    },
  }).catch(() => null);
  return opening;
}

/** Whether this browser can keep a draft closed. */
export function mayKeepIntake(): boolean {
  return typeof indexedDB !== "undefined" && isSecureContext && "subtle" in crypto;
}

async function keyOf(database: IDBPDatabase<IntakeTables>, account: string): Promise<CryptoKey> {
  const known = await database.get("keys", account);
  if (known !== undefined) return known.key;
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  await database.put("keys", { account, key });
  return key;
}

/** Keeps a draft; false where the browser could not. */
export async function keepIntake(
  account: string,
  system: string,
  draft: unknown,
  now: number,
): Promise<boolean> {
  if (!mayKeepIntake()) return false;
  try {
    const database = await open();
    if (database === null) return false;
    const key = await keyOf(database, account);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const bytes = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv },
      key,
      new TextEncoder().encode(JSON.stringify(draft)),
    );
    await database.put("drafts", { account, system, tab: await thisTab(), iv, bytes, at: now });
    return true;
  } catch {
    return false;
  }
}

/**
 * The draft that this tab keeps, else the newest of a tab that is gone, which is this tab's from then on; none of another call
 * that is being written down. Those older than a day are wiped.
 */
export async function keptIntake(account: string, system: string, now: number): Promise<unknown> {
  if (!mayKeepIntake()) return undefined;
  try {
    const database = await open();
    if (database === null) return undefined;
    for (const draft of await database.getAll("drafts"))
      if (now - draft.at > keptFor) await database.delete("drafts", [draft.account, draft.system, draft.tab]);
    const draft = await ownDraft(database, account, system);
    if (draft === undefined) return undefined;
    const key = await keyOf(database, account);
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: draft.iv }, key, draft.bytes);
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

async function ownDraft(database: IDBPDatabase<IntakeTables>, account: string, system: string) {
  const tab = await thisTab();
  const own = await database.get("drafts", [account, system, tab]);
  if (own !== undefined) return own;
  const alive = await openTabs();
  const range = IDBKeyRange.bound([account, system], [account, system, []]);
  const left = (await database.getAll("drafts", range)).filter((draft) => !alive.has(draft.tab));
  const [newest] = left.toSorted((one, other) => other.at - one.at);
  if (newest === undefined) return undefined;
  await database.put("drafts", { ...newest, tab });
  await database.delete("drafts", [account, system, newest.tab]);
  return newest;
}

/** Forgets a draft that was sent or thrown away. */
export async function forgetIntake(account: string, system: string): Promise<void> {
  try {
    const database = mayKeepIntake() ? await open() : null;
    await database?.delete("drafts", [account, system, await thisTab()]);
  } catch {
    // What cannot be opened cannot be read either.
  }
}

/** Forgets everything that an account kept, with the key that would open it. */
export async function forgetIntakes(account: string): Promise<void> {
  try {
    const database = mayKeepIntake() ? await open() : null;
    if (database === null) return;
    await database.delete("keys", account);
    await database.delete("drafts", IDBKeyRange.bound([account], [account, []]));
  } catch {
    // as above
  }
}
