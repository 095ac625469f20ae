import type { Person, SystemDefinition } from "@halfsky/cases";

/* For tests: what finds people, written out apart from the keys that are kept of them. */

/** Whether a part finds somebody at all: nothing sealed does, and what is as close as a child's does by the ID number alone. */
export function isFoundBy(
  by: "name" | "phone" | "idNumber",
  { parts, minorAware }: SystemDefinition["parties"][string],
  { parts: { birthDate } }: Person,
  openedAt: string,
): boolean {
  const privacy = parts[by];
  if (privacy === undefined || privacy === "sealed") return false;
  const years = typeof birthDate === "string" ? yearsBetween(birthDate, openedAt) : null;
  const isChild = years === null ? minorAware === true : years < 14;
  return by === "idNumber" || (privacy !== "sensitive" && !isChild);
}

/** Whole years; the day in Beijing, which is eight hours ahead. */
function yearsBetween(birthDate: string, moment: string): number {
  const day = new Date(Date.parse(moment) + 8 * 3_600_000).toISOString();
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5, 10) < birthDate.slice(5, 10) ? years - 1 : years;
}
