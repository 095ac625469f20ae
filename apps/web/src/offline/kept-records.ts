import { keysUnder, openKept } from "./kept-database.ts";

const mostRecords = 60;
const dayMs = 86_400_000;
const keptDays = 60;

/** A record as it was read last, and when. */
export interface KeptRecord {
  readonly record: unknown;
  readonly at: number;
}

/** Whether old records were looked for since the page was loaded. */
let isTidied = false;

const mostPatience = 2000;

/** As keepRecord, once the page has a moment: writing the record of a large form takes longer than showing it. */
export function keepRecordSoon(...kept: Parameters<typeof keepRecord>): void {
  const keep = () => void keepRecord(...kept);
  // Safari has no idle moments to ask for.
  if ("requestIdleCallback" in window) window.requestIdleCallback(keep, { timeout: mostPatience });
  else setTimeout(keep, mostPatience);
}

/** Keeps a record for work without a network. Records that were not opened for two months go, and all beyond sixty. */
export async function keepRecord(
  account: string,
  submission: string,
  record: unknown,
  now: number,
): Promise<void> {
  const database = await openKept();
  if (database === null) return;
  try {
    await database.put("records", { account, submission, record, at: now });
    if (isTidied && (await database.count("records", keysUnder(account))) <= mostRecords) return;
    isTidied = true;
    const all: Array<{ readonly submission: string; readonly at: number }> = [];
    // One after the other: the record of a large form is megabytes.
    let cursor = await database.transaction("records").store.openCursor(keysUnder(account));
    while (cursor !== null) {
      all.push({ submission: cursor.value.submission, at: cursor.value.at });
      cursor = await cursor.continue();
    }
    const old = all
      .toSorted((one, other) => other.at - one.at)
      .filter(({ at }, index) => index >= mostRecords || now - at > keptDays * dayMs);
    for (const { submission: each } of old) await database.delete("records", [account, each]);
  } catch {
    // No room: the page works on with a network.
  }
}

/** The record as it was read last in this browser by this person. */
export async function keptRecord(account: string, submission: string): Promise<KeptRecord | undefined> {
  const database = await openKept();
  return await database?.get("records", [account, submission]).catch(() => undefined);
}

/** Forgets what a person read, when she signs out; what she typed and did not send stays for her. */
export async function forgetRecords(account: string): Promise<void> {
  const database = await openKept();
  if (database === null) return;
  await database.delete("records", keysUnder(account)).catch(() => undefined);
}
