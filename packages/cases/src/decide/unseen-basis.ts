import type { Bilingual } from "@halfsky/statistics";
import type { Effect, SystemDefinition } from "../definition/definition.ts";
import type { CaseState } from "../log/case-state.ts";
import type { CaseBasis } from "./case-decision.ts";
import { asksUnseen } from "./judging.ts";
import { consentMissing, refusalWords } from "./refusals.ts";

/**
 * Of referrals that nothing allows, those of which the person may know it: neither whether they are sent nor what allows
 * them goes by an answer that she may not read. Of the others neither her list nor a refusal says anything, or both would
 * tell her how it is answered.
 */
export function knownWithoutBasis(
  definition: SystemDefinition,
  effects: readonly Effect[],
  referrals: readonly string[],
  state: CaseState,
  basis: CaseBasis,
): readonly string[] {
  return referrals.filter((name) => {
    const sending = effects.flatMap((effect) =>
      "refer" in effect && effect.refer === name && effect.when !== undefined ? [effect.when] : [],
    );
    const allowing = (definition.referrals?.[name]?.basis ?? []).flatMap(({ when }) => when ?? []);
    return ![...sending, ...allowing].some((when) => asksUnseen(definition, when, state, basis));
  });
}

/** What is said where referrals may not be sent. */
export function sayWithoutBasis(
  definition: SystemDefinition,
  effects: readonly Effect[],
  referrals: readonly string[],
  state: CaseState,
  basis: CaseBasis,
): Bilingual {
  const known = knownWithoutBasis(definition, effects, referrals, state, basis);
  return known.length === 0 ? refusalWords.unseen : consentMissing(definition, known);
}
