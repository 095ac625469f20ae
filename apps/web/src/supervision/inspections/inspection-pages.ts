import type { RouteObject } from "react-router";

/** The routes of inspections; they stand under the same entry of the navigation as matters of supervision. */
export const inspectionRoutes: readonly RouteObject[] = [
  {
    path: "inspections",
    lazy: async () => ({ Component: (await import("./inspection-list-page.tsx")).InspectionListPage }),
  },
  {
    path: "inspections/new",
    lazy: async () => ({ Component: (await import("./inspection-form-page.tsx")).NewInspectionPage }),
  },
  {
    path: "inspections/:inspectionId",
    lazy: async () => ({ Component: (await import("./inspection-page.tsx")).InspectionPage }),
  },
  {
    path: "inspections/:inspectionId/change",
    lazy: async () => ({ Component: (await import("./inspection-form-page.tsx")).ChangeInspectionPage }),
  },
  {
    path: "inspections/:inspectionId/visits/:visitId",
    lazy: async () => ({ Component: (await import("./visit-form-page.tsx")).VisitFormPage }),
  },
  {
    path: "inspections/:inspectionId/visits/:visitId/finding",
    lazy: async () => ({ Component: (await import("./finding-form-page.tsx")).FindingFormPage }),
  },
  {
    path: "inspections/:inspectionId/findings/:findingId",
    lazy: async () => ({ Component: (await import("./finding-page.tsx")).FindingPage }),
  },
  {
    path: "inspections/:inspectionId/findings/:findingId/change",
    lazy: async () => ({ Component: (await import("./finding-form-page.tsx")).FindingFormPage }),
  },
];
