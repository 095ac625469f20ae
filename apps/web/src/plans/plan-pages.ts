import type { NounPages } from "../shell/noun-pages.ts";

/** The pages of plans: list, import, review, publication, difference, record. */
export const planPages: NounPages = {
  navigation: { to: "/plans", label: "plans", permission: "plan.read" },
  routes: [
    {
      path: "plans",
      lazy: async () => ({ Component: (await import("./plan-list-page.tsx")).PlanListPage }),
    },
    {
      path: "plans/import",
      lazy: async () => ({ Component: (await import("./import/plan-import-page.tsx")).PlanImportPage }),
    },
    {
      path: "plans/:planId",
      lazy: async () => ({ Component: (await import("./record/plan-page.tsx")).PlanPage }),
    },
    {
      path: "plans/:planId/publish",
      lazy: async () => ({ Component: (await import("./publish/plan-publish-page.tsx")).PlanPublishPage }),
    },
    {
      path: "plans/:planId/difference",
      lazy: async () => ({
        Component: (await import("./publish/plan-difference-page.tsx")).PlanDifferencePage,
      }),
    },
    {
      path: "plans/:planId/review",
      lazy: async () => ({ Component: (await import("./review/plan-review-page.tsx")).PlanReviewPage }),
    },
  ],
};
