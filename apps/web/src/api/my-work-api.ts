import { myWork, notificationList } from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { nothing, request } from "./request.ts";

/** What the reader's organisation, or her role, owes; what came back; what she is told. */
export const myWorkQuery = queryOptions({
  queryKey: ["my-work"],
  queryFn: ({ signal }) => request("/api/my-work", myWork, { signal }),
});

/** What the reader's roles are told, read or not, newest first. */
export const notificationsQuery = queryOptions({
  queryKey: ["my-work", "notifications"],
  queryFn: ({ signal }) => request("/api/notifications", notificationList, { signal }),
});

/** Marks one notification as read by the reader. */
export function markRead(id: string) {
  return request(`/api/notifications/${encodeURIComponent(id)}/read`, nothing, { method: "POST" });
}

/** Marks every notification as read by the reader. */
export function markAllRead() {
  return request("/api/notifications/read", nothing, { method: "POST" });
}
