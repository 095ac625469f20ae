import type { Observation } from "../../../observation.ts";
import { parseUnit, type Unit } from "../../../unit.ts";

/** A stretch of a clean series, as the method sees it. */
export interface CleanWindow {
  /** The series that it was cut from; series, not windows, are split into tuning and held back. */
  readonly id: string;
  readonly family: string;
  readonly unit: Unit;
  readonly decimals: number | null;
  readonly observations: readonly Observation[];
}

/** Stretches of 4 to 10 values, each length at every `step`th start. */
export function cutWindows(series: CleanWindow, step: number): CleanWindow[] {
  const windows: CleanWindow[] = [];
  for (let length = 4; length <= 10; length++) {
    for (let from = 0; from + length <= series.observations.length; from += step) {
      windows.push({ ...series, observations: series.observations.slice(from, from + length) });
    }
  }
  return windows;
}

type Random = () => number;

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function poisson(mean: number, random: Random): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let product = random();
  let count = 0;
  while (product > limit) {
    product *= random();
    count++;
  }
  return count;
}

/** The draws of a binomial are those of a normal where both kinds are many, and counted one by one else. */
function binomial(base: number, share: number, random: Random): number {
  if (base * share > 60 && base * (1 - share) > 60) {
    return Math.round(base * share + Math.sqrt(base * share * (1 - share)) * normal(random));
  }
  if (share > 0.5) return base - binomial(base, 1 - share, random);
  if (base * share < 60 && base > 2000) return Math.min(base, poisson(base * share, random));
  let count = 0;
  for (let one = 0; one < base; one++) if (random() < share) count++;
  return count;
}

interface Family {
  readonly unit: string;
  readonly decimals: number;
  readonly draw: (random: Random) => (year: number) => Omit<Observation, "year">;
}

function between(least: number, most: number, random: Random): number {
  return least + (most - least) * random();
}

function logBetween(least: number, most: number, random: Random): number {
  return least * (most / least) ** random();
}

/** A county's figures as they come: what is drawn once a series stands before the inner function. */
const families: Readonly<Record<string, Family>> = {
  "binomial shares": {
    unit: "%",
    decimals: 1,
    draw: (random) => {
      const base = Math.round(logBetween(200, 20_000, random));
      const start = between(0.3, 0.985, random);
      const drift = between(-0.01, 0.015, random);
      return (year) => {
        const share = Math.min(0.999, Math.max(0.02, start + drift * year));
        return { value: ((binomial(base, share, random) / base) * 100).toFixed(1) };
      };
    },
  },
  "small counts": {
    unit: "人",
    decimals: 0,
    draw: (random) => {
      const mean = logBetween(0.3, 30, random);
      return () => ({ value: String(poisson(mean, random)) });
    },
  },
  "rates of few events": {
    unit: "1/10万",
    decimals: 2,
    draw: (random) => {
      const base = Math.round(logBetween(1500, 30_000, random));
      const mean = logBetween(0.3, 12, random);
      return () => {
        const now = Math.round(base * between(0.93, 1.07, random));
        const events = poisson(mean, random);
        return {
          value: ((events / now) * 100_000).toFixed(2),
          numerator: String(events),
          denominator: String(now),
        };
      };
    },
  },
  constant: {
    unit: "%",
    decimals: 1,
    draw: (random) => {
      const value = random() < 0.4 ? "100" : between(5, 99.9, random).toFixed(1);
      return () => ({ value });
    },
  },
  "counts that stand still": {
    unit: "所",
    decimals: 0,
    draw: (random) => {
      let value = Math.round(logBetween(2, 400, random));
      return () => {
        if (random() < 0.2) value = Math.max(1, value + (random() < 0.5 ? -1 : 1));
        return { value: String(value) };
      };
    },
  },
  "shares that stand still": {
    unit: "%",
    decimals: 2,
    draw: (random) => {
      let value = between(60, 99.9, random);
      return () => {
        if (random() < 0.25) value = Math.min(100, value + between(-0.4, 0.6, random));
        return { value: value.toFixed(2) };
      };
    },
  },
  growing: {
    unit: "人",
    decimals: 0,
    draw: (random) => {
      let value = logBetween(300, 60_000, random);
      const growth = between(0.03, 0.18, random);
      const spread = between(0.005, 0.05, random);
      return () => {
        value *= 1 + growth + spread * normal(random);
        return { value: value.toFixed(0) };
      };
    },
  },
  falling: {
    unit: "‰",
    decimals: 2,
    draw: (random) => {
      let value = between(3, 40, random);
      const fall = between(0.03, 0.12, random);
      const spread = between(0.005, 0.05, random);
      return () => {
        value *= 1 - fall + spread * normal(random);
        return { value: value.toFixed(2) };
      };
    },
  },
};

/** Made-up series of counties, so many of each family, the same for the same numbers. */
export function drawCountySeries(each: number, random: Random, years = 12): CleanWindow[] {
  return Object.entries(families).flatMap(([family, { unit, decimals, draw }]) =>
    Array.from({ length: each }, (_, place) => {
      const next = draw(random);
      const observations = Array.from({ length: years }, (__, at) => ({ year: 2014 + at, ...next(at) }));
      return { id: `${family}-${place}`, family, unit: parseUnit(unit), decimals, observations };
    }),
  );
}
