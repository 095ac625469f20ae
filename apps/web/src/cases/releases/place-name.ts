import type { ReleaseCellView } from "@halfsky/api-contract";

/** The area of a cell in words: a total, what stands with the area itself, or an area below it. */
export function placeName(
  { areaCode, name, isTotal }: Pick<ReleaseCellView, "areaCode" | "name" | "isTotal">,
  said: { readonly own: (name: string) => string; readonly total: (name: string) => string },
): string {
  if (areaCode === null) return said.own(name);
  return isTotal ? said.total(name) : name;
}
