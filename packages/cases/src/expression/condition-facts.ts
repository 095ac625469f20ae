import type { WorkCalendar } from "@halfsky/calendar";
import type { SystemDefinition } from "../definition/definition.ts";
import type { Answer, FormAnswers, Person } from "../log/case-log.ts";
import type { CaseState, ReferralState } from "../log/case-state.ts";
import { mergePersons } from "../log/merge-rows.ts";
import type { TaskStatus } from "./condition.ts";
import type { Truth } from "./unknown-rule.ts";

/** What a condition may ask. Everything else about a case stays out of its reach. */
export interface ConditionFacts {
  /** the moment of judging, ISO 8601 in UTC; ages are counted at it */
  readonly at: string;
  /** the newest answer of a field; undefined where it was never answered */
  field(name: string): Answer | undefined;
  persons(party: string): readonly Person[];
  /** how often an action took effect since opening or reopening */
  did(action: string): number;
  /** when the case last came into a state since opening or reopening; undefined where it never did */
  entered(state: string): string | undefined;
  /** what working days are counted by; without it they are not known */
  readonly calendar: WorkCalendar | undefined;
  readonly grade: string | null;
  /** the grades of the definition, lowest first */
  readonly scale: readonly string[];
  referrals(name: string): readonly ReferralState["state"][];
  /** whether a consent is in force */
  consent(scope: string): boolean;
  /** undefined before the items of a bundle were opened */
  task(name: string): TaskStatus | undefined;
  readonly tasks: readonly TaskStatus[];
  /** what the host says of another system's gate, by its `gateKey` */
  gate(key: string): Truth;
}

/** What the host adds to a case for judging: the moment, and what the gates of other systems say, and the calendar. */
export interface FactBasis {
  readonly now: string;
  readonly gates?: Readonly<Record<string, Truth>>;
  readonly calendar?: WorkCalendar | undefined;
}

/** The facts of a case at a moment; of no case yet where the state is null. */
export function factsOf(
  definition: SystemDefinition,
  state: CaseState | null,
  { now, gates = {}, calendar }: FactBasis,
): ConditionFacts {
  return {
    at: now,
    field: (name) => own(state?.fields, name)?.value,
    persons: (party) => own(state?.parties, party) ?? [],
    did: (action) => own(state?.done, action) ?? 0,
    entered: (name) => own(state?.entered, name),
    calendar,
    grade: state?.grade?.value ?? null,
    scale: Object.keys(definition.grade?.values ?? {}),
    referrals: (name) => (state?.referrals ?? []).filter((one) => one.name === name).map((one) => one.state),
    consent: (scope) => isConsentInForce(state, scope, now),
    task: (name) => own(state?.tasks, name)?.status,
    tasks: Object.values(state?.tasks ?? {}).map(({ status }) => status),
    gate: (name) => own(gates, name) ?? "unknown",
  };
}

/** The same facts, with what a form says in front: conditions inside a form read what was just answered. */
export function factsWith(facts: ConditionFacts, answers: FormAnswers | undefined): ConditionFacts {
  if (answers === undefined) return facts;
  return {
    ...facts,
    field: (name) => own(answers.fields, name) ?? facts.field(name),
    persons: (party) => {
      const rows = own(answers.parties, party);
      return rows === undefined ? facts.persons(party) : mergePersons(facts.persons(party), rows);
    },
  };
}

/** Whether a consent was given, has not ended and was not withdrawn. */
export function isConsentInForce(state: CaseState | null, scope: string, now: string): boolean {
  const consent = own(state?.consents, scope);
  return consent !== undefined && consent.withdrawnAt === null && now < consent.endsAt;
}

/** A key's value where the record itself has it: "constructor" is no field. */
function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
