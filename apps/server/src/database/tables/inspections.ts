import type {
  FindingState,
  FindingStep,
  InspectionState,
  InspectionStep,
  ScoreItem,
  Seriousness,
  VisitState,
} from "@halfsky/supervision";
import type { Json } from "../json-text.ts";

/** A member of an inspecting team, as it is kept. */
export interface TeamMember {
  readonly name: string;
  readonly organisation: string;
}

/** What a finding said before it was amended. */
export interface FindingBefore {
  readonly words: string;
  readonly seriousness: Seriousness;
  readonly ownerOrganisation: string;
  readonly indicatorIds: readonly string[];
  readonly parts: ReadonlyArray<{ readonly planId: string; readonly partId: string }>;
}

/** Rows of migration 0008. */
export interface InspectionTables {
  inspection: {
    area_code: string;
    id: string;
    organisation_id: string;
    title: string;
    purpose: string;
    starts_on: string;
    ends_on: string;
    team: Json<readonly TeamMember[]>;
    plan_ids: string[];
    sheet: Json<readonly ScoreItem[]>;
    state: InspectionState;
    version: number;
    created_by: string;
    created_at: string;
    changed_at: string;
  };
  inspection_action: {
    area_code: string;
    inspection_id: string;
    number: number;
    step: InspectionActionStep;
    words: string | null;
    taken_by: string;
    taken_at: string;
  };
  inspection_visit: {
    area_code: string;
    id: string;
    inspection_id: string;
    position: number;
    visited_area: string;
    organisation_id: string | null;
    planned_on: string;
    state: VisitState;
    held_on: string | null;
    location: string;
    met: string;
    notes: string;
    version: number;
  };
  inspection_finding: {
    area_code: string;
    id: string;
    inspection_id: string;
    visit_id: string;
    number: number;
    words: string;
    seriousness: Seriousness;
    owner_area: string;
    owner_organisation: string;
    due_on: string;
    due_days: number;
    state: FindingState;
    version: number;
    raised_by: string;
    raised_at: string;
  };
  inspection_finding_action: {
    area_code: string;
    finding_id: string;
    number: number;
    step: FindingActionStep;
    words: string | null;
    due_on: string | null;
    before: Json<FindingBefore> | null;
    attachment_ids: string[];
    organisation_id: string;
    taken_by: string;
    taken_at: string;
  };
  inspection_finding_indicator: {
    area_code: string;
    finding_id: string;
    indicator_id: string;
  };
  inspection_finding_part: {
    area_code: string;
    finding_id: string;
    plan_id: string;
    part_id: string;
    words: string;
  };
  inspection_score: {
    area_code: string;
    inspection_id: string;
    unit: string;
    item_id: string;
    revision: number;
    self_score: string | null;
    team_score: string | null;
    reason: string | null;
    confirmed_by: string | null;
    changed_by: string;
    changed_at: string;
  };
}

/** What is kept of an inspection's course: its steps, that it was planned or the plan changed. */
export type InspectionActionStep = InspectionStep | "plan" | "change";

/** What is kept of a finding's course: its steps, and that it was raised. */
export type FindingActionStep = FindingStep | "raise";
