import type { SystemDefinition } from "../definition/definition.ts";
import { busyActors } from "../definition/checks/check-people.ts";
import { parsePeriod } from "../deadlines/period.ts";
import { change, type Draft, refuse } from "./overlay-draft.ts";
import type { PlaceValue, SystemOverlay } from "./service-overlay.ts";

/** Adds questions of the place to forms. Their class is as compulsory as any other. */
export function addFields(draft: Draft, fields: NonNullable<SystemOverlay["fields"]>): void {
  for (const [name, { rule, forms, required = false }] of Object.entries(fields)) {
    const where = `fields.${name}`;
    const unknown = forms.filter((form) => draft.definition.forms[form] === undefined);
    if (isTaken(draft, where, draft.definition.fields, name)) continue;
    if (unknown.length > 0) {
      refuse(
        draft,
        where,
        `没有这样的表单：${unknown.join("、")}。`,
        `No such forms: ${unknown.join(", ")}.`,
      );
      continue;
    }
    add(draft, where, rule.title.zh, (definition) => ({
      ...definition,
      fields: { ...definition.fields, [name]: rule },
      forms: Object.fromEntries(
        Object.entries(definition.forms).map(([form, items]) => [
          form,
          forms.includes(form) ? [...items, required ? { field: name, required } : name] : items,
        ]),
      ),
    }));
  }
}

/** Adds answers to codes; those of the definition stay, since cases hold them. */
export function addOptions(draft: Draft, options: NonNullable<SystemOverlay["options"]>): void {
  for (const [name, added] of Object.entries(options)) {
    const where = `options.${name}`;
    const type = draft.definition.fields[name]?.type;
    if (type?.kind !== "code" && type?.kind !== "codes") {
      refuse(draft, where, `“${name}”不是选择题。`, `${name} is no field of choices.`);
      continue;
    }
    const taken = Object.keys(added).filter((option) => Object.hasOwn(type.options, option));
    if (taken.length > 0) {
      refuse(
        draft,
        where,
        `选项已存在：${taken.join("、")}。`,
        `Options there already: ${taken.join(", ")}.`,
      );
      continue;
    }
    const words = Object.values(added).map(({ zh }) => zh);
    add(draft, where, words.join("、"), (definition) => {
      const field = definition.fields[name];
      if (field === undefined) return definition;
      const next = { ...field, type: { ...type, options: { ...type.options, ...added } } };
      return { ...definition, fields: { ...definition.fields, [name]: next } };
    });
  }
}

/** Adds items to a bundle. */
export function addTasks(draft: Draft, tasks: NonNullable<SystemOverlay["tasks"]>): void {
  for (const [name, rule] of Object.entries(tasks)) {
    const where = `tasks.${name}`;
    if (isTaken(draft, where, draft.definition.tasks ?? {}, name)) continue;
    const unknown = rule.share.fields.filter((field) => draft.definition.fields[field] === undefined);
    if (parsePeriod(rule.due) === null || unknown.length > 0) {
      const what = unknown.length > 0 ? unknown.join("、") : rule.due;
      refuse(
        draft,
        where,
        `事项的字段或时限不存在：${what}。`,
        `Unknown field or period of the item: ${what}.`,
      );
      continue;
    }
    add(draft, where, rule.title.zh, (definition) => ({
      ...definition,
      tasks: { ...definition.tasks, [name]: rule },
    }));
  }
}

/** Adds clocks. */
export function addDeadlines(draft: Draft, deadlines: NonNullable<SystemOverlay["deadlines"]>): void {
  for (const [name, rule] of Object.entries(deadlines)) {
    const where = `deadlines.${name}`;
    if (isTaken(draft, where, draft.definition.deadlines ?? {}, name)) continue;
    const grades = Object.keys(draft.definition.grade?.values ?? {});
    const { due } = rule;
    const periods = typeof due === "string" ? [due] : Object.values(due);
    const isWhole = typeof due === "string" || grades.every((grade) => Object.hasOwn(due, grade));
    const strangers = rule.escalate.filter(({ to }) => draft.definition.actors[to] === undefined);
    if (periods.some((period) => parsePeriod(period) === null) || !isWhole || strangers.length > 0) {
      refuse(
        draft,
        where,
        "时限不完整：每一级都要有时限，升级对象须为本系统的角色。",
        "A clock needs a period for each grade, and escalates to actors of the system.",
      );
      continue;
    }
    add(draft, where, rule.title.zh, (definition) => ({
      ...definition,
      deadlines: { ...definition.deadlines, [name]: rule },
    }));
  }
}

/** Leaves an item out where the place does not offer it; others no longer wait for it. */
export function removeTask(draft: Draft, name: string, { source }: PlaceValue<true>): void {
  const where = `withoutTasks.${name}`;
  const task = draft.definition.tasks?.[name];
  if (task === undefined) {
    refuse(draft, where, `没有这个事项：${name}。`, `There is no such item: ${name}.`);
    return;
  }
  const { zh } = task.title;
  change(draft, { where, from: zh, to: "—", direction: "looser", source: source ?? null }, (definition) =>
    withoutTask(definition, name),
  );
}

function withoutTask(definition: SystemDefinition, name: string): SystemDefinition {
  const left = Object.entries(definition.tasks ?? {})
    .filter(([task]) => task !== name)
    .map(([task, rule]) => [
      task,
      rule.after === undefined ? rule : { ...rule, after: rule.after.filter((other) => other !== name) },
    ]);
  return withoutIdle({ ...definition, tasks: Object.fromEntries(left) });
}

/** An office whose last item is left out takes no part any more. */
function withoutIdle(definition: SystemDefinition): SystemDefinition {
  const busy = busyActors(definition);
  const actors = Object.entries(definition.actors).filter(
    ([name, { relation }]) => relation !== "holds-task" || busy.has(name),
  );
  return { ...definition, actors: Object.fromEntries(actors) };
}

function isTaken(
  draft: Draft,
  where: string,
  known: Readonly<Record<string, unknown>>,
  name: string,
): boolean {
  if (!Object.hasOwn(known, name)) return false;
  refuse(
    draft,
    where,
    `“${name}”已存在，不能另行定义。`,
    `${name} is there already and cannot be defined anew.`,
  );
  return true;
}

function add(
  draft: Draft,
  where: string,
  to: string,
  make: (definition: SystemDefinition) => SystemDefinition,
): void {
  change(draft, { where, from: "—", to, direction: "tighter", source: null }, make);
}
