import type { Bilingual } from "@halfsky/statistics";

/** The title of another system by its id; undefined where nobody knows it. */
export type TitleOfSystem = (id: string) => Bilingual | undefined;

/** One table of a sheet; rows in the order of the definition. */
export interface SheetTable {
  readonly id:
    | "actors"
    | "reads"
    | "schedules"
    | "does"
    | "grades"
    | "clocks"
    | "leaves"
    | "figures"
    | "outside";
  readonly title: Bilingual;
  readonly head: readonly Bilingual[];
  readonly rows: readonly (readonly Bilingual[])[];
}
