import type { OutsideLinkDetail, OutsideMapping, OutsideSheets } from "@halfsky/api-contract";

type Sheet = OutsideSheets["sheets"][number];
type Meaning = OutsideMapping["words"][string];

/** Words of the chosen column of states: null where it holds no states; and those that stand for nothing yet. */
export function wordsToMap(
  sheet: Sheet,
  { columns, words }: OutsideMapping,
): { readonly words: readonly string[] | null; readonly missing: readonly string[] } {
  if (columns.state === null) return { words: [], missing: [] };
  const found = sheet.words.find(({ column }) => column === columns.state)?.words ?? null;
  // a column of anything else is never taken for states
  if (found === null) return { words: null, missing: ["?"] };
  return { words: found, missing: found.filter((word) => !Object.hasOwn(words, word)) };
}

/** A meaning as the values of a choice of several: states by name, "phase:open", "none". */
export function valuesOf(meaning: Meaning | undefined): string[] {
  if (meaning === undefined) return [];
  if ("notCompared" in meaning) return ["none"];
  return "phase" in meaning ? [`phase:${meaning.phase}`] : [...meaning.states];
}

/** The meaning of what was chosen last: one phase or "not compared" stands alone, states stand together. */
export function meaningOf(values: readonly string[]): Meaning | undefined {
  const last = values.at(-1);
  if (last === undefined) return undefined;
  if (last === "none") return { notCompared: true };
  if (last === "phase:open") return { phase: "open" };
  if (last === "phase:waiting") return { phase: "waiting" };
  if (last === "phase:closed") return { phase: "closed" };
  return { states: values.filter((value) => value !== "none" && !value.startsWith("phase:")) };
}

/** Something without which a list cannot be compared. */
export type Lacking =
  | { readonly kind: "day" | "number" | "key" | "name" | "birthDate" | "states" }
  /** words of their states that stand for nothing here yet */
  | { readonly kind: "words"; readonly words: readonly string[] };

/** What is missing before a list can be compared, in the order of the page. */
export function lackingIn(
  sheet: Sheet,
  mapping: OutsideMapping,
  day: string,
  read: OutsideLinkDetail["columns"],
): readonly Lacking[] {
  const { words, missing } = wordsToMap(sheet, mapping);
  const key = keyLacking(mapping.columns, read);
  return [
    ...(day === "" ? [{ kind: "day" } as const] : []),
    ...(key === null ? [] : [{ kind: key } as const]),
    ...(words === null ? [{ kind: "states" } as const] : []),
    ...(words === null || missing.length === 0 ? [] : [{ kind: "words", words: missing } as const]),
  ];
}

/** The column without which no row can be known: by a number, an ID number, or a name with a day of birth. */
function keyLacking(
  columns: OutsideMapping["columns"],
  read: OutsideLinkDetail["columns"],
): "number" | "key" | "name" | "birthDate" | null {
  const has = (name: OutsideLinkDetail["columns"][number]) => read.includes(name) && columns[name] !== null;
  if (has("number") || has("idNumber") || (has("name") && has("birthDate"))) return null;
  if (!read.includes("idNumber")) return "number";
  if (has("name")) return "birthDate";
  return has("birthDate") ? "name" : "key";
}
