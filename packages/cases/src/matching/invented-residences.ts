import type { Residences } from "./compare-people.ts";

type Random = () => number;

/**
 * Where two people live, as two offices write it down: of one home or township, or each somewhere in the city. Offices ask
 * for a village, a township or a county or for nothing; one in eight stands where somebody is registered and not where she
 * lives, and one in twelve has moved, mostly within the county.
 */
export function inventResidences(random: Random, living: "one home" | "one township" | "apart"): Residences {
  const home = inventVillage(random);
  const other =
    living === "one home"
      ? home
      : living === "one township"
        ? `${home.slice(0, 9)}${villageIn(random)}`
        : inventVillage(random);
  return [writtenDown(home, random), writtenDown(other, random)];
}

/** Half of those whom an office meets are of its own county, the others of the eight beside it. */
function inventVillage(random: Random): string {
  const county = random() < 0.5 ? 1 : 2 + Math.floor(random() * 8);
  return `9901${String(county).padStart(2, "0")}${townshipIn(random)}${villageIn(random)}`;
}

/** More people live in the first townships of a county than in the last. */
const townshipIn = (random: Random): string => String(1 + Math.floor(random() ** 2 * 15)).padStart(3, "0");
const villageIn = (random: Random): string => String(1 + Math.floor(random() * 18)).padStart(3, "0");

function writtenDown(village: string, random: Random): string | null {
  const luck = random();
  const elsewhere =
    luck < 0.04
      ? inventVillage(random)
      : luck < 0.2
        ? `${village.slice(0, 6)}${townshipIn(random)}${villageIn(random)}`
        : village;
  const asked = random();
  if (asked < 0.25) return null;
  if (asked < 0.45) return `${elsewhere.slice(0, 6)}000000`;
  return asked < 0.75 ? `${elsewhere.slice(0, 9)}000` : elsewhere;
}
