/**
 * How it is proven that a key is not dead: what is generated from every definition and must come out otherwise when the
 * key is changed or taken away.
 *
 * - acts: each actor in each state tries each action; what is refused, done and set going
 * - asks: what forms show, require, refuse and keep
 * - grades: what the rules propose and who moves the grade
 * - schedules: when the steps of a schedule begin and end, what fulfils them, whom they tell
 * - clocks: when occurrences begin, end, pause, warn and escalate, and whom they tell
 * - hands: what agencies are asked, on what basis, what they see and answer; items and links likewise
 * - reads: what each actor sees, in a case and in a list
 * - counts: the cells of indicators
 * - matches: the keys that people are found again by
 * - compares: who works off the lists of an outside system, and in which rhythm they come
 * - says: the sheet of permissions with the diagram of states, in both languages
 * - seals: who still sees a case that was sealed on its day, who may open it again, and where it then stands
 * - papers: what is written on a paper made of a case
 * - host: proven by a test of the host or the page that reads it, which changes the key; the entry names it
 */
const keyProofs = [
  "acts",
  "asks",
  "grades",
  "clocks",
  "schedules",
  "hands",
  "reads",
  "counts",
  "matches",
  "compares",
  "says",
  "seals",
  "papers",
  "host",
] as const;
export type KeyProof = (typeof keyProofs)[number];

/** What a key of a definition is for: the one file that acts on it, and what proves that it does. */
export interface KeyEntry {
  /** from packages/cases/src, or from the root where it begins with "apps/" */
  readonly consumer: string;
  readonly proof: KeyProof;
  /** of proof "host": the file of the test that changes the key, from the root */
  readonly test?: string;
}

/** A key that only holds others: rules by name, a list of rules, or one rule. */
export interface KeyContainer {
  readonly holds: "named" | "list" | "one";
  readonly of: RuleName;
}

/** The names of rules that the registry knows. */
export type RuleName =
  | "system"
  | "source"
  | "field"
  | "type"
  | "party"
  | "form"
  | "grade"
  | "gradeValue"
  | "gradeStep"
  | "state"
  | "actor"
  | "action"
  | "effect"
  | "consent"
  | "referral"
  | "basis"
  | "deadline"
  | "trigger"
  | "escalation"
  | "schedule"
  | "origin"
  | "measured"
  | "corrected"
  | "scheduleStep"
  | "scheduleTold"
  | "sealing"
  | "glass"
  | "task"
  | "link"
  | "document"
  | "match"
  | "indicator"
  | "reconcile"
  | "load"
  | "coverage"
  | "need"
  | "travelStandard";

/** A key that acts: proven so, by this file. */
export const by = (proof: Exclude<KeyProof, "host">, consumer: string): KeyEntry => ({ consumer, proof });
/** A key that a file of the host or the page acts on, and the test that changes it there. */
export const byHost = (consumer: string, test: string): KeyEntry => ({ consumer, proof: "host", test });
/** Rules by their names. */
export const named = (of: RuleName): KeyContainer => ({ holds: "named", of });
/** A list of rules. */
export const listed = (of: RuleName): KeyContainer => ({ holds: "list", of });
/** One rule. */
export const one = (of: RuleName): KeyContainer => ({ holds: "one", of });
