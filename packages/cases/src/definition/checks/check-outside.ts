import { type PersonPart, personParts } from "../definition.ts";
import type { DefinitionFault } from "../definition-fault.ts";
import { type CheckBasis, fault, undeclared } from "./check.ts";
import { checkTravel, checkUnits } from "./check-travel.ts";
import type { CountRule, SystemDefinition } from "../definition.ts";

/** What the case gives to others: keys to match by, indicators, coverage, gates, the form for the public. */
export function* checkOutside({ definition, others }: CheckBasis): Generator<DefinitionFault> {
  yield* checkMatch(definition, others);
  for (const [name, rule] of Object.entries(definition.indicators)) {
    yield* checkCount(`indicators.${name}.numerator`, rule.numerator, definition);
    if (rule.denominator !== undefined) {
      yield* checkCount(`indicators.${name}.denominator`, rule.denominator, definition);
    }
    yield* checkUnits(`indicators.${name}`, rule, definition);
    if (rule.by.includes("grade") && definition.grade === undefined) {
      yield fault(`indicators.${name}.by`, "本系统没有等级。", "The system has no grades.");
    }
  }
  yield* checkRegisters(definition, others);
  const { coverage, gate, publicIntake } = definition;
  if (coverage !== undefined) {
    for (const part of ["capacity", "point"] as const) {
      const field = coverage[part];
      if (field === undefined) continue;
      yield* undeclared(`coverage.${part}`, [field], definition.fields, "字段", "field");
      const kind = definition.fields[field]?.type.kind;
      if (kind !== undefined && kind !== (part === "capacity" ? "number" : "point")) {
        yield fault(`coverage.${part}`, `“${field}”的题型不对。`, `"${field}" is of the wrong type.`);
      }
    }
    if (coverage.needs !== undefined && Object.keys(coverage.needs).length === 0) {
      yield fault("coverage.needs", "没有写明所需的阵地。", "It says nothing that a unit needs a place for.");
    }
    yield* checkTravel(definition, coverage.within);
  }
  if (gate !== undefined) {
    yield* undeclared("gate.party", [gate.party], definition.parties, "当事人", "party");
    yield* undeclared("gate.state", [gate.state], definition.states, "状态", "state");
    yield* undeclared("gate.bars", gate.bars, definition.states, "状态", "state");
    if (gate.bars.includes(gate.state)) {
      yield fault("gate.bars", "同一状态不能既通过又不通过。", "One state cannot both pass and bar.");
    }
    if (definition.parties[gate.party]?.parts.idNumber === undefined) {
      yield fault(
        "gate.party",
        "不问身份证号，无从认出同一人。",
        "Without an ID number nobody is known again.",
      );
    }
    if (others.some((other) => other.gate?.name === gate.name)) {
      yield fault(
        "gate.name",
        `另一系统也提供“${gate.name}”查询。`,
        `Another system offers "${gate.name}" as well.`,
      );
    }
  }
  if (publicIntake !== undefined) yield* checkIntake(publicIntake, definition);
}

/** Names of places are offered from a system that is a register of places. */
function* checkRegisters(
  { fields }: SystemDefinition,
  others: readonly SystemDefinition[],
): Generator<DefinitionFault> {
  for (const [name, { type }] of Object.entries(fields)) {
    if (type.kind !== "name" || type.register === undefined || others.length === 0) continue;
    const { register } = type;
    if (others.some(({ id, coverage }) => id === register && coverage !== undefined)) continue;
    yield fault(
      `fields.${name}.type.register`,
      `“${register}”不是场所台账。`,
      `"${register}" is no register of places.`,
    );
  }
}

function* checkMatch(
  definition: SystemDefinition,
  others: readonly SystemDefinition[],
): Generator<DefinitionFault> {
  const { match, parties, fields } = definition;
  for (const [at, keys] of (match?.keys ?? []).entries()) {
    const path = `match.keys.${at}`;
    if (keys.length === 0) yield fault(path, "没有比对项。", "There is nothing to compare.");
    for (const key of keys) {
      const [party = "", part = ""] = key.split(".");
      const privacy = isPart(part) ? parties[party]?.parts[part] : undefined;
      if (privacy === undefined) {
        yield fault(path, `没有“${key}”可以比对。`, `There is no "${key}" to compare.`);
      } else if (privacy === "sealed") {
        yield fault(
          path,
          `“${key}”为封存级，不得用于查重。`,
          `"${key}" is sealed; nothing is matched by it.`,
        );
      }
    }
  }
  yield* checkResidence(match?.residence, fields);
  yield* checkOnce(definition, others);
}

/** People are counted once by their ID numbers, and each of the systems says so of the others. */
function* checkOnce(
  { id, match, parties, states }: SystemDefinition,
  others: readonly SystemDefinition[],
): Generator<DefinitionFault> {
  const once = match?.once;
  if (once === undefined) return;
  const path = "match.once";
  yield* undeclared(path, [once.party], parties, "当事人", "party");
  yield* undeclared(path, [once.state], states, "状态", "state");
  const number = parties[once.party]?.parts.idNumber;
  if (parties[once.party] !== undefined && (number === undefined || number === "sealed")) {
    yield fault(
      path,
      "不问身份证号或其为封存级，无从认出同一人。",
      "Nobody is known again without an ID number that is not sealed.",
    );
  }
  for (const name of new Set([id, ...once.beside])) {
    const other = name === id ? once : others.find((one) => one.id === name)?.match?.once;
    const isMutual = once.beside.includes(name) && other?.beside.includes(id) === true;
    if (isMutual || (name !== id && others.length === 0)) continue;
    yield fault(
      path,
      `“${name}”没有同样的唯一在册规定。`,
      `"${name}" does not count the same people once with this system.`,
    );
  }
}

function* checkResidence(
  field: string | undefined,
  fields: SystemDefinition["fields"],
): Generator<DefinitionFault> {
  if (field === undefined) return;
  const path = "match.residence";
  yield* undeclared(path, [field], fields, "字段", "field");
  const rule = fields[field];
  if (rule === undefined) return;
  if (rule.type.kind !== "locality") {
    yield fault(path, `“${field}”问的不是乡镇、村。`, `"${field}" does not ask for a township or village.`);
  }
}

function isPart(part: string): part is PersonPart {
  return (personParts as readonly string[]).includes(part);
}

function* checkCount(
  path: string,
  rule: CountRule,
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  if ("action" in rule) yield* undeclared(path, [rule.action], definition.actions, "操作", "action");
  if ("state" in rule) yield* undeclared(path, [rule.state], definition.states, "状态", "state");
  if ("due" in rule) yield* undeclared(path, [rule.due], definition.deadlines, "期限", "deadline");
  if ("onTime" in rule) yield* undeclared(path, [rule.onTime], definition.deadlines, "期限", "deadline");
  if ("overdue" in rule) yield* undeclared(path, [rule.overdue], definition.deadlines, "期限", "deadline");
  if ("anyOf" in rule || "eachOf" in rule) {
    const [name, parts] = "anyOf" in rule ? ["anyOf", rule.anyOf] : ["eachOf", rule.eachOf];
    for (const [index, one] of parts.entries()) {
      yield* checkCount(`${path}.${name}[${index}]`, one, definition);
    }
  }
  if ("schedule" in rule) {
    yield* undeclared(path, [rule.schedule], definition.schedules, "日程", "schedule");
  }
  if ("referral" in rule) yield* undeclared(path, [rule.referral], definition.referrals, "转介", "referral");
  if ("sum" in rule) yield* undeclared(path, [rule.sum], definition.fields, "字段", "field");
}

function* checkIntake(
  intake: NonNullable<SystemDefinition["publicIntake"]>,
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  const action = definition.actions[intake.action];
  yield* undeclared("publicIntake.action", [intake.action], definition.actions, "操作", "action");
  if (action !== undefined && action.from !== "new") {
    yield fault("publicIntake.action", "公众只能立案。", "The public can only open a case.");
  }
  const isForThem = action?.by.some((name) => {
    const actor = definition.actors[name];
    return actor?.role === "duty-holder" && actor.relation === "anyone";
  });
  if (action !== undefined && isForThem !== true) {
    yield fault(
      "publicIntake.action",
      "强制报告义务主体不能办理这一操作。",
      "Mandated reporters may not do this action.",
    );
  }
  for (const [at, field] of (intake.tells ?? []).entries()) {
    const path = `publicIntake.tells.${at}`;
    yield* undeclared(path, [field], definition.fields, "字段", "field");
    const rule = definition.fields[field];
    const isTold = rule === undefined || (rule.type.kind === "code" && isOpenOrWork(rule.privacy));
    if (!isTold) {
      yield fault(
        path,
        `“${field}”不能凭回执告知：只告知公开、工作级的选项。`,
        `"${field}" cannot be told by a receipt: only answers to choose from, open or of work.`,
      );
    }
  }
  yield* undeclared("publicIntake.field", [intake.field], definition.fields, "字段", "field");
  const type = definition.fields[intake.field]?.type;
  for (const [at, { answer }] of intake.help.entries()) {
    const fits = type === undefined || ("options" in type && Object.hasOwn(type.options, answer));
    if (!fits) {
      yield fault(
        `publicIntake.help.${at}.answer`,
        `“${answer}”不是“${intake.field}”的选项。`,
        `"${answer}" is no answer of "${intake.field}".`,
      );
    }
  }
}

function isOpenOrWork(privacy: string): boolean {
  return privacy === "open" || privacy === "work";
}
