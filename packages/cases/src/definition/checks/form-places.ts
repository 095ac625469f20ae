import type { FormItem, SystemDefinition } from "../definition.ts";

type Group = Extract<FormItem, { readonly group: string }>;

/** The repeating groups of all forms. */
export function groupsOf(definition: SystemDefinition): readonly Group[] {
  return Object.values(definition.forms)
    .flat()
    .filter((item): item is Group => typeof item === "object" && "group" in item);
}

/** The fields of a form, those in its groups as well. */
export function fieldsOfForm(items: readonly FormItem[]): readonly string[] {
  return items.flatMap((item) => {
    if (typeof item === "string") return [item];
    if ("field" in item) return [item.field];
    return "group" in item ? item.items : [];
  });
}

/** The parties of a form. */
export function partiesOfForm(items: readonly FormItem[]): readonly string[] {
  return items.flatMap((item) => (typeof item === "object" && "party" in item ? [item.party] : []));
}
