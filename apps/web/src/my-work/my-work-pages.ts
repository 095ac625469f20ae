import type { NounPages } from "../shell/noun-pages.ts";

/** What the person signed in has to do: where a liaison officer starts. */
export const myWorkPages: NounPages = {
  navigation: { to: "/my-work", label: "myWork", permission: "supervision.read" },
  routes: [
    { path: "my-work", lazy: async () => ({ Component: (await import("./my-work-page.tsx")).MyWorkPage }) },
  ],
};
