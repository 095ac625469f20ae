import type { CheckFinding } from "@halfsky/api-contract";
import type { MissingReason } from "@halfsky/statistics";
import type { Json } from "../json-text.ts";

/** A finding as it is kept with its figure, whose area, indicator and year it need not repeat. */
export type StoredFinding = Pick<CheckFinding, "code" | "severity" | "message" | "likely">;

interface Figure {
  area_code: string;
  indicator_id: string;
  year: number;
  revision: number;
  /** decimal text, null with a missing_reason */
  value: string | null;
  missing_reason: MissingReason | null;
  numerator: string | null;
  denominator: string | null;
  note: string | null;
  source_kind: "entry" | "import" | "plan" | "bulk" | "sample";
  source_name: string | null;
  recorded_by: string;
  recorded_at: string;
}

/** Rows of migrations 0003 and 0012. */
export interface StatisticsTables {
  indicator: {
    id: string;
    area_code: string;
    name: string;
    name_en: string | null;
    pinyin: string;
    unit: string;
    direction: "up" | "down" | "none";
    decimals: number;
    definition: string | null;
    numerator_label: string | null;
    denominator_label: string | null;
    period_kind: "calendar-year" | "year-end" | "school-year" | "health-year";
    population_base: string | null;
    organisation_id: string | null;
    created_by: string;
    created_at: string;
  };
  observation: Figure & { findings: Json<readonly StoredFinding[]> | null };
  observation_revision: Figure & { reason: string | null };
  finding_verification: {
    area_code: string;
    indicator_id: string;
    year: number;
    code: string;
    number: number;
    figure_revision: number;
    finding: Json<StoredFinding>;
    reason: string | null;
    verified_by: string;
    verified_at: string;
  };
}
