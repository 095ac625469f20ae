import type { MonitoringRules } from "@halfsky/targets";
import type { Json } from "../json-text.ts";

/** Rows of migration 0006. */
export interface LightTables {
  monitoring_rules: {
    area_code: string;
    id: string;
    plan_id: string | null;
    version: number;
    rules: Json<MonitoringRules>;
    reason: string;
    set_by: string;
    set_at: string;
  };
  reference_value: {
    area_code: string;
    indicator_key: string;
    unit: string;
    year: number;
    revision: number;
    indicator_name: string;
    value: string;
    standing: "page" | "recalled";
    source: string;
    recorded_at: string;
  };
  reference_target: {
    area_code: string;
    indicator_key: string;
    unit: string;
    target_year: number;
    revision: number;
    indicator_name: string;
    rule: "gte" | "gt" | "lte" | "lt" | "eq";
    value: string;
    standing: "page" | "recalled";
    source: string;
    recorded_at: string;
  };
}
