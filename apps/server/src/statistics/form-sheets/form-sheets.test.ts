import type { ForeignSheets, FormSheetImport, SheetMapping, SubmissionRecord } from "@halfsky/api-contract";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "../../http/start-test-server.ts";
import { uploadFile } from "../../http/upload-file.ts";
import { startSubmissionCity, type SubmissionCity } from "../submissions/test-submissions.ts";

let city: SubmissionCity;
let education: SignedIn;

beforeAll(async () => {
  city = await startSubmissionCity();
  education = city.as("education");
});
afterAll(() => city.server.close());

async function download(address: string): Promise<ExcelJS.Workbook> {
  const answer = await education.get(address);
  expect(answer.statusCode).toBe(200);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(answer.rawPayload).buffer);
  return workbook;
}

async function upload(
  workbook: ExcelJS.Workbook,
  apply: boolean,
  { who = education, partial = false }: { readonly who?: SignedIn; readonly partial?: boolean } = {},
): Promise<FormSheetImport> {
  const answer = await uploadFile(who, {
    url: `/api/submissions/import?apply=${String(apply)}&partial=${String(partial)}`,
    fileName: "填报表.xlsx",
    content: new Uint8Array(await workbook.xlsx.writeBuffer()),
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<FormSheetImport>();
}

const record = async () =>
  (await education.get(`/api/submissions/${city.education}`)).json<SubmissionRecord>();

/** The column of a head, and the row of a name, as a person finds them. */
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

function onlySheet(workbook: ExcelJS.Workbook): ExcelJS.Worksheet {
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error("no sheet");
  return sheet;
}

describe("a form goes out as a sheet and comes back", () => {
  test("with its marks, last year beside each cell, the reasons to choose from, heads locked", async () => {
    const sheet = onlySheet(await download(`/api/submissions/${city.education}/sheet.xlsx`));
    expect(sheet.getRow(3).getCell(3).text).toContain("表号：甲妇儿1表");
    expect(sheet.getRow(1).hidden).toBe(true);
    const cell = spot(sheet, "在校学生数", "合计");
    expect(cell.protection).toMatchObject({ locked: false });
    expect(cell.dataValidation.formulae[0]).toContain("未填报");
    expect(spot(sheet, "在校学生数", "女性占比\n（自动计算）").protection?.locked).not.toBe(false);
  });

  test("every fault is named at once by sheet and cell, and nothing is stored", async () => {
    const workbook = await download(`/api/submissions/${city.education}/sheet.xlsx`);
    const sheet = onlySheet(workbook);
    const wrong = spot(sheet, "在校学生数", "合计");
    wrong.value = "一百左右";
    const other = spot(sheet, "专任教师数", "合计");
    other.value = "20%";
    const answer = await upload(workbook, true);
    expect(answer.sheets[0]?.faults.map(({ cell }) => cell)).toEqual([wrong.address, other.address]);
    expect(answer.sheets[0]?.faults[0]?.hint.zh).not.toBe("");
    expect(answer.sheets[0]?.applied).toBe(false);
    expect((await record()).figures).toEqual([]);
  });

  test("moved rows, an added column and an added sheet make no difference; findings name their cells", async () => {
    const workbook = await download(`/api/submissions/${city.education}/sheet.xlsx`);
    const sheet = onlySheet(workbook);
    spot(sheet, "在校学生数", "合计").value = 100;
    spot(sheet, "在校学生数", "男").value = 60;
    spot(sheet, "在校学生数", "女").value = 50;
    spot(sheet, "专任教师数", "合计").value = "无此项";
    spot(sheet, "近视学生数", "合计").value = "30";
    sheet.spliceColumns(5, 0, []);
    const [one, other] = [sheet.getRow(7), sheet.getRow(8)];
    [one.values, other.values] = [structuredClone(other.values), structuredClone(one.values)];
    workbook.addWorksheet("我的草稿").getCell("A1").value = 5;
    const preview = await upload(workbook, false);
    const found = preview.sheets[0]?.findings.filter(({ severity }) => severity === "error") ?? [];
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ cell }) => cell !== null)).toBe(true);
    expect(preview.left.map(({ sheet: name }) => name)).toEqual(["我的草稿"]);
    expect((await record()).figures).toEqual([]);
    const applied = await upload(workbook, true);
    expect(applied.sheets[0]).toMatchObject({ applied: true, faults: [], conflicts: [] });
    const stored = new Map(
      (await record()).figures.map((figure) => [`${figure.indicatorId}|${figure.breakdown}`, figure]),
    );
    const [students = "", teachers = "", myopia = ""] = city.indicatorIds;
    expect(stored.get(`${students}|`)).toMatchObject({ value: "100", source: { kind: "import" } });
    expect(stored.get(`${students}|sex=female`)?.value).toBe("50");
    expect(stored.get(`${teachers}|`)).toMatchObject({ value: null, missing: "does-not-exist" });
    expect(stored.get(`${myopia}|`)?.value).toBe("30");
  });

  test("the same file again changes nothing", async () => {
    const workbook = await download(`/api/submissions/${city.education}/sheet.xlsx`);
    const before = await record();
    const answer = await upload(workbook, true);
    expect(answer.sheets[0]).toMatchObject({ changes: [], faults: [], conflicts: [], applied: true });
    expect((await record()).figures).toEqual(before.figures);
  });

  test("an old file does not cover up what a colleague typed since, but one's own other cells come in", async () => {
    const workbook = await download(`/api/submissions/${city.education}/sheet.xlsx`);
    const sheet = onlySheet(workbook);
    const [students = ""] = city.indicatorIds;
    const now = (await record()).figures.find(
      (figure) => figure.indicatorId === students && figure.breakdown === "sex=female",
    );
    await education.send("PUT", `/api/submissions/${city.education}/figures`, {
      figures: [
        {
          indicatorId: students,
          breakdown: "sex=female",
          baseRevision: now?.revision ?? 0,
          value: "40",
          missing: null,
          numerator: null,
          denominator: null,
          note: null,
        },
      ],
    });
    const untouched = await upload(workbook, false);
    expect(untouched.sheets[0]).toMatchObject({ changes: [], conflicts: [] });
    spot(sheet, "在校学生数", "女").value = 41;
    spot(sheet, "在校学生数", "男").value = 59;
    const answer = await upload(workbook, true);
    expect(answer.sheets[0]?.conflicts.map(({ mine, theirs }) => [mine.value, theirs.value])).toEqual([
      ["41", "40"],
    ]);
    expect(answer.sheets[0]?.applied).toBe(false);
    const partly = await upload(workbook, true, { partial: true });
    expect(partly.sheets[0]?.applied).toBe(true);
    const stored = (await record()).figures.filter(({ indicatorId }) => indicatorId === students);
    expect(stored.map(({ breakdown, value }) => [breakdown, value])).toEqual([
      ["", "100"],
      ["sex=female", "40"],
      ["sex=male", "59"],
    ]);
  });

  test("a figure that was emptied is asked after, and another unit's file is not taken", async () => {
    const workbook = await download(`/api/submissions/${city.education}/sheet.xlsx`);
    const cell = spot(onlySheet(workbook), "近视学生数", "合计");
    cell.value = null;
    const answer = await upload(workbook, true);
    expect(answer.sheets[0]?.faults.map((fault) => fault.cell)).toEqual([cell.address]);
    const foreign = await upload(workbook, false, { who: city.as("county") });
    expect(foreign.sheets).toEqual([]);
    expect(foreign.left).toHaveLength(2 - 1);
  });

  test("all forms of a unit come in one workbook", async () => {
    const workbook = await download(`/api/rounds/${city.roundId}/sheet.xlsx?organisation=education-990100`);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(["甲妇儿1表 甲市", "填写说明"]);
  });
});

describe("a table of another format", () => {
  const table = () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("2019年报");
    sheet.addRows([
      ["教育局2019年统计表"],
      ["序号", "指标", "男", "女", "合计"],
      [1, "1. 在校学生数（人）", 70, 50, 120],
      [2, "教师总数", 5, 6, 11],
    ]);
    return workbook;
  };
  const send = async (address: string, workbook: ExcelJS.Workbook, mapping?: SheetMapping) =>
    await uploadFile(education, {
      url: address,
      fileName: "旧表.xlsx",
      content: new Uint8Array(await workbook.xlsx.writeBuffer()),
      ...(mapping !== undefined && { fields: { mapping: JSON.stringify(mapping) } }),
    });
  const describeIt = async (workbook: ExcelJS.Workbook) => {
    const answer = await send(`/api/submissions/${city.education}/foreign-sheets`, workbook);
    expect(answer.statusCode).toBe(200);
    return answer.json<ForeignSheets>();
  };

  test("is proposed a mapping that says what it does not know", async () => {
    const [sheet] = (await describeIt(table())).sheets;
    expect(sheet?.mapping).toEqual({
      sheet: "2019年报",
      headRow: 2,
      nameColumn: 2,
      columns: [
        { at: 3, column: "male" },
        { at: 4, column: "female" },
        { at: 5, column: "total" },
      ],
      rows: {},
    });
    expect(sheet?.unknownRows).toEqual(["教师总数"]);
    expect(sheet?.isRemembered).toBe(false);
  });

  test("comes in by the mapping that a person completed, which the next year's table is read by", async () => {
    const [sheet] = (await describeIt(table())).sheets;
    if (sheet === undefined) throw new Error("no sheet");
    const mapping = { ...sheet.mapping, rows: { 教师总数: "r2" } };
    const answer = await send(`/api/submissions/${city.education}/import?apply=true`, table(), mapping);
    expect(answer.statusCode).toBe(200);
    expect(answer.json<FormSheetImport>().sheets[0]).toMatchObject({ applied: true, faults: [] });
    const [, teachers = ""] = city.indicatorIds;
    const stored = (await record()).figures.find(
      ({ indicatorId, breakdown }) => indicatorId === teachers && breakdown === "",
    );
    expect(stored?.value).toBe("11");
    const later = table();
    const renamed = later.getWorksheet("2019年报");
    if (renamed) renamed.name = "2020年报";
    const [again] = (await describeIt(later)).sheets;
    expect(again).toMatchObject({ isRemembered: true, unknownRows: [] });
    expect(again?.mapping.rows).toEqual({ 教师总数: "r2" });
  });

  test("without a readable mapping is refused in words", async () => {
    const answer = await send(`/api/submissions/${city.education}/import?apply=true`, table());
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain("对应关系");
  });
});
