import type { ImportedDocument, PlanSummary } from "@halfsky/api-contract";
import type {
  CorrectedPart,
  PlanContent,
  Population,
  SourceDocument,
  SourceFormat,
} from "@halfsky/plan-document";
import type { Json } from "../json-text.ts";

/** What publishing noticed, as it is kept with the version. */
type VersionFindings = PlanContent["findings"];

type PlanCounts = PlanSummary["counts"];

/** Rows of migrations 0002 and 0007; jsonb arrives parsed, timestamps as ISO text, bytea as Uint8Array. */
export interface PlanTables {
  plan_document: {
    area_code: string;
    id: string;
    file_name: string;
    format: SourceFormat;
    byte_count: number;
    sha256: string;
    bytes: Uint8Array;
    source: Json<SourceDocument>;
    uploaded_by: string;
    uploaded_at: string;
  };
  plan_import: {
    area_code: string;
    job_id: string;
    file_name: string;
    byte_count: number;
    bytes: Uint8Array | null;
    wanted_area: string | null;
    period_start: number | null;
    period_end: number | null;
    result: Json<ImportedDocument> | null;
  };
  plan: {
    area_code: string;
    id: string;
    title: string;
    population: Population;
    period_start: number;
    period_end: number;
    state: "review" | "published" | "withdrawn";
    reading: number;
    version: number | null;
    revision: number;
    published_revision: number | null;
    counts: Json<PlanCounts>;
    changed_by: string;
    changed_at: string;
    withdrawn_at: string | null;
    withdrawn_by: string | null;
    withdrawn_reason: string | null;
    created_by: string;
    created_at: string;
  };
  plan_reading: {
    area_code: string;
    plan_id: string;
    number: number;
    document_id: string;
    plan_index: number;
    format_version: number;
    content: Json<PlanContent>;
    read_by: string;
    read_at: string;
  };
  plan_correction: {
    area_code: string;
    plan_id: string;
    number: number;
    reading: number;
    kind: "correct" | "add" | "strike";
    part: CorrectedPart;
    part_id: string;
    field: string | null;
    before: Json<unknown> | null;
    after: Json<unknown> | null;
    words: string;
    revision: number;
    reason: string;
    author: string;
    made_at: string;
    withdrawn_at: string | null;
    withdrawn_by: string | null;
  };
  plan_version: {
    area_code: string;
    plan_id: string;
    number: number;
    reading: number;
    format_version: number;
    content: Json<PlanContent>;
    sha256: string;
    findings: Json<VersionFindings>;
    published_by: string;
    published_at: string;
  };
}
