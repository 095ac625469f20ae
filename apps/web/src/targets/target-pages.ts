import type { NounPages } from "../shell/noun-pages.ts";

/** The pages of targets: the table of all, and the record of an indicator. */
export const targetPages: NounPages = {
  navigation: { to: "/indicators", label: "indicators", permission: "judgement.read" },
  routes: [
    {
      path: "indicators",
      lazy: async () => ({ Component: (await import("./target-list-page.tsx")).TargetListPage }),
    },
    {
      path: "indicators/:indicatorId",
      lazy: async () => ({ Component: (await import("./record/indicator-page.tsx")).IndicatorPage }),
    },
  ],
};
