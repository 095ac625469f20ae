/** Rows of migration 0002; jsonb arrives parsed, timestamps as ISO text, bytea as Uint8Array. */
export interface PlanTables {
  plan_document: {
    area_code: string;
    id: string;
    file_name: string;
    format: "text" | "docx" | "html" | "pdf";
    byte_count: number;
    sha256: string;
    bytes: Uint8Array;
    source: unknown;
    compiled: unknown;
    format_version: number;
    uploaded_by: string;
    uploaded_at: string;
  };
  plan: {
    area_code: string;
    id: string;
    title: string;
    population: "women" | "children" | "women-and-children";
    period_start: number;
    period_end: number;
    state: "review" | "published" | "withdrawn";
    reading: number;
    version: number | null;
    created_by: string;
    created_at: string;
  };
  plan_reading: {
    area_code: string;
    plan_id: string;
    number: number;
    document_id: string;
    plan_index: number;
    content: unknown;
    read_by: string;
    read_at: string;
  };
  plan_correction: {
    area_code: string;
    plan_id: string;
    number: number;
    reading: number;
    kind: "correct" | "add" | "strike";
    part: string;
    part_id: string;
    field: string | null;
    before: unknown;
    after: unknown;
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
    content: unknown;
    sha256: string;
    published_by: string;
    published_at: string;
  };
}
