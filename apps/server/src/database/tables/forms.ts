import type { FormFault, FormHead, RoundState } from "@halfsky/api-contract";
import type { FormDefinition, FormKind, ReminderRule } from "@halfsky/statistics";
import type { Json } from "../json-text.ts";

/** Rows of migrations 0014 and 0019. */
export interface FormTables {
  form: {
    area_code: string;
    id: string;
    title: string;
    kind: FormKind;
    code: string | null;
    authority: string | null;
    approval_number: string | null;
    valid_until: string | null;
    sharing_basis: string | null;
    period_kind: FormHead["periodKind"];
    version: number;
    rows: number;
    faults: Json<readonly FormFault[]>;
    created_by: string;
    created_at: string;
    changed_by: string;
    changed_at: string;
  };
  form_version: {
    area_code: string;
    form_id: string;
    version: number;
    head: Json<FormHead>;
    definition: Json<FormDefinition>;
    reason: string | null;
    changed_by: string;
    changed_at: string;
  };
  round: {
    area_code: string;
    id: string;
    title: string;
    year: number;
    due_on: string;
    message: string | null;
    state: RoundState;
    version: number;
    created_by: string;
    created_at: string;
    issued_by: string | null;
    issued_at: string | null;
    closed_by: string | null;
    closed_at: string | null;
    reminders: Json<readonly ReminderRule[]>;
  };
  round_form: {
    area_code: string;
    round_id: string;
    form_id: string;
    position: number;
    form_version: number | null;
  };
  round_recipient: {
    area_code: string;
    round_id: string;
    form_id: string;
    organisation_id: string;
    recipient_area: string;
    position: number;
  };
  round_reminder: {
    area_code: string;
    id: string;
    round_id: string;
    due_on: string;
    done_at: string;
    told: Json<{ readonly roles: readonly string[]; readonly forms: number }>;
  };
}
