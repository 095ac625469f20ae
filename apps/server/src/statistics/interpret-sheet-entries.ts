import type { CellInput, Indicator, ObservationCell } from "@halfsky/api-contract";
import { cellText } from "./observation.store.ts";
import type { SheetEntry, SheetFault } from "./read-figure-sheet.ts";
import {
  cellFaults,
  type Fault,
  isSameValue,
  noteText,
  type Part,
  readPart,
  shownWords,
} from "./read-sheet-part.ts";
import type { PlacedContent } from "./sheet-cell.ts";

/** A figure of a sheet with the place where it stands. */
export interface PlacedInput {
  readonly sheet: string;
  readonly cell: string;
  readonly input: CellInput;
}

/** What a sheet says, cell by cell. */
export interface InterpretedSheet {
  readonly inputs: readonly PlacedInput[];
  readonly faults: readonly SheetFault[];
  /** Cells that say what they said when the sheet was made. */
  readonly untouched: number;
}

/** What the platform knows of the cells of a sheet. */
export interface SheetKnowledge {
  readonly findIndicator: (id: string) => Indicator | undefined;
  /** Indicators of an area by their exact name, for rows that people inserted. */
  readonly findByName: (areaCode: string, name: string) => Indicator | undefined;
  /** The revision that the sheet was made from, by `cellText`. */
  readonly findRevision: (cell: string) => ObservationCell | undefined;
  readonly reason: string | null;
}

const faults = {
  unknownRow: {
    message: {
      zh: "认不出这一行是哪个指标：隐藏的编号没有对应的指标。",
      en: "Nobody can tell which indicator this row is: its hidden number belongs to none.",
    },
    hint: {
      zh: "请重新下载填报表，把数据移到该指标所在的行。",
      en: "Download the sheet again and move the figures to the indicator's own row.",
    },
  },
  partsWithoutValue: {
    message: {
      zh: "填了分子、分母或备注，但没有数值。",
      en: "Numerator, denominator or note stand here without a figure.",
    },
    hint: {
      zh: "请填写数值；没有数据的，请写明缺失原因。",
      en: "Enter the figure, or the reason why there is none.",
    },
  },
} as const satisfies Record<string, Fault>;

function movedRow(rowName: string, keyName: string): Fault {
  return {
    message: {
      zh: `这一行写的是“${rowName}”，隐藏编号却属于“${keyName}”，可能是排序时没有选中整行。`,
      en: `The row says "${rowName}", but its hidden number belongs to "${keyName}"; it may have been sorted without its first column.`,
    },
    hint: {
      zh: "请撤销排序，或重新下载填报表后粘贴。",
      en: "Undo the sorting, or download the sheet again and paste the figures.",
    },
  };
}

/** Turns the cells of a sheet into figures to record, and names every cell that cannot be one. */
export function interpretSheetEntries(
  entries: readonly SheetEntry[],
  knowledge: SheetKnowledge,
): InterpretedSheet {
  const inputs: PlacedInput[] = [];
  const found: SheetFault[] = [];
  const rowsNamed = new Set<string>();
  let untouched = 0;
  for (const entry of entries) {
    const indicator =
      entry.indicatorId === ""
        ? knowledge.findByName(entry.areaCode, entry.rowName)
        : knowledge.findIndicator(entry.indicatorId);
    const say = (
      placed: { readonly cell: string },
      words: string,
      { message, hint }: Fault,
      figure: SheetFault["figure"],
    ) => found.push({ sheet: entry.sheet, cell: placed.cell, words, message, hint, figure });
    const rowFault = findRowFault(entry, indicator);
    if (rowFault || !indicator) {
      const row = `${entry.sheet}!${entry.nameCell}`;
      if (rowFault && !rowsNamed.has(row)) say({ cell: entry.nameCell }, entry.rowName, rowFault, null);
      rowsNamed.add(row);
      continue;
    }
    const outcome = readEntry(entry, indicator, knowledge);
    const figure = { areaCode: entry.areaCode, indicatorId: indicator.id, year: entry.year };
    for (const { placed, fault } of outcome.faults) say(placed, shownWords(placed), fault, figure);
    if (outcome.status === "untouched") untouched += 1;
    if (outcome.status === "figure")
      inputs.push({ sheet: entry.sheet, cell: entry.value.cell, input: outcome.input });
  }
  return { inputs, faults: found, untouched };
}

function findRowFault(entry: SheetEntry, indicator: Indicator | undefined): Fault | undefined {
  if (!indicator) return faults.unknownRow;
  const plain = (name: string) => name.normalize("NFKC").replaceAll(/\s+/gu, "");
  if (entry.rowName === "" || plain(entry.rowName) === plain(indicator.name)) return undefined;
  return movedRow(entry.rowName, indicator.name);
}

type EntryOutcome = {
  readonly faults: readonly { readonly placed: PlacedContent; readonly fault: Fault }[];
} & ({ readonly status: "untouched" | "faulty" } | { readonly status: "figure"; readonly input: CellInput });

function readEntry(entry: SheetEntry, indicator: Indicator, knowledge: SheetKnowledge): EntryOutcome {
  const cell = { areaCode: entry.areaCode, indicatorId: indicator.id, year: entry.year };
  const shown = entry.base.isShown ? knowledge.findRevision(cellText(cell)) : undefined;
  const value = readPart(entry.value, indicator.unit);
  const numerator = readPart(entry.numerator, "");
  const denominator = readPart(entry.denominator, "");
  const note = noteText(entry.note);
  const wrong = [
    { placed: entry.value, part: value },
    { placed: entry.numerator, part: numerator },
    { placed: entry.denominator, part: denominator },
  ].flatMap(({ placed, part }) => (part.status === "fault" && placed ? [{ placed, fault: part }] : []));
  if (wrong.length > 0) return { status: "faulty", faults: wrong };
  const partValue = (part: Part): string | null => (part.status === "value" ? part.value : null);
  const missing = value.status === "missing" ? value.reason : null;
  const isUntouched =
    isSameValue(partValue(value), shown?.value ?? null) &&
    missing === (shown?.missing ?? null) &&
    (entry.numerator === undefined || isSameValue(partValue(numerator), shown?.numerator ?? null)) &&
    (entry.denominator === undefined || isSameValue(partValue(denominator), shown?.denominator ?? null)) &&
    (entry.note === undefined || note === (shown?.note ?? null));
  if (isUntouched) return { status: "untouched", faults: [] };
  if (value.status === "empty") {
    const fault = shown ? cellFaults.emptied : faults.partsWithoutValue;
    return { status: "faulty", faults: [{ placed: entry.value, fault }] };
  }
  return {
    status: "figure",
    faults: [],
    input: {
      ...cell,
      // Who filled in an empty form did not see what stands there: that is for her to decide.
      baseRevision: entry.base.isShown ? entry.base.revision : 0,
      value: partValue(value),
      missing,
      ...(entry.numerator && { numerator: partValue(numerator) }),
      ...(entry.denominator && { denominator: partValue(denominator) }),
      ...(entry.note && { note }),
      reason: knowledge.reason,
    },
  };
}
