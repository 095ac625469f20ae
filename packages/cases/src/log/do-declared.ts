import type { ActionRule, Effect, SystemDefinition } from "../definition/definition.ts";
import { readReferralClock } from "../deadlines/clock-rules.ts";
import { answerReferrals, beginWork } from "./answer-referrals.ts";
import { owedReferrals } from "./owed-referrals.ts";
import type { CaseAction } from "./case-log.ts";
import type { CaseAttachment, CaseState } from "./case-state.ts";
import { applyAnswers } from "./apply-answers.ts";
import { isOpened } from "./empty-case.ts";
import type { Change } from "./change.ts";
import { fanOut } from "./open-tasks.ts";
import { isAbove, withGrade } from "./propose-grade.ts";
import { touchedBy, touchKey } from "./touch-key.ts";

/** Whether an action may start from where a case is. */
export function startsFrom(rule: ActionRule, state: CaseState | null): boolean {
  if (rule.from === "new") return state === null || !isOpened(state);
  if (state === null || !isOpened(state)) return false;
  if (rule.from === "open") return state.phase !== "closed";
  if (rule.from === "closed") return state.phase === "closed";
  return rule.from.includes(state.state);
}

/** Does an action of the definition: proposes it where a second person has to agree, else lets it take effect. */
export function doDeclared(
  definition: SystemDefinition,
  before: CaseState,
  action: CaseAction,
): Change | undefined {
  const rule = ownRule(definition, action.action);
  if (rule === undefined || !startsFrom(rule, before)) return undefined;
  if (rule.secondPerson === undefined) return takeEffect(definition, rule, before, action, action);
  const { number, at, details } = action;
  const pending = { number, action: action.action, proposedBy: action.actor.accountId, at, details };
  return { state: { ...withAttachments(before, action), pending: [...before.pending, pending] } };
}

/** The rule of an action that a definition declares. */
export function ownRule(definition: SystemDefinition, name: string): ActionRule | undefined {
  return Object.hasOwn(definition.actions, name) ? definition.actions[name] : undefined;
}

/** What was done and by whom: the action itself, or the one that a second person agreed to. */
export type Doing = Pick<CaseAction, "action" | "actor" | "details">;

/** Lets an action take effect: answers, state, then its effects in their order. */
export function takeEffect(
  definition: SystemDefinition,
  rule: ActionRule,
  before: CaseState,
  { action: name, actor, details }: Doing,
  action: CaseAction,
): Change | undefined {
  const state = rule.to === "same" ? before.state : rule.to;
  const phase = Object.hasOwn(definition.states, state) ? definition.states[state]?.phase : undefined;
  if (phase === undefined) return undefined;
  const opens = !isOpened(before);
  const reopens = before.phase === "closed" && phase !== "closed";
  const done = reopens ? {} : before.done;
  const base: CaseState = opens
    ? {
        ...before,
        owner: details.owner ?? { organisationId: actor.organisationId, areaCode: actor.areaCode },
        openedBy: actor.accountId,
        openedAt: action.at,
      }
    : before;
  const moved: CaseState = {
    ...withAttachments(base, action),
    ...applyAnswers(base, details.answers, action.number),
    state,
    phase,
    closedAt: phase !== "closed" ? null : before.phase === "closed" ? before.closedAt : action.at,
    occurrence: opens || reopens ? before.occurrence + 1 : before.occurrence,
    done: { ...done, [name]: (done[name] ?? 0) + 1 },
    tasks: reopens ? unfinished(base.tasks) : base.tasks,
  };
  const own = rule.effects ?? [];
  const effects = [...own, ...owedReferrals(definition, before, own)];
  const assigns = effects.some((effect) => "assign" in effect);
  const effected = effects.reduce<CaseState>(
    (at, effect) => doEffect(definition, at, effect, { action: name, actor, details }, action),
    moved,
  );
  return {
    state: answerReferrals(
      beginWork(effected, details.worksOn ?? [], action.at),
      details.answersHeld ?? [],
      action.at,
    ),
    touched: [
      ...touchedBy(before, details.answers),
      ...(opens || state !== before.state ? [touchKey.state] : []),
      ...(assigns ? [touchKey.assignee] : []),
    ],
    answers: details.answers,
  };
}

/** What is left of a bundle when its case begins anew: items that were done are sent out again where they apply. */
function unfinished(tasks: CaseState["tasks"]): CaseState["tasks"] {
  return Object.fromEntries(
    Object.entries(tasks).filter(([, { status }]) => status !== "done" && status !== "not-applicable"),
  );
}

function doEffect(
  definition: SystemDefinition,
  state: CaseState,
  effect: Effect,
  { actor, details }: Doing,
  action: CaseAction,
): CaseState {
  if ("refer" in effect) {
    if (details.ownedAlready?.includes(effect.refer) === true) return state;
    // whether a referral with a condition was sent is not judged again: the log names whom it went to
    const wasSent = effect.when === undefined || details.agencies?.[effect.refer] !== undefined;
    return wasSent ? sendReferral(definition, state, effect.refer, details, action) : state;
  }
  if ("assign" in effect) {
    if (details.unassigned === true) return state;
    return { ...state, assignee: effect.assign === "actor" ? actor.accountId : (details.assignee ?? null) };
  }
  if ("raiseTo" in effect) {
    const { grade } = definition;
    if (grade === undefined || !Object.hasOwn(grade.values, effect.raiseTo)) return state;
    return isAbove(grade, effect.raiseTo, state.grade?.value ?? null)
      ? withGrade(state, effect.raiseTo, action, "rule")
      : state;
  }
  if ("fanOut" in effect) return fanOut(definition, state, details.agencies ?? {}, action.at);
  if ("seal" in effect) return { ...state, sealed: true };
  // documents, messages and other cases are the host's; they come back as actions of their own where they change the case
  return state;
}

/** A referral on its way; it stands without a holder where no agency serves the area. */
export function sendReferral(
  definition: SystemDefinition,
  state: CaseState,
  name: string,
  { agencies, step }: CaseAction["details"],
  { number, at }: CaseAction,
): CaseState {
  const rule = definition.referrals?.[name];
  if (rule === undefined) return state;
  const silent = step === undefined ? undefined : readReferralClock(step.deadline)?.number;
  const sent = {
    name,
    number: state.referrals.length + 1,
    organisationId: agencies?.[name] ?? null,
    state: "sent" as const,
    sentAt: at,
    sentBy: number,
    ...(silent === undefined ? {} : { askedAfter: silent }),
    acknowledgedAt: null,
    answeredAt: null,
    reason: null,
  };
  return { ...state, referrals: [...state.referrals, sent] };
}

/** Attachments of any action, and papers that it made, belong to the case from then on. */
export function withAttachments(state: CaseState, { number, action, details }: CaseAction): CaseState {
  const known = new Set(state.attachments.map(({ id }) => id));
  const added = [...new Set(details.attachmentIds)].filter((id) => !known.has(id));
  const attached: CaseAttachment[] = [
    ...state.attachments,
    ...added.map((id) => ({ id, by: number, action })),
  ];
  for (const { name, file } of details.documents ?? []) {
    const version = 1 + attached.filter(({ document }) => document?.name === name).length;
    attached.push({ id: file, by: number, action, document: { name, version } });
  }
  return attached.length === state.attachments.length ? state : { ...state, attachments: attached };
}
