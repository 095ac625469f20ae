import type { SheetImport } from "@halfsky/api-contract";
import type { Language } from "../../words/language.tsx";
import { writeBlock } from "../grid/clipboard-text.ts";

export type SheetFault = SheetImport["faults"][number];

/** Faults of one kind: the words that say what to do are the same. */
export interface FaultKind {
  readonly hint: SheetFault["hint"];
  readonly count: number;
}

/** The kinds of faults in a sheet, the most frequent first. */
export function faultKinds(faults: readonly SheetFault[]): readonly FaultKind[] {
  const kinds = new Map<string, FaultKind>();
  for (const { hint } of faults) kinds.set(hint.en, { hint, count: (kinds.get(hint.en)?.count ?? 0) + 1 });
  return [...kinds.values()].toSorted((one, other) => other.count - one.count);
}

/** Where a fault is, as a spreadsheet writes it. */
export function faultPlace({ sheet, cell }: Pick<SheetFault, "sheet" | "cell">): string {
  return cell === "" ? sheet : `${sheet}!${cell}`;
}

const place = /^([A-Z]+)(\d+)$/u;

/** Faults as a person goes through a sheet: sheet by sheet in their order, row by row, from left to right. */
export function orderFaults(faults: readonly SheetFault[]): readonly SheetFault[] {
  const sheets = [...new Set(faults.map(({ sheet }) => sheet))];
  const keys = new Map(
    faults.map((fault) => {
      const [, column = "", row = "0"] = place.exec(fault.cell) ?? [];
      return [fault, { sheet: sheets.indexOf(fault.sheet), row: Number(row), column }];
    }),
  );
  return faults.toSorted((one, other) => {
    const [a, b] = [keys.get(one), keys.get(other)];
    if (!a || !b) return 0;
    const byColumn = a.column.length - b.column.length || (a.column < b.column ? -1 : 1);
    return a.sheet - b.sheet || a.row - b.row || (a.column === b.column ? 0 : byColumn);
  });
}

/** The faults of a kind (all without one) whose place or words hold the query. */
export function filterFaults(
  faults: readonly SheetFault[],
  kind: string | undefined,
  query: string,
): readonly SheetFault[] {
  const wanted = query.trim().toLowerCase();
  return faults.filter(
    (fault) =>
      (kind === undefined || fault.hint.en === kind) &&
      (wanted === "" ||
        `${faultPlace(fault)} ${fault.words} ${fault.message.zh} ${fault.message.en}`
          .toLowerCase()
          .includes(wanted)),
  );
}

/** The list of faults as a block for Excel. */
export function faultBlock(
  faults: readonly SheetFault[],
  head: readonly string[],
  language: Language,
): string {
  return writeBlock([
    head,
    ...faults.map((fault) => [faultPlace(fault), fault.words, fault.message[language], fault.hint[language]]),
  ]);
}
