import type { CheckFinding, ObservationCell } from "@halfsky/api-contract";
import { decimalPlaces, formatDecimal, missingReasonWords } from "@halfsky/statistics";
import type { Language } from "../../words/language.tsx";
import {
  type CellContent,
  contentOf,
  type EditedPlace,
  readContent,
  type StoredFigure,
} from "./cell-content.ts";
import type { Draft } from "./edits.ts";
import type { GridCell } from "./grid-view.ts";

/** What keeps a cell from being stored as it is shown. */
type CellState = "waiting" | "fault" | "refused" | "conflict";

/** What a finding of the checks says in a cell; what people answered to it only where it is stored. */
export type LookFinding = Pick<CheckFinding, "code" | "severity" | "message" | "likely"> &
  Partial<Pick<CheckFinding, "revision" | "verified">>;

/** How a cell is drawn. */
export interface CellLook {
  /** The words in the cell: a figure at its decimals, a missing reason, or what could not be read. */
  readonly shown: string;
  /** What editing begins with, and what is copied: every digit. */
  readonly raw: string;
  readonly isFigure: boolean;
  readonly state: CellState | null;
  readonly findings: readonly LookFinding[];
  /** A cell that is worked out, one that the form does not have, one that was sent back. */
  readonly tone?: "computed" | "blank" | "returned";
  /** A word in the cell that tells of something beside trouble and findings, with the words behind it. */
  readonly mark?: { readonly text: string; readonly title: string; readonly isQuiet?: boolean };
}

/** A figure as the grid prints it: at its decimals at least, never fewer digits than reported, not grouped. */
export function gridNumber(value: string, decimals: number): string {
  return formatDecimal(value, { decimals: Math.max(decimals, decimalPlaces(value)), group: false });
}

/** How a cell looks with what is stored, what was typed over it, and what the checks found. */
export function lookOf(
  cell: GridCell,
  stored: ObservationCell | undefined,
  draft: Draft | undefined,
  findings: readonly LookFinding[],
  language: Language,
): CellLook {
  const content = draft?.content ?? contentOf(stored, language);
  return lookOfContent(cell, content, stored !== undefined, draft, findings, language);
}

/** How a cell looks that shows this content. */
export function lookOfContent(
  cell: { readonly place: EditedPlace; readonly indicator: { readonly decimals: number } },
  content: CellContent,
  isStored: boolean,
  draft: Draft<StoredFigure> | undefined,
  findings: readonly LookFinding[],
  language: Language,
): CellLook {
  const reading = readContent(content, cell.place, isStored || draft !== undefined);
  const fields = reading.status === "fields" ? reading.fields : null;
  const isFigure = fields !== null && fields.value !== null;
  const isEmpty = (!isStored && draft === undefined) || (fields?.value === null && fields.missing === null);
  return {
    shown: isEmpty
      ? ""
      : isFigure
        ? gridNumber(fields.value ?? "", cell.indicator.decimals)
        : fields === null
          ? content.text
          : missingReasonWords[fields.missing ?? "not-yet-reported"][language],
    raw: content.text,
    isFigure,
    state: draft === undefined ? null : (draft.trouble?.kind ?? "waiting"),
    findings: draft?.trouble?.kind === "fault" ? [] : findings,
  };
}
