import type { FigureInputOfForm, FormSheet, Indicator } from "@halfsky/api-contract";
import {
  type FigureKey,
  figureText,
  type FormColumn,
  type FormDefinition,
  hasCell,
  type IndicatorRow,
  plainName,
  rowNamesOf,
} from "@halfsky/statistics";
import {
  cellFaults,
  type Fault,
  isSameValue,
  noteText,
  type Part,
  readPart,
  shownWords,
} from "../read-sheet-part.ts";
import type { PlacedContent } from "../sheet-cell.ts";
import type { ShownFigure } from "./form-sheet-layout.ts";
import type { FormSheetRow, ReadFormSheet } from "./read-form-sheet.ts";

/** What the platform knows of the submission that a sheet belongs to. */
export interface FormKnowledge {
  readonly definition: FormDefinition;
  readonly indicators: readonly Indicator[];
  /** What stands in the submission now, by `figureText`. */
  readonly current: ReadonlyMap<string, ShownFigure>;
  /** A sheet of another format: empty cells say nothing, and figures are laid over what stands there now. */
  readonly isForeign: boolean;
}

/** A figure of a sheet, with the cell where it stands. */
export interface PlacedFigure {
  readonly sheet: string;
  readonly cell: string;
  readonly input: FigureInputOfForm;
}

type SheetFault = FormSheet["faults"][number];

/** What a sheet says, figure by figure. */
export interface InterpretedForm {
  readonly inputs: readonly PlacedFigure[];
  readonly faults: readonly SheetFault[];
  readonly read: number;
  readonly untouched: number;
  /** The cell in which each cell of the form stands, by "row|column". */
  readonly places: ReadonlyMap<string, string>;
}

const rowFaults = {
  unknown: {
    message: {
      zh: "认不出这一行是表中的哪一行。",
      en: "Nobody can tell which row of the form this is.",
    },
    hint: {
      zh: "请把数据移到本表原来的行，或重新下载填报表。",
      en: "Move the figures to the form's own row, or download the sheet again.",
    },
  },
  twice: {
    message: { zh: "同一行在表里出现了两次。", en: "The same row stands in the sheet twice." },
    hint: { zh: "请只保留一行。", en: "Keep one of them." },
  },
} as const satisfies Record<string, Fault>;

function movedRow(rowName: string, own: string): Fault {
  return {
    message: {
      zh: `这一行写的是“${rowName}”，隐藏编号却属于“${own}”，可能是排序时没有选中整行。`,
      en: `The row says "${rowName}", but its hidden id belongs to "${own}"; it may have been sorted without its first columns.`,
    },
    hint: {
      zh: "请撤销排序，或重新下载填报表后粘贴。",
      en: "Undo the sorting, or download the sheet again and paste the figures.",
    },
  };
}

/** Turns the rows of a sheet into figures of the form, and names every cell that cannot be one. */
export function interpretFormSheet(sheet: ReadFormSheet, known: FormKnowledge): InterpretedForm {
  const indicators = new Map(known.indicators.map((indicator) => [indicator.id, indicator]));
  const rows = new Map(known.definition.rows.map((row) => [row.id, row]));
  const names = rowNamesOf(known.definition, indicators);
  const inputs: PlacedFigure[] = [];
  const faults: SheetFault[] = [];
  const places = new Map<string, string>();
  const seen = new Set<string>();
  let read = 0;
  let untouched = 0;
  const say = (cell: string, words: string, fault: Fault, figure: FigureKey | null) =>
    faults.push({ sheet: sheet.sheet, cell, words, message: fault.message, hint: fault.hint, figure });
  for (const held of sheet.rows) {
    const row = rows.get(held.rowId === "" ? (names.get(plainName(held.rowName)) ?? "") : held.rowId);
    const indicator = row?.kind === "indicator" ? indicators.get(row.indicatorId) : undefined;
    if (row?.kind !== "indicator" || indicator === undefined) {
      say(held.nameCell, held.rowName, rowFaults.unknown, null);
      continue;
    }
    const fault = seen.has(row.id) ? rowFaults.twice : findMove(held, row, indicator);
    seen.add(row.id);
    if (fault !== undefined) {
      say(held.nameCell, held.rowName, fault, null);
      continue;
    }
    for (const [column, { cell }] of held.cells) places.set(`${row.id}|${column}`, cell);
    for (const outcome of readFigures(held, row, indicator, known)) {
      read += 1;
      for (const { placed, fault: cellFault } of outcome.faults)
        say(placed.cell, shownWords(placed), cellFault, outcome.key);
      if (outcome.input !== undefined)
        inputs.push({ sheet: sheet.sheet, cell: outcome.cell, input: outcome.input });
      else if (outcome.faults.length === 0) untouched += 1;
    }
  }
  return { inputs, faults, read, untouched, places };
}

function findMove(held: FormSheetRow, row: IndicatorRow, indicator: Indicator): Fault | undefined {
  if (held.rowId === "" || held.rowName === "") return undefined;
  const own = [row.label, indicator.name, indicator.nameEn].filter((name) => name !== null);
  const said = plainName(held.rowName.replace(/^\s*of which:/iu, ""));
  return own.some((name) => plainName(name) === said)
    ? undefined
    : movedRow(held.rowName.trim(), row.label ?? indicator.name);
}

interface FigureOutcome {
  readonly key: FigureKey;
  readonly cell: string;
  readonly faults: readonly { readonly placed: PlacedContent; readonly fault: Fault }[];
  /** Undefined where nothing was typed, or what was typed is no figure. */
  readonly input?: FigureInputOfForm;
}

function readFigures(
  held: FormSheetRow,
  row: IndicatorRow,
  indicator: Indicator,
  known: FormKnowledge,
): FigureOutcome[] {
  const byBreakdown = new Map<string, Map<FormColumn["kind"], PlacedContent>>();
  for (const column of known.definition.columns) {
    const cell = held.cells.get(column.id);
    if (column.kind === "computed" || cell === undefined || !hasCell(row, column)) continue;
    const parts = byBreakdown.get(column.breakdown) ?? new Map<FormColumn["kind"], PlacedContent>();
    parts.set(column.kind, cell);
    byBreakdown.set(column.breakdown, parts);
  }
  return [...byBreakdown].map(([breakdown, parts], index) =>
    readFigure({ indicatorId: row.indicatorId, breakdown }, parts, index === 0 ? held.note : undefined, {
      held,
      indicator,
      known,
    }),
  );
}

function readFigure(
  key: FigureKey,
  parts: ReadonlyMap<FormColumn["kind"], PlacedContent>,
  noteCell: PlacedContent | undefined,
  { held, indicator, known }: { held: FormSheetRow; indicator: Indicator; known: FormKnowledge },
): FigureOutcome {
  const current = known.current.get(figureText(key));
  const shown = known.isForeign ? current : held.shown.get(key.breakdown);
  const [valueCell, numeratorCell, denominatorCell] = [
    parts.get("value"),
    parts.get("numerator"),
    parts.get("denominator"),
  ];
  const main = valueCell ?? numeratorCell ?? denominatorCell;
  const base = { key, cell: main?.cell ?? held.nameCell };
  const value = readPart(valueCell, indicator.unit);
  const numerator = readPart(numeratorCell, "");
  const denominator = readPart(denominatorCell, "");
  const faults = [
    { placed: valueCell, part: value },
    { placed: numeratorCell, part: numerator },
    { placed: denominatorCell, part: denominator },
  ].flatMap(({ placed, part }) => (part.status === "fault" && placed ? [{ placed, fault: part }] : []));
  if (faults.length > 0) return { ...base, faults };
  const missing = value.status === "missing" ? value.reason : null;
  const number = (part: Part, cell: PlacedContent | undefined, stored: string | null | undefined) =>
    cell === undefined ? (stored ?? null) : part.status === "value" ? part.value : null;
  const said = {
    value: number(value, valueCell, shown?.value),
    missing: valueCell === undefined ? (shown?.missing ?? null) : missing,
    numerator: missing === null ? number(numerator, numeratorCell, shown?.numerator) : null,
    denominator: missing === null ? number(denominator, denominatorCell, shown?.denominator) : null,
    note: noteCell === undefined ? (shown?.note ?? null) : noteText(noteCell),
  };
  const isEmpty =
    said.value === null && said.missing === null && said.numerator === null && said.denominator === null;
  const isUntouched =
    isSameValue(said.value, shown?.value ?? null) &&
    said.missing === (shown?.missing ?? null) &&
    isSameValue(said.numerator, shown?.numerator ?? null) &&
    isSameValue(said.denominator, shown?.denominator ?? null) &&
    said.note === (shown?.note ?? null);
  if (isUntouched || (isEmpty && (known.isForeign || shown === undefined) && said.note === null))
    return { ...base, faults: [] };
  if (isEmpty && main !== undefined && shown !== undefined && hasFigure(shown))
    return { ...base, faults: [{ placed: main, fault: cellFaults.emptied }] };
  const { indicatorId, breakdown } = key;
  const { value: entered, missing: reason, numerator: above, denominator: below, note } = said;
  return {
    key,
    cell: base.cell,
    faults: [],
    // Written out: spread, it would take ten times the memory, and a sheet has ten thousand of them.
    input: {
      indicatorId,
      breakdown,
      baseRevision: shown?.revision ?? 0,
      value: entered,
      missing: reason,
      numerator: above,
      denominator: below,
      note,
    },
  };
}

function hasFigure({ value, missing, numerator, denominator }: ShownFigure): boolean {
  return value !== null || missing !== null || numerator !== null || denominator !== null;
}
