import type { Effect, Period, SystemDefinition } from "../definition/definition.ts";
import type { Condition } from "../expression/condition.ts";
import { readClearClock } from "../deadlines/clock-rules.ts";
import type { CaseState } from "./case-state.ts";

/** An effect that sends a referral under a condition. */
type ConditionalReferral = Extract<Effect, { readonly clearIn: Period }>;

/** Under what a referral is sent by itself: any of the conditions that actions name; null where none has one. */
export function conditionOfReferral(definition: SystemDefinition, referral: string): Condition | null {
  const conditions = Object.values(definition.actions).flatMap(({ effects = [] }) =>
    conditionalReferrals(effects).flatMap(({ refer, when }) => (refer === referral ? [when] : [])),
  );
  const [first] = conditions;
  return conditions.length > 1 ? { any: conditions } : (first ?? null);
}

/** In what time it is found out whether a referral is needed; null for one that is never sent under a condition. */
export function clearTimeOf(definition: SystemDefinition, referral: string): Period | null {
  const effects = Object.values(definition.actions).flatMap(({ effects: all = [] }) =>
    conditionalReferrals(all),
  );
  return effects.find(({ refer }) => refer === referral)?.clearIn ?? null;
}

/** The effects that send a referral under a condition. */
export function conditionalReferrals(effects: readonly Effect[]): readonly ConditionalReferral[] {
  return effects.flatMap((effect) => ("clearIn" in effect ? [effect] : []));
}

/**
 * Referrals that were not sent because nobody knew yet whether they are needed: each goes out with the action by which that
 * comes to be known, unless the action sends it anyway.
 */
export function owedReferrals(
  definition: SystemDefinition,
  state: CaseState | null,
  effects: readonly Effect[],
): readonly ConditionalReferral[] {
  return (state?.deadlines ?? []).flatMap(({ name, state: standing }) => {
    const refer = standing === "running" || standing === "paused" ? readClearClock(name) : null;
    if (refer === null || effects.some((effect) => "refer" in effect && effect.refer === refer)) return [];
    const clearIn = clearTimeOf(definition, refer);
    const when = conditionOfReferral(definition, refer);
    return when === null || clearIn === null ? [] : [{ refer, when, clearIn }];
  });
}
