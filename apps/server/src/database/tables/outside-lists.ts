import type {
  CasePlace,
  DifferenceKind,
  DifferenceState,
  OutsideAnswer,
  OutsideColumns,
  RowJudgement,
  RowPlace,
  StateMapping,
} from "@halfsky/cases";
import type { Json } from "../json-text.ts";

/** How an export of an outside system is read, as it is remembered. */
export interface KeptMapping {
  readonly headRow: number;
  /** what was confirmed before names were asked has no word of them */
  readonly columns: Partial<OutsideColumns>;
  readonly words: StateMapping;
}

/** Rows and cases of a comparison by their place. */
export interface KeptCounts {
  readonly rows: Readonly<Record<RowPlace, number>>;
  readonly cases: Readonly<Record<CasePlace, number>>;
}

/** Rows of migrations 0026, 0031, 0034 and 0038. */
export interface OutsideListTables {
  service_outside_mapping: {
    area_code: string;
    system: string;
    link: string;
    keeper: string;
    number: number;
    signature: string;
    mapping: Json<KeptMapping>;
    kept_by: string;
    kept_at: string;
  };
  service_outside_list: {
    area_code: string;
    id: string;
    system: string;
    link: string;
    organisation_id: string;
    keeper: string;
    number: number;
    day: string;
    file_hash: string;
    row_count: number;
    counts: Json<KeptCounts>;
    provider: string;
    data_key: Uint8Array;
    imported_by: string;
    imported_at: string;
  };
  service_outside_row: {
    area_code: string;
    list_id: string;
    number: number;
    number_blind: string | null;
    number_secret: Uint8Array | null;
    person_blind: string | null;
    name_blinds: Json<readonly string[]>;
    written_blind: string | null;
    residence_secret: Uint8Array | null;
    sheet_row: number | null;
    word: string | null;
    day: string | null;
  };
  service_outside_difference: {
    area_code: string;
    id: string;
    system: string;
    link: string;
    organisation_id: string;
    keeper: string;
    owner_organisation_id: string;
    kind: DifferenceKind;
    case_area: string | null;
    case_id: string | null;
    row_keys: Json<readonly string[]>;
    number_secret: Uint8Array | null;
    sheet_row: number | null;
    word: string | null;
    day: string | null;
    found_list: string;
    seen_list: string;
    found_at: string;
    due_at: string;
    state: DifferenceState;
    answer: OutsideAnswer | null;
    answered_at: string | null;
    settled_at: string | null;
  };
  service_outside_entry: {
    area_code: string;
    difference_id: string;
    number: number;
    kind: "opened" | "answered" | "reopened" | "settled";
    answer: OutsideAnswer | null;
    reason: Uint8Array | null;
    list_id: string;
    account_id: string;
    organisation_id: string;
    at: string;
  };
  service_outside_judgement: {
    area_code: string;
    system: string;
    link: string;
    organisation_id: string;
    number: number;
    row_key: string;
    case_area: string;
    case_id: string;
    judgement: RowJudgement["judgement"];
    difference_id: string;
    list_id: string;
    counts: Json<KeptCounts>;
    account_id: string;
    at: string;
  };
  service_outside_disclosure: {
    area_code: string;
    id: string;
    list_id: string;
    system: string;
    link: string;
    organisation_id: string;
    account_id: string;
    rows: number;
    values_hash: string;
    basis: Json<unknown>;
    at: string;
  };
  service_outside_reminder: {
    area_code: string;
    system: string;
    link: string;
    organisation_id: string;
    due_day: string;
    at: string;
  };
}
