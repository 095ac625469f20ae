import type { LoadMapping, LoadPreview, Problem } from "@halfsky/api-contract";
import type { FormAnswers } from "@halfsky/cases";
import type { CaseKeys, Place } from "../keys/case-vault.ts";

/** Where the answers of a row are enciphered. */
const rowPlace: Place<FormAnswers> = { name: "loaded-row" };

/** Where the way to read a list is enciphered. */
const mappingPlace: Place<LoadMapping> = { name: "loaded-mapping" };
/** Where what a look came to is enciphered. */
const outcomePlace: Place<LookOutcome> = { name: "loaded-outcome" };
/** Where the file is enciphered. */
const filePlace = "loaded-file";

/** What a look came to. */
export type LookOutcome =
  | { readonly preview: LoadPreview }
  | { readonly problem: Pick<Problem, "code" | "detail" | "faults"> };

/** The answers of a row as they are kept. */
export function sealRow(keys: CaseKeys, answers: FormAnswers): Uint8Array {
  return keys.encipher("data", rowPlace, answers);
}

/** The answers that were kept. */
export function readRow(keys: CaseKeys, sealed: Uint8Array): FormAnswers {
  return keys.decipher("data", rowPlace, sealed);
}

/** A file and how it is read, as they are kept until it was looked through. */
export function sealFile(keys: CaseKeys, bytes: Uint8Array, mapping: LoadMapping) {
  return {
    file: keys.encipherBytes("data", filePlace, bytes),
    mapping: keys.encipher("data", mappingPlace, mapping),
  };
}

/** The file that was kept. */
export function readFile(keys: CaseKeys, sealed: Uint8Array): Uint8Array {
  return keys.decipherBytes("data", filePlace, sealed);
}

/** How a list is read, as it was kept. */
export function readKeptMapping(keys: CaseKeys, sealed: Uint8Array): LoadMapping {
  return keys.decipher("data", mappingPlace, sealed);
}

/** What a look came to, as it is kept. */
export function sealOutcome(keys: CaseKeys, outcome: LookOutcome): Uint8Array {
  return keys.encipher("data", outcomePlace, outcome);
}

/** What a look came to, as it was kept. */
export function readOutcome(keys: CaseKeys, sealed: Uint8Array): LookOutcome {
  return keys.decipher("data", outcomePlace, sealed);
}
