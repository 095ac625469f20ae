import type { Decimal } from "../../../decimal.ts";
import { parseDecimal, shortText } from "../../../decimal.ts";
import { listSwaps } from "../list-slips.ts";
import { medianOf } from "../series-likelihood.ts";
import type { CleanWindow } from "./clean-windows.ts";

/** The slips that are seeded. */
export const slipNames = ["×10", "÷10", "×100", "÷100", "swapped digits"] as const;
export type SlipName = (typeof slipNames)[number];

/** A window with one figure spoilt. */
export interface SeededWindow {
  readonly window: CleanWindow;
  readonly at: number;
  readonly slip: SlipName;
  readonly truth: string;
  /** Whether the slip moved the figure enough to be seen by anybody. */
  readonly isNoticeable: boolean;
}

const moves: Readonly<Record<Exclude<SlipName, "swapped digits">, number>> = {
  "×10": 1,
  "÷10": -1,
  "×100": 2,
  "÷100": -2,
};

function move({ digits, scale }: Decimal, power: number): Decimal {
  const moved = scale - power;
  return moved >= 0 ? { digits, scale: moved } : { digits: digits * 10n ** BigInt(-moved), scale: 0 };
}

/** Spoils the figure at a place in one way; null where this cannot happen to it (no zero times ten, no half person). */
export function seedSlip(
  window: CleanWindow,
  at: number,
  slip: SlipName,
  random: () => number,
): SeededWindow | null {
  const observation = window.observations[at];
  const truth = observation?.value;
  const value = truth === null || truth === undefined ? null : parseDecimal(truth);
  if (!observation || !value || truth === null || truth === undefined || value.digits === 0n) return null;
  let entered: string;
  if (slip === "swapped digits") {
    const swaps = listSwaps(value, window.decimals ?? value.scale);
    const chosen = swaps[Math.floor(random() * swaps.length)];
    if (!chosen) return null;
    entered = chosen.meant;
  } else {
    entered = shortText(move(value, moves[slip]));
    if (window.unit.countable && entered.includes(".")) return null;
  }
  const observations = window.observations.map((own, place) =>
    place === at ? { ...own, value: entered } : own,
  );
  return {
    window: { ...window, observations },
    at,
    slip,
    truth: shortText(value),
    isNoticeable: isNoticeable(window, at, Number(entered)),
  };
}

/**
 * A swap is noticeable when it sticks out of its series: it moves the figure by a tenth of it or more, and by three times or
 * more what the series ever moved in a year (for counts, also of what chance alone moves them by).
 */
function isNoticeable({ observations, unit }: CleanWindow, at: number, entered: number): boolean {
  const values = observations.map(({ value }) => Number(value));
  const truth = values[at] ?? 0;
  const largest = values
    .slice(1)
    .reduce((most, value, place) => Math.max(most, Math.abs(value - (values[place] ?? 0))), 0);
  const moved = Math.abs(entered - truth);
  const play = unit.countable ? Math.sqrt(medianOf(values)) : 0;
  return moved >= 0.1 * truth && moved >= 3 * Math.max(largest, play);
}
