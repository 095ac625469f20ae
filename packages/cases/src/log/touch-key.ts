import type { FormAnswers } from "./case-log.ts";
import type { CaseState } from "./case-state.ts";

/** Names of what two people can change at once; ids and names are escaped, so that no two things share a name. */
export const touchKey = {
  field: (field: string): string => `field:${escape(field)}`,
  /** that a row or person is there: changes when it comes and when it goes */
  row: (kind: "group" | "party", name: string, id: string): string => `${kind}:${escape(name)}:${escape(id)}`,
  /** one answer of a row, one part of a person */
  cell: (kind: "group" | "party", name: string, id: string, part: string): string =>
    `${kind}:${escape(name)}:${escape(id)}:${escape(part)}`,
  state: "state",
  assignee: "assignee",
  grade: "grade",
} as const;

function escape(text: string): string {
  return text.replaceAll("%", "%25").replaceAll(":", "%3A");
}

/** Everything that answers touch in a case as it stands before them. */
export function touchedBy(
  before: Pick<CaseState, "groups" | "parties">,
  answers: FormAnswers | undefined,
): readonly string[] {
  if (answers === undefined) return [];
  const rows = [
    ...Object.entries(answers.groups ?? {}).flatMap(([name, list]) =>
      list.map(({ id, fields }) => ({ kind: "group" as const, name, id, parts: Object.keys(fields) })),
    ),
    ...Object.entries(answers.parties ?? {}).flatMap(([name, list]) =>
      list.map(({ id, parts }) => ({ kind: "party" as const, name, id, parts: Object.keys(parts) })),
    ),
  ];
  return [
    ...Object.keys(answers.fields).map(touchKey.field),
    ...rows.flatMap(({ kind, name, id, parts }) => {
      const there = kind === "group" ? before.groups[name] : before.parties[name];
      const isNew = there?.some((row) => row.id === id) !== true;
      const cells = parts.map((part) => touchKey.cell(kind, name, id, part));
      return isNew ? [touchKey.row(kind, name, id), ...cells] : cells;
    }),
    ...Object.entries(answers.removed ?? {}).flatMap(([list, ids]) => {
      const [kind, name] = readList(list);
      return kind === undefined ? [] : ids.map((id) => touchKey.row(kind, name, id));
    }),
  ];
}

/** Reads the name of a list in `removed`: "group:meetings", "party:child". */
export function readList(list: string): readonly ["group" | "party" | undefined, string] {
  const [kind = "", ...rest] = list.split(":");
  return [kind === "group" || kind === "party" ? kind : undefined, rest.join(":")];
}
