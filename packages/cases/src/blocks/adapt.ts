import type { Bilingual } from "@halfsky/statistics";
import type { ActionRule } from "../definition/definition.ts";
import { words } from "../definition/fields.ts";
import type { Condition } from "../expression/condition.ts";
import { act, share } from "./shorthand.ts";

/** An action of a block with a condition of one's own. */
export function guarded<
  const R extends ActionRule<never, never, never>,
  F extends string = never,
  A extends string = never,
  P extends string = never,
>(rule: R, when: Condition<F, A, P>, zh: string, en: string) {
  return { ...rule, guard: { when, otherwise: words(zh, en) } };
}

/** Of the cases opened in the period those for which something holds, among those for which something else does. */
export function amongOpened(zh: string, en: string, where: Condition, of: Condition | null) {
  const all = of === null ? { opened: true as const } : { opened: true as const, where: of };
  return share(zh, en, { opened: true, where }, all, ["area"]);
}

/** Of what stands in a state at the end of the period those for which something holds. */
export function amongKept<const B extends string = "area">(
  zh: string,
  en: string,
  state: string,
  where: Condition,
  by: readonly (B | "area")[] = ["area"],
) {
  return share(zh, en, { state, where }, { state }, by);
}

/** The indicator of the plan that an indicator feeds has the same name. */
export function feeds<const R extends { readonly title: Bilingual }>(
  rule: R,
): R & { readonly feeds: string } {
  return { ...rule, feeds: rule.title.zh };
}

/** An action that sends a referral and leaves the case in a state that waits for it. */
export function refers<const S extends string, const T extends string, const W extends string>(
  referral: string,
  zh: string,
  en: string,
  from: readonly S[],
  to: T,
  ...by: readonly W[]
) {
  return act(zh, en, from, to, by, { effects: [{ refer: referral }] });
}

/** A closed entry is taken up again, with a reason. */
export function takeUp<const S extends string, const W extends string>(to: S, ...by: readonly W[]) {
  return act("恢复办理", "Take up again", "closed", to, by, { needsReason: true });
}
