import type { NounPages } from "../shell/noun-pages.ts";

/** The board: where a person starts. */
export const boardPages: NounPages = {
  navigation: { to: "/", label: "board", permission: "judgement.read" },
  routes: [{ index: true, lazy: async () => ({ Component: (await import("./board-page.tsx")).BoardPage }) }],
};
