import type { SystemDefinition } from "../definition/definition.ts";
import type { ClockBasis } from "../deadlines/clock-basis.ts";
import { addPeriod } from "../deadlines/index.ts";
import { applyAnswers } from "./apply-answers.ts";
import { areaMovedTo, movesArea } from "./case-area.ts";
import type { CaseAction, EngineAction } from "./case-log.ts";
import type { CaseState, ReferralState, TaskState } from "./case-state.ts";
import { ownRule, sendReferral, startsFrom, takeEffect, withAttachments } from "./do-declared.ts";
import { owedReferrals } from "./owed-referrals.ts";
import { isOpened } from "./empty-case.ts";
import type { Change } from "./change.ts";
import { isLateStep } from "./late-step.ts";
import { withGrade } from "./propose-grade.ts";
import { touchedBy, touchKey } from "./touch-key.ts";

/** Does one of the engine's own actions; undefined where it does not fit the case. */
export function doEngineAction(
  kind: EngineAction,
  definition: SystemDefinition,
  before: CaseState,
  action: CaseAction,
  clock: ClockBasis,
): Change | undefined {
  if (!isOpened(before)) return undefined;
  const { details, actor, at, number } = action;
  const attached = withAttachments(before, action);
  switch (kind) {
    case "confirm":
      return confirm(definition, before, action);
    case "refuse": {
      const pending = before.pending.filter((one) => one.number !== details.pending);
      return pending.length === before.pending.length ? undefined : { state: { ...before, pending } };
    }
    case "raise-grade":
      return setGrade(definition, before, details.grade, action);
    case "lower-grade": {
      if (details.grade === undefined) return undefined;
      const proposal = { number, action: kind, proposedBy: actor.accountId, at, details };
      return { state: { ...before, pending: [...before.pending, proposal] } };
    }
    case "assign":
      return assign(before, action);
    case "correct":
      return corrected(definition, attached, action);
    case "add-note":
    case "attach":
      return { state: attached };
    case "give-consent":
    case "withdraw-consent":
      return changeConsent(kind, definition, before, action, clock);
    case "acknowledge-referral":
    case "accept-referral":
    case "return-referral":
    case "answer-referral":
    case "withdraw-referral":
      return changeReferral(kind, definition, attached, action);
    case "finish-task":
    case "return-task":
    case "resume-task":
      return changeTask(kind, attached, action);
    case "explain-missed":
      return isLateStep(before, details.scheduled, at) ? { state: attached } : undefined;
    case "seal":
      return seal(definition, before, action);
    case "unseal":
      return { state: { ...before, sealed: false } };
    case "break-glass": {
      const until = new Date(Date.parse(at) + (details.minutes ?? 0) * 60_000).toISOString();
      const opened = { number, accountId: actor.accountId, until, reviewed: false, askedOf: null };
      return { state: { ...before, breakGlass: [...before.breakGlass, opened] } };
    }
    case "review-break-glass": {
      const breakGlass = before.breakGlass.map((one) =>
        one.number === details.pending ? { ...one, reviewed: true } : one,
      );
      return { state: { ...before, breakGlass } };
    }
    case "clock-step":
      return step(definition, before, action);
    case "recalculate":
      return { state: before };
    case "judge-match": {
      const { match } = details;
      if (match === undefined) return undefined;
      const others = before.judged.filter(({ caseId }) => caseId !== match.caseId);
      return { state: { ...before, judged: [...others, { ...match, by: number }] } };
    }
    case "link":
      return details.link === undefined
        ? undefined
        : { state: { ...before, links: [...before.links, { ...details.link, by: number }] } };
  }
}

/** New answers, and the referrals that waited for them. */
function corrected(definition: SystemDefinition, before: CaseState, action: CaseAction): Change {
  const { details } = action;
  const change = answered(before, action);
  const sent = owedReferrals(definition, before, []).filter(
    ({ refer }) => details.agencies?.[refer] !== undefined,
  );
  const state = sent.reduce(
    (at, { refer }) => sendReferral(definition, at, refer, details, action),
    change.state,
  );
  return { ...change, state };
}

/** Hides the whole case; on the day that the definition names it comes to rest besides, and what waited for a second person is gone. */
function seal(
  definition: SystemDefinition,
  before: CaseState,
  { details: { step }, at }: CaseAction,
): Change | undefined {
  if (step === undefined) return { state: { ...before, sealed: true } };
  const to = definition.sealing?.to;
  const phase = to === undefined ? undefined : definition.states[to]?.phase;
  if (to === undefined || phase === undefined || before.steps.has(step.id)) return undefined;
  const steps = new Set([...before.steps, step.id]);
  const closedAt = before.closedAt ?? at;
  return {
    state: { ...before, sealed: true, state: to, phase, closedAt, pending: [], steps },
    touched: [touchKey.state],
  };
}

/**
 * Assigns the case. Who does it in the place of somebody gone, of a case that is not hers to see, is reviewed as if she had
 * broken the glass, though she read nothing.
 */
function assign(before: CaseState, { details, relation, actor, number, at }: CaseAction): Change | undefined {
  if (details.assignee === undefined) return undefined;
  const review = { number, accountId: actor.accountId, until: at, reviewed: false, askedOf: null };
  const breakGlass = relation === "relieves" ? [...before.breakGlass, review] : before.breakGlass;
  return { state: { ...before, assignee: details.assignee, breakGlass }, touched: [touchKey.assignee] };
}

/** The second person agrees: what was proposed takes effect now, as the proposer's doing. */
function confirm(definition: SystemDefinition, before: CaseState, action: CaseAction): Change | undefined {
  const proposed = before.pending.find(({ number }) => number === action.details.pending);
  if (proposed === undefined || proposed.proposedBy === action.actor.accountId) return undefined;
  const state = { ...before, pending: before.pending.filter((one) => one !== proposed) };
  if (proposed.action === "lower-grade") return setGrade(definition, state, proposed.details.grade, action);
  const rule = ownRule(definition, proposed.action);
  if (rule === undefined || !startsFrom(rule, state)) return undefined;
  const { agencies, ownedAlready } = action.details;
  const doing = {
    action: proposed.action,
    actor: { ...action.actor, accountId: proposed.proposedBy },
    details: {
      ...proposed.details,
      ...(agencies === undefined ? {} : { agencies }),
      ...(ownedAlready === undefined ? {} : { ownedAlready }),
    },
  };
  return takeEffect(definition, rule, state, doing, action);
}

/** The name of the action that took effect with a row of the log: what was confirmed, else the action itself; null for a proposal. */
export function effectiveAction(
  definition: SystemDefinition,
  before: CaseState,
  action: CaseAction,
): string | null {
  if (action.action === "confirm") {
    return before.pending.find(({ number }) => number === action.details.pending)?.action ?? null;
  }
  if (action.action === "lower-grade") return null;
  return ownRule(definition, action.action)?.secondPerson === undefined ? action.action : null;
}

function setGrade(
  definition: SystemDefinition,
  before: CaseState,
  grade: string | undefined,
  action: CaseAction,
): Change | undefined {
  const values = definition.grade?.values;
  if (grade === undefined || values === undefined || !Object.hasOwn(values, grade)) return undefined;
  return { state: withGrade(before, grade, action, "person"), touched: [touchKey.grade] };
}

function answered(before: CaseState, { details, number }: CaseAction): Change {
  return {
    state: { ...before, ...applyAnswers(before, details.answers, number) },
    touched: touchedBy(before, details.answers),
    answers: details.answers,
  };
}

function changeConsent(
  kind: "give-consent" | "withdraw-consent",
  definition: SystemDefinition,
  before: CaseState,
  { details, at }: CaseAction,
  clock: ClockBasis,
): Change | undefined {
  const scope = details.consent?.scope ?? "";
  const rule = definition.consents?.[scope];
  if (rule === undefined) return undefined;
  const given = before.consents[scope];
  if (kind === "give-consent") {
    const consent = { givenAt: at, endsAt: addPeriod(at, rule.lasts, clock.calendar).at, withdrawnAt: null };
    return { state: { ...before, consents: { ...before.consents, [scope]: consent } } };
  }
  if (given === undefined) return undefined;
  return {
    state: { ...before, consents: { ...before.consents, [scope]: { ...given, withdrawnAt: at } } },
  };
}

function changeReferral(
  kind:
    | "acknowledge-referral"
    | "accept-referral"
    | "return-referral"
    | "answer-referral"
    | "withdraw-referral",
  definition: SystemDefinition,
  before: CaseState,
  action: CaseAction,
): Change | undefined {
  const { details, at, actor } = action;
  const referral = before.referrals.find(({ number }) => number === details.referral?.number);
  if (referral === undefined || referral.name !== details.referral?.name) return undefined;
  const acknowledgedAt = referral.acknowledgedAt ?? at;
  const changes = {
    "acknowledge-referral": { state: "acknowledged", acknowledgedAt },
    "accept-referral": { state: "accepted", acknowledgedAt },
    "return-referral": { state: "returned", acknowledgedAt, reason: details.reason ?? null },
    "answer-referral": { state: "answered", acknowledgedAt, answeredAt: at },
    "withdraw-referral": { state: "withdrawn", reason: details.reason ?? null },
  } as const satisfies Record<typeof kind, Partial<ReferralState>>;
  const referrals = before.referrals.map((one) => (one === referral ? { ...one, ...changes[kind] } : one));
  const changed = { ...before, referrals };
  if (kind === "answer-referral") return answered(changed, action);
  const rule = definition.referrals?.[referral.name];
  if (kind !== "accept-referral" || rule?.handover !== true) return { state: changed };
  const isMove = movesArea(rule);
  const areaCode = isMove ? areaMovedTo(before, rule, actor.areaCode) : actor.areaCode;
  const owner = { organisationId: actor.organisationId, areaCode };
  const moves = isMove ? [...before.moves, { at, areaCode }] : before.moves;
  return { state: { ...changed, owner, moves, assignee: null }, touched: [touchKey.assignee] };
}

function changeTask(
  kind: "finish-task" | "return-task" | "resume-task",
  before: CaseState,
  action: CaseAction,
): Change | undefined {
  const { details, at } = action;
  const name = details.task ?? "";
  const task = Object.hasOwn(before.tasks, name) ? before.tasks[name] : undefined;
  if (task === undefined) return undefined;
  const changes = {
    "finish-task": { status: "done", doneAt: at },
    "return-task": { status: "returned", reason: details.reason ?? null },
    "resume-task": { status: "open", reason: null },
  } as const satisfies Record<typeof kind, Partial<TaskState>>;
  const changed = { ...before, tasks: { ...before.tasks, [name]: { ...task, ...changes[kind] } } };
  return kind === "return-task" ? { state: changed } : answered(changed, action);
}

/** Somebody outside is asked to review a broken glass. */
function asked(
  before: CaseState,
  number: number,
  agencies: NonNullable<CaseAction["details"]["agencies"]>,
): CaseState {
  const askedOf = agencies["glass"] ?? null;
  return {
    ...before,
    breakGlass: before.breakGlass.map((one) => (one.number === number ? { ...one, askedOf } : one)),
  };
}

/** A step of the clock: kept, so that it is never done twice; silence asks the next agency where the host found one. */
function step(definition: SystemDefinition, before: CaseState, action: CaseAction): Change | undefined {
  const { step, agencies } = action.details;
  if (step === undefined || before.steps.has(step.id)) return undefined;
  const told: CaseState = {
    ...before,
    steps: new Set([...before.steps, step.id]),
    unreached: step.reached === null ? new Set([...before.unreached, step.id]) : before.unreached,
    untold:
      step.reached === null || step.opened === null
        ? [...before.untold, { stepId: step.id, deadline: step.deadline, at: action.at }]
        : before.untold,
  };
  const [kind, name = ""] = step.deadline.split(":");
  if (kind === "glass" && agencies !== undefined) return { state: asked(told, Number(name), agencies) };
  if (kind !== "referral" || agencies === undefined) return { state: told };
  return { state: sendReferral(definition, told, name, action.details, action) };
}
