import { addDays } from "@halfsky/calendar";
import { scheduleClock } from "../../deadlines/clock-rules.ts";
import { dueSteps } from "../../deadlines/clock-steps.ts";
import { foldDeadlines } from "../../deadlines/fold-deadlines.ts";
import { originFields, originOf, windowOf } from "../../deadlines/schedule-days.ts";
import type { Answer } from "../../log/case-log.ts";
import type { CaseState } from "../../log/case-state.ts";
import { emptyCase } from "../../log/empty-case.ts";
import { testClock } from "../../log/invented-log.ts";
import type { ScheduleRule, SystemDefinition } from "../definition.ts";
import { denying, later, type Proof, rowOf, satisfying } from "./samples.ts";

/** The day of every origin of the samples, and the weeks and days that go with it. */
const born = "2026-03-02";
const unknown = { unknown: true } as const;

/**
 * When the steps of a schedule begin, move and end, what fulfils them on which day, and whom they tell: with each origin the
 * first that is known, with and without a correction, with each of its conditions met and not met, by each action.
 */
export const schedules: Proof = (whole, { cases: [full = emptyCase], original }, [, only = ""]) =>
  Object.keys(original.schedules ?? {})
    .filter((name) => only === "" || name === only)
    .map((name) => {
      const rule = original.schedules?.[name];
      const own = whole.schedules?.[name];
      if (rule === undefined || own === undefined) return null;
      // of a schedule by itself nothing else has to be worked out
      const alone = { ...whole, deadlines: {}, referrals: {}, tasks: {} };
      const switchedOn = Object.fromEntries(
        Object.entries(own.steps).map(([step, { off: _off, ...rest }]) => [step, rest]),
      );
      const base: CaseState = {
        ...full,
        openedAt: "2020-01-01T00:00:00.000Z",
        referrals: [],
        tasks: {},
        deadlines: [],
      };
      const variants = variantsOf(rule, Object.keys(original.grade?.values ?? {}), base);
      return [own, { ...own, steps: switchedOn }].map((one) =>
        variants.map((state) => coursesOf({ ...alone, schedules: { [name]: one } }, name, rule, state)),
      );
    });

/** The case with each origin known first, without a correction, and with each condition met and not met. */
function variantsOf(rule: ScheduleRule, scale: readonly string[], base: CaseState): readonly CaseState[] {
  const conditions = [rule.ends, ...Object.values(rule.steps).flatMap(({ when, needs }) => [when, needs])];
  const met = conditions.reduce((state, when) => satisfying(state, when), base);
  const open =
    rule.ends === undefined ? met : { ...denying(met, rule.ends), done: met.done, grade: met.grade };
  const known = withAnswers(open, rule, 0);
  const unknownWeeks = rule.corrected === undefined ? {} : { [rule.corrected.weeks]: given(unknown) };
  return [
    ...rule.origin.map((_, skipped) => withAnswers(open, rule, skipped)),
    withAnswers(open, rule, rule.origin.length),
    { ...known, fields: { ...known.fields, ...unknownWeeks } },
    ...scale.map((value) => ({ ...known, grade: { value, by: 1, setBy: "rule" as const } })),
    ...conditions.flatMap((when) =>
      when === undefined
        ? []
        : [withAnswers(satisfying(open, when), rule, 0), withAnswers(denying(open, when), rule, 0)],
    ),
  ];
}

function withAnswers(state: CaseState, rule: ScheduleRule, skipped: number): CaseState {
  const fields = { ...state.fields };
  for (const [index, origin] of rule.origin.entries()) {
    const [day = "", ...counts] = originFields(origin);
    fields[day] = given(index < skipped ? unknown : born);
    for (const [at, count] of counts.entries()) fields[count] = given(at === 0 ? "12" : "3");
  }
  if (rule.corrected !== undefined) {
    fields[rule.corrected.weeks] = given("30");
    if (rule.corrected.days !== undefined) fields[rule.corrected.days] = given("5");
  }
  for (const { on } of Object.values(rule.steps)) {
    if (on !== undefined && !rule.origin.some((origin) => originFields(origin).includes(on)))
      fields[on] = given(born);
  }
  return { ...state, fields };
}

function given(value: Answer): CaseState["fields"][string] {
  return { value, by: 10 };
}

/** From an opening on: the clocks, what they tell before and after their ends, and what each action makes of them. */
function coursesOf(
  definition: SystemDefinition,
  name: string,
  rule: ScheduleRule,
  state: CaseState,
): unknown {
  const opened = rowOf("x", {});
  const begun = {
    ...state,
    deadlines: foldDeadlines(definition, state, state, { ...opened, at: `${born}T01:00:00.000Z` }, testClock),
  };
  const told = begun.deadlines.map(({ dueAt }) => {
    const before = new Date(Date.parse(dueAt) - 60_000).toISOString();
    return dueSteps(definition, begun, "case", before, testClock);
  });
  const acts = new Set(Object.values(rule.steps).flatMap(({ by }) => by));
  // the windows of the original: a mutant is tried on the same days
  const origin = originOf(rule, state.fields);
  const days = Object.values(rule.steps).flatMap((step) => {
    if (origin === null || origin === "unknown") return [];
    const { first, last } = windowOf(step, origin);
    return [first, last, addDays(last, 1)];
  });
  // on the day of the action, and on one that the action names
  const ways = Object.values(rule.steps).some(({ on }) => on !== undefined) ? [false, true] : [false];
  const fulfilled = [...acts].flatMap((action) =>
    [...new Set(days)].flatMap((day) =>
      ways.map((isSaid) => {
        const on = Object.fromEntries(
          Object.values(rule.steps).flatMap((step) =>
            step.on === undefined || !isSaid ? [] : [[step.on, { value: addDays(day, -1), by: 11 }]],
          ),
        );
        const fields = { ...begun.fields, ...on };
        const after = {
          ...begun,
          version: 11,
          fields,
          done: { ...begun.done, [action]: (begun.done[action] ?? 0) + 1 },
        };
        const at = `${day}T02:00:00.000Z`;
        return foldDeadlines(
          definition,
          begun,
          after,
          { ...rowOf(action, {}), number: 11, at },
          testClock,
        ).map(({ name: clock, state: how, metAt }) => [clock, how, metAt]);
      }),
    ),
  );
  const explained = Object.keys(rule.steps).map((step) => {
    const row = {
      ...rowOf("explain-missed", { scheduled: scheduleClock(name, step), reason: "理由" }),
      number: 11,
      at: later,
    };
    return foldDeadlines(definition, begun, { ...begun, version: 11 }, row, testClock).map(
      ({ state: how }) => how,
    );
  });
  return [begun.deadlines, told, dueSteps(definition, begun, "case", later, testClock), fulfilled, explained];
}
