import type { NounPages } from "../shell/noun-pages.ts";

/** The pages of service cases: queue, list, intake, a case, referrals, systems. */
export const casePages: NounPages = {
  navigation: {
    to: "/cases",
    label: "cases",
    permission: "case.work",
    also: [
      "/referrals",
      "/service-systems",
      "/service-places",
      "/case-exports",
      "/case-reads",
      "/case-loads",
      "/outside-links",
      "/outside-differences",
    ],
  },
  routes: [
    { path: "cases", lazy: async () => ({ Component: (await import("./queue-page.tsx")).QueuePage }) },
    {
      path: "cases/all",
      lazy: async () => ({ Component: (await import("./case-list-page.tsx")).CaseListPage }),
    },
    {
      path: "cases/new",
      lazy: async () => ({ Component: (await import("./intake/choose-system-page.tsx")).ChooseSystemPage }),
    },
    {
      path: "cases/new/:system",
      lazy: async () => ({ Component: (await import("./intake/intake-page.tsx")).IntakePage }),
    },
    {
      path: "cases/:caseId",
      lazy: async () => ({ Component: (await import("./record/case-page.tsx")).CasePage }),
    },
    {
      path: "referrals",
      lazy: async () => ({ Component: (await import("./referrals-page.tsx")).ReferralsPage }),
    },
    {
      path: "service-systems",
      lazy: async () => ({ Component: (await import("./systems/systems-page.tsx")).SystemsPage }),
    },
    {
      path: "service-systems/:system",
      lazy: async () => ({ Component: (await import("./systems/system-page.tsx")).SystemPage }),
    },
    {
      path: "service-places",
      lazy: async () => ({ Component: (await import("./places/places-page.tsx")).PlacesPage }),
    },
    {
      path: "case-loads",
      lazy: async () => ({ Component: (await import("./loads/loads-page.tsx")).LoadsPage }),
    },
    {
      path: "outside-links",
      lazy: async () => ({ Component: (await import("./outside/outside-page.tsx")).OutsidePage }),
    },
    {
      path: "outside-differences",
      lazy: async () => ({ Component: (await import("./outside/differences-page.tsx")).DifferencesPage }),
    },
    {
      path: "case-exports",
      lazy: async () => ({ Component: (await import("./exports/exports-page.tsx")).ExportsPage }),
    },
    {
      path: "service-releases",
      lazy: async () => ({ Component: (await import("./releases/releases-page.tsx")).ReleasesPage }),
    },
    {
      path: "service-releases/:releaseId",
      lazy: async () => ({ Component: (await import("./releases/release-page.tsx")).ReleasePage }),
    },
  ],
  wholeScreen: [
    {
      path: "/public/reports",
      lazy: async () => ({
        Component: (await import("./public/public-reports-page.tsx")).PublicReportsPage,
      }),
    },
    {
      path: "/public/reports/:system",
      lazy: async () => ({ Component: (await import("./public/public-report-page.tsx")).PublicReportPage }),
    },
    {
      path: "/public/receipts",
      lazy: async () => ({ Component: (await import("./public/receipt-page.tsx")).ReceiptPage }),
    },
  ],
};

/** Who serves where, and who is what in services: for those who set it up and read no case. */
export const serviceSettingsPages: NounPages = {
  navigation: { to: "/service-settings", label: "serviceSettings", permission: "case.configure" },
  routes: [
    {
      path: "service-settings",
      lazy: async () => ({
        Component: (await import("./settings/service-settings-page.tsx")).ServiceSettingsPage,
      }),
    },
    {
      path: "service-settings/systems",
      lazy: async () => ({ Component: (await import("./settings/overlays-page.tsx")).OverlaysPage }),
    },
    {
      path: "service-settings/travel",
      lazy: async () => ({ Component: (await import("./settings/travel-page.tsx")).TravelPage }),
    },
    {
      path: "service-settings/systems/:system",
      lazy: async () => ({ Component: (await import("./settings/overlay-page.tsx")).OverlayPage }),
    },
  ],
};

/** Who read what of cases: below the pages of cases for those who work on them, by itself for those who administer. */
export const caseReadPages: NounPages = {
  navigation: { to: "/case-reads", label: "caseReads", permission: "case.see-reads", unless: "case.work" },
  routes: [
    {
      path: "case-reads",
      lazy: async () => ({ Component: (await import("./reads/reads-page.tsx")).ReadsPage }),
    },
  ],
};
