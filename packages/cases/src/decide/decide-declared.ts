import type { Bilingual } from "@halfsky/statistics";
import type { ActionRule, SystemDefinition } from "../definition/definition.ts";
import type { Relation } from "../definition/roles.ts";
import { factsOf } from "../expression/condition-facts.ts";
import type { ActionDetails } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { startsFrom } from "../log/do-declared.ts";
import { isOpened } from "../log/empty-case.ts";
import { touchKey } from "../log/touch-key.ts";
import { owningActor, ownsAtOnce } from "../relations/owning-actor.ts";
import {
  findAgency,
  ownerReceiver,
  placeOf,
  receiverOf,
  servesElsewhere,
  servesOtherTownship,
} from "./agency-of.ts";
import { assigneeOfAction, judgeAssigning } from "./assigning.ts";
import type {
  CaseBasis,
  CaseConflict,
  CaseDecision,
  CaseFault,
  ProposedCaseAction,
} from "./case-decision.ts";
import { checkAnswers, type CheckedAnswers } from "./check-answers.ts";
import { assignsNamed, checkAssignee, checkReason, faultAt, hasAnswers } from "./check-details.ts";
import { findConflicts } from "./find-conflicts.ts";
import { hasSeen } from "./find-removed.ts";
import { formOf } from "./form-items.ts";
import { judgedBy } from "./judged-by.ts";
import { actsAs, judgeGuard, keptDetails, withAnswers } from "./judging.ts";
import { nobodyCarried } from "./nobody-carried.ts";
import { unnamedOnTheWay } from "./people-known.ts";
import { refusalWords, refuse, stale } from "./refusals.ts";
import { resolveEffects, sentTo } from "./resolve-effects.ts";
import { withSetAnswers } from "./set-answers.ts";
import { sayWithoutBasis } from "./unseen-basis.ts";

/** Judges an action that the definition declares. */
export function decideDeclared(
  definition: SystemDefinition,
  rule: ActionRule,
  state: CaseState | null,
  proposed: ProposedCaseAction,
  basis: CaseBasis,
): CaseDecision {
  // only where the definition says so, or required questions would stay open that nobody is asked again
  if (basis.isPlatform === true && rule.byPlatform !== true) {
    return refuse("not-permitted", refusalWords["not-permitted"]);
  }
  const acts = actsAs(definition, state, basis);
  const actedAs = basis.isPlatform === true ? "platform" : acts.find((name) => rule.by.includes(name));
  if (actedAs === undefined) return refuse("not-permitted", refusalWords["not-permitted"]);
  const seen = { baseVersion: proposed.baseVersion, builtOn: proposed.builtOn ?? [] };
  const moved = state !== null && !hasSeen(state, touchKey.state, seen);
  if (!startsFrom(rule, state)) {
    if (state !== null && moved) return staleState(definition, rule, state, basis);
    return refuse("not-allowed-now", notFromHere(definition, rule, state));
  }
  if (state !== null && moved && rule.to !== "same") return staleState(definition, rule, state, basis);
  if (state?.pending.some(({ action }) => action === proposed.action) === true) {
    return refuse("not-allowed-now", waitsAlready);
  }
  const { details } = proposed;
  const checked = checkDeclared(definition, rule, state, proposed, basis);
  if (checked.faults.length > 0)
    return refuse("invalid-input", refusalWords["invalid-input"], checked.faults);
  const answers = withSetAnswers(rule, checked.answers);
  const kept = keptDetails(details, answers);
  const conflicts = state === null ? [] : conflictsOf(definition, rule, state, kept, seen, basis);
  if (conflicts.length > 0) return stale(conflicts);
  const effective = withAnswers(definition, state, answers, basis);
  // a case that another one opens comes with what that one knows: whoever takes it on answers the rest
  const typed = withAnswers(definition, state, checked.answers, basis);
  const guarded = basis.isPlatform === true ? null : judgeGuard(definition, rule.guard, typed, basis);
  if (guarded !== null) return guarded;
  const nobody = nobodyCarried(definition, rule, effective);
  if (nobody !== null) return refuse("guard-not-met", nobody);
  const unnamed =
    basis.isPlatform === true ? null : unnamedOnTheWay(definition, rule, state, effective, basis);
  if (unnamed !== null) return refuse("guard-not-met", unnamed);
  const isOpening = state === null || !isOpened(state);
  const assignee = assigneeOfAction(definition, state, proposed, basis.actor.accountId);
  const unfit = judgeAssigning(definition, assignee, effective, basis);
  // whoever reports is never turned away for want of a check of her own; but a case that is sealed needs somebody who holds it
  const opensWithout =
    isOpening && !assignsNamed(rule) && rule.effects?.some((effect) => "seal" in effect) !== true;
  if (unfit !== null && !opensWithout) return unfit;
  const relation: Relation | "platform" =
    actedAs === "platform" ? "platform" : (definition.actors[actedAs]?.relation ?? "anyone");
  const assignsActor =
    unfit === null &&
    rule.effects?.some((effect) => "assign" in effect && effect.assign === "actor") === true;
  const isPending = rule.secondPerson !== undefined;
  const { receivers, ...lasting } = kept;
  const named = { definition, rule, actedAs, assignsActor, chosen: receivers?.[ownerReceiver] };
  const { owner, faults } = isOpening ? ownerOf(named, effective, basis) : { owner: undefined, faults: [] };
  const withOwner = {
    ...(isPending ? kept : lasting),
    ...(owner === undefined ? {} : { owner }),
    ...(unfit === null ? {} : { unassigned: true as const }),
  };
  const resolution = resolveEffects(
    definition,
    (rule.effects ?? []).filter((effect) => unfit === null || !("assign" in effect)),
    effective,
    {
      actor: basis.actor.accountId,
      named: kept.assignee,
      receivers,
      ...(isOpening ? { owner: owner?.organisationId ?? basis.actor.organisationId } : {}),
    },
    basis,
  );
  if (resolution.withoutConsent.length > 0) {
    const { withoutConsent } = resolution;
    const words = sayWithoutBasis(definition, rule.effects ?? [], withoutConsent, effective, basis);
    return refuse("consent-missing", words);
  }
  const unchosen = [...faults, ...resolution.faults];
  if (unchosen.length > 0) return refuse("invalid-input", refusalWords["invalid-input"], unchosen);
  const { ownedAlready, effects } = resolution;
  const asksWhere = ownedAlready.some((name) => definition.referrals?.[name]?.inArea !== undefined);
  const isMore = rule.to !== "same" || effects.length > 0 || (rule.form !== undefined && !asksWhere);
  if (ownedAlready.length > 0 && !isMore) return refuse("guard-not-met", isThere);
  return {
    status: "accepted",
    actedAs,
    relation,
    details: isPending ? withOwner : { ...withOwner, ...sentTo(resolution) },
    effects: isPending ? [] : effects,
    pending: isPending,
    notices: checked.notices,
  };
}

function checkDeclared(
  definition: SystemDefinition,
  rule: ActionRule,
  state: CaseState | null,
  proposed: ProposedCaseAction,
  basis: CaseBasis,
): CheckedAnswers {
  const { details } = proposed;
  const facts = factsOf(definition, state, judgedBy(basis));
  const items = rule.form === undefined ? [] : formOf(definition, proposed.action);
  const seen = { baseVersion: proposed.baseVersion, builtOn: proposed.builtOn ?? [] };
  const strictness = basis.isPlatform === true ? "named-only" : "form";
  const checked = checkAnswers(definition, items, facts, state, details.answers, seen, strictness);
  const faults: CaseFault[] = [...checked.faults];
  if (rule.form === undefined && hasAnswers(details.answers)) {
    faults.push(faultAt("answers", "这一操作没有表单。", "This action has no form."));
  }
  if (rule.needsReason === true) faults.push(...checkReason(details));
  if (assignsNamed(rule)) faults.push(...checkAssignee(details, basis));
  else if (details.assignee !== undefined) {
    faults.push(faultAt("assignee", "这一操作不指派承办人。", "This action assigns the case to nobody."));
  }
  return { ...checked, faults };
}

function conflictsOf(
  definition: SystemDefinition,
  rule: ActionRule,
  state: CaseState,
  details: ActionDetails,
  seen: { readonly baseVersion: number; readonly builtOn: readonly string[] },
  { actor }: CaseBasis,
): readonly CaseConflict[] {
  const answers =
    details.answers === undefined ? [] : findConflicts(state, details.answers, seen, actor.accountId);
  const assigns = rule.effects?.find((effect) => "assign" in effect)?.assign;
  const assignee = assigns === "actor" ? actor.accountId : details.assignee;
  const touch = state.touched[touchKey.assignee];
  const isTaken =
    assigns !== undefined &&
    touch !== undefined &&
    !hasSeen(state, touchKey.assignee, seen) &&
    state.assignee !== (assignee ?? null);
  return isTaken
    ? [...answers, conflictOn("assignee", state.assignee, assignee ?? null, touch, actor.accountId)]
    : answers;
}

function conflictOn(
  where: string,
  theirs: string | null,
  yours: string | null,
  touch: { readonly by: number; readonly accountId: string },
  yoursBy: string,
): CaseConflict {
  return { where, theirs, theirsBy: touch.accountId, theirsIn: touch.by, yours, yoursBy };
}

function staleState(
  definition: SystemDefinition,
  rule: ActionRule,
  state: CaseState,
  { actor }: CaseBasis,
): CaseDecision {
  const touch = state.touched[touchKey.state] ?? { by: state.version, accountId: state.openedBy };
  const yours = rule.to === "same" ? null : rule.to;
  return stale([conflictOn("state", state.state, yours, touch, actor.accountId)]);
}

const isThere: Bilingual = {
  zh: "个案已由该单位承办，无须移交。",
  en: "The case is with that organisation already.",
};

const waitsAlready: Bilingual = {
  zh: "同一操作正等待另一人复核。",
  en: "The same action waits for a second person.",
};

function notFromHere(definition: SystemDefinition, rule: ActionRule, state: CaseState | null): Bilingual {
  if (state === null || !isOpened(state)) return refusalWords["not-opened"];
  const here = definition.states[state.state]?.title;
  const from = Array.isArray(rule.from)
    ? rule.from.map((name: string) => definition.states[name]?.title)
    : [];
  const zh = from.map((title) => `“${title?.zh ?? ""}”`).join("、");
  const en = from.map((title) => `"${title?.en ?? ""}"`).join(", ");
  return {
    zh: `案件现为“${here?.zh ?? state.state}”，不能${rule.title.zh}${zh === "" ? "" : `（须为${zh}）`}。`,
    en: `The case is at "${here?.en ?? state.state}"; "${rule.title.en}" cannot be done now${en === "" ? "" : ` (only at ${en})`}.`,
  };
}

/** What opens a case, and whom the person chose to own it where several could. */
interface OwnedOpening {
  readonly definition: SystemDefinition;
  readonly rule: ActionRule;
  readonly actedAs: string;
  readonly assignsActor: boolean;
  readonly chosen: string | undefined;
}

/**
 * Who owns a case that is opened by somebody who is not of an owning agency (a school that reports, the public): the agency
 * that serves the place of the case in the role of the main actor. Who opens it in that very role keeps it with her own
 * organisation, but an agency of another place that nobody asked to handle it herself; undefined where it stays with the
 * actor's own.
 */
function ownerOf(
  { definition, rule, actedAs, assignsActor, chosen }: OwnedOpening,
  effective: CaseState,
  basis: CaseBasis,
): { readonly owner: ActionDetails["owner"]; readonly faults: readonly CaseFault[] } {
  const own = { owner: undefined, faults: [] };
  const opener = definition.actors[actedAs];
  const main = owningActor(definition, rule);
  const isMain = main !== undefined && main !== "untold" && opener?.role === main.role;
  const ofOthers =
    isMain && !assignsActor && servesOtherTownship(main, placeOf(definition, effective), basis);
  if (opener !== undefined && ownsAtOnce(opener) && !ofOthers) return own;
  if (main === undefined || main === "untold") return own;
  const handsOver = ofOthers || (!assignsActor && servesElsewhere(main, basis));
  if (isMain && !handsOver) return own;
  const { areaCode } = basis.standing;
  const found = findAgency(basis, main.role, { areaCode, place: placeOf(definition, effective) });
  // a village's director without more ado: of her own township
  if (chosen === undefined && "choices" in found && found.choices.includes(basis.actor.organisationId)) {
    return own;
  }
  const sending = { name: ownerReceiver, role: main.role, areaCode, isKnown: true };
  const { organisationId, faults } = receiverOf(definition, effective, basis, sending, chosen);
  return organisationId === null || organisationId === basis.actor.organisationId
    ? { ...own, faults }
    : { owner: { organisationId, areaCode }, faults };
}
