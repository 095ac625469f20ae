import { findObservation, missingReasonWords, type Language } from "@halfsky/statistics";
import { statusWords, type JudgementStatus } from "@halfsky/targets";
import type { PhraseBook } from "./phrase-book.ts";
import { observationReference, plainText } from "./printed-value.ts";
import { standingStatus, type AnnualReportInput, type ReportRow } from "./report-input.ts";
import type { ReportBlock, Run, TableColumn } from "./report-tree.ts";
import { figure, words } from "./runs.ts";
import { isWithoutVerdict } from "./status-groups.ts";

/** The annex: status by domain, then every indicator with baseline, two years, target and judgement. */
export function annexTables(
  input: AnnualReportInput,
  book: PhraseBook,
  language: Language,
): readonly ReportBlock[] {
  return [
    { kind: "page-break" },
    summaryTable(input, book),
    { kind: "page-break" },
    indicatorTable(input, book, language),
  ];
}

const groups: ReadonlyArray<(status: JudgementStatus) => boolean> = [
  (status) => status === "met" || status === "met-early",
  (status) => status === "nearly-met",
  (status) => status === "on-track",
  (status) => status === "off-track",
  (status) => status === "worse-than-baseline",
  isWithoutVerdict,
];

function summaryTable(input: AnnualReportInput, book: PhraseBook): ReportBlock {
  const all = input.domains.flatMap((domain) => domain.rows);
  const line = (title: string, rows: readonly ReportRow[]): ReadonlyArray<readonly Run[]> => [
    words(title),
    [figure(String(rows.length), `count/${input.planId}/${input.year}/${title}/total`)],
    ...groups.map((belongs, index) => [
      figure(
        String(rows.filter((row) => belongs(standingStatus(row))).length),
        `count/${input.planId}/${input.year}/${title}/group-${index}`,
      ),
    ]),
  ];
  return {
    kind: "table",
    title: book.summaryTitle(input.areaName, input.planTitle, input.year),
    unit: null,
    columns: columnsOf(book.summaryColumns, [0.23, 0.11, 0.11, 0.11, 0.11, 0.11, 0.11, 0.11]),
    rows: [...input.domains.map((domain) => line(domain.title, domain.rows)), line(book.total, all)],
    notes: [],
  };
}

function indicatorTable(input: AnnualReportInput, book: PhraseBook, language: Language): ReportBlock {
  const rows = input.domains.flatMap((domain) => domain.rows);
  const baseYear = commonBaseYear(rows);
  return {
    kind: "table",
    title: book.annexTitle(2, input.areaName, input.planTitle, input.year),
    unit: null,
    columns: columnsOf(
      book.annexColumns(baseYear, input.year - 1, input.year),
      [0.31, 0.08, 0.1, 0.1, 0.1, 0.17, 0.14],
    ),
    rows: rows.map((row) => [
      words(row.name),
      words(row.unit),
      baselineCell(row, baseYear),
      valueCell(row, input.year - 1, language),
      valueCell(row, input.year, language),
      [figure(row.ruleWords[language], `target/${row.targetId}`)],
      words(statusWords[standingStatus(row)][language]),
    ]),
    notes: book.annexNotes,
  };
}

/** The base year that most rows share, printed in the head. */
function commonBaseYear(rows: readonly ReportRow[]): number | null {
  const counts = new Map<number, number>();
  for (const row of rows)
    if (row.baseline !== null) counts.set(row.baseline.year, (counts.get(row.baseline.year) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? null;
}

function baselineCell(row: ReportRow, baseYear: number | null): readonly Run[] {
  if (row.baseline === null) return words("—");
  const year = row.baseline.year === baseYear ? "" : `（${row.baseline.year}）`;
  return [figure(`${plainText(row.baseline.value, row)}${year}`, `baseline/${row.targetId}`)];
}

/** A figure, or the reason why there is none: never an empty cell. */
function valueCell(row: ReportRow, year: number, language: Language): readonly Run[] {
  const observation = findObservation(row.series, year);
  if (observation?.value != null)
    return [figure(plainText(observation.value, row), observationReference(row, year))];
  return words(missingReasonWords[observation?.missing ?? "not-yet-reported"][language]);
}

function columnsOf(titles: readonly string[], widths: readonly number[]): readonly TableColumn[] {
  return titles.map((title, index) => ({
    title,
    width: widths[index] ?? 0.1,
    align: index === 0 ? "left" : index === titles.length - 1 ? "center" : "right",
  }));
}
