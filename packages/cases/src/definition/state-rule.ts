import type { Bilingual } from "@halfsky/statistics";

/** Where a case stands. */
export interface StateRule<P extends string = string> {
  readonly title: Bilingual;
  readonly phase: "open" | "waiting" | "closed";
  /** why no clock need run while a case stands here; else one of the definition has to, whatever was done before */
  readonly unclocked?: Bilingual;
  /** parties whose people are known here by name, and by day of birth or ID number: no case comes into the state without */
  readonly known?: readonly P[];
}
