/** The levels of areas that a six-digit code of GB/T 2260 can name. */
export type AreaLevel = "nation" | "province" | "city" | "county";

/** An area of the tree, named by its six-digit code; `parent` is null for the top of what a system holds. */
export interface Area {
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly parent: string | null;
}

/** The code that stands for the whole nation above the provinces. */
export const nationCode = "000000";

// Areas of made-up cities begin with 990, as no area of China does.
const form = /^(?:0{6}|(?:[1-8][1-9]|50)\d{4}|990\d{3})$/;
// Under these the middle two digits group counties (市辖区, 县, 省直辖县级) without being a city.
const municipalities = new Set(["11", "12", "31", "50"]);
const directlyUnderProvince = "90";

/** Tells whether a text has the form of a six-digit area code; it need not exist. */
export function isAreaCode(code: string): boolean {
  return form.test(code) && !/^\d{2}00(?!00)/.test(code);
}

/** The level that a code names; null where it is no six-digit area code. */
export function areaLevel(code: string): AreaLevel | null {
  if (!isAreaCode(code)) return null;
  if (code === nationCode) return "nation";
  if (code.endsWith("0000")) return "province";
  return code.endsWith("00") ? "city" : "county";
}

/** The code of the area above: the city of a county, or the province where no city stands between; null for the nation. */
export function parentAreaCode(code: string): string | null {
  const level = areaLevel(code);
  if (level === null || level === "nation") return null;
  if (level === "province") return nationCode;
  const province = code.slice(0, 2);
  const hasNoCity = municipalities.has(province) || code.slice(2, 4) === directlyUnderProvince;
  return level === "city" || hasNoCity ? `${province}0000` : `${code.slice(0, 4)}00`;
}

/** Tells whether an area is the other one or lies within it; false for texts that are no codes. */
export function isWithinArea(code: string, ancestor: string): boolean {
  if (areaLevel(ancestor) === null) return false;
  for (let at: string | null = areaLevel(code) && code; at !== null; at = parentAreaCode(at)) {
    if (at === ancestor) return true;
  }
  return false;
}

/** The codes above an area, nearest first. */
export function listAreaAncestors(code: string): string[] {
  const above: string[] = [];
  for (let at = parentAreaCode(code); at !== null; at = parentAreaCode(at)) above.push(at);
  return above;
}
