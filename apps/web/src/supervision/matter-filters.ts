import type { MatterRow } from "@halfsky/api-contract";

/** The filters of the list of matters, as they stand in the address; `due` is overdue, open or closed. */
export const matterFilterNames = ["state", "light", "organisation", "due", "year"] as const;
export type MatterFilterName = (typeof matterFilterNames)[number];
export type MatterFilters = Readonly<Partial<Record<MatterFilterName, string>>>;

/** Whether a matter is still in hand: neither closed nor withdrawn. */
function isOpen({ state }: Pick<MatterRow, "state">): boolean {
  return state !== "closed" && state !== "withdrawn";
}

/** The values by which a filter finds a matter; an overdue matter is an open one too. */
function matterFilterValues(matter: MatterRow, name: MatterFilterName): readonly string[] {
  switch (name) {
    case "state":
      return [matter.state];
    case "light": {
      const light = matter.currentLight ?? matter.light;
      return light === null ? [] : [light];
    }
    case "organisation":
      return [matter.organisation.id];
    case "due":
      return isOpen(matter) ? (matter.overdue ? ["overdue", "open"] : ["open"]) : ["closed"];
    case "year":
      return [String(matter.year)];
  }
}

/** The matters that pass every filter, in their order. */
export function filterMatters(matters: readonly MatterRow[], filters: MatterFilters): readonly MatterRow[] {
  return matters.filter((matter) =>
    matterFilterNames.every((name) => {
      const wanted = filters[name];
      return wanted === undefined || matterFilterValues(matter, name).includes(wanted);
    }),
  );
}

/** The values that a filter can take with the other filters as they are, so that no choice leads to an empty list. */
export function offeredMatterValues(
  matters: readonly MatterRow[],
  filters: MatterFilters,
  name: MatterFilterName,
): ReadonlySet<string> {
  const { [name]: _own, ...others } = filters;
  return new Set(filterMatters(matters, others).flatMap((matter) => matterFilterValues(matter, name)));
}

/** The same filters as the server knows them, for the workbook. */
export function serverFilters(filters: MatterFilters): Readonly<Record<string, string>> {
  const { due, ...same } = filters;
  if (due === "overdue") return { ...same, overdue: "true" };
  if (due === undefined) return same;
  return { ...same, open: due === "open" ? "true" : "false" };
}
