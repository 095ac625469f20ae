import {
  type ActionRule,
  type FormItem,
  personParts,
  type PersonPart,
  type SystemDefinition,
} from "../definition/definition.ts";
import type { Relation } from "../definition/roles.ts";

/** What an actor of a definition may read of every case that she stands to so, as the definition alone says it. */
export interface Reads {
  /** whether she learns more of a case than what was handed to her: its state, clocks, referrals, who handles it */
  readonly whole: boolean;
  /** whether she works on the case itself: reasons, notes and loose attachments are hers to read */
  readonly handles: boolean;
  readonly fields: ReadonlySet<string>;
  readonly parties: ReadonlyMap<string, ReadonlySet<PersonPart>>;
}

/** Fields and parties that a form asks for; each party with all parts that the definition asks of it. */
export function askedBy(
  definition: SystemDefinition,
  form: string,
): { readonly fields: readonly string[]; readonly parties: readonly string[] } {
  const items = definition.forms[form] ?? [];
  return { fields: items.flatMap(fieldsOfItem), parties: items.flatMap(partiesOfItem) };
}

function fieldsOfItem(item: FormItem): readonly string[] {
  if (typeof item === "string") return [item];
  if ("field" in item) return [item.field];
  return "group" in item ? item.items : [];
}

function partiesOfItem(item: FormItem): readonly string[] {
  return typeof item === "object" && "party" in item ? [item.party] : [];
}

/** The parts that a definition asks of a party. */
export function askedParts(definition: SystemDefinition, party: string): readonly PersonPart[] {
  const rule = definition.parties[party];
  return rule === undefined ? [] : personParts.filter((part) => rule.parts[part] !== undefined);
}

/**
 * Rights to read follow from rights to act; fields that guards look at give none, the engine reads them.
 *
 * - Whoever may run an action, or is the second person of one, reads what its form asks.
 * - Whoever stands to the case itself, not by a referral or an item alone, reads its open and work fields.
 * - Whoever handles the case (acts on it as the one it is assigned to, as the owner or the owner's supervisor) also reads
 *   what it was opened with, but for what is sealed: nobody can visit somebody without knowing whom. Sealed answers need a
 *   form of one's own, or `alsoReads`.
 * - Whatever else an actor reads is declared in `alsoReads`, and all of it stands on the permission sheet.
 */
export function readsOf(definition: SystemDefinition, name: string): Reads {
  const known = knownReads.get(definition) ?? new Map<string, Reads>();
  const reads = known.get(name) ?? findReads(definition, name);
  knownReads.set(definition, known.set(name, reads));
  return reads;
}

/** A definition never changes, and a queue asks of every row. */
const knownReads = new WeakMap<SystemDefinition, Map<string, Reads>>();

function findReads(definition: SystemDefinition, name: string): Reads {
  const actor = definition.actors[name];
  // "anyone" lets people open a case and read none
  if (actor === undefined || actor.relation === "anyone") {
    return { whole: false, handles: false, fields: new Set(), parties: new Map() };
  }
  const isHolder = holdingRelations.has(actor.relation);
  const actions = Object.values(definition.actions).filter(
    ({ by, secondPerson }) => by.includes(name) || secondPerson?.includes(name) === true,
  );
  const handles = !isHolder && (actions.some(({ from }) => from !== "new") || changesGrade(definition, name));
  const fields = new Set<string>();
  const parties = new Map<string, ReadonlySet<PersonPart>>();
  if (!isHolder) {
    for (const [field, { privacy }] of Object.entries(definition.fields)) {
      if (privacy === "open" || privacy === "work") fields.add(field);
    }
  }
  if (handles && handlingRelations.has(actor.relation)) {
    const opening = formsOf(Object.values(definition.actions).filter(({ from }) => from === "new"));
    for (const form of opening) {
      const asked = askedBy(definition, form);
      for (const field of asked.fields) if (definition.fields[field]?.privacy !== "sealed") fields.add(field);
      for (const party of asked.parties) {
        const parts = askedParts(definition, party);
        const freely = parts.filter((part) => definition.parties[party]?.parts[part] !== "sealed");
        if (freely.length > 0) parties.set(party, new Set(freely));
      }
    }
  }
  const also = definition.alsoReads?.[name];
  const own = formsOf(actions).map((form) => askedBy(definition, form));
  for (const one of [...own, { fields: also?.fields ?? [], parties: also?.parties ?? [] }]) {
    for (const field of one.fields) fields.add(field);
    for (const party of one.parties) parties.set(party, new Set(askedParts(definition, party)));
  }
  return { whole: !isHolder, handles, fields, parties };
}

/** To whom a part of a case was handed: what she reads of it is what was handed to her, and no more. */
const holdingRelations: ReadonlySet<Relation> = new Set([
  "holds-referral",
  "holds-task",
  "holds-review",
  "relieves",
]);
const handlingRelations: ReadonlySet<Relation> = new Set(["assigned", "owns", "supervises-owner"]);

function changesGrade({ grade }: SystemDefinition, name: string): boolean {
  return (
    grade !== undefined && [grade.raise, grade.lower, grade.lowerConfirm].some((by) => by.includes(name))
  );
}

function formsOf(actions: readonly ActionRule[]): readonly string[] {
  return [...new Set(actions.flatMap(({ form }) => (form === undefined ? [] : [form])))];
}
