import { namesIn } from "../../expression/names-in.ts";
import type { DefinitionFault } from "../definition-fault.ts";
import type { ActionRule, FormItem, SystemDefinition } from "../definition.ts";
import { type CheckBasis, fault, undeclared } from "./check.ts";
import { checkValues } from "./check-conditions.ts";
import { fieldsOfForm, groupsOf, partiesOfForm } from "./form-places.ts";

/** Forms: nothing asked twice, conditions read upwards, groups and people countable, every question asked somewhere. */
export function* checkForms(basis: CheckBasis): Generator<DefinitionFault> {
  const { definition } = basis;
  for (const [name, items] of Object.entries(definition.forms)) {
    yield* checkForm(`forms.${name}`, items, definition);
    const isUsed = Object.values(definition.actions).some(({ form }) => form === name);
    if (!isUsed) yield fault(`forms.${name}`, "没有操作使用这张表。", "No action uses this form.");
  }
  for (const [name, { form }] of Object.entries(definition.actions)) {
    if (form !== undefined) yield* undeclared(`actions.${name}.form`, [form], definition.forms, "表", "form");
  }
  for (const [name, rule] of Object.entries(definition.actions)) yield* checkSets(name, rule, definition);
  for (const [name, { type }] of Object.entries(definition.fields)) {
    if (type.kind !== "code" || type.unknownAs === undefined) continue;
    yield* undeclared(`fields.${name}.type.unknownAs`, [type.unknownAs], type.options, "选项", "option");
  }
  yield* checkGroups(definition);
  yield* checkAsked(basis);
}

/** What an action answers by itself: a choice that there is, and nothing that its own form asks. */
function* checkSets(
  name: string,
  { form, sets = {} }: ActionRule,
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  const path = `actions.${name}.sets`;
  const asked = fieldsOfForm(form === undefined ? [] : (definition.forms[form] ?? []));
  for (const [field, value] of Object.entries(sets)) {
    yield* undeclared(path, [field], definition.fields, "字段", "field");
    const kind = definition.fields[field]?.type.kind;
    if (kind !== undefined && kind !== "flag" && kind !== "code") {
      yield fault(path, `“${field}”不是单选或是否。`, `"${field}" is no choice of one and no yes or no.`);
    } else if (value !== undefined) yield* checkValues(path, field, [value], definition);
    if (asked.includes(field)) {
      yield fault(path, `“${field}”在表中已经要填。`, `"${field}" is asked by the form of the action.`);
    }
  }
}

function* checkForm(
  path: string,
  items: readonly FormItem[],
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  if (items.length === 0) yield fault(path, "表中没有内容。", "The form asks nothing.");
  const [fields, parties] = [fieldsOfForm(items), partiesOfForm(items)];
  yield* undeclared(path, fields, definition.fields, "字段", "field");
  yield* undeclared(path, parties, definition.parties, "当事人", "party");
  const groups = items.flatMap((item) => (typeof item === "object" && "group" in item ? [item.group] : []));
  for (const twice of [...repeated(fields), ...repeated(parties), ...repeated(groups)]) {
    yield fault(path, `“${twice}”在同一张表中出现两次。`, `"${twice}" stands twice on the form.`);
  }
  for (const [at, item] of items.entries()) {
    if (typeof item === "string" || !("when" in item) || item.when === undefined) continue;
    const later = items.slice(at);
    const below = new Set([...fieldsOfForm(later), ...partiesOfForm(later)]);
    const names = namesIn(item.when);
    for (const name of [...names.fields, ...names.parties]) {
      if (below.has(name)) {
        yield fault(
          `${path}.${at}.when`,
          `条件读取的“${name}”在同一张表的这一题或其后。`,
          `The condition reads "${name}", which the same form asks here or further down.`,
        );
      }
    }
  }
}

function* checkGroups(definition: SystemDefinition): Generator<DefinitionFault> {
  const known = new Map<string, string>();
  for (const group of groupsOf(definition)) {
    const path = `forms.${group.group}`;
    const { min = 0, max = 200 } = group;
    if (group.items.length === 0) yield fault(path, "重复组中没有内容。", "The group asks nothing.");
    if (min < 0 || max < 1 || min > max || max > 200) {
      yield fault(path, "重复组的行数上下限有误。", "The bounds of the group's rows are wrong.");
    }
    // rows are kept by the name of the group: two groups of one name would read each other's rows
    const shape = JSON.stringify([group.items, min, max]);
    if ((known.get(group.group) ?? shape) !== shape) {
      yield fault(path, "同名重复组内容不同。", "Two groups of one name ask different things.");
    }
    known.set(group.group, shape);
  }
  for (const [name, { min, max }] of Object.entries(definition.parties)) {
    if (min < 0 || max < 1 || min > max || max > 50) {
      yield fault(
        `parties.${name}`,
        "当事人人数上下限有误。",
        "The bounds of the number of people are wrong.",
      );
    }
  }
}

/** Every field and party is asked by some form, answer, item or case that opens this one: a question nobody asks is dead. */
function* checkAsked({ definition, others }: CheckBasis): Generator<DefinitionFault> {
  const forms = Object.values(definition.forms);
  const links = others.flatMap((other) =>
    Object.values(other.links ?? {}).filter(({ system }) => system === definition.id),
  );
  const fields = new Set([
    ...forms.flatMap(fieldsOfForm),
    ...Object.values(definition.actions).flatMap(({ sets }) => Object.keys(sets ?? {})),
    ...Object.values(definition.referrals ?? {}).flatMap(({ answerForm }) => answerForm ?? []),
    ...Object.values(definition.tasks ?? {}).flatMap(({ brings }) => brings ?? []),
    ...links.flatMap((link) => Object.values(link.fields ?? {})),
  ]);
  for (const name of Object.keys(definition.fields)) {
    if (!fields.has(name)) yield fault(`fields.${name}`, "没有任何表问这一项。", "No form ever asks this.");
  }
  const parties = new Set([
    ...forms.flatMap(partiesOfForm),
    ...links.flatMap((link) => Object.values(link.parties)),
  ]);
  for (const name of Object.keys(definition.parties)) {
    if (!parties.has(name))
      yield fault(`parties.${name}`, "没有任何表问这一当事人。", "No form ever asks for these people.");
  }
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
