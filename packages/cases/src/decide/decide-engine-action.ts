import type { SystemDefinition } from "../definition/definition.ts";
import type { ActionDetails, EngineAction } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { ownRule, startsFrom } from "../log/do-declared.ts";
import { glassBreakers, isNearSealed } from "../relations/around-glass.ts";
import { treeOfCodes } from "../relations/case-standing.ts";
import { actorsFor, holdsItself } from "./actors-for.ts";
import { assigneeOfAction, judgeAssigning } from "./assigning.ts";
import type {
  AcceptedCaseAction,
  CaseBasis,
  CaseDecision,
  ProposedCaseAction,
  ResolvedEffect,
} from "./case-decision.ts";
import { assignsNamed, checkAssignee, checkEngineDetails } from "./check-details.ts";
import { notNow } from "./check-subject-state.ts";
import { engineTable } from "./engine-table.ts";
import { findConflicts } from "./find-conflicts.ts";
import { actsAs, judgeGuard, keptDetails, withAnswers } from "./judging.ts";
import { unnamedSince } from "./people-known.ts";
import { refusalWords, refuse, stale } from "./refusals.ts";
import { type Resolution, resolveEffects, sentTo } from "./resolve-effects.ts";
import { typedAnswers } from "./set-answers.ts";
import { sayWithoutBasis } from "./unseen-basis.ts";

/** Judges one of the engine's own actions. */
export function decideEngineAction(
  kind: EngineAction,
  definition: SystemDefinition,
  state: CaseState,
  proposed: ProposedCaseAction,
  basis: CaseBasis,
): CaseDecision {
  const { details } = proposed;
  const actedAs = engineActor(kind, definition, state, details, basis);
  const blocked = notNow(kind, state, details, basis.now);
  if (actedAs === undefined) return refuse("not-permitted", refusalWords["not-permitted"]);
  if (blocked !== null) return refuse("not-allowed-now", blocked);
  const second = secondPersonFault(kind, state, details, basis);
  if (second !== null) return second;
  const { lowerGuard } = definition.grade ?? {};
  if (kind === "lower-grade" && lowerGuard !== undefined) {
    const guarded = judgeGuard(definition, lowerGuard, state, basis);
    if (guarded !== null) return guarded;
  }
  const assignee = assigneeOfAction(definition, state, proposed, basis.actor.accountId);
  const unfit = judgeAssigning(definition, assignee, state, basis);
  if (unfit !== null) return unfit;
  const { faults, checked } = checkEngineDetails(kind, definition, state, proposed, basis);
  if (faults.length > 0) return refuse("invalid-input", refusalWords["invalid-input"], faults);
  const { receivers, ...kept } = keptDetails(details, checked?.answers);
  const seen = { baseVersion: proposed.baseVersion, builtOn: proposed.builtOn ?? [] };
  const conflicts =
    kept.answers === undefined ? [] : findConflicts(state, kept.answers, seen, basis.actor.accountId);
  if (conflicts.length > 0) return stale(conflicts);
  const relation = actedAs === "platform" ? "platform" : (definition.actors[actedAs]?.relation ?? "anyone");
  const accepted = {
    status: "accepted",
    actedAs,
    relation,
    details: kept,
    effects: effectsOf(kind, definition, state, details, basis),
    pending: kind === "lower-grade",
    notices: checked?.notices ?? [],
  } as const;
  if (kind === "confirm") return confirmed(definition, state, accepted, receivers, basis);
  return kind === "correct" ? withOwed(definition, state, accepted, receivers, basis) : accepted;
}

/** What a correction makes known may be what a referral waited for. */
function withOwed(
  definition: SystemDefinition,
  state: CaseState,
  accepted: AcceptedCaseAction,
  receivers: ActionDetails["receivers"],
  basis: CaseBasis,
): CaseDecision {
  const corrected = withAnswers(definition, state, accepted.details.answers, basis);
  const unnamed = unnamedSince(definition, state, corrected);
  if (unnamed !== null) return refuse("guard-not-met", unnamed);
  const people = { actor: basis.actor.accountId, named: undefined, receivers };
  const resolution = resolveEffects(definition, [], corrected, people, basis);
  const { effects, faults } = resolution;
  if (faults.length > 0) return refuse("invalid-input", refusalWords["invalid-input"], faults);
  if (effects.length === 0) return accepted;
  return { ...accepted, effects, details: { ...accepted.details, ...sentTo(resolution) } };
}

/** The name that a person does an action of the engine under; undefined where it is not hers. */
export function engineActor(
  kind: EngineAction,
  definition: SystemDefinition,
  state: CaseState,
  details: ActionDetails,
  basis: CaseBasis,
): string | undefined {
  const { by } = engineTable[kind];
  if (basis.isPlatform === true) return by === "platform" ? "platform" : undefined;
  if (by === "any-role") return anyRole(definition, basis);
  if (!holdsItself(kind, state, details, basis.actor.organisationId)) return undefined;
  const may = actorsFor(kind, definition, state, details);
  const acts = actsAs(definition, state, basis);
  const found = acts.find((name) => may.includes(name));
  if (found !== undefined || kind !== "refuse") return found;
  // who proposed something may take it back
  const own = state.pending.find(({ number }) => number === details.pending)?.proposedBy;
  return own === basis.actor.accountId ? acts[0] : undefined;
}

/** A glass is broken by whoever has such a role of the system, in the area of the case or above or below it. */
function anyRole(
  definition: SystemDefinition,
  { actor, standing, tree = treeOfCodes }: CaseBasis,
): string | undefined {
  const isNear = tree(standing.areaCode, actor.areaCode) || tree(actor.areaCode, standing.areaCode);
  if (!isNear) return undefined;
  if (!isNearSealed(definition, standing, actor)) return undefined;
  return glassBreakers(definition, standing.sealed).find((name) =>
    actor.roles.some((role) => role === definition.actors[name]?.role),
  );
}

function secondPersonFault(
  kind: EngineAction,
  state: CaseState,
  details: ActionDetails,
  { actor }: CaseBasis,
): CaseDecision | null {
  const first =
    kind === "confirm"
      ? state.pending.find(({ number }) => number === details.pending)?.proposedBy
      : kind === "review-break-glass"
        ? state.breakGlass.find(({ number }) => number === details.pending)?.accountId
        : undefined;
  if (first !== actor.accountId) return null;
  return refuse("second-person-needed", {
    zh: "这是您本人办理的，须由另一人复核。",
    en: "This was done by yourself; another person has to look at it.",
  });
}

/** The second person agrees: what was proposed is judged anew by the case as it stands now. */
function confirmed(
  definition: SystemDefinition,
  state: CaseState,
  accepted: Extract<CaseDecision, { status: "accepted" }>,
  receivers: ActionDetails["receivers"],
  basis: CaseBasis,
): CaseDecision {
  const pending = state.pending.find(({ number }) => number === accepted.details.pending);
  if (pending === undefined || pending.action === "lower-grade") return accepted;
  const rule = ownRule(definition, pending.action);
  if (rule === undefined || !startsFrom(rule, state)) {
    return refuse("not-allowed-now", {
      zh: "提出之后案件状态已变，不能再同意；请退回后重新办理。",
      en: "The case has moved on since it was proposed; decline it and begin anew.",
    });
  }
  if (assignsNamed(rule) && checkAssignee(pending.details, basis).length > 0) {
    return refuse("not-allowed-now", {
      zh: "提出时指定的承办人已不在可指派的名单中（已离岗或不再承担这一职责），不能同意；请退回后重新指派。",
      en: "The person it was to be assigned to is no longer among those who may be; decline it and propose somebody else.",
    });
  }
  const { answers } = pending.details;
  const conflicts =
    answers === undefined
      ? []
      : findConflicts(state, answers, { baseVersion: pending.number, builtOn: [] }, pending.proposedBy);
  if (conflicts.length > 0) return stale(conflicts);
  const effective = withAnswers(definition, state, answers, basis);
  const typed = withAnswers(definition, state, typedAnswers(rule, answers), basis);
  const guarded = judgeGuard(definition, rule.guard, typed, basis);
  if (guarded !== null) return guarded;
  const { proposedBy: actor, details } = pending;
  const resolve = (chosen: ActionDetails["receivers"]): Resolution => {
    const people = { actor, named: details.assignee, receivers: { ...chosen, ...receivers } };
    return resolveEffects(definition, rule.effects ?? [], effective, people, basis);
  };
  const asProposed = resolve(details.receivers);
  // what was chosen may not be among the choices any more, or the case may name its place by now
  const resolution = asProposed.faults.length > 0 ? resolve({}) : asProposed;
  if (resolution.withoutConsent.length > 0) {
    const { withoutConsent } = resolution;
    const words = sayWithoutBasis(definition, rule.effects ?? [], withoutConsent, effective, basis);
    return refuse("consent-missing", words);
  }
  if (resolution.faults.length > 0) {
    return refuse("invalid-input", refusalWords["invalid-input"], resolution.faults);
  }
  return {
    ...accepted,
    details: { ...accepted.details, ...sentTo(resolution) },
    effects: resolution.effects,
  };
}

/** What the host has to do after one of the engine's own actions. */
function effectsOf(
  kind: EngineAction,
  definition: SystemDefinition,
  state: CaseState,
  details: ActionDetails,
  { actor }: CaseBasis,
): readonly ResolvedEffect[] {
  switch (kind) {
    case "assign":
      return details.assignee === undefined ? [] : [{ kind: "assign", accountId: details.assignee }];
    case "raise-grade":
      return details.grade === undefined ? [] : [{ kind: "raise-to", grade: details.grade }];
    case "seal":
      return [{ kind: "seal" }];
    case "accept-referral": {
      const isHandover = definition.referrals?.[details.referral?.name ?? ""]?.handover === true;
      const { organisationId, areaCode } = actor;
      return isHandover ? [{ kind: "hand-over", organisationId, areaCode }] : [];
    }
    case "withdraw-referral": {
      const held = state.referrals.filter(({ number }) => number === details.referral?.number);
      return held.flatMap(tellHolder);
    }
    case "withdraw-consent": {
      const scope = details.consent?.scope;
      return state.referrals
        .filter(({ state: at }) => at === "sent" || at === "acknowledged" || at === "accepted")
        .filter(({ name }) =>
          definition.referrals?.[name]?.basis.some((one) => "consent" in one && one.consent === scope),
        )
        .flatMap(tellHolder);
    }
    default:
      return [];
  }
}

function tellHolder({ name, organisationId }: CaseState["referrals"][number]): readonly ResolvedEffect[] {
  return organisationId === null ? [] : [{ kind: "tell-holder", referral: name, organisationId }];
}
