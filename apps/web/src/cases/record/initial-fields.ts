import type { CaseRecord } from "@halfsky/api-contract";
import type { SystemDefinition } from "@halfsky/cases";
import { type ActionFields, type BegunAction, emptyFields } from "../actions/case-action.ts";

/**
 * What a form begins with: a correction with what stands there; the first form that a person fills in of a case that the
 * platform opened with what the platform wrote, so that nobody types it again. Every other form begins empty, since what was
 * answered once need not hold today.
 */
export function initialFields(
  { action }: Pick<BegunAction, "action">,
  record: Pick<CaseRecord, "fields" | "history" | "parties">,
  definition: SystemDefinition,
): ActionFields {
  const isUntouched = record.history.every(({ by }) => by === null);
  if (action !== "correct" && !isUntouched) return emptyFields;
  const asked = action === "correct" ? null : askedBy(definition, action);
  const fields = Object.fromEntries(
    Object.entries(record.fields).flatMap(([name, { value, masked }]) =>
      value === null || masked || definition.fields[name] === undefined || asked?.has(name) === false
        ? []
        : [[name, value]],
    ),
  );
  // a correction of people is one of all that stand there
  const parties = Object.fromEntries(
    Object.entries(record.parties).map(([party, persons]) => [
      party,
      persons.map(({ id, parts }) => ({ id, parts })),
    ]),
  );
  return { ...emptyFields, answers: action === "correct" ? { fields, parties } : { fields } };
}

/** The questions of an action's form, without those of its rows. */
function askedBy(definition: SystemDefinition, action: string): ReadonlySet<string> {
  const form = definition.forms[definition.actions[action]?.form ?? ""] ?? [];
  return new Set(
    form.flatMap((item) => (typeof item === "string" ? [item] : "field" in item ? [item.field] : [])),
  );
}
