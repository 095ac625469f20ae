import type { FigureName } from "./locate-figures.ts";
import { publishedValue } from "./read-ledger.ts";
import type { ProtectedTable, ReleaseCell, ReleaseTable } from "./release-table.ts";

/**
 * What a correction would tell whoever subtracts the old figures from the new ones (差分攻击). "unchanged": nothing, or
 * differences below k, which look the same from outside; "small-differences": larger ones and among them some below k;
 * "larger": none below k.
 */
export type CorrectionJudgement = "unchanged" | "small-differences" | "larger";

/**
 * Judges new true figures against the release that they would correct: a difference from 1 to k−1 is itself a small count
 * of people, in a published cell as well as in the rest that is left between a total and its published parts, whichever
 * dimension the total is of. Places that only one of the two tables has are left aside, so that a release by area can be
 * judged beside one by area and kind.
 */
export function judgeCorrection(past: ProtectedTable, now: ReleaseTable, k: number): CorrectionJudgement {
  const names: readonly FigureName[] = past.kind === "rate" ? ["count", "rest", "of"] : ["count"];
  const differences = names.flatMap((figure) => differencesOf(past, now, figure));
  if (differences.every((one) => Math.abs(one) < k)) return "unchanged";
  return differences.some((one) => one !== 0 && Math.abs(one) < k) ? "small-differences" : "larger";
}

function differencesOf(past: ProtectedTable, now: ReleaseTable, figure: FigureName): readonly number[] {
  const truth = new Map(now.cells.map((cell) => [placeText(cell.at), cell]));
  const differences = new Map<string, number>();
  for (const cell of past.cells) {
    const before = publishedValue(cell, figure);
    const after = truth.get(placeText(cell.at));
    if (before === undefined || after === undefined) continue;
    differences.set(placeText(cell.at), figureOf(after, figure) - before);
  }
  return [...differences.values(), ...restsOf(past, differences)];
}

/** Between every published whole and its published parts: how the sum of the withheld ones changed. */
function restsOf(past: ProtectedTable, differences: ReadonlyMap<string, number>): readonly number[] {
  return past.dimensions.flatMap(({ code, categories }) => {
    const partsOf = new Map(categories.map((one) => [one.code, one.parts ?? []]));
    const inOthers = new Set(categories.flatMap(({ parts = [] }) => parts));
    const largest = categories.map((one) => one.code).filter((one) => !inOthers.has(one));
    return past.cells.flatMap(({ at }) => {
      const own = at[code];
      const whole = differences.get(placeText(at));
      const parts = own === undefined ? largest : (partsOf.get(own) ?? []);
      if (whole === undefined || parts.length === 0) return [];
      const known = (part: string): number =>
        differences.get(placeText({ ...at, [code]: part })) ??
        (partsOf.get(part) ?? []).reduce((sum, one) => sum + known(one), 0);
      return [whole - parts.reduce((sum, part) => sum + known(part), 0)];
    });
  });
}

function placeText(at: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(at).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function figureOf({ count, of = 0 }: ReleaseCell, figure: FigureName): number {
  return figure === "count" ? count : figure === "of" ? of : of - count;
}
