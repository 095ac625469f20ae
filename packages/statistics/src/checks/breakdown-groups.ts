import type { CheckedDimension } from "./form-check.ts";

/** A whole and the parts of it along one dimension that a form asks for, by their breakdowns. */
export interface BreakdownGroup {
  readonly whole: string;
  readonly parts: readonly string[];
  /** Whether the parts add up to the whole: all categories of a partition. */
  readonly isComplete: boolean;
  /** Whether the parts exclude each other, so that no sum of some of them is above the whole. */
  readonly isPartition: boolean;
}

/** All wholes with their parts among the breakdowns of a form, in the order of the breakdowns. */
export function groupBreakdowns(
  breakdowns: readonly string[],
  dimensions: readonly CheckedDimension[],
): BreakdownGroup[] {
  const asked = new Set(breakdowns);
  const known = new Map(dimensions.map((dimension) => [dimension.id, dimension]));
  const groups = new Map<string, { whole: string; dimension: string; parts: string[] }>();
  for (const breakdown of breakdowns) {
    if (breakdown === "") continue;
    const pieces = breakdown.split(";");
    for (const piece of pieces) {
      const whole = pieces.filter((other) => other !== piece).join(";");
      if (!asked.has(whole)) continue;
      const dimension = piece.slice(0, piece.indexOf("="));
      const key = `${whole}|${dimension}`;
      const group = groups.get(key);
      if (group) group.parts.push(breakdown);
      else groups.set(key, { whole, dimension, parts: [breakdown] });
    }
  }
  return [...groups.values()].map(({ whole, dimension, parts }) => {
    const found = known.get(dimension);
    const isPartition = found?.isPartition === true;
    return { whole, parts, isPartition, isComplete: isPartition && parts.length === found.categories.length };
  });
}
