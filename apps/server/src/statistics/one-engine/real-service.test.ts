import {
  type FigureInputOfForm,
  type FormSheetImport,
  type SubmissionList,
  type SubmissionRecord,
} from "@halfsky/api-contract";
import {
  type CheckedFigure,
  checkForm,
  figureText,
  findFormPart,
  readCheckContext,
  replaceFindings,
} from "@halfsky/statistics";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "../../http/start-test-server.ts";
import { uploadFile } from "../../http/upload-file.ts";
import {
  read,
  save,
  startSubmissionCity,
  type SubmissionCity,
  typed,
} from "../submissions/test-submissions.ts";
import { seededRandom } from "./draw-form.ts";

const savings = 200;
const fewSavings = 120;
const workbooks = 60;
const earlierYears = 6;

let city: SubmissionCity;
let education: SignedIn;
const random = seededRandom(20_261_128);

beforeAll(async () => {
  city = await startSubmissionCity();
  education = city.as("education");
  const { year } = await read(education, city.education);
  const cells = city.indicatorIds.flatMap((indicatorId) =>
    Array.from({ length: earlierYears }, (_, back) => ({
      areaCode: "990100",
      indicatorId,
      year: year - 1 - back,
      baseRevision: 0,
      value: String(Math.round(1000 * (1 - 0.02 * back))),
      missing: null,
    })),
  );
  const answer = await city.as("statistics").send("PUT", "/api/observations", { cells });
  if (answer.statusCode !== 200) throw new Error(answer.body);
});
afterAll(() => city.server.close());

/** Figures as people fill them in: sound ones, slips, sums that do not add up, reasons, nothing. */
function drawFigures(revisions: ReadonlyMap<string, number>): FigureInputOfForm[] {
  const keys = city.indicatorIds.flatMap((indicatorId, at) =>
    (at === 2 ? [""] : ["", "sex=male", "sex=female"]).map((breakdown) => ({ indicatorId, breakdown })),
  );
  const total = Math.round(1000 * (0.95 + 0.1 * random()));
  const men = Math.round(total * (0.45 + 0.1 * random()));
  return keys.map(({ indicatorId, breakdown }) => {
    const usual = breakdown === "" ? total : breakdown === "sex=male" ? men : total - men;
    const kind = random();
    const value = kind < 0.1 ? usual * 10 : kind < 0.2 ? usual + 1 : kind < 0.25 ? usual / 8 : usual;
    const base = revisions.get(figureText({ indicatorId, breakdown })) ?? 0;
    if (kind > 0.95)
      return { ...typed(indicatorId, breakdown, null, base), missing: "does-not-exist" as const };
    return typed(indicatorId, breakdown, String(value), base);
  });
}

function revisionsOf(record: SubmissionRecord): ReadonlyMap<string, number> {
  return new Map(record.figures.map((figure) => [figureText(figure), figure.revision]));
}

async function answerWarning(
  record: SubmissionRecord,
  { indicatorId, breakdown, code }: SubmissionRecord["findings"][number],
): Promise<void> {
  const revision = revisionsOf(record).get(figureText({ indicatorId, breakdown })) ?? 0;
  const body = { indicatorId, breakdown, code, revision, reason: "已核对" };
  const answer = await education.send("PUT", `/api/submissions/${record.id}/answers`, body);
  if (answer.statusCode !== 200) throw new Error(answer.body);
}

/** What the browser finds by itself: the record that it keeps, with the figures as they are typed. */
function findInBrowser(record: SubmissionRecord, figures: ReadonlyArray<FigureInputOfForm>): string {
  const basis = readCheckContext({ ...record, figures: record.figures });
  const typedIn = new Map<string, CheckedFigure>(basis.figures);
  for (const figure of figures) typedIn.set(figureText(figure), figure);
  return JSON.stringify(checkForm(record.definition, { ...basis, figures: typedIn }));
}

describe("one engine in the browser and behind the API", { timeout: 240_000 }, () => {
  test(`what the browser finds before saving is what the service answers, byte by byte, ${savings} times`, async () => {
    const seen = new Set<string>();
    let unequal = 0;
    for (let time = 0; time < savings; time++) {
      const record = await read(education, city.education);
      const figures = drawFigures(revisionsOf(record));
      const expected = findInBrowser(record, figures);
      const { findings, conflicts, refused } = await save(education, city.education, figures);
      expect([conflicts, refused]).toEqual([[], []]);
      const stored = JSON.stringify((await read(education, city.education)).findings);
      if (JSON.stringify(findings) !== expected || stored !== expected) unequal++;
      for (const { code } of findings) seen.add(code);
    }
    expect(unequal).toBe(0);
    expect([...seen]).toEqual(expect.arrayContaining(["sum-differs", "slipped-point", "too-many-decimals"]));
  });

  test(`a few figures are checked with what they bear on, and counted, as the whole form is, ${fewSavings} times`, async () => {
    let record = await read(education, city.education);
    let answers = 0;
    for (let time = 0; time < fewSavings; time++) {
      const warning = record.findings.find(({ severity }) => severity === "warning");
      if (warning !== undefined && time % 3 === 0) {
        await answerWarning(record, warning);
        answers += 1;
      }
      const drawn = drawFigures(revisionsOf(record));
      const figures = [0, 1].flatMap(() => drawn[Math.floor(random() * drawn.length)] ?? []).slice(time % 2);
      const { findings, saved } = await save(education, city.education, figures);
      const part = findFormPart(record.definition, figures);
      const expected = replaceFindings(part, record.findings, findings);
      record = await read(education, city.education);
      expect(record.findings).toEqual(expected);
      if (saved.length === 0) continue;
      const { submissions } = (await education.get("/api/submissions")).json<SubmissionList>();
      const { filledCells, errors, warnings } = submissions.find(({ id }) => id === city.education) ?? {};
      expect({ filledCells, errors, warnings }).toEqual({
        filledCells: record.filledCells,
        errors: record.errors,
        warnings: record.warnings,
      });
    }
    expect(answers).toBeGreaterThan(20);
  });

  test(`what a workbook brings is found alike, ${workbooks} times`, async () => {
    let unequal = 0;
    for (let time = 0; time < workbooks; time++) {
      const record = await read(education, city.education);
      const figures = drawFigures(revisionsOf(record));
      const expected = findInBrowser(record, figures);
      const { sheets, left } = await bringWorkbook(figures);
      expect(left).toEqual([]);
      expect(sheets[0]?.faults).toEqual([]);
      const findings = sheets[0]?.findings.map(({ sheet: _sheet, cell: _cell, ...finding }) => finding);
      if (JSON.stringify(findings) !== expected) unequal++;
    }
    expect(unequal).toBe(0);
  });
});

const rowNames = ["在校学生数", "专任教师数", "近视学生数"];
const heads: Readonly<Record<string, string>> = { "": "合计", "sex=male": "男", "sex=female": "女" };

/** Writes figures into the real workbook of the form and has it looked at, without storing them. */
async function bringWorkbook(figures: readonly FigureInputOfForm[]): Promise<FormSheetImport> {
  const answer = await education.get(`/api/submissions/${city.education}/sheet.xlsx`);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(answer.rawPayload).buffer);
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error("no sheet");
  for (const { indicatorId, breakdown, value } of figures) {
    const name = rowNames[city.indicatorIds.indexOf(indicatorId)] ?? "";
    spot(sheet, name, heads[breakdown] ?? "").value = value === null ? "无此项" : Number(value);
  }
  const looked = await uploadFile(education, {
    url: "/api/submissions/import?apply=false",
    fileName: "填报表.xlsx",
    content: new Uint8Array(await workbook.xlsx.writeBuffer()),
  });
  if (looked.statusCode !== 200) throw new Error(looked.body);
  return looked.json<FormSheetImport>();
}

/** The cell under a head, in the row of a name, as a person finds it. */
function spot(sheet: ExcelJS.Worksheet, name: string, head: string): ExcelJS.Cell {
  let [row, column] = [0, 0];
  sheet.eachRow((cells, at) =>
    cells.eachCell((cell, place) => {
      if (cell.text.includes(name) && row === 0) row = at;
      if (cell.text === head && column === 0) column = place;
    }),
  );
  return sheet.getRow(row).getCell(column);
}
