/** In which columns of a sheet the things stand that are taken, counted from 1. */
export interface OutsideColumns {
  readonly number: number | null;
  readonly idNumber: number | null;
  readonly state: number | null;
  readonly day: number | null;
  readonly name: number | null;
  readonly birthDate: number | null;
  readonly residence: number | null;
}

/** The names of the columns, in the order in which they are asked for. */
export const outsideColumns = [
  "number",
  "idNumber",
  "state",
  "day",
  "name",
  "birthDate",
  "residence",
] as const satisfies readonly (keyof OutsideColumns)[];
