import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import ExcelJS from "exceljs";
import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import { closeRounds } from "./close-rounds.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const counties = ["990100", "990101", "990102", "990103", "990104", "990105"];

async function openWorkbook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook;
}

/** The cells of a year's figures in a sheet, one a row, as a person finds them: under the head that names the year. */
function valueCells(sheet: ExcelJS.Worksheet, year: number): ExcelJS.Cell[] {
  const found: ExcelJS.Cell[] = [];
  let column = 0;
  sheet.eachRow((row) => {
    if (column > 0) {
      const cell = row.getCell(column);
      if (cell.protection?.locked === false) found.push(cell);
      return;
    }
    row.eachCell((cell) => {
      if (cell.text.replaceAll(/\s/gu, "") === `${year}年数值`) column = cell.fullAddress.col;
    });
  });
  return found;
}

async function upload(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.goto("/figures/import");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType: workbookType, buffer: Buffer.from(bytes) });
}

async function written(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

describe.skipIf(browserPath === undefined)("a unit's figures come in as a sheet", () => {
  let application: RunningApplication;
  let browser: Browser;
  let liaison: Visitor;

  beforeAll(async () => {
    const open = await openApplication();
    ({ application, browser } = open);
    await closeRounds(browser, application);
    liaison = await visitAs(browser, application, "education");
    return open.close;
  }, startTimeout);

  test("downloaded, filled in, uploaded: three faults as sheet and cell, the good ones saved, the rest mended in the page", async () => {
    const { page } = liaison;
    await page.goto("/figures?from=2026&to=2026&plan=all");
    await page.locator(".figure-cell").first().waitFor();
    await page.getByRole("button", { name: "下载填报表" }).click();
    const waiting = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "只含我填报的指标" }).getByRole("link").click();
    const workbook = await openWorkbook(await readFile(await (await waiting).path()));
    const sheet = workbook.worksheets[0];
    if (!sheet) throw new Error("the sheet has no worksheet");
    const cells = valueCells(sheet, 2026);
    expect(cells.length).toBeGreaterThan(5);
    cells.forEach((cell, index) => {
      cell.value = index === 0 ? "约90" : index === 1 ? "九十五" : index === 2 ? "95以上" : "不适用";
    });
    const faulty = cells.slice(0, 3).map((cell) => `${sheet.name}!${cell.address}`);

    await upload(page, "教育局填报表.xlsx", await written(workbook));
    const rows = page.locator(".data-table tbody tr");
    await rows.first().waitFor();
    await expect.poll(() => rows.locator("td:first-child").allInnerTexts()).toEqual(faulty);
    await expect.poll(() => rows.first().innerText()).toMatch(/约90[\s\S]*约数[\s\S]*准确/u);
    expect(await seriousBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: `只保存没有问题的 ${cells.length - 3} 格` }).click();
    await page.getByText(`已保存 ${cells.length - 3} 格`).waitFor();

    await page.getByRole("link", { name: "到数据填报页" }).click();
    await page.goto("/figures?from=2026&to=2026&plan=all&show=empty");
    await page.locator(".figure-cell.is-current").waitFor();
    const open = page.locator(".figure-cell:not(.is-read-only)");
    await expect.poll(() => open.count()).toBe(3);
    await open.first().click();
    for (const figure of ["90.1", "95.2", "95.3"]) {
      await page.keyboard.type(figure);
      await page.keyboard.press("Enter");
    }
    await page.locator('.save-state[data-phase="saved"]').waitFor();
    await expect
      .poll(() => open.locator(".cell-text").allInnerTexts())
      .toEqual(expect.arrayContaining([expect.stringMatching(/^90\.1/u)]));
    expect(liaison.faults).toEqual([]);
  });

  test("the same sheet twice changes nothing the second time", async () => {
    const { page } = liaison;
    const answer = await page.request.get("/api/observations/sheet.xlsx?from=2024&to=2024&mine=true");
    await upload(page, "原样.xlsx", await answer.body());
    await page.getByText("完全相同").waitFor();
    await expect.poll(() => page.getByRole("button", { name: /^保存/u }).count()).toBe(0);
  });

  test("a thousand faults stay usable: counted by kind, searched, and only the rows in sight are drawn", async () => {
    const office = await visitAs(browser, application, "office");
    const { page } = office;
    const answer = await page.request.get(
      `/api/observations/sheet.xlsx?areas=${counties.join(",")}&from=2021&to=2025`,
    );
    const workbook = await openWorkbook(await answer.body());
    let count = 0;
    for (const sheet of workbook.worksheets) {
      for (const year of [2021, 2022, 2023, 2024, 2025]) {
        for (const cell of valueCells(sheet, year)) {
          if (count === 1000) break;
          cell.value = count % 2 === 0 ? `约${count}` : "九十";
          count += 1;
        }
      }
    }
    expect(count).toBe(1000);
    await upload(page, "一千处.xlsx", await written(workbook));
    await page.locator(".data-table tbody tr").first().waitFor();
    await expect.poll(() => page.locator(".sheet-summary").innerText()).toContain("1000 处问题");
    await expect.poll(() => page.locator(".data-table tbody tr").count()).toBeLessThan(120);
    await page.getByRole("searchbox", { name: "搜索位置或内容" }).fill("约998");
    await expect.poll(() => page.locator(".data-table tbody tr").count()).toBe(1);
    expect(office.faults).toEqual([]);
    await page.context().close();
  });

  test("files that are no sheet of this system are answered in words", async () => {
    const { page } = liaison;
    for (const [name, bytes] of [
      ["坏文件.xlsx", randomBytes(3000)],
      ["逗号分隔.xlsx", Buffer.from("指标,2025\n婚前医学检查率,88\n")],
    ] as const) {
      await upload(page, name, bytes);
      const alert = page.getByRole("alert");
      await alert.waitFor();
      const words = await alert.innerText();
      expect(words).toMatch(/[\u4e00-\u9fff]{8}/u);
      expect(words).toContain("没有保存");
      expect(words).not.toMatch(/Error|undefined|\bat /u);
    }
    expect(await seriousBarriers(page)).toEqual([]);
  });
});
