import type { Unit } from "../unit.ts";

/**
 * What the figures of parts have to do with the figure of the whole: `sum`, they add up to it; `mean`, it lies between
 * them; null, the unit does not tell (money and unknown units may be totals or averages).
 */
export type Additivity = "sum" | "mean" | null;

const tenThousands = /^[万亿]/u;

/** Whether a unit counts in 万 or 亿, so that its decimals are rounded and not parts of things. */
function isLargeUnit(unit: Unit): boolean {
  return tenThousands.test(unit.text);
}

/** Tells from unit and decimals: a count with decimals (每千人口托位数, 个) is an average unless it counts in 万. */
export function findAdditivity(unit: Unit, decimals: number | null): Additivity {
  if (unit.countable) return isLargeUnit(unit) || (decimals ?? 0) === 0 ? "sum" : "mean";
  if (unit.scale !== null || unit.code === "age" || unit.code === "duration") return "mean";
  return null;
}

/** How many of the plain unit one of this unit is, as a power of ten: 4 for 万人, 8 for 亿元. */
export function unitPower(unit: Unit): number {
  if (unit.text.startsWith("万")) return 4;
  return unit.text.startsWith("亿") ? 8 : 0;
}

/** The unit without its 万 or 亿: two units with the same base can be compared after their powers are applied. */
export function unitBase(unit: Unit): string {
  return unit.text.replace(tenThousands, "");
}
