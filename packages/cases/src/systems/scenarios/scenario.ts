import type { Bilingual } from "@halfsky/statistics";
import type { ServiceRole } from "../../definition/roles.ts";
import type { ActionDetails, Answer, FormAnswers } from "../../log/case-log.ts";

/** One case told from the first report to its closing, as data: the scenario test plays it through the engine. */
export interface Scenario {
  /** id of the definition */
  readonly system: string;
  readonly title: Bilingual;
  /** area of the case, six digits; 331102 of the sample city where it does not matter */
  readonly area: string;
  /** who takes part, by a name that steps use as the account; the first organisation to act owns the case */
  readonly people: Readonly<Record<string, ScenarioPerson>>;
  /** organisation that takes referrals and tasks of a role in this area; a role left out is served by nobody */
  readonly agencies?: Readonly<Partial<Record<ServiceRole, string>>>;
  /** the same for townships and villages, by their codes, before those of the whole area */
  readonly localAgencies?: Readonly<Record<string, Readonly<Partial<Record<ServiceRole, string>>>>>;
  /** the same for other areas, where somebody moves to */
  readonly elsewhere?: Readonly<Record<string, Readonly<Partial<Record<ServiceRole, string>>>>>;
  /** what the host says of gates; whoever is assigned has a clear check where nothing else is said, and others are unknown */
  readonly gates?: Readonly<Record<string, boolean>>;
  /** the platform opens the case, as a clock of another one called for it */
  readonly opening?: ScenarioOpening;
  /** in order of time */
  readonly steps: readonly ScenarioStep[];
  /** what is counted of it at the end of a day before it ends: who stands in a register is counted while she stands there */
  readonly meanwhile?: readonly {
    /** "2026-06-30" */
    readonly until: string;
    readonly indicators: Counted;
  }[];
  /** how it must stand after the last step */
  readonly ends: ScenarioEnd;
}

/** Numerator and denominator of indicators of one case, from the day of its first step on. */
type Counted = Readonly<Record<string, readonly [numerator: number, denominator?: number]>>;

export interface ScenarioPerson {
  readonly organisation: string;
  readonly area: string;
  readonly roles: readonly ServiceRole[];
}

/** How the platform opens a case: when, by which action, with what is known. */
export interface ScenarioOpening {
  readonly at: string;
  readonly by: string;
  readonly answers: FormAnswers["fields"];
}

/**
 * Something that somebody does. Before each step the clock runs to its moment: warnings and escalations that fall due are
 * done first and are put down for `ends.escalated`.
 */
export interface ScenarioStep {
  /** Beijing time, "2026-03-02 09:00" */
  readonly at: string;
  /** name in `people` */
  readonly by: string;
  /** action of the definition or of the engine; "wait" only lets the clock run to this moment */
  readonly does: string;
  /** answers by field */
  readonly answers?: Readonly<Record<string, Answer>>;
  /** rows of a group: the runner gives each its id */
  readonly groups?: Readonly<Record<string, readonly Readonly<Record<string, Answer>>[]>>;
  /** people by party, with their parts: the runner gives each its id, the same for the same place in the party */
  readonly parties?: Readonly<Record<string, readonly Readonly<Record<string, Answer>>[]>>;
  /** reason, assignee (a name in `people`), grade, pending, referral, task, consent */
  readonly details?: Omit<ActionDetails, "answers">;
  /** the step must be refused with this code, and changes nothing */
  readonly refused?: string;
  /** how the case must stand right after the step, where that matters */
  readonly stands?: { readonly state?: string; readonly grade?: string; readonly pending?: number };
}

interface ScenarioEnd {
  readonly state: string;
  readonly grade?: string;
  /** deadlines by name (all their occurrences): how many ended in time, how many late, how many were cancelled or still run */
  readonly deadlines?: Readonly<
    Record<
      string,
      {
        readonly inTime?: number;
        readonly late?: number;
        readonly cancelled?: number;
        readonly open?: number;
      }
    >
  >;
  /** escalations in order, "deadline → actor", none where left out; warnings are no escalations */
  readonly escalated?: readonly string[];
  /** cases that clocks opened, in order, "deadline → link" */
  readonly opened?: readonly string[];
  /** how questions stand answered */
  readonly answers?: Readonly<Record<string, Answer>>;
  /** to the day of the last step */
  readonly indicators?: Counted;
}
