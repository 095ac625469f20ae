import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { submissionList, submissionRecord } from "@halfsky/api-contract";
import { figureKeysOf } from "@halfsky/statistics";
import ExcelJS from "exceljs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

/** A liaison officer's yearly work: the sheet out, filled in, faults, mended, handed in, sent back, handed in again, signed. */
describe.skipIf(browserPath === undefined)("a liaison officer's ten minutes", () => {
  let application: RunningApplication;
  let browser: Browser;
  let liaison: Visitor;
  let folder = "";
  let id = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "halfsky-liaison-"));
    const opened = await openApplication({
      colleague: {
        username: "federation-head",
        organisation: "yunting-womens-federation",
        role: "unit-head",
      },
    });
    ({ application, browser } = opened);
    liaison = await visitAs(browser, application, "federation");
    return opened.close;
  }, startTimeout);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const record = async ({ page }: Visitor) =>
    submissionRecord.parse(await (await page.request.get(`/api/submissions/${id}`)).json());

  test("the form that is owed stands on the first screen", async () => {
    const { page } = liaison;
    const { submissions } = submissionList.parse(
      await (await page.request.get("/api/submissions?mine=true")).json(),
    );
    const draft = submissions.find(({ state }) => state === "draft");
    id = draft?.id ?? "";
    expect(id).not.toBe("");
    await page.goto("/my-work");
    await page.locator(`a[href*="/submissions/${id}"]`).first().waitFor();
    expect(await seriousBarriers(page)).toEqual([]);
  });

  const takeSheet = async (page: Page): Promise<ExcelJS.Workbook> => {
    await page.goto(`/submissions/${id}`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByText("下载填报表", { exact: true }).click(),
    ]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(await readFile(await download.path())).buffer);
    return workbook;
  };
  const sendSheet = async (page: Page, workbook: ExcelJS.Workbook): Promise<void> => {
    const file = join(folder, `填报表${Date.now()}.xlsx`);
    await workbook.xlsx.writeFile(file);
    await page.goto(`/submissions/${id}/import`);
    await page.locator("input[type=file]").setInputFiles(file);
  };

  test("the sheet is downloaded and filled in with three faults, which are named by sheet and cell", async () => {
    const { page } = liaison;
    const workbook = await takeSheet(page);
    const open = openCells(workbook);
    expect(open.length).toBeGreaterThan(3);
    for (const cell of open) cell.value = "未填报";
    const faulty = open.slice(0, 3);
    for (const [index, cell] of faulty.entries()) cell.value = ["约九成", "12,5", "=A"][index] ?? "";
    await sendSheet(page, workbook);
    await page.getByText("3 处问题").waitFor();
    const sheet = workbook.worksheets[0]?.name ?? "";
    for (const cell of faulty) await page.getByText(`${sheet}!${cell.address}`).first().waitFor();
    expect(await seriousBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "另选文件" }).waitFor();
  });

  test("mended, it comes in, and the same file again changes nothing", async () => {
    const { page } = liaison;
    const workbook = await takeSheet(page);
    for (const cell of openCells(workbook)) cell.value = "不适用";
    await sendSheet(page, workbook);
    await page.getByRole("button", { name: /^保存 \d+ 个数$/u }).click();
    await page.getByText(/^已保存 \d+ 个数$/u).waitFor();
    const { figures, definition } = await record(liaison);
    expect(figures.filter(({ missing }) => missing === "not-applicable")).toHaveLength(
      figureKeysOf(definition).length,
    );
    await sendSheet(page, workbook);
    await page.getByText("没有要保存的").waitFor();
  });

  test("it is handed in, returned by the head with a reason, answered, handed in again, reviewed and signed", async () => {
    const { page } = liaison;
    const handIn = async () => {
      await page.goto(`/submissions/${id}`);
      await page.getByRole("button", { name: /^报\s?送$/u }).click();
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /^报\s?送$/u })
        .click();
      await expect.poll(async () => (await record(liaison)).state).toBe("submitted");
    };
    await handIn();
    const head = await visitAs(browser, application, "federation-head");
    const { version, definition } = await record(head);
    const [figure] = figureKeysOf(definition);
    const returned = await head.page.request.post(`/api/submissions/${id}/return`, {
      data: { version, dueOn: "2030-01-01", items: [{ ...figure, reason: "请写明没有数据的原因" }] },
    });
    expect(returned.status()).toBe(200);
    await page.goto(`/submissions/${id}`);
    await page.getByText("请写明没有数据的原因").first().waitFor();
    await page.getByRole("button", { name: "数据无误，说明原因…" }).click();
    await page.getByLabel("为什么数据没有错？").fill("本市没有这项业务");
    await page.getByRole("button", { name: "保存说明" }).click();
    await expect.poll(async () => (await record(liaison)).openReturns).toBe(0);
    await handIn();
    for (const [username, state] of [
      ["federation-head", "confirmed"],
      ["statistics", "reviewed"],
      ["statistics-head", "signed"],
    ] as const) {
      const person = username === "federation-head" ? head : await visitAs(browser, application, username);
      await person.page.goto("/reviews");
      await expect
        .poll(async () => {
          const seen = await record(person);
          if (seen.state === state) return state;
          const passed = await person.page.request.post("/api/reviews/pass", {
            data: { submissions: [{ id, version: seen.version }] },
          });
          return passed.ok() ? (await record(person)).state : passed.status();
        })
        .toBe(state);
      expect(person.faults).toEqual([]);
    }
    await page.goto(`/submissions/${id}`);
    await page.getByText("已签署").first().waitFor();
    expect(liaison.faults).toEqual([]);
  });
});

/** The cells of the form's sheet that are not locked, but notes. */
function openCells(workbook: ExcelJS.Workbook): ExcelJS.Cell[] {
  const [sheet] = workbook.worksheets;
  const cells: ExcelJS.Cell[] = [];
  sheet?.eachRow((row, number) => {
    if (number < 6) return;
    row.eachCell({ includeEmpty: true }, (cell, at) => {
      const key = sheet.getRow(1).getCell(at).text;
      if (cell.protection?.locked === false && key.startsWith("cell:")) cells.push(cell);
    });
  });
  return cells;
}
