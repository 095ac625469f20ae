import { type BulkFault, bulkColumns, bulkProvenance, type Words } from "@halfsky/api-contract";
import { type Dimension, findBreakdownFault, isMissingReason, readMissingMark } from "@halfsky/statistics";
import type { FigureInput } from "../observation.service.ts";
import { anyRevision } from "../screen-figures.ts";
import type { BulkLine, BulkLineFault, LineColumns } from "./read-bulk-lines.ts";

/** What a load's columns may be: those of a load, and what a bulk read adds to them, which is passed over. */
export const loadColumns: LineColumns = {
  known: new Set<string>([...bulkColumns, ...bulkProvenance]),
  needed: ["area", "indicator", "year", "value"],
};

/** A row as a figure to be kept, or all that is wrong with its form. */
export type BulkRow =
  | { readonly line: number; readonly input: FigureInput }
  | { readonly line: number; readonly faults: readonly BulkFault[] };

const decimal = /^-?\d{1,30}(\.\d{1,20})?$/u;
const areaForm = /^\d{6}$/u;
// PostgreSQL stores neither U+0000 nor half of a surrogate pair.
const unstorable = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/u;
const longestNote = 500;

const messages = {
  area: { zh: "area 应为六位区划代码", en: "area must be a code of six digits" },
  indicator: { zh: "缺少 indicator（指标编号）", en: "indicator, the id of the indicator, is missing" },
  year: { zh: "year 应为 1949 至 2200 的整数", en: "year must be a whole number from 1949 to 2200" },
  missing: {
    zh: "missing 应为缺失原因：not-yet-reported 未填报、does-not-exist 无此项、withheld 保密、definition-changed 口径调整、not-applicable 不适用",
    en: "missing must be a reason: not-yet-reported, does-not-exist, withheld, definition-changed or not-applicable",
  },
  note: {
    zh: `note 应为不超过 ${longestNote} 字的文本`,
    en: `note must be text of at most ${longestNote} characters`,
  },
} as const satisfies Record<string, Words>;

const notDecimal = (column: string): Words => ({
  zh: `${column} 应为十进制数的文本，如 "97.35"（不写千分位、百分号或单位）`,
  en: `${column} must be a decimal number as text, such as "97.35", without separators, % or unit`,
});

const unknownColumn = (name: string): Words => ({
  zh: `没有 ${name.slice(0, 40)} 这一列`,
  en: `there is no column ${name.slice(0, 40)}`,
});

/** Makes the reader of rows; `dimensions` are those by which figures can be broken down. */
export function bulkRowReader(dimensions: readonly Dimension[]): (line: BulkLine) => BulkRow {
  const known = new Map<string, Words | null>([["", null]]);
  const breakdownFault = (text: string): Words | null => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const fault = findBreakdownFault(text, dimensions);
    // A bound for files that make one up in every row.
    if (known.size < 10_000) known.set(text, fault);
    return fault;
  };
  return (given) => {
    const { line } = given;
    if ("fault" in given) return { line, faults: [{ line, message: lineFaultWords(given.fault) }] };
    const { fields } = given;
    const faults: BulkFault[] = [];
    const fault = (message: Words) => faults.push({ line, message });
    for (const name of Object.keys(fields)) if (!loadColumns.known.has(name)) fault(unknownColumn(name));
    const area = fields["area"];
    if (typeof area !== "string" || !areaForm.test(area)) fault(messages.area);
    const indicator = fields["indicator"];
    if (typeof indicator !== "string" || indicator === "" || indicator.length > 200)
      fault(messages.indicator);
    const year = Number(fields["year"] ?? "");
    if (!Number.isInteger(year) || year < 1949 || year > 2200) fault(messages.year);
    const part = fields["breakdown"] ?? "";
    const breakdown = typeof part === "string" ? part : "?";
    const wrong = breakdownFault(breakdown);
    if (wrong) fault(wrong);
    const number = (column: "value" | "numerator" | "denominator"): string | null | undefined => {
      const value = fields[column];
      if (value === undefined || value === null) return value;
      if (typeof value === "string" && decimal.test(value)) return value;
      fault(notDecimal(column));
      return undefined;
    };
    const value = number("value") ?? null;
    const [numerator, denominator] = [number("numerator"), number("denominator")];
    const missing = readMissing(fields["missing"]);
    if (missing === undefined) fault(messages.missing);
    const { note } = fields;
    const isNote = note === undefined || note === null || typeof note === "string";
    if (!isNote || (typeof note === "string" && note.length > longestNote)) fault(messages.note);
    else if (unstorable.test(`${String(indicator)} ${note ?? ""}`))
      fault({ zh: "含有无法保存的字符", en: "it has a character that cannot be stored" });
    if (faults.length > 0) return { line, faults };
    return {
      line,
      input: {
        areaCode: String(area),
        indicatorId: String(indicator),
        year,
        breakdown,
        // Whatever stands in the cell is replaced: a load says what the figures are, not what it saw.
        baseRevision: anyRevision,
        value,
        missing: missing ?? null,
        ...(numerator !== undefined && { numerator }),
        ...(denominator !== undefined && { denominator }),
        ...(isNote && note !== undefined && { note }),
      },
    };
  };
}

/** The reason of a row: by its code or as people write it; null where none is given, undefined where it is none. */
function readMissing(given: unknown) {
  if (given === undefined || given === null || given === "") return null;
  if (typeof given !== "string") return undefined;
  return isMissingReason(given) ? given : (readMissingMark(given) ?? undefined);
}

function lineFaultWords(fault: BulkLineFault): Words {
  switch (fault.code) {
    case "no-json":
      return { zh: "不是一个 JSON 对象", en: "it is no JSON object" };
    case "no-csv":
      return { zh: "引号不成对，或引号后有多余文字", en: "its quotes do not match" };
    case "too-long":
      return { zh: "这一行太长", en: "the line is too long" };
    case "fields":
      return {
        zh: `应有 ${fault.expected} 个字段，实有 ${fault.given} 个`,
        en: `it has ${fault.given} fields instead of ${fault.expected}`,
      };
    case "header": {
      const { unknown, absent } = fault;
      return {
        zh: `表头有误${unknown.length > 0 ? `，不认识或重复：${unknown.join("、")}` : ""}${absent.length > 0 ? `，缺少：${absent.join("、")}` : ""}`,
        en: `the header is wrong${unknown.length > 0 ? `; unknown or twice: ${unknown.join(", ")}` : ""}${absent.length > 0 ? `; missing: ${absent.join(", ")}` : ""}`,
      };
    }
  }
}
