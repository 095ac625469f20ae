import { accessToken, accessTokenInput, accessTokenList, accessTokenMade } from "@halfsky/api-contract";
import { z } from "zod";
import type { App } from "../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import { makeToken, readTokens, revokeToken } from "./access-token.service.ts";

/** The caller's own access tokens; there is no way to those of others, and none for a token to make another. */
export function accessTokenRoutes(app: App): void {
  const tags = ["access-tokens"];
  app.get(
    "/api/access-tokens",
    {
      config: { access: { signedIn: true } },
      schema: {
        tags,
        summary: "Own tokens, and what a new one can be given",
        response: { 200: accessTokenList },
      },
    },
    (request) => inReadTransaction(request, readTokens),
  );

  app.post(
    "/api/access-tokens",
    {
      config: { access: { signedIn: true } },
      schema: {
        tags,
        summary: "Make a token; its secret is shown this once",
        body: accessTokenInput,
        response: { 200: accessTokenMade },
      },
    },
    (request) => inWriteTransaction(request, (context) => makeToken(context, request.body)),
  );

  app.post(
    "/api/access-tokens/:id/revoke",
    {
      config: { access: { signedIn: true } },
      schema: {
        tags,
        summary: "Revoke a token at once",
        params: z.object({ id: z.string().max(60) }),
        response: { 200: accessToken },
      },
    },
    (request) => inWriteTransaction(request, (context) => revokeToken(context, request.params.id)),
  );
}
