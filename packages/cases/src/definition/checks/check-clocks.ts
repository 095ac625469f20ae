import { parsePeriod } from "../../deadlines/period.ts";
import { conditionalReferrals } from "../../log/owed-referrals.ts";
import type { DefinitionFault } from "../definition-fault.ts";
import type { DeadlineRule, SystemDefinition, Trigger } from "../definition.ts";
import { type CheckBasis, fault, undeclared } from "./check.ts";
import { reachable } from "./check-flow.ts";
import { checkSealing } from "./check-sealing.ts";

/** Clocks, grades and sealing: each period can be read, each grade has its own, each clock begins and can be met. */
export function* checkClocks({ definition }: CheckBasis): Generator<DefinitionFault> {
  yield* checkScale(definition);
  for (const [name, rule] of Object.entries(definition.deadlines ?? {})) {
    yield* checkDeadline(`deadlines.${name}`, rule, definition);
  }
  yield* checkSealing(definition);
  const periods: [string, string][] = [
    ["keep", definition.keep],
    ...Object.entries(definition.consents ?? {}).map(([name, { lasts }]): [string, string] => [
      `consents.${name}.lasts`,
      lasts,
    ]),
    ...Object.entries(definition.referrals ?? {}).flatMap(([name, rule]): [string, string][] => [
      [`referrals.${name}.acknowledge`, rule.acknowledge],
      [`referrals.${name}.answer`, rule.answer],
    ]),
    ...Object.entries(definition.actions).flatMap(([name, { effects = [] }]) =>
      conditionalReferrals(effects).map(({ clearIn }): [string, string] => [
        `actions.${name}.effects.clearIn`,
        clearIn,
      ]),
    ),
    ...Object.entries(definition.tasks ?? {}).map(([name, { due }]): [string, string] => [
      `tasks.${name}.due`,
      due,
    ]),
    ...(definition.match === undefined
      ? []
      : [["match.window", definition.match.window] as [string, string]]),
    ...(definition.gate === undefined
      ? []
      : [["gate.validFor", definition.gate.validFor] as [string, string]]),
  ];
  for (const [path, period] of periods) yield* checkPeriod(path, period, false);
}

/** Whether a period can be read, and lasts, unless it is one that may be nothing. */
export function* checkPeriod(
  path: string,
  period: string,
  mayBeNothing: boolean,
): Generator<DefinitionFault> {
  const parsed = parsePeriod(period);
  if (parsed === null) {
    yield fault(
      path,
      `“${period}”不是期限，应如30m、24h、3d、5wd、6mo。`,
      `"${period}" is no period such as 30m, 24h, 3d, 5wd or 6mo.`,
    );
  } else if (parsed.count === 0 && !mayBeNothing) {
    yield fault(path, "期限为零。", "The period is nothing.");
  }
}

function* checkDeadline(
  path: string,
  rule: DeadlineRule,
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  yield* checkTrigger(`${path}.starts`, rule.starts, definition);
  yield* checkTrigger(`${path}.meets`, rule.meets, definition);
  if (rule.repeats !== true && JSON.stringify(rule.starts) === JSON.stringify(rule.meets)) {
    yield fault(path, "开始与完成是同一件事。", "It is met by what begins it.");
  }
  if (typeof rule.due === "string") yield* checkPeriod(`${path}.due`, rule.due, true);
  else yield* checkPeriodsByGrade(`${path}.due`, rule.due, definition);
  for (const [at, warn] of (rule.warn ?? []).entries()) {
    yield* checkPeriod(`${path}.warn.${at}`, warn, false);
  }
  for (const [at, { after, to }] of rule.escalate.entries()) {
    yield* checkPeriod(`${path}.escalate.${at}.after`, after, true);
    yield* checkTold(`${path}.escalate.${at}.to`, to, definition);
  }
  yield* undeclared(`${path}.pausedIn`, rule.pausedIn ?? [], definition.states, "状态", "state");
  for (const state of rule.pausedIn ?? []) {
    if (definition.states[state]?.phase === "closed") {
      yield fault(`${path}.pausedIn`, "结案后期限已终止，无从暂停。", "A closed case has no clock to pause.");
    }
  }
}

/** Whoever is told by a clock stands in a relation to the case: "anyone" is nobody in particular. */
export function* checkTold(
  path: string,
  actor: string,
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  yield* undeclared(path, [actor], definition.actors, "角色", "actor");
  if (definition.actors[actor]?.relation === "anyone") {
    yield fault(
      path,
      "与案件没有关系的人不能被告知。",
      "Who stands in no relation to the case cannot be told.",
    );
  }
}

function* checkPeriodsByGrade(
  path: string,
  due: Readonly<Record<string, string>>,
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  const grades = Object.keys(definition.grade?.values ?? {});
  yield* undeclared(path, Object.keys(due), definition.grade?.values, "等级", "grade");
  for (const grade of grades) {
    if (!Object.hasOwn(due, grade)) {
      yield fault(path, `缺少等级“${grade}”的期限。`, `The period of grade "${grade}" is missing.`);
    }
  }
  for (const [grade, period] of Object.entries(due)) yield* checkPeriod(`${path}.${grade}`, period, true);
}

function* checkTrigger(
  path: string,
  trigger: Trigger,
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  if ("action" in trigger) {
    yield* undeclared(path, [trigger.action], definition.actions, "操作", "action");
  } else if ("field" in trigger) {
    yield* undeclared(path, [trigger.field], definition.fields, "字段", "field");
  } else if ("task" in trigger) {
    yield* undeclared(path, [trigger.task], definition.tasks, "联办事项", "task");
  } else {
    const state = "state" in trigger ? trigger.state : trigger.left;
    yield* undeclared(path, [state], definition.states, "状态", "state");
    if (Object.hasOwn(definition.states, state) && !reachable(definition).has(state)) {
      yield fault(path, `“${state}”永远到不了。`, `"${state}" is never reached.`);
    }
  }
}

function* checkScale({ grade, ...definition }: SystemDefinition): Generator<DefinitionFault> {
  if (grade === undefined) return;
  const scale = Object.keys(grade.values);
  if (scale.length < 2)
    yield fault("grade.values", "至少要有两个等级。", "A scale needs at least two grades.");
  yield* undeclared("grade.unknown", [grade.unknown], grade.values, "等级", "grade");
  if (scale.length > 1 && grade.unknown === scale[0]) {
    yield fault(
      "grade.unknown",
      "情况不明时不得按最低等级对待。",
      "The unknown cannot count as the lowest grade.",
    );
  }
  let last = scale.length;
  for (const [at, rule] of grade.rules.entries()) {
    yield* undeclared(`grade.rules.${at}.is`, [rule.is], grade.values, "等级", "grade");
    const place = scale.indexOf(rule.is);
    if (place > last) {
      yield fault(
        `grade.rules.${at}`,
        "规则须从最高等级写到最低等级。",
        "Rules stand from the highest grade to the lowest.",
      );
    }
    last = place;
  }
  const used = new Set(grade.rules.map(({ is }) => is));
  const raised = new Set(
    Object.values(definition.actions).flatMap(({ effects = [] }) =>
      effects.flatMap((effect) => ("raiseTo" in effect ? [effect.raiseTo] : [])),
    ),
  );
  for (const name of scale) {
    if (grade.rules.length > 0 && !used.has(name) && !raised.has(name) && name !== grade.unknown) {
      yield fault(`grade.values.${name}`, "没有规则会得出这一等级。", "No rule ever gives this grade.");
    }
  }
}
