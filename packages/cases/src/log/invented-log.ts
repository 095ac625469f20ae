import { workCalendarOf } from "@halfsky/calendar";
import type { ClockBasis } from "../deadlines/clock-basis.ts";
import { decideCaseAction } from "../decide/decide-case-action.ts";
import type { CaseBasis, CaseDecision } from "../decide/case-decision.ts";
import { bookOf } from "../definition/definition-book.ts";
import type { SystemDefinition } from "../definition/definition.ts";
import { hashDefinition } from "../definition/hash-definition.ts";
import type { ServiceRole } from "../definition/roles.ts";
import type { Truth } from "../expression/unknown-rule.ts";
import { standingOf } from "../relations/stands-in.ts";
import type { CaseAction } from "./case-log.ts";
import type { ActionDetails } from "./case-log.ts";
import type { CaseState } from "./case-state.ts";
import { emptyCase } from "./empty-case.ts";
import { applyCaseAction } from "./fold-case.ts";

/** A clock for tests: no published schedule, weeks as they are. */
export const testClock: ClockBasis = { calendar: workCalendarOf([]), calendarVersion: 1 };

/** Somebody of a test. */
export interface InventedPerson {
  readonly accountId: string;
  readonly organisationId: string;
  readonly areaCode: string;
  readonly roles: readonly ServiceRole[];
}

/** Somebody with one role; the organisation is named like the role where it is left out. */
export function someone(
  role: ServiceRole,
  organisationId: string = role,
  accountId = `${role}-1`,
): InventedPerson {
  return { accountId, organisationId, areaCode: "331102", roles: [role] };
}

/** One thing that somebody wants to do in a test. */
export interface InventedTry {
  readonly who: InventedPerson;
  readonly action: string;
  readonly details?: ActionDetails;
  readonly baseVersion?: number;
  readonly builtOn?: readonly string[];
  readonly transactionId?: string;
  readonly gates?: Readonly<Record<string, Truth>>;
  readonly isPlatform?: boolean;
}

/** A case of a test with its log, as a server would keep it: judged, numbered, folded. */
export class InventedCase {
  readonly log: CaseAction[] = [];
  state: CaseState = emptyCase;
  minutes = 0;
  readonly definition: SystemDefinition;
  readonly #hash: string;
  readonly #book;
  readonly #agencies: (role: ServiceRole, areaCode: string) => string | null;
  readonly #localAgencies: CaseBasis["localAgencies"];

  constructor(
    definition: SystemDefinition,
    agencies: (role: ServiceRole, areaCode: string) => string | null = (role) => role,
    localAgencies?: CaseBasis["localAgencies"],
  ) {
    this.definition = definition;
    this.#hash = hashDefinition(definition);
    this.#book = bookOf([definition]);
    this.#agencies = agencies;
    this.#localAgencies = localAgencies;
  }

  /** Another case with the same log, which goes its own way from here. */
  copy(): InventedCase {
    const copy = new InventedCase(this.definition, this.#agencies, this.#localAgencies);
    copy.log.push(...this.log);
    copy.state = this.state;
    copy.minutes = this.minutes;
    return copy;
  }

  /** the moment of the test: 2026-03-02 09:00 in Beijing and so many minutes on */
  get now(): string {
    return new Date(Date.UTC(2026, 2, 2, 1, this.minutes)).toISOString();
  }

  basis({
    who,
    gates = { "invented-gate": true },
    isPlatform = false,
  }: Omit<InventedTry, "action">): CaseBasis {
    return {
      actor: who,
      standing: standingOf(this.state, "331102"),
      now: this.now,
      gates,
      agencies: this.#agencies,
      localAgencies: this.#localAgencies,
      clock: testClock,
      isPlatform,
    };
  }

  judge(attempt: InventedTry): CaseDecision {
    const { action, details = {}, baseVersion = this.state.version, builtOn = [] } = attempt;
    const transactionId = attempt.transactionId ?? `t${this.log.length + 1}`;
    return decideCaseAction(
      this.definition,
      this.state.version === 0 ? null : this.state,
      { action, transactionId, baseVersion, builtOn, details },
      this.basis(attempt),
    );
  }

  /** Judges and, where it is accepted, adds to the log. */
  attempt(attempt: InventedTry): CaseDecision {
    const decision = this.judge(attempt);
    if (decision.status === "accepted") {
      const { accountId, organisationId, areaCode } = attempt.who;
      this.add({
        number: this.log.length + 1,
        action: attempt.action,
        actor: { accountId, organisationId, areaCode },
        actedAs: decision.actedAs,
        relation: decision.relation,
        at: this.now,
        transactionId: attempt.transactionId ?? `t${this.log.length + 1}`,
        baseVersion: attempt.baseVersion ?? this.state.version,
        definitionHash: this.#hash,
        details: decision.details,
      });
      this.minutes += 1;
    }
    return decision;
  }

  /** Does it; throws where it is refused. */
  do(
    who: InventedPerson,
    action: string,
    details: ActionDetails = {},
    more: Partial<InventedTry> = {},
  ): this {
    const decision = this.attempt({ who, action, details, ...more });
    if (decision.status === "refused") {
      throw new Error(`${action}: ${decision.code} ${decision.words.en} ${JSON.stringify(decision.faults)}`);
    }
    return this;
  }

  add(action: CaseAction): void {
    this.log.push(action);
    this.state = applyCaseAction(this.#book, this.state, action, testClock);
  }
}

/** People of the invented system. */
export const inventedPeople = {
  desk: someone("hotline", "federation"),
  reporter: someone("duty-holder", "school-1"),
  worker: someone("caseworker", "federation"),
  lead: someone("supervisor", "federation"),
  otherLead: someone("supervisor", "federation", "supervisor-2"),
  office: someone("leading-group-office", "office"),
  police: someone("police"),
  otherPolice: someone("police", "police-2", "police-2"),
  school: someone("school"),
  civilAffairs: someone("civil-affairs"),
  insurance: someone("medical-insurance"),
} as const satisfies Record<string, InventedPerson>;
