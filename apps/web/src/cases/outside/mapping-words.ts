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

/** Whether rows can be known by something that is read: a number, an ID number, or a name with a day of birth. */
export function hasKey(columns: OutsideMapping["columns"], read: OutsideLinkDetail["columns"]): boolean {
  const has = (name: OutsideLinkDetail["columns"][number]) => read.includes(name) && columns[name] !== null;
  return has("number") || has("idNumber") || (has("name") && has("birthDate"));
}
