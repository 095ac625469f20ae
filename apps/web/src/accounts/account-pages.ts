import type { RouteObject } from "react-router";

/** Pages of the own account, which the menu under the name leads to. */
export const accountPages: readonly RouteObject[] = [
  {
    path: "access-tokens",
    lazy: async () => ({ Component: (await import("./access-tokens-page.tsx")).AccessTokensPage }),
  },
];
