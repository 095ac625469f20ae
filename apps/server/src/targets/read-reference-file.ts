import type { Fault } from "@halfsky/api-contract";
import {
  canonicalDecimal,
  isAreaCode,
  nationCode,
  normaliseIndicatorName,
  parseUnit,
} from "@halfsky/statistics";
import { readCsv } from "../../seed/read-csv.ts";
import type { ReferenceTarget, ReferenceValue } from "./reference.store.ts";

/** Figures and targets of a file of references, or every fault that keeps it from being read. */
export type ReferenceFile =
  | {
      readonly ok: true;
      readonly values: readonly ReferenceValue[];
      readonly targets: readonly ReferenceTarget[];
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const needed = ["indicator", "unit", "year", "value", "checked"] as const;
const rules = ["gte", "gt", "lte", "lt", "eq"] as const;
const standings = ["page", "recalled"] as const;

type Row = Readonly<Record<string, string>>;

/**
 * Reads comma-separated text with the columns indicator, unit, year, value, checked (page or recalled) and, where they
 * are wanted, area (a six-digit code; the nation without one), rule (then the value is the target of that year) and
 * source. Other columns are for people. All faults are named at once, each with its line.
 */
export function readReferenceFile(text: string, fileName: string): ReferenceFile {
  const rows = readCsv(text);
  const head = rows[0] && Object.keys(rows[0].row);
  const absent = needed.filter((name) => head?.includes(name) !== true);
  if (absent.length > 0) {
    const message = {
      zh: rows.length === 0 ? "文件里没有数据行" : `首行缺少列：${absent.join("、")}`,
      en:
        rows.length === 0
          ? "the file has no rows"
          : `columns missing in the first line: ${absent.join(", ")}`,
    };
    return { ok: false, faults: [{ where: `${fileName}:1`, message }] };
  }
  const faults: Fault[] = [];
  const values: ReferenceValue[] = [];
  const targets: ReferenceTarget[] = [];
  const seen = new Map<string, { readonly line: number; readonly value: string }>();
  for (const { line, row } of rows) {
    const tell = (column: string, zh: string, en: string): void => {
      faults.push({ where: `${fileName}:${line} ${column}`, message: { zh, en } });
    };
    const read = readRow(row, fileName, tell);
    if (!read) continue;
    const key = [read.areaCode, read.indicatorKey, read.unit, read.year, read.rule ?? ""].join("|");
    const before = seen.get(key);
    if (before && before.value !== read.value)
      tell(
        "value",
        `与第${before.line}行是同一项，但数值不同（${before.value}）`,
        `is the same item as line ${before.line}, with another value (${before.value})`,
      );
    if (before) continue;
    seen.set(key, { line, value: read.value });
    const { year, rule, ...common } = read;
    if (rule === null) values.push({ ...common, year });
    else targets.push({ ...common, rule, targetYear: year });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, values, targets };
}

function readRow(row: Row, fileName: string, tell: (column: string, zh: string, en: string) => void) {
  const cell = (name: string): string => row[name]?.trim() ?? "";
  let isSound = true;
  const refuse = (column: string, zh: string, en: string): void => {
    isSound = false;
    tell(column, zh, en);
  };
  const indicatorName = cell("indicator");
  if (indicatorName === "") refuse("indicator", "缺少指标名称", "the indicator's name is missing");
  const year = /^\d{4}$/u.test(cell("year")) ? Number(cell("year")) : 0;
  if (year < 1949 || year > 2200)
    refuse(
      "year",
      `“${cell("year")}”不是1949至2200之间的年份`,
      `"${cell("year")}" is no year from 1949 to 2200`,
    );
  const value = canonicalDecimal(cell("value"));
  if (value === null) refuse("value", `“${cell("value")}”不是数字`, `"${cell("value")}" is no number`);
  const standing = standings.find((one) => one === cell("checked"));
  if (!standing)
    refuse(
      "checked",
      `应为page（见于公布页面）或recalled（待核），不是“${cell("checked")}”`,
      `must be page (seen on the publisher's page) or recalled (to be checked), not "${cell("checked")}"`,
    );
  const rule = rules.find((one) => one === cell("rule")) ?? null;
  if (rule === null && cell("rule") !== "")
    refuse("rule", `应为${rules.join("、")}之一，或留空`, `must be one of ${rules.join(", ")}, or empty`);
  const areaCode = cell("area") === "" ? nationCode : cell("area");
  if (!isAreaCode(areaCode))
    refuse("area", `“${areaCode}”不是六位区划代码`, `"${areaCode}" is no six-digit area code`);
  if (!isSound || value === null || !standing) return null;
  return {
    areaCode,
    indicatorKey: normaliseIndicatorName(indicatorName),
    indicatorName,
    unit: parseUnit(cell("unit")).text,
    year,
    value,
    rule,
    standing,
    source: cell("source") === "" ? fileName : cell("source"),
  };
}
