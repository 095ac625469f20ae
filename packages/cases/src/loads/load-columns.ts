import type { Bilingual } from "@halfsky/statistics";
import { formAsks, wholeItem } from "../decide/form-items.ts";
import type { FieldType, PersonPart, SystemDefinition } from "../definition/definition.ts";
import type { ServiceRole } from "../definition/roles.ts";
import { personPartWords } from "../sheets/sheet-words.ts";

/** A column that a list may have: a part of the person of a row, or an answer about her. */
export interface LoadColumn {
  /** "person.idNumber", "field.round" */
  readonly key: string;
  readonly title: Bilingual;
  /** the opening form asks it, whatever else is answered */
  readonly isNeeded: boolean;
  readonly of: { readonly part: PersonPart } | { readonly field: string; readonly type: FieldType };
}

/** Parts of people that lists bring; how somebody is related to another is nothing of a list. */
const loadedParts = [
  "name",
  "idNumber",
  "sex",
  "birthDate",
  "phone",
  "address",
] as const satisfies readonly PersonPart[];

/** The columns of a list of the system, in the order of its template; none where the system takes no list. */
export function loadColumns({
  loads,
  parties,
  fields,
  forms,
  actions,
}: SystemDefinition): readonly LoadColumn[] {
  if (loads === undefined) return [];
  const { parts = {} } = parties[loads.party] ?? {};
  const items = (forms[actions[loads.by]?.form ?? ""] ?? []).map(wholeItem);
  const needed = new Set(
    items.flatMap((item) =>
      "field" in item && item.required === true && item.when === undefined ? [item.field] : [],
    ),
  );
  return [
    ...loadedParts
      .filter((part) => parts[part] !== undefined)
      .map((part) => ({
        key: `person.${part}`,
        title: personPartWords[part],
        isNeeded: false,
        of: { part },
      })),
    ...loads.fields.flatMap((field) => {
      const rule = fields[field];
      if (rule === undefined) return [];
      const { title, type } = rule;
      return [{ key: `field.${field}`, title, isNeeded: needed.has(field), of: { field, type } }];
    }),
  ];
}

/** Kinds of answers that a cell can say. */
export const loadedKinds: readonly FieldType["kind"][] = [
  "code",
  "codes",
  "flag",
  "date",
  "moment",
  "number",
  "locality",
  "reference",
  "name",
];

/** Whether whoever has these roles loads lists: she opens such cases as an agency that keeps or oversees them. */
export function mayLoad(
  { loads, actions, actors }: SystemDefinition,
  roles: readonly ServiceRole[],
): boolean {
  if (loads === undefined) return false;
  return (actions[loads.by]?.by ?? []).some((name) => {
    const actor = actors[name];
    return actor !== undefined && roles.includes(actor.role) && keeping.has(actor.relation);
  });
}
// whoever only finds people tells of them one by one
const keeping: ReadonlySet<string> = new Set(["owns", "supervises-owner", "in-jurisdiction"]);

/** Whether somebody with these roles brings people into the state in which they are counted once, and is told of others there. */
export function countsOnce(
  { match, actions, actors }: SystemDefinition,
  roles: readonly ServiceRole[],
): boolean {
  const state = match?.once?.state;
  return Object.values(actions).some(
    ({ to, by }) =>
      to === state &&
      by.some((name) => {
        const actor = actors[name];
        return actor !== undefined && roles.includes(actor.role) && keeping.has(actor.relation);
      }),
  );
}

/** What an opening form asks at all. */
export function asksOfLoad({ loads, forms, actions }: SystemDefinition) {
  return formAsks(forms[actions[loads?.by ?? ""]?.form ?? ""] ?? []);
}
