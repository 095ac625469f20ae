import { canonicalJson } from "@halfsky/cases";
import type { CaseReadContext } from "../case-host.ts";
import type { OutsideSheet } from "./read-outside-file.ts";

/** What of a way to read a sheet its head is known again by. */
interface ReadHead {
  readonly headRow: number;
  readonly columns: Readonly<Record<string, number | null>>;
}

/**
 * By what a head is known again, of lists that are compared as of lists that are loaded: a keyed hash, since a sheet without a
 * head would leave its first row here, and that may be somebody's name.
 */
export function signatureOf(
  { host }: Pick<CaseReadContext, "host">,
  texts: OutsideSheet["texts"],
  { headRow, columns }: ReadHead,
): string {
  const head = (texts[headRow - 1] ?? []).map((text) => text.replace(/\s+/gu, ""));
  return host.vault.blind("outside:head", canonicalJson({ head, columns: { ...columns } }));
}

/** Of ways to read lists that were confirmed, the one that was confirmed for a sheet with this head. */
export function recallMapping<Mapping extends ReadHead>(
  context: Pick<CaseReadContext, "host">,
  texts: OutsideSheet["texts"],
  kept: readonly { readonly signature: string; readonly mapping: Mapping }[],
): Mapping | undefined {
  return kept.find(({ signature, mapping }) => signatureOf(context, texts, mapping) === signature)?.mapping;
}
