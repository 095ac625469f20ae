import { canonicalJson } from "../definition/canonical-json.ts";
import type { Answer, FormAnswers } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { readList, touchKey } from "../log/touch-key.ts";
import type { CaseConflict } from "./case-decision.ts";
import { hasSeen, type Seen } from "./find-removed.ts";

/**
 * What two people changed at once: everything that the answers set, that another changed since the person looked, and that
 * now stands differently. The same value twice is no conflict; different fields, rows and parts merge.
 */
export function findConflicts(
  state: CaseState,
  answers: FormAnswers,
  seen: Seen,
  yoursBy: string,
): readonly CaseConflict[] {
  const conflict = (
    where: string,
    key: string,
    theirs: CaseConflict["theirs"],
    yours: Answer | null,
  ): readonly CaseConflict[] => {
    const touch = state.touched[key];
    if (touch === undefined || hasSeen(state, key, seen) || isSame(theirs, yours)) return [];
    return [{ where, theirs, theirsBy: touch.accountId, theirsIn: touch.by, yours, yoursBy }];
  };
  const fields = Object.entries(answers.fields).flatMap(([name, yours]) =>
    conflict(`answers.fields.${name}`, touchKey.field(name), state.fields[name]?.value ?? null, yours),
  );
  const rows = listRows(answers).flatMap(({ kind, name, id, cells }) => {
    const where = `answers.${kind === "group" ? "groups" : "parties"}.${name}.${id}`;
    const there = cellsOf(state, kind, name, id);
    // another took the row away while the person went on filling it in
    if (there === undefined) return conflict(where, touchKey.row(kind, name, id), null, Object.keys(cells));
    return Object.entries(cells).flatMap(([part, yours]) =>
      conflict(`${where}.${part}`, touchKey.cell(kind, name, id, part), there[part] ?? null, yours),
    );
  });
  const removed = Object.entries(answers.removed ?? {}).flatMap(([list, ids]) => {
    const [kind, name] = readList(list);
    if (kind === undefined) return [];
    return ids.flatMap((id) =>
      // the person takes a row away that another went on filling in
      Object.entries(cellsOf(state, kind, name, id) ?? {}).flatMap(([part, theirs]) =>
        conflict(
          `answers.${kind === "group" ? "groups" : "parties"}.${name}.${id}.${part}`,
          touchKey.cell(kind, name, id, part),
          theirs,
          null,
        ),
      ),
    );
  });
  return [...fields, ...rows, ...removed];
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

function listRows(answers: FormAnswers): readonly {
  readonly kind: "group" | "party";
  readonly name: string;
  readonly id: string;
  readonly cells: Readonly<Record<string, Answer>>;
}[] {
  return [
    ...Object.entries(answers.groups ?? {}).flatMap(([name, rows]) =>
      rows.map(({ id, fields }) => ({ kind: "group" as const, name, id, cells: fields })),
    ),
    ...Object.entries(answers.parties ?? {}).flatMap(([name, persons]) =>
      persons.map(({ id, parts }) => ({ kind: "party" as const, name, id, cells: known(parts) })),
    ),
  ];
}

function cellsOf(
  state: CaseState,
  kind: "group" | "party",
  name: string,
  id: string,
): Readonly<Record<string, Answer>> | undefined {
  if (kind === "group") return state.groups[name]?.find((row) => row.id === id)?.fields;
  const person = state.parties[name]?.find((one) => one.id === id);
  return person && known(person.parts);
}

function known(parts: Readonly<Record<string, Answer | undefined>>): Readonly<Record<string, Answer>> {
  return Object.fromEntries(
    Object.entries(parts).filter((part): part is [string, Answer] => part[1] !== undefined),
  );
}
