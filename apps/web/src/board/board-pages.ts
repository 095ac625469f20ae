import type { NounPages } from "../shell/noun-pages.ts";

/** The board: where most people start. */
export const boardPages: NounPages = {
  navigation: { to: "/board", label: "board", permission: "judgement.read" },
  routes: [
    { path: "board", lazy: async () => ({ Component: (await import("./board-page.tsx")).BoardPage }) },
  ],
};
