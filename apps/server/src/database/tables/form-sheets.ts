import type { SheetMapping } from "@halfsky/api-contract";
import type { Json } from "../json-text.ts";

/** Rows of migration 0020. */
export interface FormSheetTables {
  form_sheet_mapping: {
    area_code: string;
    organisation_id: string;
    form_id: string;
    number: number;
    signature: string;
    mapping: Json<SheetMapping>;
    kept_by: string;
    kept_at: string;
  };
}
