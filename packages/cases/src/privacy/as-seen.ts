import type { CaseState } from "../log/case-state.ts";
import type { GroupRow, Person } from "../log/case-log.ts";
import { personParts, type PersonPart } from "../definition/definition.ts";
import type { Past, Visibility } from "./visible-to.ts";

/** The answers of a case as one reader may see them: as they are now, or as they stood when her agency had answered. */
export function asSeen<S extends Pick<CaseState, "fields" | "groups" | "parties">>(
  state: S,
  visibility: Visibility,
): S {
  const { past } = visibility;
  if (Object.keys(past.fields).length === 0 && Object.keys(past.parties).length === 0) return state;
  return {
    ...state,
    fields: fieldsSeen(state.fields, past.fields),
    groups: groupsSeen(state.groups, visibility),
    parties: partiesSeen(state.parties, visibility),
  };
}

function fieldsSeen(now: CaseState["fields"], past: Readonly<Record<string, Past>>): CaseState["fields"] {
  const then = Object.entries(past).flatMap(([name, { fields }]) => {
    const given = fields[name];
    return given === undefined ? [] : [[name, given] as const];
  });
  return { ...without(now, past), ...Object.fromEntries(then) };
}

function groupsSeen(now: CaseState["groups"], { fields, past }: Visibility): CaseState["groups"] {
  const sources = new Set(Object.values(past.fields));
  const names = new Set([...Object.keys(now), ...[...sources].flatMap(({ groups }) => Object.keys(groups))]);
  return Object.fromEntries(
    [...names].map((group) => {
      const rows = new Map<string, GroupRow>();
      for (const { id, fields: answers } of now[group] ?? []) {
        const live = without(answers, past.fields);
        // a row that was added since, of which she sees nothing, is not there
        if (Object.keys(live).some((name) => fields[name] === "shown")) rows.set(id, { id, fields: live });
      }
      for (const [name, { groups }] of Object.entries(past.fields)) {
        for (const { id, fields: answers } of groups[group] ?? []) {
          const value = answers[name];
          if (value === undefined) continue;
          rows.set(id, { id, fields: { ...rows.get(id)?.fields, [name]: value } });
        }
      }
      return [group, [...rows.values()]];
    }),
  );
}

function partiesSeen(now: CaseState["parties"], { parties: shown, past }: Visibility): CaseState["parties"] {
  const seen = Object.entries(past.parties).map(([party, earlier]): [string, readonly Person[]] => {
    const live = personParts.filter(
      (part) => earlier[part] === undefined && (shown[party]?.[part] ?? "hidden") !== "hidden",
    );
    const people = new Map<string, Person>();
    if (live.length > 0) {
      for (const person of now[party] ?? [])
        people.set(person.id, { id: person.id, parts: only(person, live) });
    }
    for (const part of personParts) {
      for (const person of earlier[part]?.parties[party] ?? []) {
        const { parts = {} } = people.get(person.id) ?? {};
        people.set(person.id, { id: person.id, parts: { ...parts, ...only(person, [part]) } });
      }
    }
    return [party, [...people.values()]];
  });
  return { ...now, ...Object.fromEntries(seen) };
}

function only({ parts }: Person, wanted: readonly PersonPart[]): Person["parts"] {
  return Object.fromEntries(
    wanted.flatMap((part) => {
      const value = parts[part];
      return value === undefined ? [] : [[part, value]];
    }),
  );
}

function without<T>(
  values: Readonly<Record<string, T>>,
  names: Readonly<Record<string, unknown>>,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !Object.hasOwn(names, name)));
}
