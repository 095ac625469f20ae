import {
  type OverlayResult,
  type PlacePeriod,
  placePeriods,
  type PlaceValue,
  type ServiceOverlay,
  type SystemDefinition,
  type SystemOverlay,
} from "@halfsky/cases";

/** Parts of an overlay whose values stand one by one under a path. */
export type ValuePart = "periods" | "privacy" | "withoutTasks" | "openings" | "steps";
/** Parts that add something to a definition, by name. */
export type AddedPart = "fields" | "options" | "tasks" | "deadlines";

type Draft = Record<string, unknown>;

/** The overlay with one value set, or taken away by undefined; a part that is empty then goes too. */
export function withValue(
  overlay: SystemOverlay,
  part: ValuePart,
  path: string,
  value: PlaceValue<string | boolean> | undefined,
): SystemOverlay {
  return withEntry(overlay, part, path, value);
}

/**
 * The overlay with a switch set: what a late clock opens, or a step of a schedule. What is usual anyway leaves nothing
 * behind, nor does its basis.
 */
export function withSwitch(
  overlay: SystemOverlay,
  part: "openings" | "steps",
  path: string,
  value: boolean,
  usual: boolean,
): SystemOverlay {
  return withValue(overlay, part, path, value === usual ? undefined : { value });
}

/** The overlay without something that it added. */
export function withoutAdded(overlay: SystemOverlay, part: AddedPart, name: string): SystemOverlay {
  return withEntry(overlay, part, name, undefined);
}

function withEntry(
  overlay: SystemOverlay,
  part: ValuePart | AddedPart,
  name: string,
  value: unknown,
): SystemOverlay {
  const { [part]: before = {}, ...rest } = overlay;
  const entries = Object.entries<unknown>(before).filter(([key]) => key !== name);
  const isThere = Object.hasOwn(before, name);
  // a value that is changed stays in its place
  const next: Draft =
    value === undefined
      ? Object.fromEntries(entries)
      : isThere
        ? { ...before, [name]: value }
        : Object.fromEntries([...entries, [name, value]]);
  return Object.keys(next).length === 0 ? rest : { ...rest, [part]: next };
}

/** The overlay with another title or colour of a grade; the scale is set as a whole, so all grades come along. */
export function withGrade(
  overlay: SystemOverlay,
  base: SystemDefinition,
  grade: string,
  shown: NonNullable<SystemOverlay["grade"]>["values"][string],
): SystemOverlay {
  const values = overlay.grade?.values ?? base.grade?.values ?? {};
  const old = values[grade];
  return { ...overlay, grade: { ...overlay.grade, values: { ...values, [grade]: { ...old, ...shown } } } };
}

/** The periods that a place may set under the grades of its draft: those of its own among them, all by its own words. */
export function periodsUnder(
  base: SystemDefinition,
  { grade }: SystemOverlay,
  judge: (overlay: SystemOverlay) => Pick<OverlayResult, "definition">,
): readonly PlacePeriod[] {
  if (grade === undefined) return placePeriods(base);
  // rules that propose a grade may read questions of the draft, and no period hangs on them
  const { rules: _rules, ...scale } = grade;
  return placePeriods(judge({ grade: scale }).definition);
}

/** Two overlays that set the same, whatever the order in which it was typed. */
export function isSameOverlay(one: SystemOverlay, other: SystemOverlay): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  // the order of grades says which is higher, so it counts
  const entries = Object.entries(value);
  return entries.some(([key]) => key === "values")
    ? entries.map(([key, member]) => [
        key,
        key === "values" ? Object.entries(Object(member)) : sorted(member),
      ])
    : entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, sorted(member)]);
}

/** The overlay as package cases judges it. */
export function wholeOverlay(system: string, areaCode: string, overlay: SystemOverlay): ServiceOverlay {
  return { areaCode, version: 1, title: { zh: "", en: "" }, systems: { [system]: overlay } };
}

/** Where in the draft a fault of the service or of the package stands: "periods.keep". */
export function placeInDraft(where: string, system: string): string {
  const start = `systems.${system}.`;
  const at = where.indexOf(start);
  return at === -1 ? where.replace(/^body\.overlay\./u, "") : where.slice(at + start.length);
}
