import { decideCaseAction } from "../../decide/decide-case-action.ts";
import { engineActor } from "../../decide/decide-engine-action.ts";
import { actsAs } from "../../decide/judging.ts";
import { listPossibleActions } from "../../decide/list-possible-actions.ts";
import { factsOf } from "../../expression/condition-facts.ts";
import { namesIn } from "../../expression/names-in.ts";
import type { ActionDetails } from "../../log/case-log.ts";
import { resolveEffects } from "../../decide/resolve-effects.ts";
import { takeEffect } from "../../log/do-declared.ts";
import { emptyCase } from "../../log/empty-case.ts";
import { proposeGrade } from "../../log/propose-grade.ts";
import { statesFrom } from "../checks/check-flow.ts";
import type { SystemDefinition } from "../definition.ts";
import { at, basisOf, denying, inState, type Proof, rowOf, type Samples, satisfying } from "./samples.ts";

const nobody = { accountId: "nobody", organisationId: "nowhere", areaCode: "331102", roles: [] };

/** The same form with every question answered "not known". */
function unknownIn({ answers, ...details }: ActionDetails): ActionDetails {
  if (answers === undefined) return details;
  const fields = Object.fromEntries(
    Object.keys(answers.fields).map((field) => [field, { unknown: true as const }]),
  );
  return { ...details, answers: { ...answers, fields } };
}

/** The same form with the other end of each choice, where the guard of the action reads one of its answers. */
function otherwiseIn(details: ActionDetails, action: string, { actions, fields }: SystemDefinition) {
  const guard = actions[action]?.guard?.when;
  const read = guard === undefined ? [] : namesIn(guard).fields;
  const { answers } = details;
  if (answers === undefined || !read.some((field) => Object.hasOwn(answers.fields, field))) return null;
  const other = Object.entries(answers.fields).map(([field, answer]) => {
    const type = fields[field]?.type;
    if (type?.kind === "flag") return [field, false] as const;
    return [field, type?.kind === "code" ? (Object.keys(type.options)[0] ?? answer) : answer] as const;
  });
  return { ...details, answers: { ...answers, fields: Object.fromEntries(other) } };
}

/** What an action comes to: for those who may do it and one who may not, where it starts and where it does not. */
function provenAction(definition: SystemDefinition, samples: Samples, action: string): unknown {
  const [rule, first] = [definition.actions[action], samples.original.actions[action]];
  const [blank = emptyCase, unanswered = emptyCase] = samples.cases;
  if (first === undefined) return null;
  const states = Object.keys(samples.original.states);
  const from = statesFrom(first, samples.original);
  const chosen = [
    null,
    ...states.filter((name, at) => from.slice(0, 2).includes(name) || at === 0 || name === from.at(-1)),
  ];
  const outside = states.find((name) => !from.includes(name));
  const effects = first.effects ?? [];
  const conditions = [
    first.guard?.when,
    ...effects.map((effect) => ("when" in effect ? effect.when : undefined)),
  ];
  const cases = [
    blank,
    unanswered,
    ...conditions.flatMap((when) =>
      when === undefined ? [] : [satisfying(blank, when), denying(unanswered, when)],
    ),
  ];
  const named = new Set([...first.by, ...(first.secondPerson ?? [])]);
  const stranger = samples.people.find(({ name }) => !named.has(name));
  const doers = samples.people.filter(({ name }) => named.has(name));
  const people = [
    ...doers.slice(0, 3),
    // a mutant takes away the last
    ...doers.slice(3).slice(-1),
    ...(stranger === undefined ? [] : [stranger]),
  ];
  const details = samples.answers.get(action) ?? {};
  const otherwise = otherwiseIn(details, action, samples.original);
  const waiting = [{ number: 5, action, proposedBy: "somebody", at, details }];
  return cases.flatMap((one) =>
    [...chosen, ...(outside === undefined ? [] : [outside])].map((name) => {
      const state = name === null ? null : inState(definition, one, name);
      const row = rowOf(action, details);
      const moved =
        rule === undefined || state === null ? null : takeEffect(definition, rule, state, row, row)?.state;
      const basis = basisOf(samples.original, state ?? blank, stranger?.actor ?? nobody);
      return [
        // whoever does it and whether or not a second person has to agree
        resolveEffects(definition, rule?.effects ?? [], one, { actor: "a", named: "b" }, basis),
        [moved?.state, moved?.phase, moved?.assignee, moved?.sealed, moved?.grade, moved?.referrals.length],
        people.map(({ actor }, index) => {
          const basis = basisOf(samples.original, state ?? blank, actor);
          const proposed = { action, transactionId: "t", baseVersion: state?.version ?? 0 };
          const pending = state === null ? null : { ...state, pending: waiting };
          return [
            decideCaseAction(definition, state, { ...proposed, details }, basis),
            decideCaseAction(definition, state, { ...proposed, details: {} }, basis),
            decideCaseAction(definition, state, { ...proposed, details }, { ...basis, gates: {} }),
            decideCaseAction(definition, state, { ...proposed, details: unknownIn(details) }, basis),
            otherwise === null
              ? null
              : decideCaseAction(definition, state, { ...proposed, details: otherwise }, basis).status,
            // the platform as it opens for another case, knowing nothing
            decideCaseAction(
              definition,
              state,
              { ...proposed, details: {} },
              { ...basis, actor: nobody, isPlatform: true },
            ).status,
            one === blank && index === 0
              ? listPossibleActions(definition, state, basis).filter((possible) => possible.action === action)
              : null,
            pending === null ? null : engineActor("confirm", definition, pending, { pending: 5 }, basis),
          ];
        }),
      ];
    }),
  );
}

/** Each actor in each state tries each action: what is refused, done and set going. */
export const acts: Proof = (definition, samples, [part, name = ""]) => {
  if (part === "actions") return provenAction(definition, samples, name);
  const [blank = emptyCase] = samples.cases;
  const people = part === "actors" ? samples.people.filter((one) => one.name === name) : samples.people;
  const states = [
    null,
    ...Object.keys(samples.original.states).map((state) => inState(definition, blank, state)),
  ];
  const moves = Object.entries(definition.actions).flatMap(([action, rule]) =>
    states.map((state) => {
      const row = rowOf(action, {});
      const moved = state === null ? undefined : takeEffect(definition, rule, state, row, row)?.state;
      return [action, moved?.state, moved?.phase, moved?.closedAt, moved?.occurrence];
    }),
  );
  const possible = people.map(({ actor }) =>
    states.map((state) => {
      const basis = basisOf(samples.original, state ?? blank, actor);
      const opening = Object.entries(definition.actions)
        .filter(([, { from }]) => state === null && from === "new")
        .map(([action]) =>
          decideCaseAction(
            definition,
            null,
            { action, transactionId: "t", baseVersion: 0, details: samples.answers.get(action) ?? {} },
            basis,
          ),
        );
      const baseVersion = state?.version ?? 0;
      const named = { action: "assign", transactionId: "t", baseVersion, details: { assignee: "b" } };
      const assigning = [basis, { ...basis, gates: {} }].map((one) =>
        state === null ? null : decideCaseAction(definition, state, named, one),
      );
      return [
        listPossibleActions(definition, state, basis),
        actsAs(definition, state, basis),
        opening,
        assigning,
      ];
    }),
  );
  return [moves, possible];
};

/** What the rules propose, and who moves the grade. */
export const grades: Proof = (definition, { original, cases, people: actors }) => [
  // each rule by itself, with nothing else known
  (original.grade?.rules ?? []).map(({ when }) => {
    const [blank = emptyCase] = cases;
    const bare = { ...blank, fields: {}, parties: {} };
    const { grade } = definition;
    if (grade === undefined) return null;
    return [satisfying(bare, when), denying(bare, when)].map((alone) =>
      proposeGrade(grade, factsOf(definition, alone, { now: at })),
    );
  }),
  cases.map((state) =>
    definition.grade === undefined
      ? null
      : proposeGrade(definition.grade, factsOf(definition, state, { now: at })),
  ),
  actors.map(({ actor }) =>
    cases.slice(0, 3).map((state) => {
      const [lowest = "", ...others] = Object.keys(definition.grade?.values ?? {});
      const high = {
        ...state,
        state: Object.keys(definition.states)[0] ?? "",
        grade: { value: others.at(-1) ?? lowest, by: 1, setBy: "rule" as const },
      };
      const waits = {
        ...high,
        pending: [
          { number: 5, action: "lower-grade", proposedBy: "somebody", at, details: { grade: lowest } },
        ],
      };
      const basis = basisOf(definition, high, actor);
      const lower = {
        action: "lower-grade",
        transactionId: "t",
        baseVersion: 9,
        details: { grade: lowest, reason: "理由" },
      };
      const unknown = proposeGrade(
        {
          ...(definition.grade ?? {
            values: {},
            unknown: "",
            rules: [],
            raise: [],
            lower: [],
            lowerConfirm: [],
          }),
          rules: [
            { when: { gate: "?" }, is: lowest },
            { when: { not: { tasksDone: true } }, is: lowest },
          ],
        },
        factsOf(definition, { ...high, tasks: {} }, { now: at }),
      );
      return [
        decideCaseAction(definition, high, lower, basis),
        cases.map(
          (one) =>
            decideCaseAction(definition, { ...one, state: high.state, grade: high.grade }, lower, basis)
              .status,
        ),
        (["raise-grade", "confirm"] as const).map((kind) =>
          engineActor(kind, definition, waits, { pending: 5 }, basis),
        ),
        unknown,
      ];
    }),
  ),
];
