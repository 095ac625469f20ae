import type { Bilingual } from "@halfsky/statistics";
import type { Json } from "../json-text.ts";

/** Ways out of the house. */
export type DeliveryChannel = "mail" | "webhook";

/** What is sent: the notification in both languages, and what it is about. */
export interface DeliveryContent {
  readonly kind: string;
  readonly words: Bilingual;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly at: string;
  /** Who is told, for the webhook. */
  readonly readers: ReadonlyArray<{
    readonly areaCode: string;
    readonly roleId: string;
    readonly organisationId: string | null;
  }>;
}

/** Rows of migration 0019. */
export interface DeliveryTables {
  delivery: {
    area_code: string;
    id: string;
    channel: DeliveryChannel;
    subject_kind: string;
    subject_id: string;
    address: string | null;
    content: Json<DeliveryContent>;
    state: "waiting" | "sent" | "failed";
    attempts: number;
    next_try_at: string | null;
    error: string | null;
    created_at: string;
    finished_at: string | null;
  };
}
