import type { NounPages } from "../shell/noun-pages.ts";

/** The pages of lights: early warnings, the rules, the leader's page, and the wall. */
export const lightPages: NounPages = {
  navigation: { to: "/warnings", label: "warnings", permission: "judgement.read" },
  routes: [
    {
      path: "warnings",
      lazy: async () => ({ Component: (await import("./warnings/warning-page.tsx")).WarningPage }),
    },
    {
      path: "warnings/rules",
      lazy: async () => ({ Component: (await import("./rules/light-rules-page.tsx")).LightRulesPage }),
    },
    {
      path: "lead",
      lazy: async () => ({ Component: (await import("./lead/lead-page.tsx")).LeadPage }),
    },
  ],
  wholeScreen: [
    {
      path: "/wall",
      lazy: async () => ({ Component: (await import("./wall/wall-page.tsx")).WallPage }),
    },
  ],
};
