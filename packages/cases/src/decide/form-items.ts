import type { FormItem, SystemDefinition } from "../definition/definition.ts";
import { type ConditionFacts, factsWith } from "../expression/condition-facts.ts";
import { evaluate } from "../expression/evaluate.ts";
import { goesAhead } from "../expression/unknown-rule.ts";
import type { Answer, FormAnswers } from "../log/case-log.ts";

/** A place on a form, whole: the short way of writing a field is a field that is not required. */
export type WholeItem = Exclude<FormItem, string>;

/** Writes an item out. */
export function wholeItem(item: FormItem): WholeItem {
  return typeof item === "string" ? { field: item } : item;
}

/** What a form asks for at all, whatever its conditions say. */
export function formAsks(items: readonly FormItem[]): {
  readonly fields: readonly string[];
  readonly parties: readonly string[];
  readonly groups: readonly string[];
} {
  const whole = items.map(wholeItem);
  return {
    fields: whole.flatMap((item) => ("field" in item ? [item.field] : [])),
    parties: whole.flatMap((item) => ("party" in item ? [item.party] : [])),
    groups: whole.flatMap((item) => ("group" in item ? [item.group] : [])),
  };
}

/** The form of an action; empty for one without. */
export function formOf(definition: SystemDefinition, action: string): readonly FormItem[] {
  const form = definition.actions[action]?.form;
  return form === undefined ? [] : (definition.forms[form] ?? []);
}

/** An item with whether it is asked now. */
export interface AskedItem {
  readonly item: WholeItem;
  readonly shown: boolean;
  /** must be answered: declared so, and its condition is known to hold; one that is only shown for want of knowledge is not */
  readonly required: boolean;
}

/**
 * Which items of a form are asked, from the top down: a condition reads the answers above it and those of the case, never
 * an answer whose own question is hidden. A condition that is not known shows its question (`unknownRule`).
 */
export function askItems(
  items: readonly FormItem[],
  facts: ConditionFacts,
  answers: FormAnswers,
): readonly AskedItem[] {
  const fields: Record<string, Answer> = {};
  const parties: Record<string, NonNullable<FormAnswers["parties"]>[string]> = {};
  return items.map(wholeItem).map((item) => {
    const when = "when" in item ? item.when : undefined;
    const truth = when === undefined ? true : evaluate(when, factsWith(facts, { fields, parties }));
    const shown = goesAhead("fieldShown", truth);
    const required = "field" in item && item.required === true && truth === true;
    if (shown && "field" in item) {
      const answer = answers.fields[item.field];
      if (answer !== undefined) fields[item.field] = answer;
    }
    if (shown && "party" in item) {
      const persons = answers.parties?.[item.party];
      if (persons !== undefined) parties[item.party] = persons;
    }
    return { item, shown, required };
  });
}
