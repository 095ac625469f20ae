import type { Period } from "../definition/definition.ts";

/**
 * A condition over a case, as data: total, without functions and without `eval`. Its answer is yes, no or unknown
 * (Kleene's three values); what unknown does is said by one table, `unknownRule`, and never by the condition.
 *
 * N names fields, A actions, P parties; the type parameters make a misspelt name a compiler error.
 */
export type Condition<N extends string = string, A extends string = string, P extends string = string> =
  | { readonly all: readonly Condition<N, A, P>[] }
  | { readonly any: readonly Condition<N, A, P>[] }
  | { readonly not: Condition<N, A, P> }
  /** the newest answer to a field is this one; a field never answered or answered "unknown" is unknown */
  | { readonly is: readonly [field: N, value: string | boolean] }
  | { readonly in: readonly [field: N, values: readonly string[]] }
  /** a field has an answer other than "unknown"; never unknown itself */
  | { readonly has: N }
  /** numbers as decimal text, days and moments as ISO text */
  | { readonly compare: readonly [field: N, operator: Comparison, value: string] }
  /**
   * so much time has gone by since the day or moment of an answer, or since the case last came into a state: the least
   * that something has to last. Counted as clocks are, so a term of days is full when its last day has ended (Civil Code
   * arts 201, 203); unknown without the answer, or where the case never was in that state. Asked by guards only
   */
  | { readonly since: readonly [from: N | { readonly state: string }, operator: "≥", period: Period] }
  /**
   * the day or moment of the second answer is not before that of the first, and lies at most, or at least, so long after it;
   * unknown while one of them is. Asked by guards only
   */
  | { readonly apart: readonly [from: N, to: N, operator: "≤" | "≥", period: Period] }
  /** age in completed years of every person of a party, at the moment of judging; unknown without a day of birth */
  | { readonly age: readonly [party: P, operator: Comparison, years: number] }
  /** how many persons stand in a party */
  | { readonly persons: readonly [party: P, operator: Comparison, count: number] }
  /** how often an action was done since the case was opened, or reopened */
  | { readonly did: readonly [action: A, operator: Comparison, count: number] }
  /** the grade on the ordered scale, compared by its place; unknown while no grade is known */
  | { readonly grade: readonly [operator: Comparison, grade: string] }
  /** a referral is open (sent and not yet answered, returned or withdrawn) or has been answered */
  | { readonly referral: readonly [referral: string, status: "open" | "answered"] }
  /** a consent is in force for a scope */
  | { readonly consent: string }
  /** an item of a bundle stands so */
  | { readonly task: readonly [task: string, status: TaskStatus] }
  /** whether all items of a bundle that apply are done */
  | { readonly tasksDone: true }
  /**
   * what the host says of a gate of another system, e.g. a valid clear background check: of every person of a party, or,
   * in what is asked of an assignment (`assignGuard`), of the person assigned
   */
  | { readonly gate: string; readonly of?: P };

/** By what the answer of a gate is known: its name, with the party that it is asked about. */
export function gateKey({ gate, of }: { readonly gate: string; readonly of?: string | undefined }): string {
  return of === undefined ? gate : `${gate} ${of}`;
}

export type Comparison = "=" | "≠" | "<" | "≤" | ">" | "≥";

/** How an item of a bundle stands. */
export const taskStatuses = ["not-applicable", "waiting", "open", "returned", "done"] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** All parts hold. */
export function all<N extends string, A extends string, P extends string>(
  ...parts: readonly Condition<N, A, P>[]
): Condition<N, A, P> {
  return { all: parts };
}

/** At least one part holds. */
export function any<N extends string, A extends string, P extends string>(
  ...parts: readonly Condition<N, A, P>[]
): Condition<N, A, P> {
  return { any: parts };
}

/** The part does not hold; unknown stays unknown. */
export function not<N extends string, A extends string, P extends string>(
  part: Condition<N, A, P>,
): Condition<N, A, P> {
  return { not: part };
}

/** The newest answer to a field is this value. */
export function is<const N extends string>(field: N, value: string | boolean): Condition<N, never, never> {
  return { is: [field, value] };
}

/** The newest answer to a field is one of these values. */
export function isIn<const N extends string>(
  field: N,
  values: readonly string[],
): Condition<N, never, never> {
  return { in: [field, values] };
}

/** A field has an answer. */
export function has<const N extends string>(field: N): Condition<N, never, never> {
  return { has: field };
}

/** A number, day or moment compares so with a value. */
export function compare<const N extends string>(
  field: N,
  operator: Comparison,
  value: string,
): Condition<N, never, never> {
  return { compare: [field, operator, value] };
}

/** Every person of a party is of such an age, in completed years. */
export function age<const P extends string>(
  party: P,
  operator: Comparison,
  years: number,
): Condition<never, never, P> {
  return { age: [party, operator, years] };
}

/** An action was done so often. */
export function did<const A extends string>(
  action: A,
  operator: Comparison = "≥",
  count = 1,
): Condition<never, A, never> {
  return { did: [action, operator, count] };
}

/** So much time has gone by since the day of an answer, or since the case came into a state. */
export function since(from: { readonly state: string }, period: Period): Condition<never, never, never>;
export function since<const N extends string>(from: N, period: Period): Condition<N, never, never>;
export function since(from: string | { readonly state: string }, period: Period): Condition {
  return { since: [from, "≥", period] };
}

/** The second answer lies at most, or at least, so long after the first. */
export function apart<const N extends string>(
  from: N,
  to: N,
  operator: "≤" | "≥",
  period: Period,
): Condition<N, never, never> {
  return { apart: [from, to, operator, period] };
}
