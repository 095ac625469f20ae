import type { Bilingual } from "@halfsky/statistics";
import type { Period } from "./definition.ts";

/** A .docx made of a case: a stamped record, a decision, a notice. `{field}` and `{party.part}` are filled in. */
export interface DocumentRule<W extends string = string> {
  readonly title: Bilingual;
  readonly paragraphs: readonly Bilingual[];
  /** who may make and open it */
  readonly by: readonly W[];
  readonly signedBy: Bilingual;
}

/** A consent that a person gives: to share with whom, for what, how long. */
export interface ConsentRule {
  readonly title: Bilingual;
  readonly lasts: Period;
}
