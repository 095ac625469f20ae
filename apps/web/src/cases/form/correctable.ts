import type { CaseRecord } from "@halfsky/api-contract";
import {
  type AskedOf,
  askedOf,
  emptyCase,
  type FormItem,
  type SystemDefinition,
  visibleTo,
} from "@halfsky/cases";

/**
 * What a correction may touch: whatever the forms of one actor that the reader is ask, answered or not yet, and people too,
 * as far as she sees it whole. A correction is one actor's: of several it is the one who is asked most.
 */
export function correctable(
  definition: SystemDefinition,
  record: Pick<CaseRecord, "actedAs" | "fields" | "parties">,
): readonly FormItem[] {
  const { fields, parties } = mostAsked(definition, record.actedAs);
  // of what nobody answered yet the record says nothing: the rule that made it says who would see the answer
  const reader = { organisationId: "", now: new Date(0).toISOString() };
  const visibility = visibleTo(definition, record.actedAs, emptyCase, reader);
  const seesField = (name: string): boolean => {
    const shown = record.fields[name];
    return shown === undefined ? visibility.fields[name] === "shown" : !shown.masked;
  };
  const seesParty = (name: string): boolean =>
    Object.keys(definition.parties[name]?.parts ?? {}).every((part) =>
      Object.entries(visibility.parties[name] ?? {}).some(
        ([one, shown]) => one === part && shown === "shown",
      ),
    ) && (record.parties[name] ?? []).every(({ masked }) => masked.length === 0);
  return [
    ...Object.keys(definition.fields).filter((name) => fields.has(name) && seesField(name)),
    ...Object.keys(definition.parties)
      .filter((name) => parties.has(name) && seesParty(name))
      .map((party) => ({ party })),
  ];
}

function mostAsked(definition: SystemDefinition, actors: readonly string[]): AskedOf {
  const none: AskedOf = { fields: new Set(), parties: new Set(), groups: new Set() };
  return actors
    .map((actor) => askedOf(definition, actor))
    .reduce(
      (best, one) => (one.fields.size + one.parties.size > best.fields.size + best.parties.size ? one : best),
      none,
    );
}
