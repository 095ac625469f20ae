import type { Generated } from "kysely";
import type { Json } from "../json-text.ts";

/** Rows of migration 0001: areas, organisations, roles, accounts, sessions, the audit log and jobs. */
export interface GroundTables {
  area: {
    code: string;
    name: string;
    pinyin: string;
    level: "province" | "city" | "county";
    parent_code: string | null;
    valid_from: string | null;
    valid_to: string | null;
  };
  organisation: {
    id: string;
    name: string;
    short_name: string;
    pinyin: string;
    kind: "office" | "statistics-bureau" | "member-unit" | "county-office" | "government" | "agency";
    area_code: string;
  };
  role: {
    id: string;
    name_zh: string;
    name_en: string;
  };
  role_grant: {
    role_id: string;
    permission: string;
    scope: "own-organisation" | "own-area" | "area-and-below" | "everywhere";
  };
  account: {
    id: string;
    username: string;
    display_name: string;
    organisation_id: string;
    is_active: Generated<boolean>;
    must_change_password: Generated<boolean>;
    created_at: string;
    email: string | null;
  };
  account_role: {
    account_id: string;
    role_id: string;
  };
  account_password: {
    account_id: string;
    set_at: string;
    password_hash: string;
  };
  sign_in_failure: {
    username: string;
    failed_count: number;
    last_failed_at: string;
    locked_until: string | null;
  };
  session: {
    id_hash: string;
    account_id: string;
    created_at: string;
    last_used_at: string;
    expires_at: string;
  };
  audit_chain: {
    id: number;
    last_sequence: number;
    last_hash: string;
  };
  audit_entry: {
    area_code: string;
    sequence: number;
    at: string;
    account_id: string | null;
    username: string | null;
    organisation_id: string | null;
    action: string;
    subject_kind: string;
    subject_id: string;
    details: Json<Readonly<Record<string, unknown>>>;
    request_id: string | null;
    previous_hash: string;
    hash: string;
  };
  job: {
    area_code: string;
    id: string;
    kind: string;
    payload: Json<unknown>;
    state: Generated<"queued" | "running" | "done" | "failed">;
    progress: Generated<number>;
    result: Json<unknown> | null;
    error: Json<unknown> | null;
    run_after: string;
    attempts: Generated<number>;
    worker: string | null;
    leased_until: string | null;
    created_by: string | null;
    created_at: string;
    finished_at: string | null;
  };
  setting: {
    name: string;
    value: Json<unknown>;
    changed_at: string;
  };
  migration: {
    name: string;
    checksum: string;
    applied_at: Generated<string>;
  };
}
