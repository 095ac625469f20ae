import { z } from "zod";
import { organisation, words } from "./areas.ts";
import { duty, matterRow } from "./supervision.ts";
import { targetRow } from "./targets.ts";

/** What a role at an organisation, or in an area, is told; whoever holds the role reads it. */
export const notification = z.object({
  id: z.string(),
  at: z.string(),
  /** remind, escalate, or the action that it tells of */
  kind: z.string(),
  words,
  matterId: z.string().nullable(),
  matterTitle: z.string().nullable(),
  /** what it is about, e.g. a round */
  subject: z.object({ kind: z.string(), id: z.string() }).optional(),
  /** by the caller */
  read: z.boolean(),
});
export type Notification = z.infer<typeof notification>;

/** So many notifications are told at once. */
export const mostNotifications = 200;

/** GET /api/notifications?unread=true|false : newest first, at most `mostNotifications`. POST /api/notifications/:id/read and POST /api/notifications/read (all) → 204 */
export const notificationList = z.object({
  notifications: z.array(notification),
  unread: z.number().int(),
});
export type NotificationList = z.infer<typeof notificationList>;

/** GET /api/notifications/count : how many of them the caller has not read */
export const notificationCount = notificationList.pick({ unread: true });

/** GET /api/my-work : what the caller's organisation (or, for the office and leaders, her role) owes, first what is due first. */
export const myWork = z.object({
  organisation: organisation.pick({ id: true, name: true }),
  /** today in Beijing */
  today: z.iso.date(),
  duties: z.array(z.object({ duty, matter: matterRow })),
  /** matters whose last submission was returned, with the reason */
  returned: z.array(z.object({ matter: matterRow, what: words, reason: z.string() })),
  notifications: z.array(notification),
  unread: z.number().int(),
  /** targets of the caller's organisation with a red, orange or yellow light; for the office and leaders those of the area */
  targets: z.array(targetRow),
  /** the year judged; null where the caller reads no judgements */
  year: z.number().int().nullable(),
});
export type MyWork = z.infer<typeof myWork>;
