import { formatDecimal, parseUnit, withUnit, type Language } from "@halfsky/statistics";
import type { ReportRow } from "./report-input.ts";

/** A value with its unit as the report prints it, in the indicator's published decimals. */
export function valueText(value: string, row: ReportRow, language: Language): string {
  return withUnit(plainText(value, row), parseUnit(row.unit), language);
}

/** A value without its unit, for a table whose column names the unit. */
export function plainText(value: string, row: ReportRow): string {
  return formatDecimal(value, { decimals: row.decimals, group: false });
}

/** The reference of a figure: area, indicator (or target where it has none) and year. */
export function observationReference(row: ReportRow, year: number): string {
  return `observation/${row.areaCode}/${row.indicatorId ?? row.targetId}/${year}`;
}

/** A share such as "0.9512" in percent, "95.12": moves the decimal point, so nothing is rounded. */
export function toPercent(share: string): string {
  const [whole = "0", fraction = ""] = share.replace("-", "").split(".");
  const digits = fraction.padEnd(2, "0");
  const moved = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  const rest = digits.slice(2);
  return `${share.startsWith("-") ? "-" : ""}${moved}${rest === "" ? "" : `.${rest}`}`;
}
