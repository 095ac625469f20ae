import type { Bilingual } from "@halfsky/statistics";
import type { Condition } from "../expression/condition.ts";

/**
 * On what an agency may be told: a law (of a life in danger, of a minor), or a
 * consent in force with this scope; each, where it says so, only where a condition is known to hold.
 */
export type SharingBasis<F extends string = string, P extends string = string> =
  | { readonly law: Bilingual; readonly when?: Condition<F, string, P> }
  | { readonly consent: string; readonly when?: Condition<F, string, P> };
