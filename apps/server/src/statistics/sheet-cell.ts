import type { Bilingual } from "@halfsky/statistics";
import { canonicalDecimal } from "@halfsky/statistics";
import type ExcelJS from "exceljs";

/** What stands in a cell, before anyone asks whether it is a figure. */
export type CellContent =
  | { readonly kind: "empty" }
  | { readonly kind: "text"; readonly text: string }
  /** `isPercent`: shown as a percentage by the cell's own format, so 0.932 reads 93.2 %. */
  | { readonly kind: "number"; readonly text: string; readonly isPercent: boolean }
  | { readonly kind: "fault"; readonly shown: string; readonly message: Bilingual; readonly hint: Bilingual };

/** A cell with its place as a person finds it: "C12". */
export interface PlacedContent {
  readonly cell: string;
  readonly content: CellContent;
}

/** Excel keeps 15 digits; anything behind is binary noise such as 0.30000000000000004. */
function numberContent(number: number, format: string): CellContent {
  const text = canonicalDecimal(String(Number(number.toPrecision(15))));
  return text === null
    ? { kind: "text", text: String(number) }
    : { kind: "number", text, isPercent: /(^|[^\\"])%/u.test(format.replace(/"[^"]*"/gu, "")) };
}

/** What a cell of a workbook holds. */
export function contentOf(cell: ExcelJS.Cell): CellContent {
  const format = typeof cell.numFmt === "string" ? cell.numFmt : "";
  return contentOfValue(cell.value, format);
}

function contentOfValue(value: ExcelJS.CellValue, format: string): CellContent {
  if (value === null || value === undefined) return { kind: "empty" };
  if (typeof value === "number") return numberContent(value, format);
  if (typeof value === "string")
    return value.trim() === "" ? { kind: "empty" } : { kind: "text", text: value };
  if (typeof value === "boolean") return { kind: "text", text: value ? "TRUE" : "FALSE" };
  if (value instanceof Date) return dateFault(value);
  if ("error" in value) return formulaFault(value.error);
  if ("richText" in value) {
    const text = value.richText.map((part) => part.text).join("");
    return text.trim() === "" ? { kind: "empty" } : { kind: "text", text };
  }
  if ("hyperlink" in value) return { kind: "text", text: typeof value.text === "string" ? value.text : "" };
  if ("formula" in value || "sharedFormula" in value) {
    return value.result === undefined ? formulaFault("=") : contentOfValue(value.result, format);
  }
  return { kind: "text", text: "?" };
}

function dateFault(date: Date): CellContent {
  return {
    kind: "fault",
    shown: Number.isNaN(date.getTime()) ? "?" : date.toISOString().slice(0, 10),
    message: {
      zh: "单元格里是日期，不是数值，可能是输入时被 Excel 自动转换。",
      en: "The cell holds a date, not a figure; Excel may have turned what was typed into one.",
    },
    hint: {
      zh: "请把单元格格式改为“常规”后重新输入数值。",
      en: "Set the cell's format to General and type the figure again.",
    },
  };
}

function formulaFault(shown: string): CellContent {
  return {
    kind: "fault",
    shown,
    message: {
      zh: "公式没有得出数值。",
      en: "The formula gives no figure.",
    },
    hint: {
      zh: "请检查公式，或直接填写数值。",
      en: "Mend the formula, or type the figure itself.",
    },
  };
}

/** The text or number of a cell as text; empty for anything else. */
export function textOf(cell: ExcelJS.Cell): string {
  const content = contentOf(cell);
  return content.kind === "text" || content.kind === "number" ? content.text.trim() : "";
}
