import type { CaseHost } from "../case-host.ts";
import type { CaseKeys } from "./case-vault.ts";

/* Keys of a list that somebody brings, of people or of an outside system: what it says of anybody is enciphered with them. */

/** A list as its keys were stored with it. */
interface KeptList {
  readonly id: string;
  readonly provider: string;
  readonly data_key: Uint8Array;
}

/** New keys of a list, and how they are stored. */
export function makeListKeys({ vault }: CaseHost, listId: string) {
  const { keys, wrapped } = vault.makeKeys(listId);
  return { keys, provider: wrapped.provider, dataKey: wrapped.dataKey };
}

/** The keys of a list as they were stored. */
export function openListKeys({ vault }: CaseHost, { id, provider, data_key }: KeptList): CaseKeys {
  // a list has nothing of the class sealed
  return vault.openKeys(id, { provider, dataKey: data_key, sealedKey: data_key });
}
