import type { NounPages } from "../shell/noun-pages.ts";

/** The pages of reports: list, making one, checking a Word file, reading one. */
export const reportPages: NounPages = {
  navigation: { to: "/reports", label: "reports", permission: "report.read" },
  routes: [
    {
      path: "reports",
      lazy: async () => ({ Component: (await import("./report-list-page.tsx")).ReportListPage }),
    },
    {
      path: "reports/new",
      lazy: async () => ({ Component: (await import("./report-make-page.tsx")).ReportMakePage }),
    },
    {
      path: "reports/check",
      lazy: async () => ({ Component: (await import("./report-check-page.tsx")).ReportCheckPage }),
    },
    {
      path: "reports/:reportId",
      lazy: async () => ({ Component: (await import("./record/report-page.tsx")).ReportPage }),
    },
  ],
};
