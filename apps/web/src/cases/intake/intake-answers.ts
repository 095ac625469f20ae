import type { CaseOpening } from "@halfsky/api-contract";
import type { FormAnswers, SystemDefinition } from "@halfsky/cases";

type ContractAnswers = NonNullable<CaseOpening["details"]["answers"]>;

/** Answers as the contract's types have them; people and rows that nobody filled in are left out. */
export function contractAnswers(answers: FormAnswers): ContractAnswers {
  const parties = Object.entries(answers.parties ?? {}).map(
    ([party, persons]) =>
      [party, persons.map((person) => ({ id: person.id, parts: plainParts(person.parts) }))] as const,
  );
  const groups = Object.entries(answers.groups ?? {}).map(
    ([group, rows]) => [group, rows.map((row) => ({ id: row.id, fields: plainFields(row.fields) }))] as const,
  );
  return {
    fields: plainFields(answers.fields),
    ...(parties.length === 0 ? {} : { parties: Object.fromEntries(parties) }),
    ...(groups.length === 0 ? {} : { groups: Object.fromEntries(groups) }),
  };
}

/** Copies answers, whose lists nobody else may change, into lists of the contract. */
function plainFields(fields: FormAnswers["fields"]): ContractAnswers["fields"] {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plainAnswer(value)]));
}

function plainParts(
  parts: NonNullable<FormAnswers["parties"]>[string][number]["parts"],
): NonNullable<ContractAnswers["parties"]>[string][number]["parts"] {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([part, value]) =>
      value === undefined ? [] : [[part, plainAnswer(value)]],
    ),
  );
}

function plainAnswer(value: FormAnswers["fields"][string]): ContractAnswers["fields"][string] {
  if (typeof value !== "object") return value;
  return "unknown" in value ? { unknown: true } : [...value];
}

/** The area that the answers name, where the definition asks for one; the reader's own otherwise. */
export function areaOfAnswers(definition: SystemDefinition, answers: FormAnswers): string | undefined {
  for (const [name, { type }] of Object.entries(definition.fields)) {
    const value = answers.fields[name];
    if (type.kind === "area" && typeof value === "string") return value;
  }
  return undefined;
}
