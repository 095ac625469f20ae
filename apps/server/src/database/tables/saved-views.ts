import type { Json } from "../json-text.ts";

/** Rows of migration 0013. */
export interface SavedViewTables {
  saved_view: {
    account_id: string;
    id: string;
    list: string;
    name: string;
    query: string;
    columns: Json<readonly string[]> | null;
    saved_at: string;
  };
}
