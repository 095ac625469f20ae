import type { RouteObject } from "react-router";

/** The page of what a person is told, which the bell in the frame leads to; everybody has it. */
export const notificationPages: readonly RouteObject[] = [
  {
    path: "notifications",
    lazy: async () => ({ Component: (await import("./notifications-page.tsx")).NotificationsPage }),
  },
];
