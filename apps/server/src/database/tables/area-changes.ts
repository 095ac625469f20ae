import type { AreaChangeKind, ChangedArea } from "@halfsky/statistics";
import type { Json } from "../json-text.ts";

/** Rows of migration 0018. */
export interface AreaChangeTables {
  area_change: {
    area_code: string;
    id: string;
    kind: AreaChangeKind;
    effective_on: string;
    before: Json<readonly ChangedArea[]>;
    after: Json<readonly ChangedArea[]>;
    basis: string;
    recorded_by: string;
    recorded_at: string;
  };
}
