import { parsePeriod } from "../../deadlines/period.ts";
import { originFields, windowOf } from "../../deadlines/schedule-days.ts";
import { namesIn } from "../../expression/names-in.ts";
import type { DefinitionFault } from "../definition-fault.ts";
import type { ScheduleRule, ScheduleStepRule, SystemDefinition } from "../definition.ts";
import { type CheckBasis, fault, undeclared } from "./check.ts";
import { checkPeriod, checkTold } from "./check-clocks.ts";
import { fieldsOfForm } from "./form-places.ts";
import { isPlainName } from "./check-words.ts";

/** Schedules: each counts from days that may be seen, each window can be read, each step can be fulfilled. */
export function* checkSchedules({ definition }: CheckBasis): Generator<DefinitionFault> {
  for (const [name, rule] of Object.entries(definition.schedules ?? {})) {
    yield* checkSchedule(`schedules.${name}`, rule, definition);
  }
}

function* checkSchedule(
  path: string,
  rule: ScheduleRule,
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  if (rule.origin.length === 0) yield fault(`${path}.origin`, "没有写明起算日期。", "No origin is named.");
  for (const [at, origin] of rule.origin.entries()) {
    const [day = "", ...counts] = originFields(origin);
    yield* checkField(`${path}.origin.${at}`, day, ["date", "moment"], definition);
    for (const count of counts) yield* checkField(`${path}.origin.${at}`, count, ["number"], definition);
  }
  if (rule.corrected !== undefined) {
    const { weeks, days } = rule.corrected;
    for (const count of days === undefined ? [weeks] : [weeks, days]) {
      yield* checkField(`${path}.corrected`, count, ["number"], definition);
    }
    if (!rule.origin.some((origin) => "birth" in origin)) {
      yield fault(`${path}.corrected`, "孕周无须矫正。", "Weeks of gestation are not corrected.");
    }
  }
  const steps = Object.entries(rule.steps);
  if (steps.length === 0) yield fault(`${path}.steps`, "没有步骤。", "It has no steps.");
  for (const [name, step] of steps) yield* checkStep(`${path}.steps.${name}`, name, step, definition);
  for (const [at, warn] of (rule.warn ?? []).entries()) yield* checkPeriod(`${path}.warn.${at}`, warn, false);
  if (rule.escalate.length === 0) {
    yield fault(`${path}.escalate`, "过期须有人知道。", "Somebody is told when a window passes.");
  }
  for (const [at, { after, to }] of rule.escalate.entries()) {
    yield* checkPeriod(`${path}.escalate.${at}.after`, after, true);
    yield* checkTold(`${path}.escalate.${at}.to`, to, definition);
  }
  const conditions = [rule.ends, ...steps.flatMap(([, { when, needs }]) => [when, needs])];
  for (const condition of conditions) {
    for (const field of condition === undefined ? [] : namesIn(condition).fields) {
      if (definition.fields[field]?.privacy === "sealed" && !isSealedFromTheFirst(definition)) {
        yield fault(
          path,
          `日程不得以封存的“${field}”为条件。`,
          `What is due would tell the sealed "${field}".`,
        );
      }
    }
  }
}

function* checkStep(
  path: string,
  name: string,
  { from, to, by, on }: ScheduleStepRule,
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  if (!isPlainName(name) || name === "origin") {
    yield fault(
      path,
      "步骤名称应为字母和数字，且不为origin。",
      "The name of a step is of letters and digits, and not “origin”.",
    );
  }
  const isAge = (age: string): boolean => ["d", "w", "mo"].includes(parsePeriod(age)?.unit ?? "");
  for (const [part, age] of [
    ["from", from],
    ["to", to],
  ] as const) {
    if (!isAge(age)) {
      yield fault(
        `${path}.${part}`,
        `“${age}”不是月龄、周龄、日龄或孕周，应如28d、16w、8mo。`,
        `"${age}" is no age such as 28d, 16w or 8mo.`,
      );
    }
  }
  if (isAge(from) && isAge(to)) {
    const { first, last } = windowOf(
      { from, to },
      { day: "2024-03-01", correctedDays: 0, isGestation: false },
    );
    if (last < first)
      yield fault(`${path}.to`, "窗口在开始之前已结束。", "The window ends before it begins.");
  }
  yield* undeclared(`${path}.by`, by, definition.actions, "操作", "action");
  if (by.length === 0) yield fault(`${path}.by`, "没有操作能完成这一步。", "No action fulfils it.");
  if (on === undefined) return;
  yield* checkField(`${path}.on`, on, ["date", "moment"], definition);
  const isAsked = by.some((action) =>
    fieldsOfForm(definition.forms[definition.actions[action]?.form ?? ""] ?? []).includes(on),
  );
  if (!isAsked) yield fault(`${path}.on`, `没有操作会问“${on}”。`, `No action of it asks "${on}".`);
}

/** A field of such a type whose value windows may tell: everybody who sees the case sees them. */
function* checkField(
  path: string,
  name: string,
  kinds: readonly string[],
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  yield* undeclared(path, [name], definition.fields, "字段", "field");
  const field = definition.fields[name];
  if (field === undefined) return;
  if (!kinds.includes(field.type.kind)) {
    yield fault(path, `“${name}”的题型不能用于日程。`, `"${name}" is of a type that no schedule counts by.`);
  }
  const isSeen = field.privacy === "open" || field.privacy === "work";
  if (!isSeen && !isSealedFromTheFirst(definition)) {
    yield fault(
      path,
      `“${name}”不是公开或工作级，而到期日会显示在清单里。`,
      `"${name}" is neither open nor work, and windows stand in lists.`,
    );
  }
}

/** Whether every case is hidden as a whole by the action that opens it. */
export function isSealedFromTheFirst({ actions }: SystemDefinition): boolean {
  const opening = Object.values(actions).filter(({ from }) => from === "new");
  return (
    opening.length > 0 && opening.every(({ effects = [] }) => effects.some((effect) => "seal" in effect))
  );
}
