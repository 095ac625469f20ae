import type { CaseRecord } from "@halfsky/api-contract";
import {
  askedOffline,
  closerOf,
  mayStayOnDevice,
  partPrivacy,
  personParts,
  type PrivacyClass,
  type SystemDefinition,
} from "@halfsky/cases";

/**
 * The part of a case that may stay in the device of a person, by the one table of privacy; null for a case of which nothing
 * may: one that is sealed as a whole, one seen through a broken glass, one that she can do nothing about without a network.
 */
export function deviceCopy(
  definition: SystemDefinition,
  record: CaseRecord,
  account: string,
): CaseRecord | null {
  const possible = record.possible.filter(({ offline, blockedBy }) => offline && blockedBy === null);
  if (record.sealed || record.actedAs.length === 0 || possible.length === 0) return null;
  const isAssigned = record.row.assignee?.id === account;
  const asked = askedOffline(
    definition,
    possible.map(({ action }) => action),
  );
  const may = (privacy: PrivacyClass | undefined, isDeclared: boolean) =>
    privacy !== undefined && mayStayOnDevice(privacy, { isAssigned, isDeclared });
  return {
    ...record,
    row: { ...record.row, who: may("personal", false) ? record.row.who : null },
    possible,
    fields: Object.fromEntries(
      Object.entries(record.fields).filter(([name, { privacy }]) =>
        may(closerOf(privacy, definition.fields[name]?.privacy ?? "sealed"), asked.fields.includes(name)),
      ),
    ),
    groups: Object.fromEntries(
      Object.entries(record.groups).map(([group, rows]) => [
        group,
        rows.map(({ id, fields }) => ({
          id,
          fields: Object.fromEntries(
            Object.entries(fields).filter(([name]) =>
              may(definition.fields[name]?.privacy, asked.groups.includes(group)),
            ),
          ),
        })),
      ]),
    ),
    parties: Object.fromEntries(
      Object.entries(record.parties).map(([party, persons]) => {
        const rule = definition.parties[party];
        return [
          party,
          persons.map((person) => ({
            ...person,
            parts: Object.fromEntries(
              personParts.flatMap((part) => {
                const value = person.parts[part];
                // a masked part hides the day of birth, and so the age: it counts as unknown
                const privacy =
                  rule === undefined || value === undefined
                    ? null
                    : partPrivacy(rule, part, person, record.row.openedAt);
                return privacy !== null && may(privacy, asked.parties.includes(party)) ? [[part, value]] : [];
              }),
            ),
          })),
        ];
      }),
    ),
    // what people wrote as a reason is free text, and so sensitive
    gradeHistory: record.gradeHistory.map((one) => ({ ...one, reason: null })),
    referrals: record.referrals.map((one) => ({ ...one, reason: null })),
    tasks: record.tasks.map((one) => ({ ...one, reason: null })),
    // which other cases may be about the same people is not for a device
    history: record.history.filter(({ match }) => match === null).map((one) => ({ ...one, reason: null })),
    attachments: [],
    documents: [],
    candidates: [],
    judgedMatches: [],
  };
}
