import type { Answer, FormAnswers, GroupRow, Person } from "./case-log.ts";
import type { CaseState, Given } from "./case-state.ts";
import { mergePersons, mergeRows } from "./merge-rows.ts";

/** What of a case answers change. */
export type Answered = Pick<CaseState, "fields" | "groups" | "parties">;

/** A case's answers after a form; what the form does not name stays. */
export function applyAnswers(before: Answered, answers: FormAnswers | undefined, number: number): Answered {
  if (answers === undefined) return before;
  const removed = answers.removed ?? {};
  const given = (value: Answer): Given<Answer> => ({ value, by: number });
  return {
    fields: {
      ...before.fields,
      ...Object.fromEntries(Object.entries(answers.fields).map(([name, value]) => [name, given(value)])),
    },
    groups: mergeLists<GroupRow>("group", before.groups, answers.groups, removed, mergeRows),
    parties: mergeLists<Person>("party", before.parties, answers.parties, removed, mergePersons),
  };
}

function mergeLists<T extends GroupRow | Person>(
  kind: "group" | "party",
  before: Readonly<Record<string, readonly T[]>>,
  answered: Readonly<Record<string, readonly T[]>> | undefined,
  removed: Readonly<Record<string, readonly string[]>>,
  merge: (before: readonly T[], answered: readonly T[], removed: readonly string[]) => readonly T[],
): Readonly<Record<string, readonly T[]>> {
  const prefix = `${kind}:`;
  const names = new Set([
    ...Object.keys(answered ?? {}),
    ...Object.keys(removed)
      .filter((list) => list.startsWith(prefix))
      .map((list) => list.slice(prefix.length)),
  ]);
  const changed = [...names].map((name): readonly [string, readonly T[]] => [
    name,
    merge(before[name] ?? [], answered?.[name] ?? [], removed[`${prefix}${name}`] ?? []),
  ]);
  return { ...before, ...Object.fromEntries(changed) };
}
