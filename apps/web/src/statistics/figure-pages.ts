import type { NounPages } from "../shell/noun-pages.ts";

/** The pages of figures: the grid, and sheets coming in. */
export const figurePages: NounPages = {
  navigation: { to: "/figures", label: "figures", permission: "observation.read" },
  routes: [
    {
      path: "areas",
      lazy: async () => ({ Component: (await import("./areas/area-changes-page.tsx")).AreaChangesPage }),
    },
    {
      path: "figures",
      lazy: async () => ({ Component: (await import("./grid/figures-page.tsx")).FiguresPage }),
    },
    {
      path: "figures/import",
      lazy: async () => ({ Component: (await import("./import/sheet-import-page.tsx")).SheetImportPage }),
    },
    {
      path: "reviews",
      lazy: async () => ({ Component: (await import("./review/review-page.tsx")).ReviewPage }),
    },
    {
      path: "submissions/:id/import",
      lazy: async () => ({ Component: (await import("./form-sheets/form-import-page.tsx")).FormImportPage }),
    },
    {
      path: "submissions/:id",
      lazy: async () => ({ Component: (await import("./submissions/submission-page.tsx")).SubmissionPage }),
    },
  ],
};
