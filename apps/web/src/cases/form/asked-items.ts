import type { CaseRecord } from "@halfsky/api-contract";
import {
  type Answer,
  askItems,
  type CaseFault,
  checkAnswers,
  type ConditionFacts,
  factsWith,
  type FormAnswers,
  type FormItem,
  type Person,
  type SystemDefinition,
} from "@halfsky/cases";

/**
 * The items of a form that are asked now, and which of them must be answered: by the engine's own rule, over what the reader
 * may see. What she may not see is unknown here, so that nothing follows from it.
 */
export function askedItems(
  items: readonly FormItem[],
  definition: SystemDefinition,
  answers: FormAnswers,
  now: string,
  record?: CaseRecord,
): readonly FormItem[] {
  return askItems(items, factsOfRecord(definition, now, record), answers)
    .filter(({ shown }) => shown)
    .map(({ item, required }) => ("field" in item ? { ...item, required } : item));
}

/** What conditions may read of a case as it is shown; before there is one, nothing. */
function factsOfRecord(
  definition: SystemDefinition,
  now: string,
  record: CaseRecord | undefined,
): ConditionFacts {
  return {
    at: now,
    field: (name): Answer | undefined => record?.fields[name]?.value ?? undefined,
    persons: (party): readonly Person[] => record?.parties[party] ?? [],
    did: (action) => record?.history.filter((entry) => entry.action === action).length ?? 0,
    // terms are asked by guards alone, which the server judges
    entered: () => undefined,
    calendar: undefined,
    grade: record?.row.grade?.value ?? null,
    scale: Object.keys(definition.grade?.values ?? {}),
    referrals: (name) =>
      (record?.referrals ?? []).filter((one) => one.name === name).map(({ state }) => state),
    consent: (scope) =>
      record?.consents.some((one) => one.scope === scope && one.withdrawnAt === null && now < one.endsAt) ===
      true,
    task: (name) => record?.tasks.find((one) => one.name === name)?.status,
    tasks: record?.tasks.map(({ status }) => status) ?? [],
    gate: () => "unknown",
  };
}

/** What conditions may read of answers alone, before there is a case. */
export function factsOfAnswers(
  definition: SystemDefinition,
  answers: FormAnswers,
  now: string,
): ConditionFacts {
  return factsWith(factsOfRecord(definition, now, undefined), answers);
}

/** What is wrong with the answers of a form that opens a case, by the check of the engine. */
export function faultsOfAnswers(
  definition: SystemDefinition,
  items: readonly FormItem[],
  answers: FormAnswers,
  now: string,
): readonly CaseFault[] {
  const seen = { baseVersion: 0, builtOn: [] };
  return checkAnswers(definition, items, factsOfRecord(definition, now, undefined), null, answers, seen)
    .faults;
}
