import { notificationList } from "@halfsky/api-contract";
import { z } from "zod";
import type { App } from "../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import { notFound } from "../platform-error.ts";
import {
  insertRead,
  isAddressed,
  listNotifications,
  listUnreadIds,
  lockReader,
} from "./notification.store.ts";

const mostNotifications = 200;

/** What the caller's roles are told; each person reads for herself. */
export function notificationRoutes(app: App): void {
  app.get(
    "/api/notifications",
    {
      config: { access: { permission: "supervision.read" } },
      schema: {
        tags: ["notifications"],
        summary: "What the caller's roles are told, newest first",
        querystring: z.object({ unread: z.enum(["true", "false"]).optional() }),
        response: { 200: notificationList },
      },
    },
    (request) =>
      inReadTransaction(request, async ({ transaction, actor }) => {
        const { unread } = request.query;
        return {
          notifications: await listNotifications(transaction, actor, {
            unread: unread === undefined ? undefined : unread === "true",
            limit: mostNotifications,
          }),
          unread: (await listUnreadIds(transaction, actor)).length,
        };
      }),
  );

  app.post(
    "/api/notifications/:id/read",
    {
      config: { access: { permission: "supervision.read" } },
      schema: {
        tags: ["notifications"],
        summary: "Note that one was read",
        params: z.object({ id: z.string().max(100) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await inWriteTransaction(request, async ({ transaction, actor, now }) => {
        const { id } = request.params;
        if (!(await isAddressed(transaction, actor, id)))
          throw notFound({ zh: "消息", en: "notification" }, id);
        await lockReader(transaction, actor);
        await insertRead(transaction, actor, await listUnreadIds(transaction, actor, id), now);
      });
      return await reply.code(204).send(null);
    },
  );

  app.post(
    "/api/notifications/read",
    {
      config: { access: { permission: "supervision.read" } },
      schema: { tags: ["notifications"], summary: "Note that all were read", response: { 204: z.null() } },
    },
    async (request, reply) => {
      await inWriteTransaction(request, async ({ transaction, actor, now }) => {
        await lockReader(transaction, actor);
        await insertRead(transaction, actor, await listUnreadIds(transaction, actor), now);
      });
      return await reply.code(204).send(null);
    },
  );
}
