import ExcelJS from "exceljs";
import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, openBrowser, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import { type RunningApplication, startApplication, startTimeout } from "./start-application.ts";

let application: RunningApplication;
let browser: Browser;
let office: Visitor;
let civil: Visitor;

const head = "出发地代码,到达地代码,方式,分钟,往返相同,来源,测量日期";
const sheetOf = (...lines: readonly string[]) => ({
  name: "通行时间.csv",
  mimeType: "text/csv",
  buffer: Buffer.from([head, ...lines].join("\n")),
});

/** The office brings minutes of travel; civil affairs sees who reaches a children's home in time, and takes the list along. */
describe.skipIf(browserPath === undefined)("coverage of places by minutes of travel", () => {
  beforeAll(async () => {
    application = await startApplication();
    browser = await openBrowser();
    office = await visitAs(browser, application, "office");
    civil = await visitAs(browser, application, "civil-affairs");
  }, startTimeout);
  afterAll(async () => {
    await browser?.close();
    await application?.stop();
  });

  const part = (page: Page) => page.locator(".travel-coverage");
  const openPlaces = async (page: Page, system: string) => {
    await page.goto(`/service-places?system=${system}`);
    await part(page).getByRole("heading", { level: 2 }).waitFor();
  };

  test("three states in words and pattern, those who have none first, with the nearest", async () => {
    const { page } = civil;
    await openPlaces(page, "childrens-homes");
    await expect.poll(() => part(page).getByText("按通行时间：6 个地方中 3 个已覆盖").count()).toBe(1);
    const tiles = part(page).getByRole("list", { name: "各地的覆盖情况" }).getByRole("listitem");
    await expect.poll(() => tiles.count()).toBe(6);
    expect(await tiles.filter({ hasText: "未知" }).allInnerTexts()).toHaveLength(1);
    const rows = part(page).getByRole("row");
    await expect.poll(() => rows.count()).toBe(4);
    expect(await rows.nth(1).innerText()).toMatch(/下坞村[\s\S]*未覆盖[\s\S]*上坞村儿童之家[\s\S]*26/u);
    expect(await rows.nth(3).innerText()).toMatch(/古渡社区[\s\S]*未知[\s\S]*没有已测的阵地/u);
    expect(await seriousBarriers(page)).toEqual([]);
    await picture(page, "coverage-full");
    await part(page).getByRole("table").scrollIntoViewIfNeeded();
    await picture(page, "coverage-list");
  });

  test("a sheet with faults is named cell by cell and changes nothing; a good one is looked at, then taken in", async () => {
    const { page } = office;
    await page.goto("/service-settings");
    await page.getByRole("link", { name: "通行时间" }).click();
    await page.getByRole("heading", { name: "已有的通行时间" }).waitFor();
    await picture(page, "travel-settings");
    const input = page.locator("input[type=file]");
    await input.setInputFiles(sheetOf("990101002002,990101001009,骑马,14,是,实地步行,2024-09-01"));
    const problem = page.getByRole("alert");
    await expect.poll(() => problem.getByText("csv!B2").count()).toBe(1);
    expect(await problem.getByText("csv!C2").count()).toBe(1);
    expect(await seriousBarriers(page)).toEqual([]);
    await picture(page, "travel-faults");
    const good = sheetOf("990101002002,990101001001,步行,14,是,实地步行,2024-09-01");
    await input.setInputFiles(good);
    await page.getByText("共 1 行：新增 1，更正 0，不变 0。").waitFor();
    await picture(page, "travel-preview");
    await page.getByRole("button", { name: "确认导入" }).click();
    await page.getByText("已导入：新增 1，更正 0").first().waitFor();
    await input.setInputFiles(good);
    await page.getByText("共 1 行，都已导入过，没有变化。").waitFor();
    expect(await page.getByRole("button", { name: "确认导入" }).isDisabled()).toBe(true);
    expect(office.faults).toEqual([]);
  });

  test("a county that measured nothing is told what to do first", async () => {
    const county = await visitAs(browser, application, "fanyu");
    await county.page.goto("/service-settings/travel");
    await county.page.getByText("还没有通行时间").waitFor();
    await picture(county.page, "travel-empty");
    expect(county.faults).toEqual([]);
  });

  test("the list follows, goes out as a sheet, and stands as of an earlier day", async () => {
    const { page } = civil;
    await openPlaces(page, "childrens-homes");
    await expect.poll(() => part(page).getByText("按通行时间：6 个地方中 4 个已覆盖").count()).toBe(1);
    const waiting = page.waitForEvent("download");
    await part(page).getByRole("link", { name: "下载表格" }).click();
    const download = await waiting;
    const book = new ExcelJS.Workbook();
    const bytes = new Uint8Array(await readFile(await download.path()));
    await book.xlsx.load(bytes.buffer);
    const [sheet] = book.worksheets;
    expect(sheet?.getCell("A2").text).toContain("共 6 个：已覆盖 4，未覆盖 2，未知 0");
    await part(page).getByLabel("截至").fill("2024-01-01");
    // no home had been opened by then: nobody was covered, which is known
    await expect.poll(() => part(page).getByText("6 个地方中 0 个已覆盖").count()).toBe(1);
    await picture(page, "coverage-earlier");
    expect(civil.faults).toEqual([]);
  });

  test("another register has minutes of its own, and one without a standard says nothing", async () => {
    const { page } = civil;
    await openPlaces(page, "child-protection-institutions");
    await expect.poll(() => part(page).getByText("标准：驾车 60 分钟内有开放的阵地").count()).toBe(1);
    await picture(page, "coverage-centres");
    await page.goto("/service-places?system=child-worker-roster");
    await page.getByRole("heading", { name: /没有达标阵地的/u }).waitFor();
    await expect.poll(() => part(page).count()).toBe(0);
  });

  test("a county with a centre for mothers alone is named with what it lacks, in both languages", async () => {
    const bureau = await visitAs(browser, application, "health-duty");
    const { page } = bureau;
    await openPlaces(page, "rescue-centres");
    await page.getByText("青岚县（缺危重新生儿救治）").waitFor();
    await page.getByText("帆屿县（缺危重孕产妇救治、危重新生儿救治）").waitFor();
    await part(page).getByText("按每一项分别判断，列最差的一项：危重孕产妇救治、危重新生儿救治。").waitFor();
    const far = part(page).getByRole("row").filter({ hasText: "青岚县青溪乡" });
    expect(await far.innerText()).toMatch(/未覆盖[\s\S]*危重新生儿救治[\s\S]*云汀市妇幼保健院[\s\S]*88/u);
    expect(await seriousBarriers(page)).toEqual([]);
    await picture(page, "rescue-centres");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText("青岚县 (lacks: Rescue of newborns)").waitFor();
    await picture(page, "rescue-centres-en");
    expect(bureau.faults).toEqual([]);
  });

  test("who calls a centre, or arranges a visit of a child, chooses the place from its register", async () => {
    const chosen = async (username: string, system: string, label: string, typed: string) => {
      const { page, faults } = await visitAs(browser, application, username);
      await page.goto(`/cases/new/${system}`);
      const input = page.getByLabel(label, { exact: true });
      await input.fill(typed);
      const option = page.locator(".ant-select-item-option");
      await expect.poll(() => option.count()).toBe(1);
      await picture(page, `offered-${system}`);
      await option.click();
      expect(faults).toEqual([]);
      return await input.inputValue();
    };
    const centre = await chosen("hospital", "critical-rescue-transfer", "拟转往的救治中心", "鹤汀");
    expect(centre).toBe("云汀市妇幼保健院");
    const place = await chosen("police", "one-stop-minor-victim", "一站式办案场所（台账内）", "鹤汀");
    expect(place).toBe("鹤汀区“一站式”办案场所");
  });

  test("what cannot be read says what happened and can be asked again", async () => {
    const { page } = civil;
    await page.route("**/api/service-places/*/travel*", (route) => route.abort());
    await page.goto("/service-places?system=childrens-homes");
    await part(page).getByRole("alert").waitFor();
    await picture(page, "coverage-error");
    await page.unroute("**/api/service-places/*/travel*");
    await part(page).getByRole("button", { name: "重试" }).click();
    await expect.poll(() => part(page).getByText("6 个地方中 4 个已覆盖").count()).toBe(1);
  });
});

/** A picture for who wants to look: HALFSKY_PICTURES names its folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["HALFSKY_PICTURES"];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}
