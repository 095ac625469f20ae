import type { PlanRule } from "@halfsky/api-contract";
import type { JudgementStatus, TargetPath } from "@halfsky/targets";
import type { Json } from "../json-text.ts";

interface TargetColumns {
  area_code: string;
  id: string;
  plan_id: string;
  plan_version: number;
  part_id: string;
  position: number;
  indicator_id: string | null;
  name: string;
  domain: string | null;
  unit: string;
  direction: "up" | "down" | "none";
  nature: string | null;
  rule: Json<PlanRule>;
  path: Json<TargetPath>;
  words: string;
  line: number;
  origin: "table" | "prose" | "person";
  baseline_year: number | null;
  baseline_value: string | null;
  target_year: number;
  monitored: boolean;
  retired_at: string | null;
}

/** Rows of migrations 0004 and 0011. */
export interface TargetTables {
  target: TargetColumns;
  target_revision: TargetColumns & { revision: number; recorded_at: string };
  target_decision: {
    area_code: string;
    target_id: string;
    judged_area: string;
    year: number;
    revision: number;
    status: JudgementStatus;
    proposed: JudgementStatus;
    reason: string;
    decided_by: string;
    decided_at: string;
  };
}
