import {
  type Answer,
  areaNow,
  type CaseState,
  type ClockBasis,
  glassClock,
  glassReviewers,
  nextDue,
  nextStepAt,
  type Person,
  type SystemDefinition,
} from "@halfsky/cases";
import type { PendingFor } from "../database/tables/service-cases.ts";
import type { HashedDefinition } from "./case-host.ts";
import type { CaseProjectionColumns } from "./case.store.ts";
import type { HolderRow } from "./case-holder.store.ts";
import type { CaseKeys, Place } from "./keys/case-vault.ts";
import { layerOf } from "./secret-details.ts";

/** Somebody to know a case by in lists: who may see the name, and how far, is judged where it is shown. */
export interface KnownBy {
  readonly party: string;
  readonly person: Person;
}

/** Where the name for lists is bound to. */
export const whoPlace: Place<KnownBy> = { name: "who" };

/** Who may agree to what waits: anybody of these actors but the one who proposed it. */
function askedToAgree(
  definition: SystemDefinition,
  { proposedBy, action }: CaseState["pending"][number],
): PendingFor {
  const confirm = definition.grade?.lowerConfirm ?? [];
  const asked = action === "lower-grade" ? confirm : (definition.actions[action]?.secondPerson ?? []);
  return { proposedBy, actors: asked };
}

/** Who may review the broken glasses that nobody has reviewed, and by when. */
function reviewsWaiting(definition: SystemDefinition, state: CaseState): readonly PendingFor[] {
  const actors = glassReviewers(definition, state.sealed);
  return state.breakGlass.flatMap(({ number, accountId, reviewed }): readonly PendingFor[] => {
    const name = glassClock(number);
    const dueAt = runningEnd(state, name);
    return reviewed || dueAt === null ? [] : [{ proposedBy: accountId, actors, clock: { name, dueAt } }];
  });
}

/** The end of a clock that runs. */
function runningEnd({ deadlines }: CaseState, name: string): string | null {
  return deadlines.findLast((one) => one.name === name && one.state === "running")?.dueAt ?? null;
}

/** What the log of a case makes of its row. */
export function projectionOf(
  { hash, definition }: HashedDefinition,
  state: CaseState,
  at: {
    readonly caseId: string;
    readonly openedIn: string;
    readonly now: string;
    readonly clock: ClockBasis;
    readonly keys: CaseKeys | null;
  },
): CaseProjectionColumns {
  const due = nextDue(state);
  const waiting = [
    ...state.pending.map((pending) => askedToAgree(definition, pending)),
    ...reviewsWaiting(definition, state),
  ];
  const who = knownBy(definition, state);
  return {
    definition_hash: hash,
    owner_organisation_id: state.owner.organisationId,
    owner_area: state.owner.areaCode,
    lies_in: areaNow(state, at.openedIn),
    moves: state.moves,
    state: state.state,
    phase: state.phase,
    grade: state.grade?.value ?? null,
    sealed: state.sealed,
    assignee: state.assignee,
    closed_at: state.closedAt,
    version: state.version,
    next_due_at: due?.dueAt ?? null,
    next_due: due?.name ?? null,
    next_step_at: nextStepAt(definition, state, at.caseId, at.now, at.clock),
    nobody_to_tell: hasNobodyToTell(state),
    pending: waiting.length,
    pending_for: waiting,
    work: workOf(definition, state),
    who: who === null || at.keys === null ? null : at.keys.encipher("data", whoPlace, who),
  };
}

function hasNobodyToTell(state: CaseState): boolean {
  return (
    state.untold.length > 0 ||
    state.referrals.some((one) => one.organisationId === null && isReferralOpen(one.state)) ||
    Object.values(state.tasks).some((task) => task.organisationId === null && task.status === "open")
  );
}

/** Whether a referral still waits for the agency it went to. */
function isReferralOpen(state: CaseState["referrals"][number]["state"]): boolean {
  return state === "sent" || state === "acknowledged" || state === "accepted";
}

function workOf(definition: SystemDefinition, state: CaseState): Readonly<Record<string, Answer>> {
  return Object.fromEntries(
    Object.entries(state.fields).flatMap(([name, { value }]) => {
      const privacy = definition.fields[name]?.privacy;
      return privacy !== undefined && layerOf(privacy) === "plain" ? [[name, value]] : [];
    }),
  );
}

/** The first person of the first party whose names are not sealed, with what is needed to judge who may see the name. */
function knownBy(definition: SystemDefinition, state: CaseState): KnownBy | null {
  const party = Object.entries(definition.parties).find(
    ([, { parts }]) => parts.name !== undefined && parts.name !== "sealed",
  )?.[0];
  const person = party === undefined ? undefined : state.parties[party]?.[0];
  if (party === undefined || person === undefined) return null;
  const { name, birthDate } = person.parts;
  if (name === undefined) return null;
  return {
    party,
    person: { id: person.id, parts: { name, ...(birthDate === undefined ? {} : { birthDate }) } },
  };
}

/** Who holds a referral, a task or a review of a case. */
export function holdersOf(state: CaseState): readonly HolderRow[] {
  const endOf = (name: string): string | null => runningEnd(state, name);
  const referrals = state.referrals.flatMap((one): readonly HolderRow[] =>
    one.organisationId === null
      ? []
      : [
          {
            kind: "referral",
            name: one.name,
            number: one.number,
            organisationId: one.organisationId,
            state: one.state,
            isOpen: isReferralOpen(one.state),
            sentAt: one.sentAt,
            acknowledgeBy: endOf(`referral:${one.name}:${one.number}:acknowledge`),
            answerBy: endOf(`referral:${one.name}:${one.number}:answer`),
          },
        ],
  );
  const tasks = Object.entries(state.tasks).flatMap(([name, one]): readonly HolderRow[] =>
    one.organisationId === null
      ? []
      : [
          {
            kind: "task",
            name,
            number: 1,
            organisationId: one.organisationId,
            state: one.status,
            isOpen: one.status === "open",
            sentAt: one.openedAt ?? state.openedAt,
            acknowledgeBy: null,
            answerBy: endOf(`task:${name}`),
          },
        ],
  );
  const reviews = state.breakGlass.flatMap(({ number, askedOf, reviewed }): readonly HolderRow[] => {
    if (askedOf === null) return [];
    const clock = state.deadlines.find(({ name }) => name === glassClock(number));
    return [
      {
        kind: "review",
        name: "glass",
        number,
        organisationId: askedOf,
        state: reviewed ? "answered" : "sent",
        isOpen: !reviewed,
        sentAt: clock?.startedAt ?? state.openedAt,
        acknowledgeBy: null,
        answerBy: endOf(glassClock(number)),
      },
    ];
  });
  return [...referrals, ...tasks, ...reviews];
}
