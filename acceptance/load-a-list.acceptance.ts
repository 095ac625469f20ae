import { join } from "node:path";
import ExcelJS from "exceljs";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, untilClosed, type Visitor, visitAs } from "./browser.ts";
import { atRest } from "./case-visit.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

/** HALFSKY_PICTURES=/path keeps what the page looks like. */
const pictures = process.env["HALFSKY_PICTURES"];
const system = "农村留守儿童关爱保护";
const people = ["示例童甲", "示例童乙", "示例童丙"];

/** Civil affairs loads its register: the template, a sheet with faults, a good one, and the same once more. */
describe.skipIf(browserPath === undefined)("a list of children", () => {
  let application: RunningApplication;
  let browser: Browser;
  let civil: Visitor;
  let template: Uint8Array;

  beforeAll(async () => {
    const opened = await openApplication();
    ({ application, browser } = opened);
    civil = await visitAs(browser, application, "civil-affairs");
    return opened.close;
  }, startTimeout);
  afterAll(() => undefined);

  const keep = async (name: string) => {
    await atRest(civil.page);
    if (pictures !== undefined) await civil.page.screenshot({ path: join(pictures, `${name}.png`) });
  };
  const row = (page: Page) => page.getByRole("row").filter({ hasText: system });

  /** The template with a row a person, as somebody fills it in. */
  const filled = async (rows: readonly Readonly<Record<string, string>>[]) => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(template.slice().buffer);
    const [sheet] = workbook.worksheets;
    if (sheet === undefined) throw new Error("the template has no sheet");
    const heads = new Map<string, number>();
    sheet.getRow(1).eachCell((cell, at) => heads.set(cell.text, at));
    for (const [index, answers] of rows.entries()) {
      for (const [head, text] of Object.entries(answers)) {
        const at = heads.get(head);
        if (at === undefined)
          throw new Error(`the template has no column ${head}: ${[...heads.keys()].join()}`);
        sheet.getCell(index + 2, at).value = text;
      }
    }
    return Buffer.from(await workbook.xlsx.writeBuffer());
  };
  const child = (name: string, at: number) => ({
    姓名: name,
    性别: "女",
    出生日期: `2017-05-0${at + 1}`,
    "所在乡镇（街道）、村（社区）": "鹤鸣镇",
    发现途径: "数据比对",
    留守情形: "父母双方外出务工",
    现照护情况: "祖父母、外祖父母",
  });
  /** Brings a sheet and has it looked through; the drawer with what it came to. */
  const bring = async (name: string, buffer: Buffer): Promise<Locator> => {
    const { page } = civil;
    await row(page).getByRole("button", { name: "导入名单" }).click();
    const drawer = page.getByRole("dialog");
    await drawer.locator("input[type=file]").setInputFiles({
      name,
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer,
    });
    await drawer.getByRole("button", { name: "先看结果" }).click();
    return drawer;
  };

  test("is filled into the template of the page", async () => {
    const { page } = civil;
    await page.goto("/case-loads");
    await row(page).waitFor();
    await keep("loads-page");
    expect(await seriousBarriers(page)).toEqual([]);
    const coming = page.waitForEvent("download");
    await row(page).getByRole("link", { name: "下载模板" }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toContain("名单模板");
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk));
    template = new Uint8Array(Buffer.concat(chunks));
  });

  test("with faults is answered by all of them at once, and nothing of it is loaded", async () => {
    const wrong = people.map(child).map((one, at) => (at === 0 ? one : { ...one, 出生日期: "2017-13-01" }));
    const drawer = await bring("有错的名单.xlsx", await filled([...wrong, { 姓名: "示例童丁", 性别: "甲" }]));
    await drawer.getByText("名单有误，没有导入").waitFor();
    await keep("loads-faults");
    const faults = await drawer.locator(".problem-faults li").allInnerTexts();
    const cells = faults.map((text) => /名单!([A-Z]+\d+)/u.exec(text)?.[1] ?? text);
    expect(cells).toEqual(["D3", "D4", "C5"]);
    expect(await drawer.getByRole("button", { name: /^立案/u }).count()).toBe(0);
    await drawer.getByRole("button", { name: "换一个文件" }).click();
    await drawer.getByRole("button", { name: "取消" }).click();
    await untilClosed(drawer);
    await row(civil.page).getByText("还没有导入过").waitFor();
  });

  test("without faults is looked at, left, gone on with, and its cases are opened", async () => {
    const { page } = civil;
    const left = await bring("名册.xlsx", await filled(people.map(child)));
    await left.getByRole("button", { name: "立案 3 人" }).waitFor();
    await keep("loads-looked");
    await left.getByRole("button", { name: "关闭，稍后再办" }).click();
    await untilClosed(left);
    await page.reload();
    await row(page).getByText("已查看，待您确认").waitFor();
    await keep("loads-waiting");
    await row(page).getByRole("button", { name: "继续办理" }).click();
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("button", { name: "立案 3 人" }).click();
    await untilClosed(drawer);
    await row(page).getByText("已立案 3").waitFor();
    expect(await row(page).getByText("未导入").count()).toBe(0);
    await keep("loads-opened");
  });

  test("brought again opens nobody, and is read as it was confirmed", async () => {
    const { page } = civil;
    await row(page).getByRole("button", { name: "导入名单" }).click();
    const buffer = await filled(people.map(child));
    const drawer = page.getByRole("dialog");
    await drawer.locator("input[type=file]").setInputFiles({ name: "名册.xlsx", mimeType: "", buffer });
    await drawer.getByText("已按本单位上次确认的填好").waitFor();
    await keep("loads-remembered");
    await drawer.getByRole("button", { name: "先看结果" }).click();
    await drawer.getByRole("button", { name: "没有需要立案的人" }).waitFor();
    await keep("loads-again");
    await drawer.getByRole("button", { name: "换一个文件" }).click();
    await drawer.getByRole("button", { name: "取消" }).click();
    await untilClosed(drawer);
    await page.goto("/cases/all?system=left-behind-children");
    await page.getByText("待核实 3", { exact: true }).waitFor();
    await keep("loads-cases");
    expect(civil.faults).toEqual([]);
  });
});
