import type { Bilingual } from "@halfsky/statistics";

/** What the places of two people say of their being one. */
export interface ResidenceReason {
  readonly part: "residence";
  readonly weight: number;
  readonly words: Bilingual;
}

/** A statistical code of a county (6 digits), township (9) or village (12) in the one length that they are kept in. */
export function residenceCode(code: string): string {
  return code.padEnd(12, "0");
}

/**
 * Compares where two people live, as far as both are known: by village or township, by county. A place that is not known
 * says nothing. People move, and are registered elsewhere than they live, so that another place speaks against two being one
 * and never decides; in a list of a county nearly everybody is of it, so that the county alone hardly speaks for it.
 */
export function compareResidences(one: string | null, other: string | null): ResidenceReason | null {
  if (one === null || other === null) return null;
  const [a, b] = [levelsOf(one), levelsOf(other)];
  if (a.county !== b.county) return reason(-1.5, "所在县（市、区）不同", "Other counties");
  if (a.township === none || b.township === none) {
    return reason(0.3, "所在县（市、区）相同", "Same county");
  }
  if (a.township !== b.township)
    return reason(-0.5, "同县（市、区）不同乡镇（街道）", "Other townships of one county");
  const isVillage = a.village !== none && a.village === b.village;
  return isVillage
    ? reason(3.5, "所在村（社区）相同", "Same village")
    : reason(3, "所在乡镇（街道）相同", "Same township");
}

/** of a code that goes no further */
const none = "000";

function levelsOf(code: string) {
  const whole = residenceCode(code);
  return { county: whole.slice(0, 6), township: whole.slice(6, 9), village: whole.slice(9, 12) };
}

function reason(weight: number, zh: string, en: string): ResidenceReason {
  return { part: "residence", weight, words: { zh, en } };
}
