import type { CaseRecord } from "@halfsky/api-contract";
import {
  type Answer,
  type ConditionFacts,
  evaluate,
  factsWith,
  type FormAnswers,
  type FormItem,
  type Person,
  type SystemDefinition,
} from "@halfsky/cases";

/**
 * The items of a form that are asked: those whose condition holds or is not known yet. The same conditions as on the
 * server, over what the reader may see; what she may not see is unknown here, so that nothing follows from it.
 */
export function askedItems(
  items: readonly FormItem[],
  definition: SystemDefinition,
  answers: FormAnswers,
  now: string,
  record?: CaseRecord,
): readonly FormItem[] {
  const facts = factsWith(factsOfRecord(definition, now, record), answers);
  return items.filter(
    (item) =>
      typeof item === "string" ||
      !("when" in item) ||
      item.when === undefined ||
      evaluate(item.when, facts) !== false,
  );
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
