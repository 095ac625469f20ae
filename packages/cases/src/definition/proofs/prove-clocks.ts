import { dueSteps } from "../../deadlines/clock-steps.ts";
import { foldDeadlines } from "../../deadlines/fold-deadlines.ts";
import { formAsks, formOf } from "../../decide/form-items.ts";
import { engineActions } from "../../log/case-log.ts";
import type { CaseState } from "../../log/case-state.ts";
import { emptyCase } from "../../log/empty-case.ts";
import { testClock } from "../../log/invented-log.ts";
import { statesFrom } from "../checks/check-flow.ts";
import type { Condition } from "../../expression/condition.ts";
import { namesIn } from "../../expression/names-in.ts";
import type { SystemDefinition } from "../definition.ts";
import { at, denying, inState, later, type Proof, rowOf, satisfying } from "./samples.ts";

/** When occurrences begin, end, pause, warn and escalate, and whom they tell. */
export const clocks: Proof = (whole, { cases: [full = emptyCase], original }, [part, name = ""]) => {
  // of a rule by itself nothing else has to be worked out
  const isOwn = part === "deadlines";
  const definition = isOwn
    ? { ...whole, deadlines: pickedBy(whole.deadlines, name), referrals: {}, tasks: {} }
    : whole;
  const blank = isOwn ? { ...full, referrals: [], tasks: {} } : full;
  const states = Object.keys(original.states);
  const scale = [null, ...Object.keys(original.grade?.values ?? {})];
  const justAnswered = Object.fromEntries(
    Object.entries(blank.fields).map(([field, { value }]) => [field, { value, by: 10 }]),
  );
  const done = Object.fromEntries(Object.keys(original.actions).map((action) => [action, 1]));
  const begin = (
    state: string,
    grade: string | null,
    fields: CaseState["fields"] = justAnswered,
  ): CaseState => {
    const begun: CaseState = {
      ...inState(original, blank, state),
      grade: grade === null ? null : { value: grade, by: 1, setBy: "rule" },
      fields,
      done,
      version: 10,
    };
    return { ...begun, deadlines: foldDeadlines(definition, null, begun, rowOf("x", {}), testClock) };
  };
  // of a clock that goes by an answer: each way in which it may be answered
  const ways = (isOwn ? triggersOf(original, name) : []).map((when) => answeredSo(when, blank));
  const begun = [
    ...ways.flat().flatMap((fields) => states.map((state) => begin(state, null, fields))),
    ...scale.map((grade) => begin(states[0] ?? "", grade)),
    ...states.flatMap((state) => (isOwn ? scale : scale.slice(-1)).map((grade) => begin(state, grade))),
    // nobody has answered anything
    ...(isOwn ? [] : [begin(states[0] ?? "", null, {})]),
  ];
  const steps = begun.map((state) => [
    state.deadlines,
    dueSteps(definition, state, "case", at, testClock),
    dueSteps(definition, state, "case", later, testClock),
    // a minute before each end: warnings are only given before it
    state.deadlines.map(({ dueAt }) => {
      const before = new Date(Date.parse(dueAt) - 60_000).toISOString();
      return dueSteps(definition, state, "case", before, testClock);
    }),
  ]);
  const moves = [
    ...Object.entries(original.actions).flatMap(([name, rule]) =>
      statesFrom(rule, original)
        .slice(0, isOwn ? states.length : 3)
        .map((from) => ({ name, from, to: rule.to === "same" ? from : rule.to })),
    ),
    ...engineActions
      .filter((name) => !isOwn || name === "correct")
      .map((name) => ({ name, from: states[0] ?? "", to: states[0] ?? "" })),
  ];
  const grade = scale.at(-1) ?? null;
  const endOf = (
    { name, to }: (typeof moves)[number],
    before: CaseState,
    answers: CaseState["fields"],
  ): CaseState["deadlines"] => {
    const action = { ...rowOf(name, {}), number: 11 };
    const given = name === "correct" || name === "answer-referral";
    const asks = formAsks(formOf(original, name)).fields;
    const after: CaseState = {
      ...inState(original, before, to),
      version: 11,
      done: { ...done, [name]: 2 },
      fields: {
        ...before.fields,
        ...Object.fromEntries(
          Object.entries(answers)
            .filter(([field]) => given || asks.includes(field))
            .map(([field, { value }]) => [field, { value, by: 11 }]),
        ),
      },
      tasks:
        name === "finish-task"
          ? Object.fromEntries(
              Object.entries(before.tasks).map(([task, one]) => [task, { ...one, status: "done" as const }]),
            )
          : before.tasks,
    };
    return foldDeadlines(definition, before, after, action, testClock);
  };
  const ends = moves.map((move) => {
    const before =
      begun.find((state) => state.state === move.from && state.grade?.value === grade) ??
      begin(move.from, grade);
    const [first = before.fields] = ways.flat();
    return [
      endOf(move, before, justAnswered),
      ...ways.flat().map((fields) => endOf(move, begin(move.from, null, first), fields)),
    ];
  });
  return [steps, ends];
};

/** What the triggers of a clock ask beside. */
function triggersOf({ deadlines }: SystemDefinition, name: string): readonly Condition[] {
  const rule = deadlines?.[name];
  return [rule?.starts.when, rule?.meets.when].flatMap((when) => when ?? []);
}

/** Answers by which a condition holds, by which it does not, and by which nobody knows, all just given. */
function answeredSo(when: Condition, blank: CaseState): readonly CaseState["fields"][] {
  const justGiven = (fields: CaseState["fields"]): CaseState["fields"] =>
    Object.fromEntries(Object.entries(fields).map(([field, { value }]) => [field, { value, by: 10 }]));
  const unknown = namesIn(when).fields.map((field) => [field, { value: { unknown: true as const }, by: 10 }]);
  return [
    justGiven(satisfying(blank, when).fields),
    justGiven(denying(blank, when).fields),
    { ...justGiven(blank.fields), ...Object.fromEntries(unknown) },
  ];
}

function pickedBy<T>(
  rules: Readonly<Record<string, T>> | undefined,
  name: string,
): Readonly<Record<string, T>> {
  const rule = rules?.[name];
  return rule === undefined ? {} : { [name]: rule };
}
