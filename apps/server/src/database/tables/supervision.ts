import type { LetterContent, MatterFacts } from "@halfsky/api-contract";
import type {
  LetterKind,
  MatterRelation,
  MatterState,
  Rung,
  SetDue,
  SupervisionRules,
} from "@halfsky/supervision";
import type { Bilingual } from "@halfsky/statistics";
import type { Json } from "../json-text.ts";

/** Rows of migration 0010. */
export interface SupervisionTables {
  calendar_day: {
    date: string;
    kind: "holiday" | "workday";
    name: string;
    source: string;
  };
  supervision_rules: {
    area_code: string;
    version: number;
    rules: Json<SupervisionRules>;
    reason: string;
    set_by: string;
    set_at: string;
  };
  letterhead: {
    area_code: string;
    issuer: string;
    prefix: string;
    contact: string;
    copies: string[];
    changed_by: string;
    changed_at: string;
  };
  supervision_matter: {
    area_code: string;
    id: string;
    judged_area: string;
    year: number;
    indicator_id: string | null;
    title: string;
    target_ids: string[];
    organisation_id: string;
    addressee_area: string;
    light: string | null;
    begun_from: "light" | "person";
    facts: Json<readonly MatterFacts[]>;
    version: number;
    state: MatterState;
    is_open: boolean;
    next_due_on: string | null;
    next_step_on: string | null;
    urgings: number;
    issued_at: string | null;
    created_by: string;
    created_at: string;
  };
  supervision_action: {
    area_code: string;
    matter_id: string;
    number: number;
    kind: string;
    relation: MatterRelation;
    account_id: string;
    organisation_id: string | null;
    at: string;
    details: Json<Readonly<Record<string, unknown>>>;
    dues: Json<readonly SetDue[]>;
  };
  supervision_clock_step: {
    area_code: string;
    id: string;
    matter_id: string;
    due_on: string;
    done_at: string;
    told: Json<{ readonly asked: readonly Rung[]; readonly reached: Rung | null }>;
  };
  supervision_letter: {
    area_code: string;
    id: string;
    matter_id: string;
    kind: LetterKind;
    year: number;
    number: number;
    code: string;
    content: Json<LetterContent>;
    issued_by: string;
    issued_at: string;
  };
  notification: {
    area_code: string;
    id: string;
    role_id: string;
    organisation_id: string | null;
    subject_kind: string;
    subject_id: string;
    kind: string;
    words: Json<Bilingual>;
    at: string;
  };
  notification_read: {
    area_code: string;
    notification_id: string;
    account_id: string;
    at: string;
  };
}
