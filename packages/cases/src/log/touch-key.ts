import type { FormAnswers } from "./case-log.ts";

/** Names of what two people can change at once; ids and names are escaped, so that no two things share a name. */
export const touchKey = {
  field: (field: string): string => `field:${escape(field)}`,
  row: (kind: "group" | "party", name: string, id: string): string => `${kind}:${escape(name)}:${escape(id)}`,
  cell: (kind: "group" | "party", name: string, id: string, part: string): string =>
    `${kind}:${escape(name)}:${escape(id)}:${escape(part)}`,
  state: "state",
  assignee: "assignee",
  grade: "grade",
} as const;

function escape(text: string): string {
  return text.replaceAll("%", "%25").replaceAll(":", "%3A");
}

/** Everything that an answer touches. */
export function touchedBy(answers: FormAnswers | undefined): readonly string[] {
  if (answers === undefined) return [];
  return [
    ...Object.keys(answers.fields).map(touchKey.field),
    ...Object.entries(answers.groups ?? {}).flatMap(([name, rows]) =>
      rows.flatMap(({ id, fields }) => [
        touchKey.row("group", name, id),
        ...Object.keys(fields).map((field) => touchKey.cell("group", name, id, field)),
      ]),
    ),
    ...Object.entries(answers.parties ?? {}).flatMap(([name, persons]) =>
      persons.flatMap(({ id, parts }) => [
        touchKey.row("party", name, id),
        ...Object.keys(parts).map((part) => touchKey.cell("party", name, id, part)),
      ]),
    ),
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
