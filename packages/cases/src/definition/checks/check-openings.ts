import { checkValue } from "../../decide/check-value.ts";
import { askItems, formOf } from "../../decide/form-items.ts";
import { factsOf } from "../../expression/condition-facts.ts";
import type { DefinitionFault } from "../definition-fault.ts";
import type { ActionRule, FieldType, LinkRule, LinkSaid, SystemDefinition } from "../definition.ts";
import { type CheckBasis, fault, undeclared } from "./check.ts";
import { statesFrom } from "./check-flow.ts";
import { partiesOfForm } from "./form-places.ts";

/** What links say of a case, and what clocks open: nothing of anybody, once, and nothing that nobody is asked again. */
export function* checkOpenings(basis: CheckBasis): Generator<DefinitionFault> {
  const { definition } = basis;
  for (const [name, { from, byPlatform }] of Object.entries(definition.actions)) {
    if (byPlatform === true && from !== "new") {
      yield fault(
        `actions.${name}.byPlatform`,
        "平台只能立案。",
        "The platform opens cases and does nothing else by hand.",
      );
    }
  }
  for (const [name, { escalate }] of Object.entries(definition.deadlines ?? {})) {
    for (const [at, { open, off }] of escalate.entries()) {
      const path = `deadlines.${name}.escalate.${at}`;
      if (open !== undefined) yield* checkOpening(`${path}.open`, open, basis);
      else if (off !== undefined) yield fault(`${path}.off`, "没有可停用的内容。", "It opens nothing.");
    }
    const opened = escalate.flatMap(({ open }) => open ?? []);
    if (new Set(opened).size < opened.length) {
      yield fault(`deadlines.${name}.escalate`, "同一时限只开立一次。", "A clock opens it once.");
    }
  }
}

function* checkOpening(path: string, link: string, basis: CheckBasis): Generator<DefinitionFault> {
  const { definition, others } = basis;
  yield* undeclared(path, [link], definition.links, "关联", "link");
  const rule = definition.links?.[link];
  if (rule === undefined) return;
  if (definition.sealing !== undefined) {
    yield fault(
      path,
      "依法封存的个案不得在别处留下编号。",
      "A case that the law seals leaves its number nowhere else.",
    );
  }
  const { parties, fields = {}, inArea } = rule;
  if (Object.keys(parties).length > 0 || Object.keys(fields).length > 0 || inArea !== undefined) {
    yield fault(
      path,
      "按时限开立的个案不得带入当事人或字段，且须在本案地区开立。",
      "What a clock opens carries neither people nor answers over, and lies where the case lies.",
    );
  }
  const other = [definition, ...others].find(({ id }) => id === rule.system);
  const opening = other?.actions[rule.by];
  if (other !== undefined && opening?.from === "new") yield* checkTakenOn(path, rule, other, opening);
}

/** Nobody is there when a clock opens a case: what it leaves open has to be asked by every action that leads on. */
function* checkTakenOn(
  path: string,
  link: LinkRule,
  other: SystemDefinition,
  opening: ActionRule,
): Generator<DefinitionFault> {
  const items = formOf(other, link.by);
  for (const party of partiesOfForm(items)) {
    if ((other.parties[party]?.min ?? 0) > 0) {
      yield fault(path, `对方立案须有“${party}”。`, `It cannot be opened there without "${party}".`);
    }
  }
  const asked = required(other, link.by).filter((field) => !Object.hasOwn(link.says ?? {}, field));
  const onward = Object.entries(other.actions).filter(
    ([, rule]) =>
      rule.to !== "same" &&
      rule.to !== opening.to &&
      other.states[rule.to]?.phase !== "closed" &&
      statesFrom(rule, other).includes(opening.to),
  );
  for (const field of asked) {
    for (const [name] of onward.filter(([action]) => !required(other, action).includes(field))) {
      yield fault(
        path,
        `“${field}”未答，而“${name}”也不再询问。`,
        `"${field}" stays open, and "${name}" goes on without asking it.`,
      );
    }
  }
}

/** Questions of an action's form that have to be answered whatever else was answered. */
function required(definition: SystemDefinition, action: string): readonly string[] {
  const facts = factsOf(definition, null, { now: "2000-01-01T00:00:00.000Z", gates: {} });
  return askItems(formOf(definition, action), facts, { fields: {} }).flatMap(({ item, required: must }) =>
    must && "field" in item ? [item.field] : [],
  );
}

/** What a link says fits the questions there. */
export function* checkSaid(
  path: string,
  says: NonNullable<LinkRule["says"]>,
  other: SystemDefinition,
): Generator<DefinitionFault> {
  yield* undeclared(path, Object.keys(says), other.fields, "对方系统的字段", "field there");
  for (const [field, what] of Object.entries(says)) {
    const type = other.fields[field]?.type;
    if (type !== undefined && !fits(what, type)) {
      yield fault(`${path}.${field}`, "与对方系统的题型不符。", "It does not fit the question there.");
    }
  }
}

function fits(what: LinkSaid, type: FieldType): boolean {
  if (typeof what === "object") return "answer" in checkValue(type, what.answer, "2000-01-01T00:00:00.000Z");
  return type.kind === saidAs[what];
}

/** How each thing that a link may say is asked there. */
const saidAs = { number: "reference", clock: "name", dueOn: "date", agency: "name" } as const;
