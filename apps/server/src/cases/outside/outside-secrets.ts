import type { CaseKeys } from "../keys/case-vault.ts";

/** Where a number of an outside system is enciphered. */
const numberPlace = { name: "number" } as { readonly name: string; readonly holds?: string };
/** Where the code of a place is enciphered. */
const residencePlace = { name: "residence" } as { readonly name: string; readonly holds?: string };
/** Where what a person wrote of a difference is enciphered. */
const reasonPlace = { name: "reason" } as { readonly name: string; readonly holds?: string };

/** A number as it is kept. */
export function sealNumber(keys: CaseKeys, text: string): Uint8Array {
  return keys.encipher("data", numberPlace, text);
}

/** The number that was kept. */
export function readNumber(keys: CaseKeys, sealed: Uint8Array): string {
  return keys.decipher("data", numberPlace, sealed);
}

/** Where somebody lives as it is kept. */
export function sealResidence(keys: CaseKeys, code: string): Uint8Array {
  return keys.encipher("data", residencePlace, code);
}

/** Where somebody lives, as it was kept. */
export function readResidence(keys: CaseKeys, sealed: Uint8Array): string {
  return keys.decipher("data", residencePlace, sealed);
}

/** Words of a person as they are kept. */
export function sealReason(keys: CaseKeys, text: string): Uint8Array {
  return keys.encipher("data", reasonPlace, text);
}

/** The words that were kept. */
export function readReason(keys: CaseKeys, sealed: Uint8Array): string {
  return keys.decipher("data", reasonPlace, sealed);
}
