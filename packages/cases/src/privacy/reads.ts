import {
  type FormItem,
  personParts,
  type PersonPart,
  type SystemDefinition,
} from "../definition/definition.ts";

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
 * Rights to read follow from rights to act: whoever may run an action, or is the second person of one, reads what its form
 * asks. What else she may read is declared in `alsoReads`. Fields that guards look at give no right: the engine reads them.
 * Whoever stands to the case itself (not by a referral or a task alone) reads its open and work fields.
 */
export function readsOf(definition: SystemDefinition, name: string): Reads {
  const nothing: Reads = { whole: false, handles: false, fields: new Set(), parties: new Map() };
  const actor = definition.actors[name];
  // "anyone" lets people open a case and read none
  if (actor === undefined || actor.relation === "anyone") return nothing;
  const isHolder = actor.relation === "holds-referral" || actor.relation === "holds-task";
  const actions = Object.values(definition.actions).filter(
    ({ by, secondPerson }) => by.includes(name) || secondPerson?.includes(name) === true,
  );
  const fields = new Set<string>();
  const parties = new Set<string>();
  if (!isHolder) {
    for (const [field, { privacy }] of Object.entries(definition.fields)) {
      if (privacy === "open" || privacy === "work") fields.add(field);
    }
  }
  const also = definition.alsoReads?.[name];
  const asked = actions.flatMap(({ form }) => (form === undefined ? [] : [askedBy(definition, form)]));
  for (const one of [...asked, { fields: also?.fields ?? [], parties: also?.parties ?? [] }]) {
    for (const field of one.fields) fields.add(field);
    for (const party of one.parties) parties.add(party);
  }
  return {
    whole: !isHolder,
    handles: !isHolder && actions.length > 0,
    fields,
    parties: new Map([...parties].map((party) => [party, new Set(askedParts(definition, party))])),
  };
}
