import {
  basisInForce,
  canonicalJson,
  type CaseAction,
  type CaseState,
  type Holding,
  holdingsOf,
  newlyTold,
  type ResolvedEffect,
  type SystemDefinition,
  type ToldValue,
} from "@halfsky/cases";
import { jsonText } from "../database/json-text.ts";
import { newId } from "../database/new-id.ts";
import type { DisclosedParts } from "../database/tables/service-cases.ts";
import { insertDisclosures } from "./disclosure.store.ts";
import type { CaseWriteContext } from "./case-host.ts";

/** Something of a case that went to an organisation just now. */
export interface Sending {
  readonly kind: "referral" | "task";
  readonly name: string;
  readonly number: number;
  readonly organisationId: string;
  readonly basis: unknown;
}

/** What the newest action handed to organisations, found by comparing the case before and after. */
export function sendingsOf(
  definition: SystemDefinition,
  before: CaseState,
  after: CaseState,
  effects: readonly ResolvedEffect[],
): readonly Sending[] {
  const known = new Set(before.referrals.map(({ number }) => number));
  const referrals = after.referrals.flatMap((one): readonly Sending[] => {
    const rule = definition.referrals?.[one.name];
    if (known.has(one.number) || one.organisationId === null || rule === undefined) return [];
    const effect = effects.find((of) => of.kind === "refer" && of.number === one.number);
    const basis =
      effect?.kind === "refer" ? effect.basis : basisInForce(definition, one.name, after, one.sentAt);
    return [
      {
        kind: "referral",
        name: one.name,
        number: one.number,
        organisationId: one.organisationId,
        basis,
      },
    ];
  });
  const tasks = Object.entries(after.tasks).flatMap(([name, one]): readonly Sending[] => {
    const rule = definition.tasks?.[name];
    const was = before.tasks[name]?.status ?? "not-applicable";
    if (rule === undefined || one.organisationId === null) return [];
    if (was !== "not-applicable" || one.status === "not-applicable") return [];
    return [
      {
        kind: "task",
        name,
        number: 1,
        organisationId: one.organisationId,
        basis: rule.source.cite,
      },
    ];
  });
  return [...referrals, ...tasks];
}

/**
 * Notes who was told what, in the transaction of the telling: names of questions and parts, and a keyed hash of the values.
 * A row for each thing that was sent now, and one for each that an agency holds and in which it sees something new by this
 * action: an address that changed, a number that came later.
 */
export async function recordDisclosures(
  context: CaseWriteContext,
  subject: { readonly areaCode: string; readonly caseId: string },
  definition: SystemDefinition,
  { before, after }: { readonly before: CaseState; readonly after: CaseState },
  action: CaseAction,
  sendings: readonly Sending[],
): Promise<void> {
  const rows = holdingsOf(after).flatMap((holding) => {
    const { kind, name, number, organisationId } = holding;
    const sent = sendings.find(
      (one) => one.kind === kind && one.name === name && (kind === "task" || one.number === number),
    );
    const told = newlyTold(definition, before, after, action, holding, context.now);
    if (sent === undefined && told.length === 0) return [];
    return [
      {
        area_code: subject.areaCode,
        id: newId("disclosure"),
        case_id: subject.caseId,
        number: action.number,
        kind,
        name,
        organisation_id: organisationId,
        fields: jsonText(partsOf(told)),
        values_hash: context.host.vault.disclosureHash(canonicalJson(told)),
        basis: jsonText(sent === undefined ? basisOf(definition, after, holding, context.now) : sent.basis),
        at: context.now,
      },
    ];
  });
  if (rows.length > 0) await insertDisclosures(context.transaction, rows);
}

/** On what something that is held is shared now. */
function basisOf(
  definition: SystemDefinition,
  state: CaseState,
  { kind, name }: Holding,
  now: string,
): unknown {
  if (kind === "task") return definition.tasks?.[name]?.source.cite ?? null;
  return basisInForce(definition, name, state, now);
}

/** The names of what was told, each once; never a value. */
function partsOf(told: readonly ToldValue[]): DisclosedParts {
  const fields = new Set<string>();
  const parties: Record<string, Set<string>> = {};
  let files = 0;
  for (const { place } of told) {
    if ("file" in place) files += 1;
    else if ("party" in place) (parties[place.party] ??= new Set()).add(place.part);
    else fields.add(place.field);
  }
  return {
    fields: [...fields],
    parties: Object.fromEntries(Object.entries(parties).map(([party, parts]) => [party, [...parts]])),
    ...(files === 0 ? {} : { files }),
  };
}
