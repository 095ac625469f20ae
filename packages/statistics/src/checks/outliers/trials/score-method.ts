import { findEnteredOutlier, findOutliers } from "../find-outliers.ts";
import type { CleanWindow } from "./clean-windows.ts";
import { modifiedZScores, zScores } from "./plain-scores.ts";
import type { SeededWindow, SlipName } from "./seed-slips.ts";
import { seedSlip, slipNames } from "./seed-slips.ts";

/** What a method names in a window: the place of a value, and what it takes for the figure meant. */
interface Named {
  readonly at: number;
  readonly likely: string | null;
}

/** A way to name the values of a window that do not fit; `entered` asks for the last value only. */
export type NamingMethod = (window: CleanWindow, view: "whole" | "entered") => Named[];

/** The method of this package; notices ask for nothing and are no alarms. */
export const ours: NamingMethod = (window, view) => {
  const { observations } = window;
  const last = observations.at(-1);
  const found =
    view === "whole"
      ? findOutliers(observations, window)
      : last
        ? [findEnteredOutlier(observations, last.year, window) ?? []].flat()
        : [];
  return found
    .filter(({ code }) => code !== "unlike-series")
    .map(({ year, likely }) => ({ at: observations.findIndex((own) => own.year === year), likely }));
};

/** The largest z-score of ten values is exactly 3; binary fractions must not make it more. */
const rounding = 1e-9;

function byScores(scores: (values: readonly number[]) => number[], limit: number): NamingMethod {
  return ({ observations }, view) => {
    const all = scores(observations.map(({ value }) => Number(value)));
    return all.flatMap((score, at) =>
      Math.abs(score) > limit + rounding && (view === "whole" || at === all.length - 1)
        ? [{ at, likely: null }]
        : [],
    );
  };
}

/** What others do: DHIS2's two scores at its own limit. */
export const plainMethods = {
  "z-score > 3": byScores(zScores, 3),
  "modified z > 3": byScores(modifiedZScores, 3),
} as const satisfies Record<string, NamingMethod>;

/** What a method reached on some windows. */
export interface NamingScores {
  readonly windows: number;
  /** Share of clean windows in which anything is named. */
  readonly falseAlarms: number;
  readonly seeded: number;
  /** Of the slips that can be noticed, the share whose value is named. */
  readonly recall: Readonly<Record<SlipName, number>>;
  readonly recallAll: number;
  /** The same of all swaps, also those that nobody could notice. */
  readonly recallAllSwaps: number;
  /** Of those named, the share with the right figure proposed. */
  readonly rightlyProposed: number;
}

/** Names values in clean windows and in the same ones with one slip each, at the last place or (whole view) at any. */
export function scoreNaming(
  windows: readonly CleanWindow[],
  method: NamingMethod,
  view: "whole" | "entered",
  random: () => number,
): NamingScores {
  const alarms = windows.filter((window) => method(window, view).length > 0).length;
  const seeded: SeededWindow[] = [];
  for (const window of windows) {
    const { length } = window.observations;
    const at = view === "entered" ? length - 1 : Math.floor(random() * length);
    for (const slip of slipNames) seeded.push(...[seedSlip(window, at, slip, random) ?? []].flat());
  }
  const judged = seeded.map((one) => {
    const named = method(one.window, view).find(({ at }) => at === one.at);
    return { ...one, isNamed: named !== undefined, isRight: named?.likely === one.truth };
  });
  const share = (of: typeof judged): number =>
    of.filter(({ isNamed }) => isNamed).length / Math.max(1, of.length);
  const noticeable = judged.filter(({ isNoticeable, slip }) => isNoticeable || slip !== "swapped digits");
  const named = noticeable.filter(({ isNamed }) => isNamed);
  const recallOf = (slip: SlipName): number => share(noticeable.filter((one) => one.slip === slip));
  return {
    windows: windows.length,
    falseAlarms: alarms / Math.max(1, windows.length),
    seeded: noticeable.length,
    recall: {
      "×10": recallOf("×10"),
      "÷10": recallOf("÷10"),
      "×100": recallOf("×100"),
      "÷100": recallOf("÷100"),
      "swapped digits": recallOf("swapped digits"),
    },
    recallAll: share(noticeable),
    recallAllSwaps: share(judged.filter(({ slip }) => slip === "swapped digits")),
    rightlyProposed: named.filter(({ isRight }) => isRight).length / Math.max(1, named.length),
  };
}
