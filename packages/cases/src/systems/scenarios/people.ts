import type { ScenarioPerson } from "./scenario.ts";

/** Areas and organisations that the scenarios share; all made up. */
export const county = "331102";
export const township = "township-1";

/** A village's child director and the clerk of her township: two accounts of one organisation. */
export const townshipPeople = {
  director: { organisation: township, area: county, roles: ["village"] },
  clerk: { organisation: township, area: county, roles: ["township"] },
} as const satisfies Record<string, ScenarioPerson>;

/** A clinic with its named doctor and a colleague, the hospital, the bureau. */
export const healthPeople = {
  doctor: { organisation: "clinic-1", area: county, roles: ["clinic"] },
  hospital: { organisation: "hospital-1", area: county, roles: ["hospital"] },
  bureau: { organisation: "health-bureau", area: county, roles: ["health"] },
} as const satisfies Record<string, ScenarioPerson>;
export const healthAgencies = {
  clinic: "clinic-1",
  hospital: "hospital-1",
  health: "health-bureau",
} as const;

/** The county's civil affairs. */
export const civil = {
  organisation: "civil-affairs",
  area: county,
  roles: ["civil-affairs"],
} as const satisfies ScenarioPerson;
