import {
  savedView,
  savedViewChange,
  savedViewInput,
  savedViewList,
  savedViewQuery,
} from "@halfsky/api-contract";
import { z } from "zod";
import type { App } from "../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import { changeView, forgetView, saveView } from "./saved-view.service.ts";
import { listSavedViews } from "./saved-view.store.ts";

const byId = z.object({ id: z.string().max(60) });

/** The caller's own views of lists; there is no way to those of others. */
export function savedViewRoutes(app: App): void {
  const tags = ["saved-views"];
  app.get(
    "/api/saved-views",
    {
      config: { access: { signedIn: true } },
      schema: {
        tags,
        summary: "Own saved views of a list",
        querystring: savedViewQuery,
        response: { 200: savedViewList },
      },
    },
    (request) =>
      inReadTransaction(request, async ({ transaction, actor }) => ({
        views: [...(await listSavedViews(transaction, actor.accountId, request.query.list))],
      })),
  );

  app.post(
    "/api/saved-views",
    {
      config: { access: { signedIn: true } },
      schema: { tags, summary: "Save a view", body: savedViewInput, response: { 200: savedView } },
    },
    (request) => inWriteTransaction(request, (context) => saveView(context, request.body)),
  );

  app.put(
    "/api/saved-views/:id",
    {
      config: { access: { signedIn: true } },
      schema: {
        tags,
        summary: "Rename or change a view",
        params: byId,
        body: savedViewChange,
        response: { 200: savedView },
      },
    },
    (request) =>
      inWriteTransaction(request, (context) => changeView(context, request.params.id, request.body)),
  );

  app.delete(
    "/api/saved-views/:id",
    {
      config: { access: { signedIn: true } },
      schema: { tags, summary: "Forget a view", params: byId, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await inWriteTransaction(request, (context) => forgetView(context, request.params.id));
      return reply.code(204).send(null);
    },
  );
}
