import type { FormAnswers } from "@halfsky/cases";
import type { CaseHost } from "../case-host.ts";
import type { CaseKeys, Place } from "../keys/case-vault.ts";
import type { LoadedListColumns } from "./loaded-list.store.ts";

/** Where the answers of a row are enciphered. */
const rowPlace: Place<FormAnswers> = { name: "loaded-row" };

/** New keys of a list, and how they are stored. */
export function makeLoadKeys({ vault }: CaseHost, listId: string) {
  const { keys, wrapped } = vault.makeKeys(listId);
  return { keys, provider: wrapped.provider, dataKey: wrapped.dataKey };
}

/** The keys of a list as they were stored. */
export function openLoadKeys(
  { vault }: CaseHost,
  { id, provider, data_key }: Pick<LoadedListColumns, "id" | "provider" | "data_key">,
): CaseKeys {
  // a list has nothing of the class sealed
  return vault.openKeys(id, { provider, dataKey: data_key, sealedKey: data_key });
}

/** The answers of a row as they are kept. */
export function sealRow(keys: CaseKeys, answers: FormAnswers): Uint8Array {
  return keys.encipher("data", rowPlace, answers);
}

/** The answers that were kept. */
export function readRow(keys: CaseKeys, sealed: Uint8Array): FormAnswers {
  return keys.decipher("data", rowPlace, sealed);
}
