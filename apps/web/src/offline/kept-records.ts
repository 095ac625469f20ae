import { keysUnder, openKept } from "./kept-database.ts";

const mostRecords = 60;
const dayMs = 86_400_000;
const keptDays = 60;

/** A record as it was read last, and when. */
export interface KeptRecord {
  readonly record: unknown;
  readonly at: number;
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
    const all = await database.getAll("records", keysUnder(account));
    const old = all
      .toSorted((one, other) => other.at - one.at)
      .filter(({ at }, index) => index >= mostRecords || now - at > keptDays * dayMs);
    for (const row of old) await database.delete("records", [row.account, row.submission]);
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
