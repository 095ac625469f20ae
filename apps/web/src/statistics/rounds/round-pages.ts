import type { NounPages } from "../../shell/noun-pages.ts";

/** The pages of the statistical year: rounds and forms. */
export const roundPages: NounPages = {
  navigation: {
    to: "/rounds",
    label: "rounds",
    permission: "submission.read",
    also: ["/forms", "/submissions", "/reviews", "/areas", "/service-releases"],
  },
  routes: [
    {
      path: "rounds",
      lazy: async () => ({ Component: (await import("./round-list-page.tsx")).RoundListPage }),
    },
    {
      path: "rounds/new",
      lazy: async () => ({ Component: (await import("./round-form-page.tsx")).NewRoundPage }),
    },
    {
      path: "rounds/:roundId",
      lazy: async () => ({ Component: (await import("./round-page.tsx")).RoundPage }),
    },
    {
      path: "rounds/:roundId/edit",
      lazy: async () => ({ Component: (await import("./round-form-page.tsx")).ChangeRoundPage }),
    },
    {
      path: "forms",
      lazy: async () => ({ Component: (await import("../forms/form-list-page.tsx")).FormListPage }),
    },
    {
      path: "forms/new",
      lazy: async () => ({ Component: (await import("../forms/form-designer-page.tsx")).NewFormPage }),
    },
    {
      path: "forms/:formId/edit",
      lazy: async () => ({ Component: (await import("../forms/form-designer-page.tsx")).ChangeFormPage }),
    },
    {
      path: "forms/:formId",
      lazy: async () => ({ Component: (await import("../forms/form-page.tsx")).FormPage }),
    },
  ],
  wholeScreen: [
    {
      path: "forms/:formId/print",
      lazy: async () => ({ Component: (await import("../forms/form-print-page.tsx")).FormPrintPage }),
    },
    {
      path: "submissions/:id/print",
      lazy: async () => ({ Component: (await import("../forms/form-print-page.tsx")).SubmissionPrintPage }),
    },
  ],
};
