import type { Observation } from "../../../observation.ts";
import { parseUnit } from "../../../unit.ts";
import type { CleanWindow } from "./clean-windows.ts";
import { cutWindows } from "./clean-windows.ts";

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface StoredSeries {
  readonly id: string;
  readonly start: number;
  readonly x: readonly number[];
  readonly actual: readonly number[];
}

/** The yearly series of the M1 competition as they stand beside the project; money and quantities of unknown units. */
export function readYearlySeries(json: string): CleanWindow[] {
  const all: StoredSeries[] = JSON.parse(json);
  return all.map(({ id, start, x, actual }) => ({
    id,
    family: "M1 yearly",
    unit: parseUnit("万元"),
    decimals: null,
    observations: [...x, ...actual].map((value, at) => ({ year: start + at, value: String(value) })),
  }));
}

/** The nation's published series; columns indicator, unit, population, year, value, checked. */
export function readNationalSeries(csv: string): CleanWindow[] {
  const series = new Map<string, { unit: string; observations: Observation[] }>();
  for (const line of csv.trim().split(/\r?\n/).slice(1)) {
    const [indicator = "", unit = "", , year, value = ""] = line.split(",");
    const own = series.get(indicator) ?? { unit, observations: [] };
    own.observations.push({ year: Number(year), value });
    series.set(indicator, own);
  }
  return [...series].map(([id, { unit, observations }]) => ({
    id,
    family: "national",
    unit: parseUnit(unit),
    decimals: null,
    observations,
  }));
}

/** Fowler, Noll and Vo's hash (FNV-1a, 32 bits) of a text. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Splits each family by the hash of its series' names, a third held back: the same sixty of M1 as the forecast holds back. */
export function splitWindows(all: readonly CleanWindow[]): {
  readonly tuning: CleanWindow[];
  readonly heldBack: CleanWindow[];
} {
  const families = [...new Set(all.map(({ family }) => family))].map((family) => {
    const own = all.filter((series) => series.family === family);
    const ordered = own.toSorted((a, b) => hashText(a.id) - hashText(b.id) || (a.id < b.id ? -1 : 1));
    const count = Math.floor(own.length / 3);
    return { tuning: ordered.slice(count), heldBack: ordered.slice(0, count) };
  });
  return {
    tuning: families.flatMap(({ tuning }) => tuning),
    heldBack: families.flatMap(({ heldBack }) => heldBack),
  };
}

/** All windows of some series. */
export function cutAll(series: readonly CleanWindow[], step: number): CleanWindow[] {
  return series.flatMap((own) => cutWindows(own, step));
}
