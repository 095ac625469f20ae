import type { ListedArea } from "@halfsky/api-contract";
import type { FastifyRequest } from "fastify";
import type { Actor } from "../access/actor.ts";
import type { ReadContext, WriteContext } from "../access/context.ts";
import { rememberAreas } from "../access/area-tree.ts";
import { writePendingAudit } from "../audit/record-audit.ts";
import { type ReadTransaction, readOnly, write } from "../database/transactions.ts";
import type { Ground } from "./ground.ts";
import { PlatformError } from "../platform-error.ts";

/** On whose behalf a transaction runs. */
export interface OnBehalf {
  readonly actor: Actor;
  readonly requestId: string | null;
}

/** Runs `work` in a read-only transaction of the database for the person who asks. */
export async function inReadTransaction<Result>(
  request: FastifyRequest,
  work: (context: ReadContext) => Promise<Result>,
): Promise<Result> {
  const { ground } = request.server;
  const behalf = { actor: requireActor(request), requestId: request.id };
  const areas = await rememberedAreas(request);
  return await readFor(ground, behalf, (context) => {
    if (areas !== undefined) rememberAreas(context.transaction, areas);
    return work(context);
  });
}

/**
 * Runs `work` without a transaction, for what one statement reads: a statement sees one picture of the database anyway, and
 * beginning and ending a transaction would cost more than the statement.
 */
export async function inSingleRead<Result>(
  request: FastifyRequest,
  work: (context: ReadContext) => Promise<Result>,
): Promise<Result> {
  const { ground } = request.server;
  // Its own name for the same connections, because what is remembered of a transaction hangs on its name.
  const transaction: ReadTransaction = ground.database.kysely.withoutPlugins();
  const areas = await rememberedAreas(request);
  if (areas !== undefined) rememberAreas(transaction, areas);
  return await work({
    transaction,
    actor: requireActor(request),
    now: ground.now().toISOString(),
    requestId: request.id,
  });
}

/** The areas as of the stamp of the request, which is at most as old as the request. */
async function rememberedAreas(request: FastifyRequest): Promise<readonly ListedArea[] | undefined> {
  const { accessMemory, ground } = request.server;
  return request.accessStamp === 0
    ? undefined
    : await accessMemory.areas(request.accessStamp, ground.database.kysely);
}

/** Runs `work` in a transaction: change, audit entries and jobs are kept together or not at all. Never for GET. */
export async function inWriteTransaction<Result>(
  request: FastifyRequest,
  work: (context: WriteContext) => Promise<Result>,
): Promise<Result> {
  // Browsers and proxies repeat and prefetch these as they like, and other sites may send them.
  if (request.method === "GET" || request.method === "HEAD") {
    throw new Error(`${request.method} ${request.url} must not change anything`);
  }
  return await writeFor(request.server.ground, { actor: requireActor(request), requestId: request.id }, work);
}

/** As inReadTransaction, for jobs, seeds and the command line. */
export function readFor<Result>(
  ground: Ground,
  { actor, requestId }: OnBehalf,
  work: (context: ReadContext) => Promise<Result>,
): Promise<Result> {
  const now = ground.now().toISOString();
  return readOnly(ground.database.kysely, (transaction) => work({ transaction, actor, now, requestId }));
}

/** As inWriteTransaction, for jobs, seeds and the command line. */
export function writeFor<Result>(
  ground: Ground,
  { actor, requestId }: OnBehalf,
  work: (context: WriteContext) => Promise<Result>,
): Promise<Result> {
  const now = ground.now().toISOString();
  return write(ground.database.kysely, async (transaction) => {
    const context: WriteContext = { transaction, actor, now, requestId, pendingAudit: [] };
    const result = await work(context);
    await writePendingAudit(context);
    return result;
  });
}

/** Whoever is signed in; throws the problem "not-signed-in" otherwise. */
export function requireActor(request: FastifyRequest): Actor {
  if (request.actor !== null) return request.actor;
  throw new PlatformError("not-signed-in", 401, {
    zh: "请先登录；会话可能已过期。",
    en: "Please sign in; the session may have expired.",
  });
}
