import type { NounPages } from "../shell/noun-pages.ts";
import { inspectionRoutes } from "./inspections/inspection-pages.ts";

/** The pages of supervision: the list of matters, the record of one, its letters, the rules and the calendar. */
export const supervisionPages: NounPages = {
  navigation: {
    to: "/supervision",
    label: "supervision",
    permission: "supervision.read",
    also: ["/inspections"],
  },
  routes: [
    ...inspectionRoutes,
    {
      path: "supervision",
      lazy: async () => ({ Component: (await import("./matter-list-page.tsx")).MatterListPage }),
    },
    {
      path: "supervision/rules",
      lazy: async () => ({ Component: (await import("./settings/rules-page.tsx")).RulesPage }),
    },
    {
      path: "supervision/calendar",
      lazy: async () => ({ Component: (await import("./settings/calendar-page.tsx")).CalendarPage }),
    },
    {
      path: "supervision/:matterId",
      lazy: async () => ({ Component: (await import("./record/matter-page.tsx")).MatterPage }),
    },
    {
      path: "supervision/:matterId/letters/:letterId",
      lazy: async () => ({ Component: (await import("./letters/letter-page.tsx")).LetterPage }),
    },
  ],
};
