import type { Place } from "./keys/case-vault.ts";

/** What is known of a file of a case; enciphered like the file, for names of files name people. */
export interface CaseFileLabel {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  /** name of the person who added it */
  readonly by: string;
}

/** Where the label of a file is bound to. */
export const labelPlace = (id: string): Place<CaseFileLabel> => ({ name: `file/${id}/label` });

/** Where the bytes of a file are bound to. */
export const filePlace = (id: string): string => `file/${id}/bytes`;
