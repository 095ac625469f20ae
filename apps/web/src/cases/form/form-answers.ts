import type { Answer, FieldType, FormAnswers, GroupRow, Person } from "@halfsky/cases";

/** A form that nobody has begun. */
export const noAnswers: FormAnswers = { fields: {} };

/** Answers with one field answered anew; null takes the answer away. */
export function withField(answers: FormAnswers, field: string, value: Answer | null): FormAnswers {
  return { ...answers, fields: withEntry(answers.fields, field, value) };
}

function withEntry<Value>(
  entries: Readonly<Record<string, Value>>,
  name: string,
  value: Value | null,
): Readonly<Record<string, Value>> {
  const { [name]: _before, ...others } = entries;
  return value === null ? others : { ...others, [name]: value };
}

/** The persons of a party. */
export function personsOf(answers: FormAnswers, party: string): readonly Person[] {
  return answers.parties?.[party] ?? [];
}

/** Answers with the persons of a party exchanged. */
export function withPersons(answers: FormAnswers, party: string, persons: readonly Person[]): FormAnswers {
  return { ...answers, parties: { ...answers.parties, [party]: persons } };
}

/** Answers with one part of a person answered anew; null takes it away. */
export function withPart(
  answers: FormAnswers,
  party: string,
  personId: string,
  part: keyof Person["parts"],
  value: Answer | null,
): FormAnswers {
  return withPersons(
    answers,
    party,
    personsOf(answers, party).map((person) =>
      person.id === personId ? { ...person, parts: withEntry(person.parts, part, value) } : person,
    ),
  );
}

/** The rows of a repeating group. */
export function rowsOf(answers: FormAnswers, group: string): readonly GroupRow[] {
  return answers.groups?.[group] ?? [];
}

/** Answers with the rows of a group exchanged. */
export function withRows(answers: FormAnswers, group: string, rows: readonly GroupRow[]): FormAnswers {
  return { ...answers, groups: { ...answers.groups, [group]: rows } };
}

/** Answers with one field of a row answered anew; null takes it away. */
export function withRowField(
  answers: FormAnswers,
  group: string,
  rowId: string,
  field: string,
  value: Answer | null,
): FormAnswers {
  return withRows(
    answers,
    group,
    rowsOf(answers, group).map((row) =>
      row.id === rowId ? { ...row, fields: withEntry(row.fields, field, value) } : row,
    ),
  );
}

/** What of answers differs from others; of the people of a party and the rows of a group all, where one does. */
export function changedAnswers(answers: FormAnswers, stood: FormAnswers): FormAnswers {
  return {
    fields: changedEntries(answers.fields, stood.fields),
    parties: changedEntries(answers.parties ?? {}, stood.parties ?? {}),
    groups: changedEntries(answers.groups ?? {}, stood.groups ?? {}),
  };
}

function changedEntries<Value>(
  entries: Readonly<Record<string, Value>>,
  stood: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(entries).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(stood[name])),
  );
}

/** Whether anything at all was written down. */
export function isBegun(answers: FormAnswers): boolean {
  return (
    Object.keys(answers.fields).length > 0 ||
    Object.values(answers.parties ?? {}).some((persons) =>
      persons.some(({ parts }) => Object.keys(parts).length > 0),
    ) ||
    Object.values(answers.groups ?? {}).some((rows) =>
      rows.some(({ fields }) => Object.keys(fields).length > 0),
    )
  );
}

/** Whether an answer says that nobody knows. */
export function isUnknown(answer: Answer | undefined): boolean {
  return typeof answer === "object" && "unknown" in answer;
}

/** That nobody knows, which is an answer. */
export const unknownAnswer: Answer = { unknown: true };

/**
 * Whether a question needs a place of its own to say that nobody knows: every one that has to be answered, but for those
 * that offer it among their choices already.
 */
export function asksUnknown({ kind }: FieldType, isRequired: boolean): boolean {
  return isRequired && kind !== "flag" && kind !== "code";
}
