import type { Bilingual } from "@halfsky/statistics";

/** How people get from one place to another. */
export const travelModes = ["walk", "drive", "public-transport"] as const;
export type TravelMode = (typeof travelModes)[number];

/** The ways of travelling, as sheets and pages say them. */
export const travelModeWords = {
  walk: { zh: "步行", en: "on foot" },
  drive: { zh: "驾车", en: "by car" },
  "public-transport": { zh: "公共交通", en: "by public transport" },
} as const satisfies Record<TravelMode, Bilingual>;

/** Whether a text is a way of travelling. */
export function isTravelMode(text: string): text is TravelMode {
  return (travelModes as readonly string[]).includes(text);
}
