import { z } from "zod";
import { words } from "./areas.ts";
import { breakdown } from "./forms.ts";
import { figureInput, formFinding, submissionFigure } from "./submissions.ts";

const place = { sheet: z.string(), cell: z.string() };
const figureKey = z.object({ indicatorId: z.string(), breakdown });

/** GET /api/submissions/:id/sheet.xlsx?language= and GET /api/rounds/:id/sheet.xlsx?organisation=&area=&language= : the forms to fill in, one sheet each. */

/** What one sheet of a workbook says of its submission. */
export const formSheet = z.object({
  submissionId: z.string(),
  title: z.string(),
  /** figures found in the sheet */
  read: z.number().int(),
  /** say what they said when the sheet was made, or what stands there now */
  unchanged: z.number().int(),
  changes: z.array(z.object({ ...place, before: z.string().nullable(), input: figureInput })),
  faults: z.array(
    z.object({ ...place, words: z.string(), message: words, hint: words, figure: figureKey.nullable() }),
  ),
  conflicts: z.array(z.object({ ...place, mine: figureInput, theirs: submissionFigure })),
  /** of the form as it would be, or is, with these figures; sheet and cell are null for cells that the sheet does not hold */
  findings: z.array(formFinding.extend({ sheet: z.string().nullable(), cell: z.string().nullable() })),
  applied: z.boolean(),
});
export type FormSheet = z.infer<typeof formSheet>;

/**
 * POST /api/submissions/import?apply=false|true&partial=false|true (multipart field "file") → formSheetImport: every fault
 * at once; nothing is stored while apply is false, or while a sheet has faults or conflicts and partial is false.
 */
export const formSheetImport = z.object({
  fileName: z.string(),
  sheets: z.array(formSheet),
  /** sheets of the workbook that no submission was found for, with the reason */
  left: z.array(z.object({ sheet: z.string(), message: words, hint: words })),
});
export type FormSheetImport = z.infer<typeof formSheetImport>;

/** How a sheet of another format is read: rows by the text that names them, columns by their place. */
export const sheetMapping = z.object({
  sheet: z.string().max(200),
  /** 1-based rows and columns, as Excel counts them */
  headRow: z.number().int().min(1).max(2000),
  nameColumn: z.number().int().min(1).max(500),
  columns: z.array(z.object({ at: z.number().int().min(1).max(500), column: z.string().max(60) })).max(200),
  /** rows whose text is not the row's own label: text → row id, "" for a row that is left out */
  rows: z.record(z.string().max(300), z.string().max(60)),
});
export type SheetMapping = z.infer<typeof sheetMapping>;

/** POST /api/submissions/:id/foreign-sheets (multipart "file") → foreignSheets: what a workbook of another format holds, and how it would be read. */
export const foreignSheets = z.object({
  fileName: z.string(),
  sheets: z.array(
    z.object({
      name: z.string(),
      rows: z.array(z.array(z.string())),
      mapping: sheetMapping,
      /** true: this unit confirmed how such a sheet is read before */
      isRemembered: z.boolean(),
      /** texts of rows that nothing was found for */
      unknownRows: z.array(z.string()),
    }),
  ),
});
export type ForeignSheets = z.infer<typeof foreignSheets>;

/** POST /api/submissions/:id/import?apply=&partial= (multipart "file", and field "mapping" as JSON) → formSheetImport; an applied mapping is remembered. */
