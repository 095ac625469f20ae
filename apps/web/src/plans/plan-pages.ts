import type { NounPages } from "../shell/noun-pages.ts";

/** The pages of plans: list, import, review, publication, difference, record. */
export const planPages: NounPages = {
  navigation: { to: "/plans", label: "plans", permission: "plan.read" },
  routes: [
    {
      path: "plans",
      lazy: async () => ({ Component: (await import("./plan-list-page.tsx")).PlanListPage }),
    },
  ],
};
