/** Rows of migration 0005. */
export interface ReportTables {
  report: {
    area_code: string;
    id: string;
    kind: "annual-monitoring";
    plan_id: string;
    plan_version: number;
    year: number;
    as_of: string;
    title: string;
    tree: unknown;
    docx: Uint8Array;
    made_by: string;
    made_at: string;
  };
}
