import type { FastifyRequest } from "fastify";
import { treeOf } from "../access/area-tree.ts";
import { narrowActor } from "../access/narrow-actor.ts";
import type { App } from "../http/ground.ts";
import { PlatformError } from "../platform-error.ts";
import { hashSecret } from "./access-token.service.ts";
import { findToken, markUsed } from "./access-token.store.ts";
import { findActor } from "./account.store.ts";

/** Once a minute is exact enough for the last use, and spares a write on every request. */
const usedEveryMs = 60_000;
const refusedPerMinute = 60;

/**
 * Makes the hook that takes "Authorization: Bearer …" for an access token. Whoever sends one acts with it or not at all: a
 * token that is unknown, revoked or over is refused, even where a cookie would do.
 */
export function tokenRecogniser(app: App): (request: FastifyRequest, secret: string) => Promise<void> {
  const { database, config, now } = app.ground;
  const limitUse = app.createRateLimit({
    max: config.HALFSKY_TOKEN_REQUESTS_PER_MINUTE,
    timeWindow: 60_000,
    keyGenerator: (request) => `token ${request.actor?.token?.id ?? ""}`,
  });
  const limitRefusals = app.createRateLimit({
    max: refusedPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => `refused token ${request.ip}`,
  });
  return async (request, secret) => {
    const found = await findToken(database.kysely, hashSecret(secret));
    const moment = now().toISOString();
    const owner =
      found === undefined || found.revokedAt !== null || found.expiresAt <= moment
        ? undefined
        : await app.accessMemory.actor(found.stamp, found.accountId, () =>
            findActor(database.kysely, found.accountId),
          );
    if (found === undefined || owner === undefined) {
      await refuseBeyond(limitRefusals, request);
      throw refused();
    }
    const areas = await app.accessMemory.areas(found.stamp, database.kysely);
    request.actor = narrowActor(owner, found, treeOf(areas));
    request.accessStamp = found.stamp;
    await refuseBeyond(limitUse, request);
    if (found.lastUsedAt === null || Date.parse(moment) - Date.parse(found.lastUsedAt) >= usedEveryMs)
      await markUsed(database.kysely, found, moment);
  };
}

async function refuseBeyond(
  limit: ReturnType<App["createRateLimit"]>,
  request: FastifyRequest,
): Promise<void> {
  const state = await limit(request);
  if (state.isAllowed || !state.isExceeded) return;
  throw new PlatformError("too-many-requests", 429, {
    zh: `请求过于频繁，请在 ${state.ttlInSeconds} 秒后再试。`,
    en: `Too many requests. Try again in ${state.ttlInSeconds} seconds.`,
  });
}

function refused(): PlatformError {
  return new PlatformError("token-refused", 401, {
    zh: "访问令牌无效、已撤销或已到期，请换用有效的令牌。",
    en: "The access token is unknown, revoked or has expired; use a valid one.",
  });
}
