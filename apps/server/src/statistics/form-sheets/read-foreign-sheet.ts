import type { ForeignSheets, Indicator, SheetMapping } from "@halfsky/api-contract";
import {
  findMappedRow,
  fitsForm,
  type FormDefinition,
  plainName,
  proposeSheetMapping,
  rowNamesOf,
  sheetSignature,
} from "@halfsky/statistics";
import ExcelJS from "exceljs";
import { openWorkbook } from "../open-workbook.ts";
import { contentOf, textOf } from "../sheet-cell.ts";
import type { FormSheetReading, FormSheetRow } from "./read-form-sheet.ts";

const [shownRows, shownColumns, longestText] = [200, 40, 80];

/** What a form needs to be recognised in a table of another format. */
interface FormToMap {
  readonly definition: FormDefinition;
  readonly indicators: readonly Indicator[];
}

/** Reads any workbook as texts, with a proposal how each sheet would fill the form; `remembered` wins where it fits. */
export async function describeForeignSheets(
  fileName: string,
  bytes: Uint8Array,
  form: FormToMap,
  remembered: (signature: string) => SheetMapping | undefined,
): Promise<ForeignSheets | Extract<FormSheetReading, { status: "unreadable" }>> {
  const workbook = await openWorkbook(bytes);
  if (!(workbook instanceof ExcelJS.Workbook)) return { status: "unreadable", problem: workbook };
  const names = namesOf(form);
  return {
    fileName,
    sheets: workbook.worksheets.map((sheet) => {
      const texts = textsOf(sheet);
      const proposal = proposeSheetMapping(sheet.name, texts, form.definition, names);
      const known = remembered(sheetSignature(texts, proposal.headRow));
      const isRemembered = known !== undefined && fitsForm(known, form.definition);
      const mapping = isRemembered ? { ...known, sheet: sheet.name } : proposal;
      const unknownRows = texts
        .slice(mapping.headRow)
        .map((row) => (row[mapping.nameColumn - 1] ?? "").trim())
        .filter((text) => plainName(text) !== "" && findMappedRow(text, mapping, names) === null);
      return {
        name: sheet.name,
        rows: texts.map((row) => row.map((text) => text.slice(0, longestText))),
        mapping: { ...mapping, columns: [...mapping.columns], rows: { ...mapping.rows } },
        isRemembered,
        unknownRows: [...new Set(unknownRows)],
      };
    }),
  };
}

/** What a head row is remembered by; null where the workbook has no such sheet. */
export async function signatureOfSheet(bytes: Uint8Array, mapping: SheetMapping): Promise<string | null> {
  const workbook = await openWorkbook(bytes);
  if (!(workbook instanceof ExcelJS.Workbook)) return null;
  const sheet = workbook.getWorksheet(mapping.sheet);
  return sheet === undefined ? null : sheetSignature(textsOf(sheet), mapping.headRow);
}

/** Reads one sheet of another format as if it were a sheet of the submission's form. */
export async function readForeignSheet(
  bytes: Uint8Array,
  submissionId: string,
  mapping: SheetMapping,
  form: FormToMap,
): Promise<FormSheetReading> {
  const workbook = await openWorkbook(bytes);
  if (!(workbook instanceof ExcelJS.Workbook)) return { status: "unreadable", problem: workbook };
  const sheet = workbook.getWorksheet(mapping.sheet);
  if (sheet === undefined) return { status: "read", sheets: [], others: [] };
  const names = namesOf(form);
  const rows: FormSheetRow[] = [];
  sheet.eachRow((row, number) => {
    if (number <= mapping.headRow) return;
    const nameCell = row.getCell(mapping.nameColumn);
    const rowId = findMappedRow(textOf(nameCell), mapping, names);
    if (rowId === null || rowId === "") return;
    rows.push({
      rowId,
      // Its own name is another one on purpose: a person said that it is this row.
      rowName: "",
      nameCell: nameCell.address,
      shown: new Map(),
      cells: new Map(
        mapping.columns.map(({ at, column }) => {
          const cell = row.getCell(at);
          return [column, { cell: cell.address, content: contentOf(cell) }];
        }),
      ),
      note: undefined,
    });
  });
  return { status: "read", sheets: [{ sheet: sheet.name, submissionId, rows }], others: [] };
}

function namesOf({ definition, indicators }: FormToMap) {
  return rowNamesOf(definition, new Map(indicators.map((indicator) => [indicator.id, indicator])));
}

function textsOf(sheet: ExcelJS.Worksheet): string[][] {
  const texts: string[][] = [];
  for (let row = 1; row <= Math.min(sheet.rowCount, shownRows); row++) {
    const cells = sheet.getRow(row);
    texts.push(
      Array.from({ length: Math.min(sheet.columnCount, shownColumns) }, (_, at) =>
        textOf(cells.getCell(at + 1)),
      ),
    );
  }
  return texts;
}
