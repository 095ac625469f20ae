import type { Bilingual } from "@halfsky/statistics";
import type { Json } from "../json-text.ts";

/** How a row of a loaded list stands. */
export type LoadedRowState = "waiting" | "opened" | "here" | "refused";

/** How lists with such a head are read: columns by their place, and what was chosen for all rows. */
export interface KeptLoadMapping {
  readonly headRow: number;
  readonly columns: Readonly<Record<string, number>>;
  readonly set: Readonly<Record<string, string | boolean | { readonly unknown: true }>>;
}

/** Rows of migrations 0044 and 0047. */
export interface LoadedListTables {
  service_loaded_list: {
    area_code: string;
    id: string;
    system: string;
    action: string;
    organisation_id: string;
    file_name: string;
    row_count: number;
    columns: Json<readonly string[]>;
    provider: string;
    data_key: Uint8Array;
    brought_by: string;
    brought_at: string;
    job_id: string | null;
    mapping: Uint8Array | null;
    signature: string | null;
    file: Uint8Array | null;
    outcome: Uint8Array | null;
    looked_at: string | null;
    accepted_at: string | null;
    finished_at: string | null;
    cleared_at: string | null;
  };
  service_loaded_row: {
    area_code: string;
    list_id: string;
    number: number;
    sheet_row: number;
    state: LoadedRowState;
    secret: Uint8Array | null;
    reason: Json<Bilingual> | null;
    case_id: string | null;
  };
  service_loaded_mapping: {
    area_code: string;
    system: string;
    organisation_id: string;
    signature: string;
    mapping: Json<KeptLoadMapping>;
    kept_by: string;
    kept_at: string;
  };
}
