import type { Bilingual } from "@halfsky/statistics";

/** One fault of a definition, with the place of it: "actions.close.guard.when". */
export interface DefinitionFault {
  readonly path: string;
  readonly words: Bilingual;
}
