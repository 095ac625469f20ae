import { foreignSheets, formSheetImport, type SheetMapping } from "@halfsky/api-contract";
import { upload } from "./upload.ts";

interface Taking {
  readonly apply: boolean;
  readonly partial: boolean;
  readonly onProgress: (share: number) => void;
}

/** Reads filled-in forms on the server; stores them only where asked to. */
export function importForms(file: File, { apply, partial, onProgress }: Taking) {
  return upload("/api/submissions/import", file, formSheetImport, { query: { apply, partial }, onProgress });
}

/** What a workbook of another format holds, and how it would be read into a submission's form. */
export function describeForeign(id: string, file: File) {
  return upload(`/api/submissions/${encodeURIComponent(id)}/foreign-sheets`, file, foreignSheets);
}

/** Reads a table of another format by a mapping. */
export function importForeign(
  id: string,
  file: File,
  mapping: SheetMapping,
  { apply, partial, onProgress }: Taking,
) {
  return upload(`/api/submissions/${encodeURIComponent(id)}/import`, file, formSheetImport, {
    query: { apply, partial },
    fields: { mapping: JSON.stringify(mapping) },
    onProgress,
  });
}
