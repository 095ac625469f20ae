import { mostNotifications, notificationCount, notificationList } from "@halfsky/api-contract";
import { z } from "zod";
import type { ReadContext } from "../access/context.ts";
import { notificationsWithin } from "../cases/case-reach.ts";
import type { App } from "../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import { notFound } from "../platform-error.ts";
import {
  insertRead,
  isAddressed,
  listNotifications,
  listUnreadIds,
  lockReader,
  type NotificationReader,
} from "./notification.store.ts";

async function readerOf(context: ReadContext): Promise<NotificationReader> {
  return { actor: context.actor, within: await notificationsWithin(context) };
}

/** What the caller's roles are told; each person reads for herself. */
export function notificationRoutes(app: App): void {
  app.get(
    "/api/notifications",
    {
      config: { access: { signedIn: true } },
      schema: {
        tags: ["notifications"],
        summary: "What the caller's roles are told, newest first",
        querystring: z.object({ unread: z.enum(["true", "false"]).optional() }),
        response: { 200: notificationList },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => {
        const { transaction } = context;
        const { unread } = request.query;
        const reader = await readerOf(context);
        return {
          notifications: await listNotifications(transaction, reader, {
            unread: unread === undefined ? undefined : unread === "true",
            limit: mostNotifications,
          }),
          unread: (await listUnreadIds(transaction, reader)).length,
        };
      }),
  );

  app.get(
    "/api/notifications/count",
    {
      config: { access: { signedIn: true } },
      schema: {
        tags: ["notifications"],
        summary: "How many of them the caller has not read",
        response: { 200: notificationCount },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => ({
        unread: (await listUnreadIds(context.transaction, await readerOf(context))).length,
      })),
  );

  app.post(
    "/api/notifications/:id/read",
    {
      config: { access: { signedIn: true } },
      schema: {
        tags: ["notifications"],
        summary: "Note that one was read",
        params: z.object({ id: z.string().max(100) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await inWriteTransaction(request, async (context) => {
        const { transaction, actor, now } = context;
        const { id } = request.params;
        const reader = await readerOf(context);
        if (!(await isAddressed(transaction, reader, id)))
          throw notFound({ zh: "消息", en: "notification" }, id);
        await lockReader(transaction, actor);
        await insertRead(transaction, actor, await listUnreadIds(transaction, reader, id), now);
      });
      return await reply.code(204).send(null);
    },
  );

  app.post(
    "/api/notifications/read",
    {
      config: { access: { signedIn: true } },
      schema: { tags: ["notifications"], summary: "Note that all were read", response: { 204: z.null() } },
    },
    async (request, reply) => {
      await inWriteTransaction(request, async (context) => {
        const { transaction, actor, now } = context;
        await lockReader(transaction, actor);
        const unread = await listUnreadIds(transaction, await readerOf(context));
        await insertRead(transaction, actor, unread, now);
      });
      return await reply.code(204).send(null);
    },
  );
}
