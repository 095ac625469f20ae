import { expect, test } from "vitest";
import type { ActionRule, SystemDefinition } from "../definition/definition.ts";
import type { Condition } from "../expression/condition.ts";
import { systems } from "../systems/index.ts";

/** What the host always knows of a case. */
const always: ReadonlySet<string> = new Set(["number", "today", "owner", "area", "openedOn", "state"]);

/** Answers that the form of an action always asks. */
function requiredBy({ forms }: SystemDefinition, { form = "" }: ActionRule): readonly string[] {
  return (forms[form] ?? []).flatMap((item) =>
    typeof item === "object" && "field" in item && item.required === true && item.when === undefined
      ? [item.field]
      : [],
  );
}

function startsOf({ states }: SystemDefinition, { from }: ActionRule): readonly string[] {
  if (from === "new") return [];
  if (from !== "open" && from !== "closed") return from;
  return Object.keys(states).filter((state) => (states[state]?.phase === "closed") === (from === "closed"));
}

/** By state the answers that were given by whatever way a case came there. */
function givenIn(definition: SystemDefinition): ReadonlyMap<string, ReadonlySet<string>> {
  const all = Object.keys(definition.fields);
  const given = new Map(Object.keys(definition.states).map((state) => [state, new Set(all)]));
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const rule of Object.values(definition.actions)) {
      const starts = startsOf(definition, rule);
      const own = requiredBy(definition, rule);
      for (const state of rule.to === "same" ? starts : [rule.to]) {
        const here = given.get(state);
        if (here === undefined) continue;
        const from = rule.to === "same" ? [state] : starts;
        for (const field of here) {
          const isGiven =
            own.includes(field) || (from.length > 0 && from.every((one) => given.get(one)?.has(field)));
          if (!isGiven) isNew = here.delete(field);
        }
      }
    }
  }
  return given;
}

/** What a guard asks for all at once. */
function conjuncts(when: Condition | undefined): readonly Condition[] {
  if (when === undefined) return [];
  return "all" in when ? when.all.flatMap(conjuncts) : [when];
}

/** Whether people of a party stand by name in every case, from its first entry on. */
function isNamed({ parties, actions, forms }: SystemDefinition, party: string): boolean {
  const rule = parties[party];
  if (rule === undefined || rule.min < 1 || rule.mayBeNameless === true) return false;
  return Object.values(actions)
    .filter(({ from }) => from === "new")
    .every(({ form = "" }) =>
      (forms[form] ?? []).some((item) => typeof item === "object" && "party" in item && item.party === party),
    );
}

/** Each action that makes a paper which is kept, with the blanks of the paper that it may leave open. */
function openBlanks(definition: SystemDefinition): readonly string[] {
  const given = givenIn(definition);
  return Object.entries(definition.actions).flatMap(([action, rule]) =>
    (rule.effects ?? []).flatMap((effect) => {
      if (!("document" in effect)) return [];
      const starts = startsOf(definition, rule);
      const required = requiredBy(definition, rule);
      const guarded = new Set(
        conjuncts(rule.guard?.when).flatMap((part) => ("has" in part ? [part.has] : [])),
      );
      const isAnswered = (field: string) =>
        guarded.has(field) ||
        required.includes(field) ||
        (starts.length > 0 && starts.every((state) => given.get(state)?.has(field)));
      const paragraphs = definition.documents?.[effect.document]?.paragraphs ?? [];
      const blanks = paragraphs.flatMap(({ zh }) =>
        [...zh.matchAll(/\{([^{}]*)\}/gu)].map(([, name = ""]) => name),
      );
      return blanks.flatMap((name) => {
        const [party = "", part] = name.split(".");
        const isFilled =
          always.has(name) ||
          (part === undefined ? isAnswered(name) : part === "name" && isNamed(definition, party));
        return isFilled ? [] : [`${action}: ${name}`];
      });
    }),
  );
}

test.each(systems.map((definition) => [definition.id, definition] as const))(
  "%s keeps no paper with a blank: who makes it was asked what it says",
  (_, definition) => {
    expect(openBlanks(definition)).toEqual([]);
  },
);

test("a paper that says what nobody has to answer is found", () => {
  const orders = systems.find(({ id }) => id === "dv-orders");
  if (orders === undefined) throw new Error("no orders");
  const { letter } = orders.forms;
  const { issueLetter } = orders.actions;
  if (issueLetter === undefined) throw new Error("no letter");
  const { guard: _guard, ...unguarded } = issueLetter;
  const actions = { ...orders.actions, issueLetter: unguarded };
  const asked = (letter ?? []).filter((item) => typeof item === "string" || !("field" in item));
  expect(
    openBlanks({ ...orders, actions, forms: { ...orders.forms, letter: asked } }).length,
  ).toBeGreaterThan(0);
});
