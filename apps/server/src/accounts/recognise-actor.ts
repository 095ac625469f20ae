import fastifyCookie from "@fastify/cookie";
import fastifySession from "@fastify/session";
import type { FastifyRequest } from "fastify";
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { platformActor } from "../access/actor.ts";
import type { App } from "../http/ground.ts";
import { findActor } from "./account.store.ts";
import { tokenRecogniser } from "./recognise-token.ts";
import type { DatabaseSessionStore } from "./session.store.ts";

/** Reads the session cookie or the token of each request and says who is acting (`request.actor`). */
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
  app.decorateRequest("accessStamp", 0);
  const recogniseToken = tokenRecogniser(app);
  app.addHook("onRequest", async (request) => {
    const { authorization } = request.headers;
    if (isLocal(request) && holdsKey(authorization, app.ground.commandLineKey)) {
      request.actor = platformActor;
      return;
    }
    const [, secret] = /^Bearer\b\s*(\S*)$/iu.exec(authorization?.trim() ?? "") ?? [];
    if (secret !== undefined) {
      await recogniseToken(request, secret);
      return;
    }
    const { accountId, accessStamp = 0 } = request.session;
    if (accountId === undefined) return;
    // This happens on every request: one statement found session and stamp, and what holds for the stamp is remembered.
    const { kysely } = app.ground.database;
    request.actor =
      (await app.accessMemory.actor(accessStamp, accountId, () => findActor(kysely, accountId))) ?? null;
    request.accessStamp = accessStamp;
  });
}

/** Whether a request comes from this machine itself; the address of the socket, since headers can be made up. */
function isLocal(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress ?? "";
  return address === "::1" || /^(?:::ffff:)?127\./.test(address);
}

/** Whether a request carries the key that the server left in its own data folder. */
function holdsKey(authorization: string | undefined, key: string | undefined): boolean {
  if (authorization === undefined || key === undefined) return false;
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(authorization), digest(`Bearer ${key}`));
}
