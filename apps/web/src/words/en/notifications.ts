import type { Words } from "../zh.ts";

/** English words of notifications. */
export const notifications: Words["notifications"] = {
  title: (unread) => (unread === 0 ? "Messages" : `Messages (${unread} unread)`),
  note: "What the roles that you hold are told: what is due or overdue, and how things go on.",
  which: "Which messages",
  showUnread: "Unread",
  showAll: "All",
  none: "No messages.",
  noneUnread: "No unread messages.",
  noneTodo: "The bell at the top right says how many there are when new ones come.",
  unread: "unread",
  open: "open it",
  openOf: (title) => `Open: ${title}`,
  read: "Mark as read",
  readOf: (words) => `Mark as read: ${words}`,
  readAll: "Mark all as read",
  newest: (count) => `Only the newest ${count} are listed.`,
  toAll: "All messages",
};
