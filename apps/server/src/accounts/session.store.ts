import type { SessionStore } from "@fastify/session";
import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import type { Session } from "fastify";
import type { Kysely } from "kysely";
import type { Config } from "../config.ts";
import { preparedAs } from "../database/prepared-statements.ts";
import type { Tables } from "../database/tables.ts";
import type { WriteTransaction } from "../database/transactions.ts";

declare module "fastify" {
  interface Session {
    accountId?: string;
    /** The stamp of areas and grants when the session was read. */
    accessStamp?: number;
  }
}

/** Sessions as rows: they outlive the process and are shared by several; only the hash of an id is stored. */
export class DatabaseSessionStore implements SessionStore {
  readonly #kysely: Kysely<Tables>;
  readonly #now: () => Date;
  readonly #idleMs: number;
  readonly #longestMs: number;
  readonly #current = new AsyncLocalStorage<WriteTransaction>();

  constructor(kysely: Kysely<Tables>, config: Config, now: () => Date) {
    this.#kysely = kysely;
    this.#now = now;
    this.#idleMs = config.HALFSKY_SESSION_IDLE_MINUTES * 60_000;
    this.#longestMs = config.HALFSKY_SESSION_HOURS * 3_600_000;
  }

  /** Runs `work` so that the sessions it makes and ends belong to the transaction. */
  within<Result>(transaction: WriteTransaction, work: () => Promise<Result>): Promise<Result> {
    return this.#current.run(transaction, work);
  }

  set(sessionId: string, session: Session, callback: (error?: unknown) => void): void {
    answer(this.#save(sessionId, session), callback);
  }

  get(sessionId: string, callback: (error: unknown, session?: Session | null) => void): void {
    this.#find(sessionId).then(
      (session) => callback(null, session),
      (error: unknown) => callback(error),
    );
  }

  destroy(sessionId: string, callback: (error?: unknown) => void): void {
    answer(this.#end(sessionId), callback);
  }

  /** Deletes what has ended, so that the table does not grow. */
  async deleteEnded(): Promise<void> {
    const now = this.#now();
    const idleSince = new Date(now.getTime() - this.#idleMs).toISOString();
    await this.#kysely
      .deleteFrom("session")
      .where((row) =>
        row.or([row("expires_at", "<=", now.toISOString()), row("last_used_at", "<=", idleSince)]),
      )
      .execute();
  }

  get #database(): Kysely<Tables> {
    return this.#current.getStore() ?? this.#kysely;
  }

  async #save(sessionId: string, session: Session): Promise<void> {
    const { accountId } = session;
    // The library also saves the empty session that it makes on the way to a new id.
    if (accountId === undefined) return;
    const now = this.#now();
    const id_hash = hashId(sessionId);
    // Of a session only its account is kept, so there is nothing to change in a row.
    const stored = await this.#database
      .selectFrom("session")
      .select("id_hash")
      .where("id_hash", "=", id_hash)
      .executeTakeFirst();
    if (stored !== undefined) return;
    await this.#database
      .insertInto("session")
      .values({
        id_hash,
        account_id: accountId,
        created_at: now.toISOString(),
        last_used_at: now.toISOString(),
        expires_at: new Date(now.getTime() + this.#longestMs).toISOString(),
      })
      .execute();
  }

  async #find(sessionId: string): Promise<Session | null> {
    const id_hash = hashId(sessionId);
    const row = await this.#database
      .selectFrom(["session", "access_stamp"])
      .modifyFront(preparedAs("session"))
      .select(["account_id", "last_used_at", "expires_at", "access_stamp.stamp"])
      .where("id_hash", "=", id_hash)
      .executeTakeFirst();
    if (row === undefined) return null;
    const now = this.#now().getTime();
    const idleMs = now - Date.parse(row.last_used_at);
    if (now >= Date.parse(row.expires_at) || idleMs >= this.#idleMs) {
      await this.#end(sessionId);
      return null;
    }
    // Once a minute is exact enough for the idle time, and spares a write on every request.
    if (idleMs >= 60_000) {
      await this.#database
        .updateTable("session")
        .set({ last_used_at: new Date(now).toISOString() })
        .where("id_hash", "=", id_hash)
        .execute();
    }
    return { accountId: row.account_id, accessStamp: row.stamp, cookie: { originalMaxAge: null } };
  }

  async #end(sessionId: string): Promise<void> {
    await this.#database.deleteFrom("session").where("id_hash", "=", hashId(sessionId)).execute();
  }
}

function hashId(sessionId: string): string {
  return createHash("sha256").update(sessionId).digest("hex");
}

function answer(work: Promise<void>, callback: (error?: unknown) => void): void {
  work.then(
    () => callback(),
    (error: unknown) => callback(error),
  );
}
