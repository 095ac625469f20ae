import {
  type Answer,
  canonicalJson,
  type CaseState,
  type PersonPart,
  type ResolvedEffect,
  type SystemDefinition,
} from "@halfsky/cases";
import { jsonText } from "../database/json-text.ts";
import { newId } from "../database/new-id.ts";
import { insertDisclosures } from "./disclosure.store.ts";
import type { CaseWriteContext } from "./case-host.ts";

interface Share {
  readonly fields: readonly string[];
  readonly parties?: Readonly<Partial<Record<string, readonly PersonPart[]>>> | undefined;
}

/** Something of a case that went to an organisation just now. */
export interface Sending {
  readonly kind: "referral" | "task";
  readonly name: string;
  readonly number: number;
  readonly organisationId: string;
  readonly share: Share;
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
    const basis = effect?.kind === "refer" ? effect.basis : (rule.basis.find((of) => "law" in of) ?? null);
    return [
      {
        kind: "referral",
        name: one.name,
        number: one.number,
        organisationId: one.organisationId,
        share: rule.share,
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
        share: rule.share,
        basis: rule.source.cite,
      },
    ];
  });
  return [...referrals, ...tasks];
}

/** Notes who was told what, in the transaction of the sending: names of fields, and a keyed hash of their values. */
export async function recordDisclosures(
  context: CaseWriteContext,
  subject: { readonly areaCode: string; readonly caseId: string; readonly number: number },
  state: CaseState,
  sendings: readonly Sending[],
): Promise<void> {
  if (sendings.length === 0) return;
  await insertDisclosures(
    context.transaction,
    sendings.map((sending) => {
      const { fields, parties } = sharedValues(sending.share, state);
      return {
        area_code: subject.areaCode,
        id: newId("disclosure"),
        case_id: subject.caseId,
        number: subject.number,
        kind: sending.kind,
        name: sending.name,
        organisation_id: sending.organisationId,
        fields: jsonText({
          fields: Object.keys(fields),
          parties: Object.fromEntries(
            Object.entries(parties).map(([party, people]) => [
              party,
              [...new Set(people.flatMap((parts) => Object.keys(parts)))],
            ]),
          ),
        }),
        values_hash: context.host.vault.disclosureHash(canonicalJson({ fields, parties })),
        basis: jsonText(sending.basis),
        at: context.now,
      };
    }),
  );
}

function sharedValues({ fields, parties }: Share, state: CaseState) {
  return {
    fields: Object.fromEntries(
      fields.flatMap((name): readonly (readonly [string, Answer])[] => {
        const given = state.fields[name];
        return given === undefined ? [] : [[name, given.value]];
      }),
    ),
    parties: Object.fromEntries(
      Object.entries(parties ?? {}).flatMap(([party, parts]) => {
        const people = (state.parties[party] ?? []).map((person) =>
          Object.fromEntries(
            (parts ?? []).flatMap((part): readonly (readonly [string, Answer])[] => {
              const value = person.parts[part];
              return value === undefined ? [] : [[part, value]];
            }),
          ),
        );
        return people.length === 0 ? [] : [[party, people]];
      }),
    ),
  };
}
