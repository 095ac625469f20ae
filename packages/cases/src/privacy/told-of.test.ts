import { describe, expect, test } from "vitest";
import { canonicalJson } from "../definition/canonical-json.ts";
import { personParts, type SystemDefinition } from "../definition/definition.ts";
import { answerOf, samplesOf } from "../definition/proofs/samples.ts";
import type { ActionDetails, Answer, CaseAction, EngineAction } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { applyCaseAction } from "../log/fold-case.ts";
import { testClock } from "../log/invented-log.ts";
import { systems } from "../systems/index.ts";
import { type Holding, holdingsOf, newlyTold, seenBy } from "./told-of.ts";

/** The same numbers at each run. */
function drawing(seed: number) {
  let at = seed;
  return (below: number): number => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((at / 2_147_483_648) * below);
  };
}

const handing = systems.filter(
  ({ referrals, tasks }) => Object.keys(referrals ?? {}).length + Object.keys(tasks ?? {}).length > 0,
);
const now = "2026-03-02T01:00:00.000Z";
const desk = { accountId: "desk", organisationId: "owner", areaCode: "331102" };

/** A case in which every referral is out and every item open, each at an agency of its own, and nothing is answered yet. */
function begun(definition: SystemDefinition): CaseState {
  const [blank] = samplesOf(definition).cases;
  if (blank === undefined) throw new Error("no sample");
  return {
    ...blank,
    state: Object.entries(definition.states).find(([, { phase }]) => phase === "open")?.[0] ?? "",
    fields: {},
    parties: {},
    referrals: blank.referrals.map((one) => ({ ...one, organisationId: `holder-${one.number}` })),
    tasks: Object.fromEntries(
      Object.entries(blank.tasks).map(([name, one]) => [name, { ...one, organisationId: `holder-${name}` }]),
    ),
  };
}

/** Answers to some questions and about some people, each with words that were never there before. */
function drawAnswers(
  definition: SystemDefinition,
  draw: (below: number) => number,
  round: number,
): NonNullable<ActionDetails["answers"]> {
  const fields = Object.entries(definition.fields).flatMap(([name, { type }]): [string, Answer][] => {
    if (draw(3) !== 0) return [];
    const isWords = type.kind === "text" || type.kind === "address" || type.kind === "name";
    return [[name, isWords ? `${name} ${round}` : answerOf(type)]];
  });
  const parties = Object.keys(definition.parties).flatMap((party) => {
    if (draw(3) !== 0) return [];
    const parts = Object.fromEntries(
      personParts.flatMap((part) =>
        definition.parties[party]?.parts[part] === undefined ? [] : [[part, `${part} ${round}`]],
      ),
    );
    return [[party, [{ id: `p${draw(3)}`, parts }]] as const];
  });
  return { fields: Object.fromEntries(fields), parties: Object.fromEntries(parties) };
}

function drawStep(
  definition: SystemDefinition,
  state: CaseState,
  draw: (below: number) => number,
  round: number,
): { readonly action: EngineAction; readonly actor: CaseAction["actor"]; readonly details: ActionDetails } {
  const holdings = holdingsOf(state);
  const holding = holdings[draw(holdings.length)];
  const scopes = Object.keys(definition.consents ?? {});
  const scope = scopes[draw(Math.max(scopes.length, 1))];
  const answers = drawAnswers(definition, draw, round);
  switch (draw(6)) {
    case 0:
      if (scope === undefined) break;
      return {
        action: draw(2) === 0 ? "give-consent" : "withdraw-consent",
        actor: desk,
        details: { consent: { scope } },
      };
    case 1:
    case 2: {
      if (holding === undefined) break;
      const actor = { ...desk, accountId: "theirs", organisationId: holding.organisationId };
      const { name, number } = holding;
      if (holding.kind === "referral") {
        return { action: "answer-referral", actor, details: { referral: { name, number }, answers } };
      }
      const tasks = ["finish-task", "return-task", "resume-task"] as const;
      const action = tasks[draw(3)] ?? "finish-task";
      return { action, actor, details: { task: name, ...(action === "return-task" ? {} : { answers }) } };
    }
    default:
  }
  return { action: "correct", actor: desk, details: { answers, reason: "更正" } };
}

const keyOf = (holding: Holding): string => `${holding.kind} ${holding.name} ${holding.number}`;

describe("what agencies are told", () => {
  test.each(handing.map((one) => [one.id, one] as const))(
    "of %s: whatever a holder ever reads stands in a row, or it wrote it",
    (_, definition) => {
      const draw = drawing(7);
      let [rows, frozen] = [0, 0];
      const moved: string[] = [];
      for (let run = 0; run < 6; run += 1) {
        let state = begun(definition);
        const told = new Map(holdingsOf(state).map((one) => [keyOf(one), new Set<string>()]));
        for (let round = 1; round <= 30; round += 1) {
          const step = drawStep(definition, state, draw, run * 100 + round);
          const action: CaseAction = {
            number: state.version + 1,
            actedAs: "x",
            relation: "owns",
            at: now,
            transactionId: `t${round}`,
            baseVersion: state.version,
            definitionHash: "",
            ...step,
          };
          const after = applyCaseAction({ get: () => definition }, state, action, testClock);
          for (const holding of holdingsOf(after)) {
            const known = told.get(keyOf(holding)) ?? new Set();
            const news = newlyTold(definition, state, after, action, holding, now);
            if (news.length > 0) rows += 1;
            for (const one of news) known.add(canonicalJson(one));
            const { fields, parties = {} } = action.details.answers ?? { fields: {} };
            const seen = seenBy(definition, after, holding, now);
            for (const [, one] of seen) {
              if (action.actor.organisationId === holding.organisationId) {
                const { place, value } = one;
                const wrote =
                  "party" in place
                    ? parties[place.party]?.some(({ parts }) => parts[place.part] === value)
                    : "field" in place && fields[place.field] === value;
                if (wrote === true) known.add(canonicalJson(one));
              }
              expect(known.has(canonicalJson(one))).toBe(true);
            }
            const isAnswered = after.asAnswered[`referral:${holding.number}`] !== undefined;
            if (holding.kind === "referral" && isAnswered && step.action === "correct") {
              frozen += 1;
              // what was shared stays as it was answered; of what its own actions ask it is told in a row
              const own = { ...definition, actions: {} };
              const before = seenBy(own, state, holding, now);
              const seenThen = canonicalJson([...before].map(([, one]) => one.value));
              const seenNow = canonicalJson(
                [...seenBy(own, after, holding, now)].map(([, one]) => one.value),
              );
              if (seenThen !== seenNow) moved.push(`${keyOf(holding)} after step ${action.number}`);
            }
          }
          state = after;
        }
      }
      expect(rows).toBeGreaterThan(0);
      expect(moved).toEqual([]);
      expect(Object.keys(definition.referrals ?? {}).length === 0 || frozen > 0).toBe(true);
    },
  );
});
