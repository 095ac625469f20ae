import { answeredBy, workedBy } from "../../decide/answered-by.ts";
import { decideCaseAction } from "../../decide/decide-case-action.ts";
import { openedByClock } from "../../decide/opened-by-link.ts";
import { takeEffect } from "../../log/do-declared.ts";
import { doEngineAction } from "../../log/do-engine-action.ts";
import { emptyCase } from "../../log/empty-case.ts";
import { testClock } from "../../log/invented-log.ts";
import { mayName } from "../../privacy/may-name.ts";
import { visibleTo } from "../../privacy/visible-to.ts";
import { statesFrom } from "../checks/check-flow.ts";
import type { SystemDefinition } from "../definition.ts";
import { at, basisOf, denying, inState, type Proof, rowOf, type Samples, satisfying } from "./samples.ts";

/** Those who hold something, and the first who may do each action that hands something on. */
function asking({ original, people }: Samples): Samples["people"] {
  const senders = new Set(
    Object.values(original.actions)
      .filter(({ effects = [] }) =>
        effects.some((effect) => "refer" in effect || "open" in effect || "fanOut" in effect),
      )
      .flatMap(({ by }) => by.slice(0, 1)),
  );
  return people.filter(({ name }) => {
    const relation = original.actors[name]?.relation;
    return senders.has(name) || relation === "holds-referral" || relation === "holds-task";
  });
}

/** What each actor sees, in a case and in a list, and what a broken glass shows. */
export const reads: Proof = (definition, samples) => {
  const [blank = emptyCase] = samples.cases;
  const read = samples.people.flatMap(({ actor, name }) =>
    (["case", "list"] as const).map((place) => {
      const visibility = visibleTo(definition, [name], blank, {
        organisationId: actor.organisationId,
        now: at,
        place,
      });
      const named = Object.keys(samples.original.actors).filter((one) =>
        mayName(definition, one, visibility),
      );
      return { ...visibility, named };
    }),
  );
  const byGlass = visibleTo(definition, [], blank, { organisationId: "elsewhere", now: at, glass: true });
  return [...read, byGlass];
};

/** A definition that lets agencies see what is shared, and nothing by what they answer or do. */
function sharing(definition: SystemDefinition): SystemDefinition {
  const referrals = Object.entries(definition.referrals ?? {}).map(
    ([name, { answerForm: _answerForm, ...rule }]) => [name, rule],
  );
  return { ...definition, actions: {}, referrals: Object.fromEntries(referrals) };
}

/** What agencies are asked, on what basis, what they see and answer; items and links likewise. */
export const hands: Proof = (definition, samples, [part, only]) => {
  const people = asking(samples);
  // several agencies of one role hold nothing of each other's
  const [first = emptyCase] = samples.cases;
  const held =
    part === "referrals"
      ? { ...first, tasks: {}, referrals: first.referrals.filter(({ name }) => name === only) }
      : first;
  const denied = Object.values(samples.original.tasks ?? {}).map(({ when }) =>
    denying(samples.cases[0] ?? emptyCase, when),
  );
  const [blank = emptyCase, unanswered = emptyCase] = samples.cases;
  // each condition under which an agency may be told once by itself, without a consent and with one
  const allowed = Object.values(samples.original.referrals ?? {}).flatMap(({ basis }) => {
    const conditions = basis.map(({ when }) => when);
    if (conditions.every((when) => when === undefined)) return [];
    const quiet = conditions.reduce(denying, blank);
    return conditions.flatMap((when) => [
      satisfying(unanswered, when),
      denying(unanswered, when),
      satisfying(quiet, when),
      quiet,
    ]);
  });
  const state = inState(definition, blank, Object.keys(definition.states)[0] ?? "");
  return [
    Object.entries(definition.actions)
      .filter(([, { effects = [] }]) =>
        effects.some((effect) => "refer" in effect || "open" in effect || "fanOut" in effect),
      )
      .map(([action, rule]) => {
        const name = rule.from === "new" ? null : (statesFrom(rule, definition)[0] ?? "");
        const guard = samples.original.actions[action]?.guard;
        const mayGo = guard === undefined ? [] : [satisfying(blank, guard.when), denying(blank, guard.when)];
        return [blank, unanswered, ...mayGo, ...allowed].map((one) =>
          people.map(({ actor }) => {
            const standing = name === null ? null : inState(definition, one, name);
            const basis = basisOf(samples.original, standing ?? one, actor);
            return decideCaseAction(
              definition,
              standing,
              {
                action,
                transactionId: "t",
                baseVersion: standing?.version ?? 0,
                details: samples.answers.get(action) ?? {},
              },
              basis,
            );
          }),
        );
      }),
    Object.keys(samples.original.links ?? {}).map((name) =>
      openedByClock(definition, name, state, {
        number: "1",
        clock: { zh: "时限", en: "A clock" },
        dueOn: "2026-03-05",
        agencies: ["agency"],
      }),
    ),
    Object.keys(samples.original.consents ?? {}).map(
      (scope) =>
        doEngineAction(
          "give-consent",
          definition,
          state,
          rowOf("give-consent", { consent: { scope } }),
          testClock,
        )?.state.consents,
    ),
    Object.keys(samples.original.actions).map((action) =>
      people.map(({ actor }) =>
        [answeredBy, workedBy].map((meant) => meant(definition, state, { action }, { actor })),
      ),
    ),
    state.referrals.map(({ name, number }) =>
      people.map(({ actor }) => {
        const basis = basisOf(definition, state, actor);
        const referral = { name, number };
        const fields = Object.fromEntries(
          Object.entries(blank.fields).map(([field, { value }]) => [field, value]),
        );
        return [
          decideCaseAction(
            definition,
            state,
            {
              action: "answer-referral",
              transactionId: "t",
              baseVersion: 9,
              details: { referral, answers: { fields } },
            },
            basis,
          ),
          decideCaseAction(
            definition,
            state,
            { action: "accept-referral", transactionId: "t", baseVersion: 9, details: { referral } },
            basis,
          ),
          doEngineAction(
            "accept-referral",
            definition,
            state,
            rowOf("accept-referral", { referral }),
            testClock,
          )?.state.owner,
        ];
      }),
    ),
    [...samples.cases, ...denied].map((one) =>
      Object.keys(definition.tasks ?? {}).length === 0
        ? null
        : takeEffect(
            definition,
            { title: { zh: "", en: "" }, from: "open", to: "same", by: [], effects: [{ fanOut: true }] },
            { ...inState(definition, one, state.state), tasks: {} },
            rowOf("x", {}),
            rowOf("x", {}),
          )?.state.tasks,
    ),
    Object.keys(samples.original.tasks ?? {}).map((task) =>
      people.map(({ actor }) => {
        const fields = Object.fromEntries(
          Object.entries(blank.fields).map(([field, { value }]) => [field, value]),
        );
        return decideCaseAction(
          definition,
          state,
          {
            action: "finish-task",
            transactionId: "t",
            baseVersion: 9,
            details: { task, answers: { fields } },
          },
          basisOf(definition, state, actor),
        );
      }),
    ),
    reads(definition, { ...samples, people }, []),
    // what was shared alone, whatever the holder may see by acts of its own
    reads(sharing(definition), { ...samples, people, cases: [held] }, []),
  ];
};
