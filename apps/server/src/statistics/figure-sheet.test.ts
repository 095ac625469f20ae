import type { CellInput, ObservationGrid, SheetImport } from "@halfsky/api-contract";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn, startTestServer, type TestServer } from "../http/start-test-server.ts";
import { uploadFile } from "../http/upload-file.ts";
import { createIndicators } from "./indicator.service.ts";
import { signFigures } from "./sign-figures.service.ts";

let server: TestServer;
let office: SignedIn;
let share = "";
let rate = "";
let people = "";

beforeAll(async () => {
  server = await startTestServer();
  office = await server.signIn("office");
  const made = await writeFor(server.ground, { actor: platformActor, requestId: null }, (context) =>
    createIndicators(context, [
      {
        areaCode: "990100",
        name: "义务教育巩固率",
        unit: "%",
        direction: "up",
        decimals: 2,
        definition: "初中毕业班学生数占该班入小学一年级时学生数的百分比",
        organisationId: "education-990100",
      },
      {
        areaCode: "990100",
        name: "新生儿死亡率",
        unit: "‰",
        direction: "down",
        decimals: 2,
        numeratorLabel: "新生儿死亡数",
        denominatorLabel: "活产数",
      },
      { areaCode: "990100", name: "获得救助的儿童人数", unit: "人", direction: "up", decimals: 0 },
    ]),
  );
  [share = "", rate = "", people = ""] = made.map(({ id }) => id);
});

afterAll(async () => {
  await server.close();
});

async function save(...cells: readonly (Partial<CellInput> & { readonly year: number })[]): Promise<void> {
  const answer = await office.send("PUT", "/api/observations", {
    cells: cells.map((cell) => ({
      areaCode: "990100",
      indicatorId: share,
      baseRevision: 0,
      value: null,
      missing: null,
      ...cell,
    })),
  });
  if (answer.statusCode !== 200 || answer.json<{ saved: unknown[] }>().saved.length !== cells.length)
    throw new Error(answer.body);
}

async function download(query: string, who: SignedIn = office): Promise<ExcelJS.Workbook> {
  const answer = await who.get(`/api/observations/sheet.xlsx?${query}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(answer.rawPayload).buffer);
  return workbook;
}

async function upload(
  content: ExcelJS.Workbook | Uint8Array,
  query = "",
  who: SignedIn = office,
): Promise<SheetImport> {
  const bytes = content instanceof Uint8Array ? content : new Uint8Array(await content.xlsx.writeBuffer());
  const url = `/api/observations/import${query}`;
  const answer = await uploadFile(who, { url, fileName: "填报表.xlsx", content: bytes });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<SheetImport>();
}

/** The cell of an indicator's row under a key such as "value:2024". */
function cellOf(workbook: ExcelJS.Workbook, indicatorId: string, key: string, sheetIndex = 0): ExcelJS.Cell {
  const sheet = workbook.worksheets[sheetIndex];
  if (!sheet) throw new Error("no such sheet");
  let column = 0;
  sheet.getRow(1).eachCell((cell, number) => {
    if (cell.value === key) column = number;
  });
  let found: ExcelJS.Cell | undefined;
  sheet.eachRow((row) => {
    if (row.getCell(1).value === indicatorId) found = row.getCell(column);
  });
  if (!found || column === 0) throw new Error(`no cell ${indicatorId} ${key}`);
  return found;
}

async function stored(year: number, areaCode = "990100"): Promise<Readonly<Record<string, string | null>>> {
  const grid = (
    await office.get(`/api/observations?areas=${areaCode}&from=${year}&to=${year}`)
  ).json<ObservationGrid>();
  return Object.fromEntries(grid.cells.map((cell) => [cell.indicatorId, cell.value ?? cell.missing]));
}

describe("the sheet that goes out", () => {
  test("has unit, definition and last year's figure beside, heads frozen and locked, reasons to choose from", async () => {
    await save({ year: 2010, value: "96.5" });
    const workbook = await download("areas=990100,990101&from=2011&to=2011");
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(["甲市", "甲东区", "填写说明"]);
    const value = cellOf(workbook, share, "value:2011");
    expect(cellOf(workbook, share, "before:2010").value).toBe(96.5);
    expect(cellOf(workbook, share, "unit").value).toBe("%");
    expect(JSON.stringify(cellOf(workbook, share, "name").note)).toContain("初中毕业班学生数");
    expect(value.numFmt).toBe("0.00");
    expect(value.dataValidation.formulae).toEqual(['"未填报,无此项,保密,口径调整,不适用"']);
    expect(value.protection.locked).toBe(false);
    expect(cellOf(workbook, share, "name").protection?.locked ?? true).toBe(true);
    expect(cellOf(workbook, rate, "numerator:2011").protection.locked).toBe(false);
    expect(cellOf(workbook, share, "numerator:2011").protection?.locked ?? true).toBe(true);
    expect(workbook.worksheets[0]?.views[0]).toMatchObject({ state: "frozen", ySplit: 3 });
    expect(workbook.worksheets[0]?.getColumn(1).hidden).toBe(true);
    expect(value.font.name).toBe("宋体");
  });

  test("shows a signed figure and locks it, in an empty sheet too: typing over it would be refused", async () => {
    await save({ year: 2008, value: "97.5" });
    await writeFor(server.ground, { actor: platformActor, requestId: null }, (context) =>
      signFigures(context, {
        level: "city",
        figures: [{ areaCode: "990100", indicatorId: share, year: 2008, submissionId: "submission-one" }],
      }),
    );
    const workbook = await download("areas=990100&from=2008&to=2008&empty=true");
    const value = cellOf(workbook, share, "value:2008");
    expect(value.value).toBe(97.5);
    expect(value.protection?.locked ?? true).toBe(true);
    expect(cellOf(workbook, rate, "value:2008").protection.locked).toBe(false);
    cellOf(workbook, rate, "value:2008").value = 3;
    expect(await upload(workbook)).toMatchObject({ faults: [] });
  });

  test("with mine=true holds only what a liaison officer has to fill in", async () => {
    const education = await server.signIn("education");
    const sheet = (await download("areas=990100&from=2011&to=2011&mine=true", education)).worksheets[0];
    expect(sheet?.rowCount).toBe(4);
    expect(sheet?.getRow(4).getCell(1).value).toBe(share);
  });

  test("in English says the same", async () => {
    const workbook = await download("areas=990100&from=2011&to=2011&language=en");
    expect(workbook.worksheets.at(-1)?.name).toBe("How to fill in");
    expect(cellOf(workbook, share, "value:2011").dataValidation.formulae[0]).toContain("not yet reported");
  });
});

describe("the sheet that comes back", () => {
  test("says first what it would do, stores it when asked, and the same file again changes nothing", async () => {
    const workbook = await download("areas=990100&from=2012&to=2012");
    cellOf(workbook, share, "value:2012").value = 95.25;
    cellOf(workbook, rate, "value:2012").value = 2.5;
    cellOf(workbook, rate, "numerator:2012").value = 50;
    cellOf(workbook, rate, "denominator:2012").value = 20_000;
    cellOf(workbook, people, "value:2012").value = "未填报";
    cellOf(workbook, people, "note:2012").value = "等民政部门核对";
    const preview = await upload(workbook);
    expect(preview).toMatchObject({ read: 3, unchanged: 0, faults: [], conflicts: [], applied: false });
    expect(preview.changes.map(({ cell, input }) => [cell, input.value ?? input.missing])).toEqual([
      ["G4", "not-yet-reported"],
      ["G5", "2.5"],
      ["G6", "95.25"],
    ]);
    expect(await stored(2012)).toEqual({});
    expect((await upload(workbook, "?apply=true")).applied).toBe(true);
    expect(await stored(2012)).toEqual({ [share]: "95.25", [rate]: "2.5", [people]: "not-yet-reported" });
    const history = await office.get(`/api/observations/history?area=990100&indicator=${rate}&year=2012`);
    expect(history.json()).toMatchObject({
      revisions: [
        { numerator: "50", denominator: "20000", source: { kind: "import", name: "填报表.xlsx 甲市!G5" } },
      ],
    });
    const again = await upload(workbook, "?apply=true");
    expect(again).toMatchObject({ unchanged: 3, changes: [], faults: [], conflicts: [] });
    expect(
      (await office.get(`/api/observations/history?area=990100&indicator=${rate}&year=2012`)).json(),
    ).toEqual(history.json());
  });

  test("moved rows, sorted rows, added columns and rows typed by name are all understood", async () => {
    const workbook = await download("areas=990100&from=2013&to=2013");
    const sheet = workbook.worksheets[0];
    cellOf(workbook, share, "value:2013").value = 95.5;
    cellOf(workbook, people, "value:2013").value = 1234;
    sheet?.spliceColumns(3, 0, ["", "", "我的备注"]);
    sheet?.spliceRows(4, 0, []);
    const values = sheet?.getRow(7).values;
    if (sheet && values) {
      sheet.getRow(30).values = values;
      sheet.spliceRows(7, 1);
    }
    const preview = await upload(workbook);
    expect(preview.faults).toEqual([]);
    expect(preview.changes.map(({ input }) => [input.indicatorId, input.value])).toEqual([
      [people, "1234"],
      [share, "95.5"],
    ]);
    cellOf(workbook, people, "name").worksheet.getCell(cellOf(workbook, people, "value:2013").row, 1).value =
      null;
    expect((await upload(workbook)).changes.map(({ input }) => input.indicatorId)).toEqual([people, share]);
  });

  test("a row whose hidden number was left behind when sorting is noticed, and nothing is taken from it", async () => {
    const workbook = await download("areas=990100&from=2013&to=2013");
    cellOf(workbook, share, "name").value = "新生儿死亡率";
    cellOf(workbook, share, "value:2013").value = 2.2;
    const { faults, changes } = await upload(workbook);
    expect(changes).toEqual([]);
    expect(faults).toMatchObject([{ cell: "D6", words: "新生儿死亡率" }]);
    expect(faults[0]?.message.zh).toContain("排序");
  });

  test("figures as WPS and people write them are read for what they are", async () => {
    const workbook = await download("areas=990100&from=2014&to=2014");
    const percent = cellOf(workbook, share, "value:2014");
    percent.value = 0.932;
    percent.style = { ...percent.style, numFmt: "0.0%" };
    cellOf(workbook, rate, "value:2014").value = { formula: "0.1+0.2", result: 0.1 + 0.2 };
    cellOf(workbook, people, "value:2014").value = "１,２３４";
    const { changes, faults } = await upload(workbook);
    expect(faults).toEqual([]);
    expect(changes.map(({ input }) => input.value)).toEqual(["1234", "0.3", "93.2"]);
  });

  test("every cell that is no figure is named with words and what to do", async () => {
    const workbook = await download("areas=990100&from=2014&to=2014");
    const date = cellOf(workbook, share, "value:2014");
    date.style = { ...date.style, numFmt: "yyyy-mm-dd" };
    date.value = new Date("2024-03-02");
    cellOf(workbook, rate, "value:2014").value = { formula: "1/0", result: { error: "#DIV/0!" } };
    cellOf(workbook, people, "value:2014").value = "约1200";
    cellOf(workbook, people, "numerator:2014").value = "3/4";
    const { faults } = await upload(workbook);
    expect(faults.map(({ sheet, cell }) => `${sheet}!${cell}`)).toEqual([
      "甲市!G4",
      "甲市!H4",
      "甲市!G5",
      "甲市!G6",
    ]);
    expect(faults.every(({ message, hint }) => message.zh !== "" && hint.zh !== "" && hint.en !== "")).toBe(
      true,
    );
    expect(faults.at(-1)?.message.zh).toContain("日期");
  });

  test("an emptied cell does not delete a figure: it is asked for the reason", async () => {
    await save({ year: 2015, value: "96.1" });
    const workbook = await download("areas=990100&from=2015&to=2015");
    cellOf(workbook, share, "value:2015").value = null;
    const { faults, changes } = await upload(workbook);
    expect(changes).toEqual([]);
    expect(faults[0]?.message.zh).toContain("清空");
  });

  test("a cell that someone changed after the download is a conflict, and an untouched one is left alone", async () => {
    await save({ year: 2016, value: "96.1" }, { year: 2016, indicatorId: people, value: "10" });
    const workbook = await download("areas=990100&from=2016&to=2016");
    await save(
      { year: 2016, value: "96.4", baseRevision: 1, reason: "更正" },
      { year: 2016, indicatorId: people, value: "11", baseRevision: 1, reason: "更正" },
    );
    cellOf(workbook, share, "value:2016").value = 97;
    const answer = await upload(workbook, "?apply=true");
    expect(answer).toMatchObject({ applied: false, changes: [] });
    expect(answer.conflicts).toMatchObject([
      { sheet: "甲市", cell: "G6", mine: { value: "97" }, theirs: { value: "96.4", revision: 2 } },
    ]);
    expect(await stored(2016)).toEqual({ [share]: "96.4", [people]: "11" });
  });

  test("an empty form filled in where a figure stands already is a conflict, not an overwriting", async () => {
    await save({ year: 2017, value: "96.1" });
    const workbook = await download("areas=990100&from=2017&to=2017&empty=true");
    expect(cellOf(workbook, share, "value:2017").value).toBeNull();
    expect((await upload(workbook)).faults).toEqual([]);
    cellOf(workbook, share, "value:2017").value = 97;
    const { changes, conflicts } = await upload(workbook);
    expect(changes).toEqual([]);
    expect(conflicts).toMatchObject([{ mine: { value: "97" }, theirs: { value: "96.1", revision: 1 } }]);
  });

  test("another unit's rows and another area's sheet are refused cell by cell", async () => {
    const workbook = await download("areas=990100,990101&from=2018&to=2018");
    cellOf(workbook, share, "value:2018").value = 96;
    cellOf(workbook, rate, "value:2018").value = 2;
    cellOf(workbook, share, "value:2018", 1).value = 95;
    const education = await server.signIn("education");
    const answer = await upload(workbook, "?apply=true&partial=true", education);
    expect(answer.faults.map(({ sheet, cell }) => `${sheet}!${cell}`)).toEqual(["甲市!G5", "甲东区!G6"]);
    expect(answer.applied).toBe(true);
    expect(await stored(2018)).toEqual({ [share]: "96" });
    expect(await stored(2018, "990101")).toEqual({});
  });

  test("a thousand faults are all named at once and nothing is stored; the good ones alone when asked for", async () => {
    const names = Array.from({ length: 1010 }, (_, index) => `批量指标${index}`);
    const ids = await writeFor(server.ground, { actor: platformActor, requestId: null }, (context) =>
      createIndicators(
        context,
        names.map((name) => ({ areaCode: "990200", name, unit: "%", direction: "up" as const, decimals: 1 })),
      ),
    );
    const otherCity = await server.signIn("other-city");
    const workbook = await download("areas=990200&from=2024&to=2024", otherCity);
    const sheet = workbook.worksheets[0];
    sheet?.eachRow((row, number) => {
      if (number > 3) row.getCell(7).value = number <= 1003 ? `九十${number}左右` : 90.5;
    });
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const preview = await upload(bytes, "?apply=true", otherCity);
    expect(preview.faults).toHaveLength(1000);
    expect(new Set(preview.faults.map(({ cell }) => cell)).size).toBe(1000);
    expect(preview).toMatchObject({ read: ids.length, applied: false });
    expect(preview.changes).toHaveLength(10);
    const partial = await upload(bytes, "?apply=true&partial=true", otherCity);
    expect(partial.applied).toBe(true);
    const kept = await server.database.kysely
      .selectFrom("observation")
      .select("value")
      .where("area_code", "=", "990200")
      .execute();
    expect(kept.map(({ value }) => value)).toEqual(Array.from({ length: 10 }, () => "90.5"));
  });
});

describe("a file that is no sheet", () => {
  const zip = (...head: readonly number[]) =>
    new Uint8Array([...head, ...new TextEncoder().encode("x".repeat(200))]);

  test.each([
    ["an old .xls", zip(0xd0, 0xcf, 0x11, 0xe0), "旧版"],
    ["a csv that was renamed", new TextEncoder().encode("指标,数值\n巩固率,96"), "不是 Excel 工作簿"],
    ["a broken zip", zip(0x50, 0x4b, 0x03, 0x04), "损坏"],
    ["nothing at all", new Uint8Array(), "空的"],
  ])("%s is answered in words, and nothing is stored", async (_, bytes, words) => {
    const url = "/api/observations/import?apply=true";
    const answer = await uploadFile(office, { url, fileName: "数据.xlsx", content: bytes });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: "unreadable-file", faults: [{ where: "数据.xlsx" }] });
    expect(answer.json<{ detail: { zh: string } }>().detail.zh).toContain(words);
  });

  test("a workbook cut in half and one that is not ours are told apart", async () => {
    const ours = new Uint8Array(await (await download("areas=990100&from=2018&to=2018")).xlsx.writeBuffer());
    await expect(upload(ours.slice(0, ours.length / 2))).rejects.toThrow("损坏");
    const other = new ExcelJS.Workbook();
    other.addWorksheet("数据").addRow(["指标", 96]);
    await expect(upload(other)).rejects.toThrow("不是本平台的填报表");
  });

  test("a request without a file says so", async () => {
    const answer = await office.send("POST", "/api/observations/import");
    expect(answer.statusCode).toBe(400);
  });
});
