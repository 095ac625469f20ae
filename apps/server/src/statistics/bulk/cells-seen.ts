import { type CellKey, cellText } from "../observation.store.ts";

const yearsOfMask = 30;

/** The cells that a load has brought so far: a bit for each year, so that millions of rows need little memory. */
export class CellsSeen {
  readonly #years = new Map<string, number>();

  /** Notes a cell; false where it was there before. */
  add({ areaCode, indicatorId, breakdown, year }: CellKey): boolean {
    const span = Math.floor(year / yearsOfMask);
    const key = cellText({ areaCode, indicatorId, breakdown, year: span });
    const bit = 1 << (year % yearsOfMask);
    const known = this.#years.get(key) ?? 0;
    if ((known & bit) !== 0) return false;
    this.#years.set(key, known | bit);
    return true;
  }
}
