import type { PrivacyClass } from "./privacy-class.ts";

/** What a class means in each place where an answer could come out. */
export interface PrivacyRule {
  /** in lists, and anywhere else where many cases stand side by side */
  readonly list: "shown" | "masked" | "none";
  /** whether a list may be sorted by it */
  readonly sort: boolean;
  /** whether it may be counted by, filtered by, and be a dimension of an indicator */
  readonly group: boolean;
  /** "exact": the whole value, over a blind index; "id-only-logged": ID numbers alone, each search logged */
  readonly search: "yes" | "exact" | "id-only-logged" | "never";
  /** "assigned": in the device of whom the case is assigned to; "declared": only in the form of an action that is declared to work offline */
  readonly offline: "yes" | "assigned" | "declared" | "never";
  /** whether words of a notification may hold it */
  readonly notification: boolean;
  readonly export: "yes" | "reason" | "two-people" | "never";
  /** which key it is stored under: none of its own, the key of its case, or that and a second one */
  readonly key: "common" | "case" | "case+group";
  /** whether each read of it is an entry of the audit log */
  readonly readIsLogged: boolean;
}

const free: PrivacyRule = {
  list: "shown",
  sort: true,
  group: true,
  search: "yes",
  offline: "yes",
  notification: true,
  export: "yes",
  key: "common",
  readIsLogged: false,
};

/**
 * The one table that a data-protection officer reviews (casework.md 5.5). What is not allowed here is allowed nowhere: who
 * may see a field at all is said by the definition, and how far it may go by this table. PIPL arts 6, 28, 51.
 */
export const privacyTable: Readonly<Record<PrivacyClass, PrivacyRule>> = {
  open: free,
  work: free,
  personal: {
    list: "masked",
    sort: false,
    group: false,
    search: "exact",
    offline: "assigned",
    notification: false,
    export: "reason",
    key: "case",
    readIsLogged: true,
  },
  sensitive: {
    list: "none",
    sort: false,
    group: false,
    search: "id-only-logged",
    offline: "declared",
    notification: false,
    export: "two-people",
    key: "case",
    readIsLogged: true,
  },
  sealed: {
    list: "none",
    sort: false,
    group: false,
    search: "never",
    offline: "never",
    notification: false,
    export: "never",
    key: "case+group",
    readIsLogged: true,
  },
};
