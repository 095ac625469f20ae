import type { InspectionRecord } from "@halfsky/api-contract";
import { findingStateWords, inspectionStateWords, seriousnessWords } from "@halfsky/supervision";
import ExcelJS from "exceljs";
import { excelNumber } from "../statistics/write-figure-sheet.ts";
import { isPhotograph } from "./inspection-files.ts";
import { resultWords } from "./inspection-result-words.ts";
import { newestAnswer, type ResultStamp, standingFindings } from "./write-inspection-result.ts";

interface Column<Row> {
  readonly title: string;
  readonly width: number;
  readonly isScore?: boolean;
  readonly value: (row: Row) => ExcelJS.CellValue;
}

/** The result of an inspection as a workbook: units, findings and every row of the score sheets. */
export async function writeInspectionSheet(
  record: InspectionRecord,
  stamp: ResultStamp,
): Promise<Uint8Array> {
  const { language } = stamp;
  const words = resultWords[language];
  const { columns } = words;
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "halfsky";
  const { inspection } = record;
  const title = `${words.title(inspection.title)}${stamp.isSample ? ` ${words.sample}` : ""}`;
  const subtitle = words.asOf(stamp.today, inspectionStateWords[inspection.state][language]);
  const add = <Row>(name: string, of: readonly Column<Row>[], rows: readonly Row[]) =>
    addSheet(workbook, { name, title, subtitle }, of, rows);

  add(
    words.sheets.summary,
    [
      { title: columns.place, width: 8, value: ({ place }) => place },
      { title: columns.unit, width: 36, value: ({ name }) => name },
      { title: columns.full, width: 10, isScore: true, value: ({ total }) => excelNumber(total.full) },
      { title: columns.self, width: 10, isScore: true, value: ({ total }) => scoreValue(total.self) },
      { title: columns.team, width: 12, isScore: true, value: ({ total }) => scoreValue(total.team) },
      { title: columns.found, width: 8, value: ({ findings }) => findings },
      { title: columns.unsettled, width: 10, value: ({ unsettled }) => unsettled },
    ],
    record.result.units,
  );
  add(
    words.sheets.findings,
    [
      { title: columns.number, width: 6, value: ({ number }) => number },
      { title: columns.words, width: 50, value: (finding) => finding.words },
      {
        title: columns.seriousness,
        width: 8,
        value: (finding) => seriousnessWords[finding.seriousness][language],
      },
      { title: columns.visit, width: 18, value: ({ visitName }) => visitName },
      { title: columns.owner, width: 26, value: ({ owner }) => owner.name },
      { title: columns.due, width: 12, value: ({ dueOn }) => dueOn },
      { title: columns.state, width: 10, value: ({ state }) => findingStateWords[state][language] },
      { title: columns.answer, width: 44, value: newestAnswer },
      {
        title: columns.indicators,
        width: 28,
        value: ({ indicators }) => indicators.map(({ name }) => name).join(words.comma),
      },
      { title: columns.parts, width: 40, value: ({ parts }) => parts.map((part) => part.words).join("\n") },
      {
        title: columns.photographs,
        width: 8,
        value: ({ attachments, evidence }) => [...attachments, ...evidence].filter(isPhotograph).length,
      },
    ],
    standingFindings(record),
  );
  if (record.sheet.length > 0) {
    const rows = record.scores.flatMap(({ name, rows: scored }) =>
      record.sheet.map((item) => ({ name, item, row: scored.find(({ itemId }) => itemId === item.id) })),
    );
    add(
      words.sheets.scores,
      [
        { title: columns.unit, width: 24, value: ({ name }) => name },
        { title: columns.group, width: 16, value: ({ item }) => item.group },
        { title: columns.item, width: 20, value: ({ item }) => item.name },
        { title: columns.maximum, width: 8, isScore: true, value: ({ item }) => excelNumber(item.maximum) },
        { title: columns.criterion, width: 36, value: ({ item }) => item.criterion },
        { title: columns.self, width: 10, isScore: true, value: ({ row }) => scoreValue(row?.selfScore) },
        { title: columns.team, width: 12, isScore: true, value: ({ row }) => scoreValue(row?.teamScore) },
        { title: columns.reason, width: 36, value: ({ row }) => row?.reason ?? null },
        { title: columns.confirmedBy, width: 12, value: ({ row }) => row?.confirmedBy ?? null },
      ],
      rows,
    );
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A score that nobody gave is an empty cell, never 0. */
function scoreValue(score: string | null | undefined): ExcelJS.CellValue {
  return score === null || score === undefined ? null : excelNumber(score);
}

function addSheet<Row>(
  workbook: ExcelJS.Workbook,
  said: { readonly name: string; readonly title: string; readonly subtitle: string },
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): void {
  const sheet = workbook.addWorksheet(said.name, {
    views: [{ state: "frozen", xSplit: 2, ySplit: 3 }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  sheet.getCell("A1").value = said.title;
  sheet.getCell("A1").font = { name: "黑体", size: 16, bold: true };
  sheet.getCell("A2").value = said.subtitle;
  const head = sheet.getRow(3);
  head.values = columns.map(({ title }) => title);
  head.font = { name: "黑体", size: 11, bold: true };
  head.alignment = { vertical: "middle", horizontal: "center", wrapText: true };
  sheet.autoFilter = { from: { row: 3, column: 1 }, to: { row: 3, column: columns.length } };
  rows.forEach((row, index) => {
    const line = sheet.getRow(index + 4);
    line.font = { name: "宋体", size: 11 };
    line.alignment = { vertical: "middle", wrapText: true };
    columns.forEach(({ value, isScore }, column) => {
      const cell = line.getCell(column + 1);
      cell.value = value(row);
      if (isScore === true) cell.numFmt = "0.##";
    });
  });
}
