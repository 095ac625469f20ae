import type { Generated } from "kysely";
import type {
  ActionDetails,
  Answer,
  CaseState,
  PairJudgement,
  PrivacyClass,
  ServiceOverlay,
  SystemDefinition,
} from "@halfsky/cases";
import type { ProtectedCell, ReleaseDimension } from "@halfsky/disclosure";
import type { Json } from "../json-text.ts";

/** What a referral or task showed, by name; never a value. */
export interface DisclosedParts {
  readonly fields: readonly string[];
  readonly parties: Readonly<Record<string, readonly string[]>>;
  /** how many files, where there were any */
  readonly files?: number;
}

/** What a case adds to a cell: numerator, denominator, the area it lay in then, and the categories of the indicator's other dimensions. */
export type CountedEntry = readonly [
  numerator: number,
  denominator: number,
  area: string,
  ...categories: string[],
];

/** A cell of a count: the area, the categories of the dimensions that were counted by, and both figures. */
export type LastCountCell = readonly [
  area: string,
  categories: readonly string[],
  numerator: number,
  denominator: number,
];

/** Which cases an export is of: by columns of open and work classes alone. */
export interface ExportFilter {
  readonly phase?: "open" | "waiting" | "closed" | undefined;
  readonly state?: string | undefined;
  readonly grade?: string | undefined;
  readonly area?: string | undefined;
  /** days in Beijing, both inclusive */
  readonly openedFrom?: string | undefined;
  readonly openedTo?: string | undefined;
}

/** An action that waits for a second person, or a broken glass that waits for a review. */
export interface PendingFor {
  /** account that proposed it, and so does not agree to it */
  readonly proposedBy: string;
  /** names of the definition's actors who may agree, or review */
  readonly actors: readonly string[];
  /** of a review: its clock, which is none of the case */
  readonly clock?: { readonly name: string; readonly dueAt: string };
}

/** Rows of migrations 0021 to 0025, 0028 and 0029. */
export interface ServiceCaseTables {
  locality: {
    area_code: string;
    code: string;
    name: string;
    level: "township" | "village";
  };
  service_definition: {
    hash: string;
    system: string;
    definition: Json<SystemDefinition>;
    since: string;
    base: string | null;
  };
  service_agency: {
    area_code: string;
    role: string;
    organisation_id: string;
    set_by: string;
    set_at: string;
  };
  local_agency: {
    area_code: string;
    locality: string;
    role: string;
    organisation_id: string;
    set_by: string;
    set_at: string;
  };
  service_account_person: {
    account_id: string;
    blind: string;
    set_by: string;
    set_at: string;
  };
  service_overlay: {
    area_code: string;
    system: string;
    version: number;
    overlay: Json<ServiceOverlay>;
    reason: string;
    set_by: string;
    set_at: string;
  };
  service_case: {
    area_code: string;
    id: string;
    system: string;
    number: string;
    definition_hash: string;
    owner_organisation_id: string;
    owner_area: string;
    state: string;
    phase: "open" | "waiting" | "closed";
    grade: string | null;
    sealed: boolean;
    assignee: string | null;
    opened_by: string;
    opened_at: string;
    closed_at: string | null;
    version: number;
    next_due_at: string | null;
    next_due: string | null;
    next_step_at: string | null;
    nobody_to_tell: boolean;
    pending: number;
    pending_for: Json<readonly PendingFor[]>;
    work: Json<Readonly<Record<string, Answer>>>;
    who: Uint8Array | null;
    lies_in: string;
    moves: Json<CaseState["moves"]>;
  };
  service_case_key: {
    area_code: string;
    case_id: string;
    provider: string;
    data_key: Uint8Array | null;
    sealed_key: Uint8Array | null;
    destroyed_at: string | null;
  };
  service_action: {
    area_code: string;
    case_id: string;
    number: number;
    action: string;
    account_id: string;
    organisation_id: string;
    actor_area: string;
    acted_as: string;
    relation: string;
    at: string;
    transaction_id: string;
    base_version: number;
    definition_hash: string;
    details: Json<ActionDetails>;
    secret: Uint8Array | null;
    sealed: Uint8Array | null;
  };
  service_holder: {
    area_code: string;
    case_id: string;
    kind: "referral" | "task" | "review";
    name: string;
    number: number;
    organisation_id: string;
    state: string;
    is_open: boolean;
    sent_at: string;
    acknowledge_by: string | null;
    answer_by: string | null;
  };
  service_person_key: {
    area_code: string;
    case_id: string;
    party: string;
    person_id: string;
    kind: string;
    blind: string;
    privacy: PrivacyClass;
    opened_at: string;
  };
  service_match: {
    area_code: string;
    case_id: string;
    other_case_id: string;
    because: Json<readonly string[]>;
    found_at: string;
  };
  service_match_judgement: {
    area_code: string;
    case_id: string;
    number: number;
    other_case_id: string;
    judgement: PairJudgement;
    judged_by: string;
    judged_at: string;
  };
  service_step: {
    area_code: string;
    id: string;
    case_id: string;
    deadline: string;
    kind: string;
    due_at: string;
    done_at: string;
    reached: string | null;
  };
  service_disclosure: {
    area_code: string;
    id: string;
    case_id: string;
    number: number;
    kind: "referral" | "task";
    name: string;
    organisation_id: string;
    fields: Json<DisclosedParts>;
    values_hash: string;
    basis: Json<unknown>;
    at: string;
  };
  service_file: {
    area_code: string;
    id: string;
    case_id: string;
    label: Uint8Array;
    bytes: Uint8Array;
    size: number;
    added_by: string;
    added_at: string;
  };
  service_receipt: {
    area_code: string;
    number: string;
    code_hash: string;
    case_id: string;
    at: string;
  };
  service_export: {
    area_code: string;
    id: string;
    organisation_id: string;
    asked_by: string;
    asked_at: string;
    system: string;
    filter: Json<ExportFilter>;
    columns: Json<readonly string[]>;
    cases: number;
    reason: string;
    basis: string;
    decision: "agreed" | "refused" | null;
    decided_by: string | null;
    decided_at: string | null;
    decision_reason: string | null;
    fetches: number;
    fetched_at: string | null;
  };
  service_count: {
    area_code: string;
    case_id: string;
    year: number;
    definition: string;
    version: number;
    calendar_version: number;
    counted: Json<Readonly<Record<string, readonly CountedEntry[]>>>;
  };
  service_last_count: {
    area_code: string;
    system: string;
    indicator: string;
    year: number;
    taken_by: Generated<string[]>;
    definition: string;
    counts: Json<readonly LastCountCell[]>;
    counted_at: string;
  };
  service_release: {
    area_code: string;
    id: string;
    system: string;
    indicator: string;
    year: number;
    taken_by: Generated<string[]>;
    edition: number;
    kind: "count" | "rate";
    numerator_rule: string;
    denominator_rule: string | null;
    k: number;
    dimensions: Json<readonly ReleaseDimension[]>;
    cells: Json<readonly ProtectedCell[]>;
    withheld: number;
    definition_hash: string;
    indicator_id: string | null;
    reason: string;
    supersedes: string | null;
    published_by: string;
    published_at: string;
  };
}
