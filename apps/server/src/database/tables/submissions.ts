import type { MissingReason, ReviewLevel, SubmissionAction, SubmissionState } from "@halfsky/statistics";

/** What both a figure and each of its revisions say. */
interface FigureParts {
  area_code: string;
  submission_id: string;
  indicator_id: string;
  breakdown: string;
  revision: number;
  /** decimal text */
  value: string | null;
  missing_reason: MissingReason | null;
  numerator: string | null;
  denominator: string | null;
  note: string | null;
  source_name: string | null;
}

type SourceKind = "entry" | "import" | "prefill";

/** Rows of migration 0016. */
export interface SubmissionTables {
  submission: {
    area_code: string;
    id: string;
    round_area: string;
    round_id: string;
    form_area: string;
    form_id: string;
    form_version: number;
    organisation_id: string;
    organisation_area: string;
    year: number;
    due_on: string;
    origin_level: ReviewLevel;
    top_level: ReviewLevel;
    state: SubmissionState;
    level: ReviewLevel;
    is_correction: boolean;
    is_released: boolean;
    version: number;
    opened_at: string | null;
    begun_at: string | null;
    submitted_at: string | null;
    submitted_by: string | null;
    signed_at: string | null;
    owed_cells: number;
    filled_cells: number;
    errors: number;
    warnings: number;
    open_returns: number;
    changed_figures: number;
    created_by: string;
    created_at: string;
  };
  submission_figure: FigureParts & {
    source_kind: SourceKind | null;
    recorded_by: string | null;
    recorded_at: string | null;
  };
  submission_figure_revision: FigureParts & {
    source_kind: SourceKind;
    reason: string | null;
    recorded_by: string;
    recorded_at: string;
  };
  submission_action: {
    area_code: string;
    submission_id: string;
    number: number;
    action: SubmissionAction;
    state: SubmissionState;
    level: ReviewLevel;
    account_id: string;
    organisation_id: string;
    at: string;
    reason: string | null;
    figures: number;
  };
  submission_return_item: {
    area_code: string;
    submission_id: string;
    id: string;
    action_number: number;
    indicator_id: string;
    breakdown: string;
    reason: string;
    due_on: string;
    before_revision: number;
    is_closed: boolean;
    answer_kind: "changed" | "kept" | null;
    answer_words: string | null;
    answered_by: string | null;
    answered_at: string | null;
  };
  submission_finding_answer: {
    area_code: string;
    submission_id: string;
    indicator_id: string;
    breakdown: string;
    code: string;
    number: number;
    figure_revision: number;
    finding: string;
    reason: string | null;
    answered_by: string;
    answered_at: string;
  };
}
