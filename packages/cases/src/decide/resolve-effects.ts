import type { Effect, ReferralRule, SystemDefinition } from "../definition/definition.ts";
import type { ServiceRole } from "../definition/roles.ts";
import { type ConditionFacts, factsOf, isConsentInForce } from "../expression/condition-facts.ts";
import { evaluate } from "../expression/evaluate.ts";
import { goesAhead } from "../expression/unknown-rule.ts";
import type { ActionDetails, Answer, FormAnswers, Person } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { owedReferrals } from "../log/owed-referrals.ts";
import { receiverOf } from "./agency-of.ts";
import type { CaseBasis, CaseFault, ResolvedEffect, UsedBasis } from "./case-decision.ts";
import { judgedBy } from "./judged-by.ts";
import { knownWithoutBasis } from "./unseen-basis.ts";

/** Effects with the organisations and values that they meet in this case; referrals that nothing allows are named apart. */
export interface Resolution {
  readonly effects: readonly ResolvedEffect[];
  readonly agencies: Readonly<Record<string, string | null>>;
  /** handovers to the organisation that owns the case already: they are not sent */
  readonly ownedAlready: readonly string[];
  /** names of referrals without a law and without a consent in force */
  readonly withoutConsent: readonly string[];
  /** where only a person can say which of several organisations is meant, and has not, or has said wrong */
  readonly faults: readonly CaseFault[];
}

/** What the person said of who is to act. */
export interface Named {
  readonly actor: string;
  readonly named: string | undefined;
  readonly receivers?: ActionDetails["receivers"];
  /** of an action that opens a case: the organisation that owns it from then on */
  readonly owner?: string;
}

/** Whether an effect with a condition of its own happens: only where the condition is known to hold. */
function isMet(effect: Effect, facts: ConditionFacts): boolean {
  const when = "when" in effect ? effect.when : undefined;
  return when === undefined || evaluate(when, facts) === true;
}

/** Resolves the effects of an action by the case as it stands with the action's answers in place. */
export function resolveEffects(
  definition: SystemDefinition,
  effects: readonly Effect[],
  state: CaseState,
  { actor, named, receivers = {}, owner = state.owner.organisationId }: Named,
  basis: CaseBasis,
): Resolution {
  const owed: readonly Effect[] = owedReferrals(definition, state, effects);
  const facts = factsOf(definition, state, judgedBy(basis));
  const resolved: ResolvedEffect[] = [];
  const agencies: Record<string, string | null> = {};
  const ownedAlready: string[] = [];
  const withoutConsent: string[] = [];
  const areaIn = (field: string | undefined): string => {
    const answer = field === undefined ? undefined : facts.field(field);
    return typeof answer === "string" ? answer : basis.standing.areaCode;
  };
  const faults: CaseFault[] = [];
  const all = [...effects, ...owed];
  const find = (name: string, role: ServiceRole, areaCode: string, isKnown = true): string | null => {
    const sending = { name, role, areaCode, isKnown };
    const found = receiverOf(definition, state, basis, sending, receivers[name]);
    faults.push(...found.faults);
    return (agencies[name] = found.organisationId);
  };
  let number = state.referrals.length;
  for (const effect of all) {
    if (!isMet(effect, facts)) continue;
    if ("refer" in effect) {
      const rule = definition.referrals?.[effect.refer];
      if (rule === undefined) continue;
      const used = basisOf(rule.basis, facts, state, basis.now);
      if (used === null) {
        // what another action left open keeps this one from nothing: its clock runs on
        if (!owed.includes(effect)) withoutConsent.push(effect.refer);
        continue;
      }
      const areaCode = areaIn(rule.inArea);
      const isKnown = knownWithoutBasis(definition, all, [effect.refer], state, basis).length > 0;
      const organisationId = find(effect.refer, rule.to, areaCode, isKnown);
      if (rule.handover === true && organisationId === owner) {
        delete agencies[effect.refer];
        ownedAlready.push(effect.refer);
        continue;
      }
      number += 1;
      resolved.push({
        kind: "refer",
        referral: effect.refer,
        number,
        role: rule.to,
        areaCode,
        organisationId,
        basis: used,
      });
    } else if ("open" in effect) {
      const rule = definition.links?.[effect.open];
      if (rule === undefined) continue;
      const { system, by } = rule;
      const answers = carriedOver(definition, effect.open, state);
      resolved.push({ kind: "open", link: effect.open, system, by, areaCode: areaIn(rule.inArea), answers });
    } else if ("assign" in effect) {
      const accountId = effect.assign === "actor" ? actor : named;
      if (accountId !== undefined) resolved.push({ kind: "assign", accountId });
    } else if ("raiseTo" in effect) resolved.push({ kind: "raise-to", grade: effect.raiseTo });
    else if ("fanOut" in effect) {
      const tasks = Object.entries(definition.tasks ?? {}).map(([task, { agency }]) => ({
        task,
        role: agency,
        organisationId: find(task, agency, basis.standing.areaCode),
      }));
      resolved.push({ kind: "fan-out", tasks });
    } else if ("document" in effect) resolved.push({ kind: "document", document: effect.document });
    else if ("seal" in effect) resolved.push({ kind: "seal" });
    else if ("tell" in effect) resolved.push({ kind: "tell", actor: effect.tell });
  }
  return { effects: resolved, agencies, ownedAlready, withoutConsent, faults };
}

/** What the log keeps of where effects went. */
export function sentTo({
  agencies,
  ownedAlready,
}: Resolution): Pick<ActionDetails, "agencies" | "ownedAlready"> {
  return {
    ...(Object.keys(agencies).length === 0 ? {} : { agencies }),
    ...(ownedAlready.length === 0 ? {} : { ownedAlready }),
  };
}

/** What allows a referral: a law before a consent, and one that has a condition only where that is known to hold. */
function basisOf(
  allowed: ReferralRule["basis"],
  facts: ConditionFacts,
  state: CaseState,
  now: string,
): UsedBasis | null {
  const here = allowed.filter(
    ({ when }) => when === undefined || goesAhead("permission", evaluate(when, facts)),
  );
  for (const one of here) if ("law" in one) return { law: one.law };
  for (const one of here) {
    if ("consent" in one && isConsentInForce(state, one.consent, now)) return { consent: one.consent };
  }
  return null;
}

/** What allows a referral as the case stands, where no action just sent it: what it is told of from now on rests on this. */
export function basisInForce(
  definition: SystemDefinition,
  referral: string,
  state: CaseState,
  now: string,
): UsedBasis | null {
  const facts = factsOf(definition, state, { now, gates: {} });
  return basisOf(definition.referrals?.[referral]?.basis ?? [], facts, state, now);
}

/** What a linked case takes over: the parties and fields that the link names, under the other system's names. */
export function carriedOver(definition: SystemDefinition, link: string, state: CaseState): FormAnswers {
  const rule = definition.links?.[link];
  const fields = Object.entries(rule?.fields ?? {}).flatMap(([ours, theirs]): [string, Answer][] => {
    const given = state.fields[ours];
    return given === undefined ? [] : [[theirs, given.value]];
  });
  const parties: Record<string, readonly Person[]> = {};
  for (const [ours, theirs] of Object.entries(rule?.parties ?? {})) {
    if (theirs === undefined) continue;
    parties[theirs] = [...(parties[theirs] ?? []), ...(state.parties[ours] ?? [])];
  }
  return { fields: Object.fromEntries(fields), parties };
}
