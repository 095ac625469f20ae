import { expect, test } from "vitest";
import { basisOf, inState, samplesOf } from "../definition/proofs/samples.ts";
import type { Person } from "../log/case-log.ts";
import { systems } from "../systems/index.ts";
import { decideCaseAction } from "./decide-case-action.ts";
import { formAsks, formOf } from "./form-items.ts";
import { listPossibleActions } from "./list-possible-actions.ts";

const id = "p0";
const born = { birthDate: "2016-05-01" };
const number = { idNumber: "110101201605010024" };
const whole: readonly Person[] = [{ id, parts: { name: "测试甲", ...born } }];

/** Everybody of whom it is not known who she is. */
const nobody: readonly (readonly [string, readonly Person[]])[] = [
  ["nobody", []],
  ["somebody without a name", [{ id, parts: { ...born, ...number } }]],
  ["a name alone", [{ id, parts: { name: "测试甲" } }]],
  ["a name that is not known", [{ id, parts: { name: { unknown: true }, ...born } }]],
  ["a day of birth that is not known", [{ id, parts: { name: "测试甲", birthDate: { unknown: true } } }]],
  ["one that is known and one that is not", [...whole, { id: "p1", parts: { name: "测试乙" } }]],
];

const ways = systems.flatMap((declared) =>
  Object.entries(declared.actions).flatMap(([action, { guard: _guard, ...rule }]) => {
    const { to, from } = rule;
    // a guard of its own speaks first, of something else
    const system = { ...declared, actions: { ...declared.actions, [action]: rule } };
    const party = to === "same" ? undefined : system.states[to]?.known?.[0];
    return party === undefined ? [] : [{ name: `${system.id} ${action}`, system, action, from, to, party }];
  }),
);

/** What becomes of an action with such people, for the first who may do it where it starts. */
function tried({ system, action, from, to, party }: (typeof ways)[number], people: readonly Person[]) {
  const samples = samplesOf(system);
  const [sample] = samples.cases;
  if (sample === undefined) throw new Error("no sample");
  const asked = formAsks(formOf(system, action)).parties.includes(party);
  const start = Object.entries(system.states).find(([name, { phase }]) =>
    from === "new"
      ? false
      : name !== to &&
        (from === "open" ? phase !== "closed" : from === "closed" ? phase === "closed" : from.includes(name)),
  )?.[0];
  const parties = { ...sample.parties, [party]: people };
  const state =
    start === undefined ? null : { ...inState(system, sample, start), parties, done: {}, breakGlass: [] };
  const details = samples.answers.get(action) ?? {};
  const { answers } = details;
  const own =
    answers === undefined || !asked
      ? details
      : { ...details, answers: { ...answers, parties: { ...answers.parties, [party]: people } } };
  return samples.people.flatMap(({ actor }) => {
    const basis = basisOf(system, state ?? sample, actor);
    const proposed = { action, transactionId: "t", baseVersion: state?.version ?? 0, details: own };
    const decision = decideCaseAction(system, state, proposed, basis);
    const offered = listPossibleActions(system, state, basis).find((one) => one.action === action);
    return offered === undefined ? [] : [{ decision, offered, asked }];
  });
}

test("registers and programmes have a state in which people are known", () => {
  const without = systems.filter(
    ({ blocks, states }) =>
      (blocks.includes("person-register") || blocks.includes("programme")) &&
      !Object.values(states).some(({ known = [] }) => known.length > 0),
  );
  // newborns have no name yet; she whom her doctor keeps sealed may stay without one; a post may be vacant, a unit is nobody
  expect(without.map(({ id: name }) => name)).toEqual([
    "mother-to-child-transmission",
    "high-risk-newborn",
    "child-worker-roster",
    "newborn-screening",
    "juvenile-units",
  ]);
});

test.each(ways.map((way) => [way.name, way] as const))("%s takes nobody who is not known", (_name, way) => {
  const outcomes = nobody.map(([who, people]) => {
    const all = tried(way, people);
    const refused = all.flatMap(({ decision }) => (decision.status === "refused" ? [decision] : []));
    // where nobody is written down at all a form may say so before
    const isSaid = refused.some(
      ({ words, code }) => code === "invalid-input" || words.zh.includes("须先知道是谁"),
    );
    const offeredFreely = all.filter(
      ({ decision, offered }) =>
        decision.status === "refused" &&
        offered.blockedBy !== undefined &&
        decision.words.zh !== offered.blockedBy.zh,
    );
    return {
      who,
      isTried: all.length > 0,
      taken: all.length - refused.length,
      isSaid,
      other: offeredFreely.length,
    };
  });
  expect(outcomes).toEqual(nobody.map(([who]) => ({ who, isTried: true, taken: 0, isSaid: true, other: 0 })));
});

test.each(ways.map((way) => [way.name, way] as const))("%s takes whoever is known", (_name, way) => {
  const said = tried(way, whole).map(({ decision }) =>
    decision.status === "refused" ? decision.words.zh : "",
  );
  expect(said).not.toEqual([]);
  for (const words of said) expect(words).not.toContain("须先知道是谁");
});

test("a correction does not take away who stands in a register, and adds who was not known", () => {
  const system = systems.find(({ id: name }) => name === "children-in-difficulty");
  if (system === undefined) throw new Error("no such register");
  const [sample] = samplesOf(system).cases;
  const county = samplesOf(system).people.find(({ name }) => name === "county");
  if (sample === undefined || county === undefined) throw new Error("no sample");
  const correct = (before: readonly Person[], child: readonly Person[]) => {
    const state = { ...inState(system, sample, "listed"), parties: { ...sample.parties, child: before } };
    const answers = { fields: {}, groups: {}, parties: { child } };
    const details = { reason: "理由", answers };
    const proposed = { action: "correct", transactionId: "t", baseVersion: state.version, details };
    return decideCaseAction(system, state, proposed, basisOf(system, state, county.actor));
  };
  const nameless = [{ id, parts: { name: { unknown: true }, ...born } }] as const;
  const taken = correct(whole, nameless);
  expect(taken).toMatchObject({ status: "refused", code: "guard-not-met" });
  expect(correct(nameless, whole).status).toBe("accepted");
  // what was not known before is not asked of whoever corrects something else
  expect(
    correct(nameless, [{ id, parts: { name: { unknown: true }, birthDate: "2016-05-02" } }]).status,
  ).toBe("accepted");
});
