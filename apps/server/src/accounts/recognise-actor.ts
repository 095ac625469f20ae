import fastifyCookie from "@fastify/cookie";
import fastifySession from "@fastify/session";
import { randomBytes } from "node:crypto";
import { readOnly } from "../database/transactions.ts";
import type { App } from "../http/ground.ts";
import { findActor } from "./account.store.ts";
import type { DatabaseSessionStore } from "./session.store.ts";

/** Reads the session cookie of each request and says who is acting (`request.actor`). */
export async function recogniseActor(app: App, sessions: DatabaseSessionStore): Promise<void> {
  await app.register(fastifyCookie);
  await app.register(fastifySession, {
    // An id of 256 random bits needs no signature, and so no secret that someone has to keep.
    secret: { sign: (value) => value, unsign: (value) => ({ valid: true, renew: false, value }) },
    idGenerator: () => randomBytes(32).toString("base64url"),
    store: sessions,
    cookieName: "halfsky-session",
    saveUninitialized: false,
    rolling: false,
    cookie: {
      path: "/api",
      httpOnly: true,
      sameSite: "lax",
      secure: app.ground.config.HALFSKY_SECURE_COOKIE,
    },
  });
  app.decorateRequest("actor", null);
  app.addHook("onRequest", async (request) => {
    const { accountId } = request.session;
    if (accountId === undefined) return;
    const actor = await readOnly(app.ground.database.kysely, (transaction) =>
      findActor(transaction, accountId),
    );
    request.actor = actor ?? null;
  });
}
