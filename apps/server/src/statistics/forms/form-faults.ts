import type { FormFault, FormHead, Indicator } from "@halfsky/api-contract";
import { checkFormDefinition, checkFormHead, type FormDefinition } from "@halfsky/statistics";
import type { ReadTransaction } from "../../database/transactions.ts";
import { listDimensions } from "../dimension.store.ts";
import { listUsableIndicators } from "../indicator.store.ts";

/** A day that is before every day: a head is checked against it for everything but its expiry. */
const beforeEverything = "0001-01-01";

/** What a form of an area is checked against. */
export async function formBasis(transaction: ReadTransaction, areaCode: string) {
  return {
    indicators: await listUsableIndicators(transaction, areaCode),
    dimensions: await listDimensions(transaction),
  };
}

type FormBasis = Awaited<ReturnType<typeof formBasis>>;

/** Everything that keeps a form from being issued, apart from the day. */
export function lastingFaults(
  { head, definition }: { readonly head: FormHead; readonly definition: FormDefinition },
  { indicators, dimensions }: FormBasis,
): readonly FormFault[] {
  return [
    ...checkFormHead(head, beforeEverything),
    ...checkFormDefinition(definition, indicators, dimensions),
  ];
}

/** The indicators that a form asks for, in the order of its rows, each once. */
export function indicatorsOf(
  definition: FormDefinition,
  indicators: readonly Indicator[],
): readonly Indicator[] {
  const byId = new Map(indicators.map((one) => [one.id, one]));
  const ids = new Set(definition.rows.flatMap((row) => (row.kind === "indicator" ? [row.indicatorId] : [])));
  return [...ids].flatMap((id) => byId.get(id) ?? []);
}
