import type { Words } from "@halfsky/api-contract";
import { z } from "zod";

/** One case on which something is done with many others; its transaction id makes it the same act however often it is sent. */
const bulkRow = z.object({
  id: z.string(),
  number: z.string(),
  version: z.number(),
  transactionId: z.string(),
  /** "waiting": not sent, or nobody knows whether it arrived */
  outcome: z.enum(["waiting", "done", "refused"]),
  reason: z.object({ zh: z.string(), en: z.string() }).nullable(),
});
export type BulkRow = z.infer<typeof bulkRow>;

const words = z.object({ zh: z.string(), en: z.string() });
const bulkRun = z.object({ system: z.string(), action: z.string(), title: words, rows: z.array(bulkRow) });

/** One action on many cases: what became of each. */
export type BulkRun = z.infer<typeof bulkRun>;

/** So many cases at once. */
export const mostPicked = 200;
/** So many are on their way at a time. */
const atOnce = 4;

/** What came of sending one row. */
export type Sent =
  | { readonly outcome: "done" }
  | { readonly outcome: "refused"; readonly reason: Words }
  | null;

/**
 * Sends whatever is not done, a few at a time, and tells of each as it is answered. Where the service cannot be reached
 * (`null`) the rest is not tried: it waits as it is, and is the same act when it is sent again.
 */
export async function runBulk(
  run: BulkRun,
  send: (row: BulkRow) => Promise<Sent>,
  onChange: (run: BulkRun) => void,
): Promise<BulkRun> {
  let current = run;
  let isLost = false;
  const left = run.rows.filter(({ outcome }) => outcome !== "done");
  const next = async (): Promise<void> => {
    const row = left.shift();
    if (row === undefined || isLost) return;
    const sent = await send(row);
    if (sent === null) isLost = true;
    else {
      const answered = { outcome: sent.outcome, reason: "reason" in sent ? sent.reason : null };
      current = {
        ...current,
        rows: current.rows.map((one) => (one.id === row.id ? { ...one, ...answered } : one)),
      };
      onChange(current);
    }
    await next();
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return current;
}

const key = (account: string) => `halfsky.bulk.${account}`;

/** What was begun in this tab before the page was loaded anew: numbers and ids alone, nothing of anybody. */
export function keptRun(account: string): BulkRun | null {
  try {
    const read = bulkRun.safeParse(JSON.parse(window.sessionStorage.getItem(key(account)) ?? "null"));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Keeps a run in this tab until it is put away (null). */
export function keepRun(account: string, run: BulkRun | null): void {
  try {
    if (run === null) window.sessionStorage.removeItem(key(account));
    else window.sessionStorage.setItem(key(account), JSON.stringify(run));
  } catch {
    // storage is forbidden: a retry after a reload is then refused by the state of the case
  }
}
