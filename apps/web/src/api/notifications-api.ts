import { notificationCount, notificationList } from "@halfsky/api-contract";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { nothing, request } from "./request.ts";

/** How many notifications the reader has not read. */
export const unreadQuery = queryOptions({
  queryKey: ["notifications", "unread"],
  queryFn: ({ signal }) => request("/api/notifications/count", notificationCount, { signal }),
  refetchInterval: 60_000,
});

/** What the reader's roles are told, newest first; read or not, or only what she has not read. */
export const notificationsQuery = (which: "all" | "unread") =>
  queryOptions({
    queryKey: ["notifications", "list", which],
    queryFn: ({ signal }) =>
      request("/api/notifications", notificationList, {
        signal,
        query: { unread: which === "unread" ? "true" : undefined },
      }),
  });

/** Marks one notification as read by the reader. */
export function markRead(id: string) {
  return request(`/api/notifications/${encodeURIComponent(id)}/read`, nothing, { method: "POST" });
}

/** Marks every notification as read by the reader. */
export function markAllRead() {
  return request("/api/notifications/read", nothing, { method: "POST" });
}

/** Reads again whatever shows notifications, after some were marked. */
export async function readNotificationsAgain(queries: QueryClient): Promise<void> {
  await Promise.all(
    ["notifications", "my-work"].map((name) => queries.invalidateQueries({ queryKey: [name] })),
  );
}
