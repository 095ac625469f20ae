import { passwordChange, session, type Session, signIn } from "@halfsky/api-contract";
import { z } from "zod";
import { platformActor } from "../access/actor.ts";
import type { ReadContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { App } from "../http/ground.ts";
import { inReadTransaction, inWriteTransaction, writeFor } from "../http/run-in-transaction.ts";
import { findArea, isSampleCity } from "./account.store.ts";
import { changePassword } from "./change-password.service.ts";
import type { DatabaseSessionStore } from "./session.store.ts";
import { trySignIn } from "./sign-in.service.ts";

/** Signing in and out, and the own password. */
export function sessionRoutes(sessions: DatabaseSessionStore): (app: App) => void {
  return (app) => {
    app.post(
      "/api/session",
      {
        // Whoever is not known yet may send no more than a name and a password.
        bodyLimit: 4096,
        config: {
          access: { public: true },
          rateLimit: { max: app.ground.config.HALFSKY_SIGN_INS_PER_MINUTE, timeWindow: 60_000 },
        },
        schema: { tags: ["session"], summary: "Sign in", body: signIn, response: { 200: session } },
      },
      async (request) => {
        const behalf = { actor: platformActor, requestId: request.id };
        const outcome = await writeFor(app.ground, behalf, async (context) => {
          const tried = await trySignIn(context, request.body);
          if (tried.status === "refused") return tried;
          // A new id at every sign-in, so that an id planted before is worth nothing.
          await sessions.within(context.transaction, async () => {
            await request.session.regenerate();
            request.session.accountId = tried.actor.accountId;
            await request.session.save();
          });
          return { status: tried.status, session: await describeSession({ ...context, actor: tried.actor }) };
        });
        if (outcome.status === "refused") throw outcome.problem;
        return outcome.session;
      },
    );

    app.get(
      "/api/session",
      {
        config: { access: { signedIn: true } },
        schema: { tags: ["session"], summary: "Who is signed in", response: { 200: session } },
      },
      (request) => inReadTransaction(request, describeSession),
    );

    app.delete(
      "/api/session",
      {
        config: { access: { signedIn: true } },
        schema: { tags: ["session"], summary: "Sign out", response: { 204: z.null() } },
      },
      async (request, reply) => {
        await inWriteTransaction(request, async (context) => {
          const { username, areaCode } = context.actor;
          recordAudit(context, {
            action: "session.end",
            subjectKind: "account",
            subjectId: username,
            areaCode,
          });
          await sessions.within(context.transaction, () => request.session.destroy());
        });
        return await reply.code(204).send(null);
      },
    );

    app.put(
      "/api/session/password",
      {
        config: { access: { signedIn: true } },
        schema: {
          tags: ["session"],
          summary: "Change the own password",
          body: passwordChange,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        await inWriteTransaction(request, (context) => changePassword(context, request.body));
        return await reply.code(204).send(null);
      },
    );
  };
}

async function describeSession({ transaction, actor }: ReadContext): Promise<Session> {
  const area = await findArea(transaction, actor.areaCode);
  if (area === undefined) throw new Error(`account ${actor.username} belongs to an area that is not stored`);
  return {
    account: {
      id: actor.accountId,
      username: actor.username,
      displayName: actor.displayName,
      mustChangePassword: actor.mustChangePassword,
      roles: [...actor.roles],
    },
    organisation: actor.organisation,
    area,
    permissions: [...new Set(actor.grants.map(({ permission }) => permission))].toSorted(),
    sampleCity: await isSampleCity(transaction),
    languages: ["zh", "en"],
  };
}
