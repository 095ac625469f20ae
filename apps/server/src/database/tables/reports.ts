import type { ReportTree } from "@halfsky/reports";
import type { StoredTarget } from "../../targets/target.store.ts";
import type { Json } from "../json-text.ts";

/** What a report stands on beside figures and decisions: names and target definitions of the moment it was made. */
export interface ReportBasis {
  readonly areaName: string;
  readonly planTitle: string;
  readonly issuer: string;
  readonly notice: string | null;
  readonly language: "zh" | "en";
  readonly targets: readonly StoredTarget[];
}

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
    basis: Json<ReportBasis>;
    tree: Json<ReportTree>;
    docx: Uint8Array;
    made_by: string;
    made_at: string;
  };
}
