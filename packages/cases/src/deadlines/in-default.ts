import { beijingDate } from "@halfsky/calendar";
import type { ActionRule, SystemDefinition, Trigger } from "../definition/definition.ts";
import type { ServiceRole } from "../definition/roles.ts";
import { statesFrom } from "../definition/checks/check-flow.ts";
import { formAsks, formOf } from "../decide/form-items.ts";
import { isAnswered } from "../log/as-answered.ts";
import type { CaseState, ReferralState } from "../log/case-state.ts";

/**
 * The organisations that should have done what meets a clock of the definition, as the case stands; with null those that
 * should act at all. While the case waits for another body it is who holds a referral that is not answered, of these the ones
 * whose own action the clock waits for, else the ones that are not at work; else who handles the case, unless only a holder
 * of a referral can do what is waited for.
 */
export function inDefault(
  definition: SystemDefinition,
  state: CaseState,
  deadline: string | null,
): readonly string[] {
  const rule = definition.deadlines?.[deadline ?? ""];
  const owner = [state.owner.organisationId];
  const meeting = rule === undefined ? [] : actionsMeeting(rule.meets, definition);
  const doers = meeting.flatMap(({ by }) => by.flatMap((name) => definition.actors[name] ?? []));
  const roles = new Set(doers.flatMap(({ role, relation }) => (relation === "holds-referral" ? [role] : [])));
  const isHandled = doers.some(({ relation }) => relation !== "holds-referral" && relation !== "holds-task");
  if (state.phase === "waiting") {
    const asked = state.referrals.filter(isUnanswered);
    const own = asked.filter((one) => isOf(one, roles, definition));
    const silent = asked.filter(({ atWorkSince }) => atWorkSince === undefined);
    return holdersOf(own) ?? holdersOf(silent) ?? holdersOf(asked) ?? owner;
  }
  if (isHandled || roles.size === 0) return owner;
  return holdersOf(state.referrals.filter((one) => isKept(one) && isOf(one, roles, definition))) ?? owner;
}

/** The day in Beijing on which a clock of the case ended that was not met, yyyy-mm-dd; null where none of that name ran out. */
export function wasDueOn(state: CaseState, deadline: string | null): string | null {
  const late = state.deadlines.findLast(({ name, metAt }) => name === deadline && metAt === null);
  return late === undefined ? null : beijingDate(late.dueAt);
}

function actionsMeeting(trigger: Trigger, definition: SystemDefinition): readonly ActionRule[] {
  return Object.entries(definition.actions).flatMap(([name, rule]) =>
    canMeet(trigger, name, rule, definition) ? [rule] : [],
  );
}

function canMeet(trigger: Trigger, name: string, rule: ActionRule, definition: SystemDefinition): boolean {
  if ("action" in trigger) return trigger.action === name;
  if ("state" in trigger) return trigger.state === rule.to;
  if ("left" in trigger) {
    const isWay = rule.to !== "same" && rule.to !== trigger.left;
    return isWay && statesFrom(rule, definition).includes(trigger.left);
  }
  return "field" in trigger && formAsks(formOf(definition, name)).fields.includes(trigger.field);
}

function isOf(
  { name }: ReferralState,
  roles: ReadonlySet<ServiceRole>,
  { referrals }: SystemDefinition,
): boolean {
  const to = referrals?.[name]?.to;
  return to !== undefined && roles.has(to);
}

function isKept({ state }: ReferralState): boolean {
  return state !== "returned" && state !== "withdrawn";
}

function isUnanswered(referral: ReferralState): boolean {
  return isKept(referral) && !isAnswered(referral.state);
}

/** Those who hold something of them, each once; undefined where nobody does. */
function holdersOf(referrals: readonly ReferralState[]): readonly string[] | undefined {
  const ids = new Set(referrals.flatMap(({ organisationId }) => organisationId ?? []));
  return ids.size === 0 ? undefined : [...ids];
}
