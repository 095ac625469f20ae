import { type Session, session as sessionAnswer } from "@halfsky/api-contract";
import { z } from "zod";
import { readStored, removeStored, writeStored } from "../ui/browser-storage.ts";
import { forgetIntakes } from "../cases/intake/kept-intake.ts";
import { forgetSealedRecords } from "../cases/offline/sealed-store.ts";
import { forgetRecords } from "./kept-records.ts";

const key = "halfsky.session";
const keptDays = 7;
const dayMs = 86_400_000;

const keptSession = z.object({ session: sessionAnswer, at: z.number() });

/** Keeps who is signed in, so that her pages open without a network. It opens no door: the server asks for its own proof. */
export function keepSession(session: Session, now: number): void {
  writeStored(key, JSON.stringify({ session, at: now }));
}

/** Who was signed in here last, and not longer ago than a week; undefined after signing out. */
export function keptSessionAt(now: number): Session | undefined {
  const text = readStored(key);
  if (text === undefined) return undefined;
  try {
    const { session, at } = keptSession.parse(JSON.parse(text));
    return now - at < keptDays * dayMs ? session : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Forgets a person who signs out, with what she read. Figures that she typed and did not send stay for her next time; what
 * she was writing down of a case does not: it is about somebody else. What she did on a case without a network stays enciphered
 * until she signs in again and it is sent: it is done work.
 */
export async function forgetSession(account: string): Promise<void> {
  removeStored(key);
  await Promise.all([forgetRecords(account), forgetIntakes(account), forgetSealedRecords(account)]);
}
