import type { PlaceCoverage } from "@halfsky/api-contract";

/**
 * What is offered while the name of a place is typed: those that are open and meet the standard, by name and area, each
 * with its area beside it. A name that stands in the register as it was typed offers all, to change it for another.
 */
export function placesOffered(
  rows: PlaceCoverage["rows"],
  typed: string,
): { readonly value: string; readonly label: string }[] {
  const all = rows
    .filter(({ counts, name }) => counts && name !== "")
    .map(({ name, areaName }) => ({ value: name, label: `${name} · ${areaName}` }));
  const isWhole = all.some(({ value }) => value === typed);
  return isWhole ? all : all.filter(({ label }) => label.includes(typed));
}
