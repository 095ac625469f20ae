import type { Words } from "@halfsky/api-contract";
import {
  canonicalDecimal,
  type MissingReason,
  missingReasonWords,
  parseUnit,
  readCell,
  shortenDecimal,
} from "@halfsky/statistics";
import type { Language } from "../../words/language.tsx";

/** Which figure: an area, an indicator, a year, and where it is no whole the part of it ("sex=female"). */
export interface Place {
  readonly areaCode: string;
  readonly indicatorId: string;
  readonly year: number;
  readonly breakdown?: string | undefined;
}

/** A cell with the unit that its text is read in. */
export interface EditedPlace extends Place {
  readonly unit: string;
  /** A cell of a form being filled in: left blank it says nothing; in the cube a figure taken out is not yet reported. */
  readonly isForm?: boolean | undefined;
}

/** What reading a content depends on. */
export type ReadingPlace = Pick<EditedPlace, "unit" | "isForm">;

/** The text by which a cell is known in maps, in addresses and in the page. */
export function placeKey({ areaCode, indicatorId, year, breakdown = "" }: Place): string {
  const whole = `${areaCode}|${indicatorId}|${year}`;
  return breakdown === "" ? whole : `${whole}|${breakdown}`;
}

/** What a figure says: a value or the reason why there is none, and what it rests on. */
export interface FigureFields {
  readonly value: string | null;
  readonly missing: MissingReason | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly note: string | null;
}

/** A figure as the server keeps it, with who wrote it: of the cube, or of a submission. */
export interface StoredFigure extends Place, FigureFields {
  readonly revision: number;
  readonly recorded: { readonly by: string; readonly at: string };
}

/** What a person sees and types in a cell: the figure or its missing reason, and what stands beside it. */
export interface CellContent {
  readonly text: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly note: string;
}

export const emptyContent: CellContent = { text: "", numerator: "", denominator: "", note: "" };

/** A stored cell as a person would type it. */
export function contentOf(cell: FigureFields | undefined, language: Language): CellContent {
  if (!cell) return emptyContent;
  return {
    text: cell.value ?? (cell.missing === null ? "" : missingReasonWords[cell.missing][language]),
    numerator: cell.numerator ?? "",
    denominator: cell.denominator ?? "",
    note: cell.note ?? "",
  };
}

/** A cell with another text; a figure that goes missing takes its numerator and denominator with it. */
export function withText(content: CellContent, text: string, unit: string): CellContent {
  const reading = readCell(text, parseUnit(unit));
  return reading.status === "missing"
    ? { ...content, text: text.trim(), numerator: "", denominator: "" }
    : { ...content, text: text.trim() };
}

/** What a content means: nothing at all, fields to store, or something that cannot be read. */
export type ContentReading =
  | { readonly status: "nothing" }
  | { readonly status: "fields"; readonly fields: FigureFields }
  | { readonly status: "fault"; readonly message: Words; readonly hint: Words };

const partNames = {
  numerator: { zh: "分子", en: "Numerator" },
  denominator: { zh: "分母", en: "Denominator" },
} as const satisfies Record<string, Words>;

/** Reads a content at its place; an empty one is nothing, or where a figure stood what a blank cell says there. */
export function readContent(
  content: CellContent,
  { unit, isForm }: ReadingPlace,
  hasStored: boolean,
): ContentReading {
  const isBlank = content.text.trim() === "";
  const isWhollyBlank =
    isBlank && content.numerator === "" && content.denominator === "" && content.note === "";
  if (isWhollyBlank && !hasStored) return { status: "nothing" };
  const parts: Record<"numerator" | "denominator", string | null> = { numerator: null, denominator: null };
  for (const part of ["numerator", "denominator"] as const) {
    const typed = content[part].trim();
    if (typed === "") continue;
    const reading = readCell(typed, parseUnit(""));
    if (reading.status !== "value") return partFault(part, typed, reading);
    parts[part] = reading.value;
  }
  const note = content.note.trim() === "" ? null : content.note.trim();
  if (isBlank) {
    const missing = isForm === true ? null : "not-yet-reported";
    return { status: "fields", fields: { value: null, missing, ...parts, note } };
  }
  const reading = readCell(content.text, parseUnit(unit));
  switch (reading.status) {
    case "value":
      return { status: "fields", fields: { value: reading.value, missing: null, ...parts, note } };
    case "missing":
      return { status: "fields", fields: { value: null, missing: reading.reason, ...parts, note } };
    case "fault":
      return { status: "fault", message: reading.message, hint: reading.hint };
  }
}

function partFault(
  part: "numerator" | "denominator",
  typed: string,
  reading: ReturnType<typeof readCell>,
): ContentReading {
  const name = partNames[part];
  if (reading.status === "fault") {
    const { message, hint } = reading;
    return {
      status: "fault",
      message: { zh: `${name.zh}：${message.zh}`, en: `${name.en}: ${message.en}` },
      hint,
    };
  }
  return {
    status: "fault",
    message: { zh: `${name.zh}“${typed}”不是数字。`, en: `${name.en} "${typed}" is not a number.` },
    hint: { zh: "请填数字，没有就留空。", en: "Enter a number, or leave it empty." },
  };
}

function sameDecimal(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  const [a, b] = [one, other].map((text) => canonicalDecimal(text));
  return a !== null && b !== null && a !== undefined && b !== undefined
    ? shortenDecimal(a) === shortenDecimal(b)
    : one === other;
}

/** Whether a content says the same as what is stored; `stored` undefined where nothing is. */
export function saysTheSame(
  content: CellContent,
  place: ReadingPlace,
  stored: FigureFields | undefined,
): boolean {
  const reading = readContent(content, place, stored !== undefined);
  if (reading.status === "nothing") return stored === undefined;
  if (reading.status === "fault" || !stored) return false;
  const { fields } = reading;
  return (
    sameDecimal(fields.value, stored.value) &&
    fields.missing === stored.missing &&
    sameDecimal(fields.numerator, stored.numerator) &&
    sameDecimal(fields.denominator, stored.denominator) &&
    fields.note === stored.note
  );
}
