import type { CheckFinding, Dimension } from "@halfsky/api-contract";
import type { MissingReason, ReviewLevel } from "@halfsky/statistics";
import type { Generated } from "kysely";
import type { Json } from "../json-text.ts";

/** A finding as it is kept with its figure, whose area, indicator and year it need not repeat. */
export type StoredFinding = Pick<CheckFinding, "code" | "severity" | "message" | "likely">;

interface Figure {
  area_code: string;
  indicator_id: string;
  year: number;
  /** empty for the whole */
  breakdown: Generated<string>;
  revision: number;
  /** decimal text, null with a missing_reason */
  value: string | null;
  missing_reason: MissingReason | null;
  numerator: string | null;
  denominator: string | null;
  note: string | null;
  source_kind: "entry" | "import" | "plan" | "bulk" | "sample" | "submission" | "computed" | "release";
  source_name: string | null;
  submission_id: string | null;
  recorded_by: string;
  recorded_at: string;
}

/** What an indicator says of itself, now or in a version of its own. */
interface Definition {
  name: string;
  name_en: string | null;
  unit: string;
  direction: "up" | "down" | "none";
  decimals: number;
  definition: string | null;
  numerator_label: string | null;
  denominator_label: string | null;
  organisation_id: string | null;
  period_kind: "calendar-year" | "year-end" | "school-year" | "health-year";
  population_base: string | null;
  formula: string | null;
}

/** Rows of migrations 0003, 0012 and 0015. */
export interface StatisticsTables {
  dimension: {
    id: string;
    position: number;
    label_zh: string;
    label_en: string;
    is_partition: boolean;
    categories: Json<Dimension["categories"]>;
  };
  indicator: Definition & {
    id: string;
    area_code: string;
    pinyin: string;
    breakdowns: Generated<string[]>;
    version: Generated<number>;
    created_by: string;
    created_at: string;
  };
  indicator_version: Definition & {
    indicator_id: string;
    version: number;
    from_year: number;
    breakdowns: string[];
    reason: string | null;
    changed_by: string;
    changed_at: string;
  };
  observation: Figure & {
    signed_revision: number | null;
    findings: Json<readonly StoredFinding[]> | null;
  };
  observation_revision: Figure & { reason: string | null };
  observation_signature: {
    area_code: string;
    indicator_id: string;
    year: number;
    breakdown: string;
    revision: number;
    level: ReviewLevel;
    submission_id: string;
    signed_by: string;
    signed_at: string;
  };
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
