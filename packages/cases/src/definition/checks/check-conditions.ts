import { isDay } from "@halfsky/calendar";
import { parseDecimal } from "@halfsky/statistics";
import { parsePeriod } from "../../deadlines/period.ts";
import { type Condition, taskStatuses } from "../../expression/condition.ts";
import { atomsOf, namesIn } from "../../expression/names-in.ts";
import type { DefinitionFault } from "../definition-fault.ts";
import type { SystemDefinition } from "../definition.ts";
import { type CheckBasis, conditionsOf, fault, undeclared } from "./check.ts";
import { groupsOf } from "./form-places.ts";

/** Conditions: every name is declared, every value is one that the question can have, and nothing asks what it never hears. */
export function* checkConditions({ definition, others }: CheckBasis): Generator<DefinitionFault> {
  const inGroupsOnly = fieldsInGroupsOnly(definition);
  for (const { path, when, gatesAbout, isGuard } of conditionsOf(definition)) {
    const names = namesIn(when);
    yield* undeclared(path, names.fields, definition.fields, "字段", "field");
    yield* undeclared(path, names.parties, definition.parties, "当事人", "party");
    yield* undeclared(path, names.actions, definition.actions, "操作", "action");
    yield* undeclared(path, names.states, definition.states, "状态", "state");
    yield* undeclared(path, names.grades, definition.grade?.values, "等级", "grade");
    yield* undeclared(path, names.referrals, definition.referrals, "转介", "referral");
    yield* undeclared(path, names.consents, definition.consents, "同意事项", "consent");
    yield* undeclared(path, names.tasks, definition.tasks, "联办事项", "task");
    for (const field of names.fields) {
      if (inGroupsOnly.has(field)) {
        yield fault(
          path,
          `“${field}”只在重复组中填写，条件读不到某一行。`,
          `"${field}" is asked in repeating groups only; a condition reads no single row.`,
        );
      }
    }
    for (const gate of names.gates) {
      if (gatesAbout === null) {
        yield fault(
          path,
          `“${gate}”查询其他系统，只能用于操作的前提。`,
          `"${gate}" asks another system; only guards and effects can.`,
        );
      }
      if (others.length > 0 && !others.some((other) => other.gate?.name === gate)) {
        yield fault(path, `没有系统提供“${gate}”查询。`, `No system offers the gate "${gate}".`);
      }
    }
    for (const atom of atomsOf(when)) {
      yield* checkAtom(path, atom, definition);
      if ("since" in atom || "apart" in atom) yield* checkTerm(path, atom, isGuard, definition);
      if ("gate" in atom && gatesAbout !== null) yield* checkGate(path, atom.of, gatesAbout, definition);
    }
    yield* checkParts(path, when);
  }
}

/** A gate is asked about people who are known by their ID numbers: those of a party, or whom the case is assigned to. */
function* checkGate(
  path: string,
  of: string | undefined,
  about: "party" | "assignee",
  { parties }: SystemDefinition,
): Generator<DefinitionFault> {
  if ((of === undefined) !== (about === "assignee")) {
    yield fault(
      path,
      about === "assignee" ? "此处查询的是承办人，不写当事人。" : "没有写明查询哪一类当事人。",
      about === "assignee"
        ? "Here the person assigned is asked about; no party is named."
        : "It does not say about the people of which party.",
    );
  }
  const party = of === undefined ? undefined : parties[of];
  if (party !== undefined && party.parts.idNumber === undefined) {
    yield fault(
      path,
      `“${of ?? ""}”不问身份证号，无从认出本人。`,
      `"${of ?? ""}" has no ID number: nobody is known.`,
    );
  }
}

/** "all" and "any" of nothing say nothing. */
function* checkParts(path: string, condition: Condition): Generator<DefinitionFault> {
  if ("not" in condition) return yield* checkParts(path, condition.not);
  const parts = "all" in condition ? condition.all : "any" in condition ? condition.any : null;
  if (parts === null) return;
  if (parts.length === 0) yield fault(path, "条件为空。", "The condition has no part.");
  for (const part of parts) yield* checkParts(path, part);
}

function* checkAtom(path: string, atom: Condition, definition: SystemDefinition): Generator<DefinitionFault> {
  if ("is" in atom) yield* checkValues(path, atom.is[0], [atom.is[1]], definition);
  if ("in" in atom) {
    if (atom.in[1].length === 0) yield fault(path, "没有列出选项。", "No answers are listed.");
    yield* checkValues(path, atom.in[0], atom.in[1], definition);
  }
  if ("compare" in atom) {
    const [field, , value] = atom.compare;
    const kind = definition.fields[field]?.type.kind;
    const fits =
      kind === undefined ||
      (kind === "number" && parseDecimal(value) !== null) ||
      (kind === "date" && isDay(value)) ||
      (kind === "moment" && !Number.isNaN(Date.parse(value)));
    if (!fits) {
      yield fault(path, `“${field}”不能与“${value}”比较。`, `"${field}" cannot be compared with "${value}".`);
    }
  }
  if ("age" in atom) {
    const party = definition.parties[atom.age[0]];
    if (party !== undefined && party.parts.birthDate === undefined) {
      yield fault(
        path,
        `“${atom.age[0]}”不问出生日期，年龄永远不明。`,
        `"${atom.age[0]}" is not asked for a day of birth; the age is never known.`,
      );
    }
  }
  if ("grade" in atom && definition.grade === undefined) {
    yield fault(path, "本系统没有等级。", "The system has no grades.");
  }
  if ("task" in atom && !(taskStatuses as readonly string[]).includes(atom.task[1])) {
    yield fault(path, `没有“${atom.task[1]}”这种事项状态。`, `A task never stands at "${atom.task[1]}".`);
  }
  if ("tasksDone" in atom && definition.tasks === undefined) {
    yield fault(path, "本系统没有联办事项。", "The system has no tasks.");
  }
}

/** A term is asked by guards only: a log is read again by a calendar that was published later, and must come out the same. */
function* checkTerm(
  path: string,
  atom: Extract<Condition, { since: unknown } | { apart: unknown }>,
  isGuard: boolean,
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  if (!isGuard) yield fault(path, "期限只能用于操作的前提。", "A term can be asked by guards only.");
  const period = "since" in atom ? atom.since[2] : atom.apart[3];
  if (parsePeriod(period) === null) {
    yield fault(path, `“${period}”不是期间。`, `"${period}" is no period.`);
  }
  for (const field of namesIn(atom).fields) {
    const kind = definition.fields[field]?.type.kind;
    if (kind !== undefined && kind !== "date" && kind !== "moment") {
      yield fault(path, `“${field}”不是日期或时刻。`, `"${field}" is no day or moment.`);
    }
  }
}

/** Whether values are answers that a question can have. */
export function* checkValues(
  path: string,
  field: string,
  values: readonly (string | boolean)[],
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  const type = definition.fields[field]?.type;
  if (type === undefined) return;
  for (const value of values) {
    const fits =
      type.kind === "flag"
        ? typeof value === "boolean"
        : type.kind === "code" || type.kind === "codes"
          ? typeof value === "string" && Object.hasOwn(type.options, value)
          : typeof value === "string";
    if (!fits) {
      yield fault(
        path,
        `“${String(value)}”不是“${field}”的选项。`,
        `"${String(value)}" is no answer of "${field}".`,
      );
    }
  }
}

function fieldsInGroupsOnly(definition: SystemDefinition): ReadonlySet<string> {
  const inGroups = new Set(groupsOf(definition).flatMap(({ items }) => items));
  const direct = new Set([
    ...Object.values(definition.forms)
      .flat()
      .flatMap((item) => (typeof item === "string" ? [item] : "field" in item ? [item.field] : [])),
    ...Object.values(definition.referrals ?? {}).flatMap(({ answerForm }) => answerForm ?? []),
    ...Object.values(definition.tasks ?? {}).flatMap(({ brings }) => brings ?? []),
  ]);
  return new Set([...inGroups].filter((field) => !direct.has(field)));
}
