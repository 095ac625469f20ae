import type { Bilingual } from "@halfsky/statistics";
import type { Json } from "../json-text.ts";

/** How a row of a loaded list stands. */
export type LoadedRowState = "waiting" | "opened" | "here" | "refused";

/** Rows of migration 0044. */
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
    accepted_by: string;
    accepted_at: string;
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
}
