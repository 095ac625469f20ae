import type { Browser, Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, signIn, type Visitor, visitAs } from "./browser.ts";
import { closeRounds } from "./close-rounds.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

const city = "990100";
const premarital = "i-hun-qian-yi-xue-jian-cha-lv";
const prenatal = "i-chan-qian-shai-cha-lv";
const screening = "i-shi-ling-fu-nv-gong-jing-ai-ren-qun-shai-cha-lv";
const lifeExpectancy = "i-fu-nv-ren-jun-yu-qi-shou-ming";

const key = (indicator: string, year: number, area = city) => `${area}|${indicator}|${year}`;
const cellOf = (page: Page, indicator: string, year: number): Locator =>
  page.locator(`[data-cell="${key(indicator, year)}"]`);
const textOf = (page: Page, indicator: string, year: number) =>
  cellOf(page, indicator, year).locator(".cell-text").innerText();
const isSaved = (page: Page) => page.locator('.save-state[data-phase="saved"]').waitFor();

async function openGrid(page: Page, indicator: string, year: number): Promise<void> {
  await page.goto(`/figures?from=2021&to=2025&cell=${encodeURIComponent(key(indicator, year))}`);
  await cellOf(page, indicator, year).waitFor();
  await page.locator(`[data-cell="${key(indicator, year)}"] input:focus`).waitFor({ state: "attached" });
}

describe.skipIf(browserPath === undefined)("figures are filled in on the page", () => {
  let application: RunningApplication;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    const open = await openApplication();
    ({ application, browser } = open);
    await closeRounds(browser, application);
    visitor = await visitAs(browser, application, "office");
    await visitor.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    return open.close;
  }, startTimeout);

  test("typing, Enter and the arrows work as in a spreadsheet, and everything is saved by itself", async () => {
    const { page } = visitor;
    await openGrid(page, screening, 2025);
    await page.keyboard.type("61.2");
    await page.keyboard.press("Enter");
    await page.keyboard.type("87");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("保密");
    await page.keyboard.press("Tab");
    await expect.poll(() => textOf(page, screening, 2025)).toBe("61.20");
    await expect.poll(() => textOf(page, premarital, 2025)).toBe("87.00");
    await expect.poll(() => textOf(page, prenatal, 2025)).toBe("保密");
    await isSaved(page);
    await page.reload();
    await cellOf(page, prenatal, 2025).waitFor();
    await expect.poll(() => textOf(page, screening, 2025)).toBe("61.20");
    await expect.poll(() => textOf(page, prenatal, 2025)).toBe("保密");
  });

  test("F2 changes what is there, Escape gives it up, Delete leaves a named gap", async () => {
    const { page } = visitor;
    await openGrid(page, premarital, 2025);
    await page.keyboard.press("F2");
    await page.keyboard.type(".25");
    await page.keyboard.press("Escape");
    await expect.poll(() => textOf(page, premarital, 2025)).toBe("87.00");
    await page.keyboard.press("F2");
    await page.keyboard.type(".25");
    await page.keyboard.press("Enter");
    await expect.poll(() => textOf(page, premarital, 2025)).toBe("87.25");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Delete");
    await expect.poll(() => textOf(page, premarital, 2025)).toBe("未填报");
    await page.keyboard.press("Control+z");
    await expect.poll(() => textOf(page, premarital, 2025)).toBe("87.25");
    await isSaved(page);
  });

  test("a block from Excel is pasted, taken back in one step, and brought again", async () => {
    const { page } = visitor;
    await openGrid(page, premarital, 2024);
    const before = await textOf(page, prenatal, 2024);
    await page.evaluate(() => navigator.clipboard.writeText("87.1\t87.2\r\n92.3\t92.4\r\n"));
    await page.keyboard.press("Control+v");
    await expect.poll(() => textOf(page, premarital, 2024)).toBe("87.10");
    await expect.poll(() => textOf(page, prenatal, 2025)).toBe("92.40");
    await isSaved(page);
    await page.keyboard.press("Control+z");
    await expect.poll(() => textOf(page, prenatal, 2024)).toBe(before);
    await expect.poll(() => textOf(page, prenatal, 2025)).toBe("保密");
    await isSaved(page);
    await page.keyboard.press("Control+y");
    await expect.poll(() => textOf(page, prenatal, 2025)).toBe("92.40");
    await isSaved(page);
    await page.keyboard.press("Control+c");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.replaceAll("\r", "")).toBe("87.1\t87.2\n92.3\t92.4");
  });

  test("a block is cut, a value filled down, and an input method types into a cell", async () => {
    const { page } = visitor;
    await openGrid(page, lifeExpectancy, 2025);
    await page.keyboard.type("84.5");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+d");
    await expect
      .poll(() => cellOf(page, lifeExpectancy, 2025).locator(".cell-text").innerText())
      .toBe("84.50");
    await expect
      .poll(() => page.locator(".figure-cell.is-selected .cell-text").allInnerTexts())
      .toEqual(["84.50", "84.50"]);
    await page.keyboard.press("Control+z");
    await isSaved(page);
    await page.keyboard.press("Control+x");
    await expect.poll(() => textOf(page, lifeExpectancy, 2025)).toBe("未填报");
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^84\.5/u);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("ArrowUp");
    const protocol = await page.context().newCDPSession(page);
    await protocol.send("Input.imeSetComposition", { text: "bao'mi", selectionStart: 6, selectionEnd: 6 });
    await protocol.send("Input.insertText", { text: "保密" });
    await page.keyboard.press("Enter");
    await expect.poll(() => textOf(page, lifeExpectancy, 2025)).toBe("保密");
    await isSaved(page);
  });

  test("what cannot be read keeps its words and says what to do, over a reload too", async () => {
    const { page } = visitor;
    await openGrid(page, premarital, 2025);
    await page.keyboard.type("约九成");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    const panel = page.locator(".cell-panel");
    await panel.getByRole("alert").waitFor();
    await expect.poll(() => panel.getByRole("alert").innerText()).toMatch(/约九成[\s\S]*约数[\s\S]*准确/u);
    await expect.poll(() => page.locator(".save-state.is-troubled").innerText()).toMatch(/1 格需要处理/u);
    expect(await seriousBarriers(page)).toEqual([]);
    await page.reload();
    await cellOf(page, premarital, 2025).waitFor();
    await expect.poll(() => textOf(page, premarital, 2025)).toBe("约九成");
    await panel.getByRole("button", { name: "放弃输入" }).click();
    await expect.poll(() => textOf(page, premarital, 2025)).toBe("87.20");
  });

  test("a slipped decimal point is marked in the cell, and mended with one click", async () => {
    const { page } = visitor;
    await openGrid(page, screening, 2025);
    await page.keyboard.type("6.12");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => cellOf(page, screening, 2025).locator(".cell-mark").innerText()).toBe("突变");
    await page.locator(".cell-panel").getByRole("button", { name: "改为 61.2" }).click();
    await expect.poll(() => textOf(page, screening, 2025)).toBe("61.20");
    await expect.poll(() => cellOf(page, screening, 2025).locator(".cell-mark").count()).toBe(0);
    await isSaved(page);
  });

  test("numerator and denominator give the rate, and a different figure is marked", async () => {
    const { page } = visitor;
    await openGrid(page, screening, 2025);
    const panel = page.locator(".cell-panel");
    await panel.getByLabel(/^分子/u).fill("1,300");
    await panel.getByLabel(/^分母/u).fill("2000");
    await panel.getByLabel(/^分母/u).press("Enter");
    await panel.getByText("65.00 %").waitFor();
    await expect
      .poll(() => cellOf(page, screening, 2025).locator(".cell-mark").allInnerTexts())
      .toContain("比值不符");
    await panel.getByRole("button", { name: "采用" }).click();
    await expect.poll(() => textOf(page, screening, 2025)).toBe("65.00");
    await isSaved(page);
    await expect.poll(() => cellOf(page, screening, 2025).locator(".cell-mark").count()).toBe(0);
  });

  test("a menu offers the reasons for a missing figure, F1 the definition", async () => {
    const { page } = visitor;
    await openGrid(page, lifeExpectancy, 2025);
    await page.keyboard.press("Alt+ArrowDown");
    await page.getByRole("menuitem", { name: "口径调整" }).click();
    await expect.poll(() => textOf(page, lifeExpectancy, 2025)).toBe("口径调整");
    await page.keyboard.press("F1");
    await page.getByRole("dialog").getByText("指标说明").waitFor();
    await page.keyboard.press("Escape");
    await isSaved(page);
  });

  test("the history of a figure says who changed it, when, and from what", async () => {
    const { page } = visitor;
    await openGrid(page, premarital, 2025);
    await page.locator(".cell-panel").getByRole("button", { name: "修改历史" }).click();
    const history = page.getByRole("dialog");
    await history.locator(".figure-history li").first().waitFor();
    await expect.poll(() => history.locator(".figure-history li").count()).toBeGreaterThan(2);
    await expect.poll(() => history.innerText()).toMatch(/87\.20%[\s\S]*林望晴[\s\S]*页面填报/u);
    await page.keyboard.press("Escape");
  });

  test("two people in one cell: both figures are shown with their authors, and one is chosen", async () => {
    const { page } = visitor;
    const other = await visitAs(browser, application, "statistics");
    await openGrid(page, prenatal, 2025);
    await openGrid(other.page, prenatal, 2025);
    await other.page.keyboard.type("93.5");
    await other.page.keyboard.press("Enter");
    await isSaved(other.page);
    await page.keyboard.type("94.5");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    const alert = page.locator(".cell-panel").getByRole("alert");
    await alert.waitFor();
    const words = await alert.innerText();
    expect(words).toMatch(/94\.5/u);
    expect(words).toMatch(/苏以衡[\s\S]*93\.5/u);
    await expect.poll(() => textOf(page, prenatal, 2025)).toBe("94.50");
    await alert.getByRole("button", { name: "用我的" }).click();
    await isSaved(page);
    await other.page.reload();
    await expect.poll(() => textOf(other.page, prenatal, 2025)).toBe("94.50");
    expect(other.faults).toEqual([]);
    await other.page.context().close();
  });

  test("an expired session keeps the cells and saves them after signing in again", async () => {
    const { page } = visitor;
    await openGrid(page, premarital, 2025);
    await page.context().clearCookies();
    await page.keyboard.type("88.8");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: /登录已过期/u }).waitFor();
    await expect.poll(() => page.locator(".save-state").first().innerText()).toMatch(/1 格未保存/u);
    await signIn(page, "office", application.password);
    await isSaved(page);
    await page.reload();
    await expect.poll(() => textOf(page, premarital, 2025)).toBe("88.80");
  });

  test("without a network twenty cells wait and say so; all are there once when it is back", async () => {
    const { page } = visitor;
    await openGrid(page, screening, 2021);
    await page.context().setOffline(true);
    const block = Array.from({ length: 4 }, (_, row) =>
      Array.from({ length: 5 }, (_, column) => `${50 + row}.${column + 1}`).join("\t"),
    ).join("\n");
    await page.evaluate((text) => navigator.clipboard.writeText(text), block);
    await page.keyboard.press("Control+v");
    await page.locator('.save-state[data-phase="offline"]').waitFor();
    await expect.poll(() => page.locator(".save-state").first().innerText()).toMatch(/断网，20 格未保存/u);
    await page.context().setOffline(false);
    await isSaved(page);
    await page.reload();
    await cellOf(page, screening, 2021).waitFor();
    await expect.poll(() => textOf(page, screening, 2021)).toBe("50.10");
    await expect.poll(() => textOf(page, prenatal, 2025)).toBe("52.50");
  });

  test("a liaison officer sees other units' figures and cannot change them", async () => {
    const liaison = await visitAs(browser, application, "education");
    const { page } = liaison;
    await openGrid(page, premarital, 2024);
    const before = await textOf(page, premarital, 2024);
    await page.keyboard.type("1");
    await page.getByText("这一格不归您填报，不能改").first().waitFor();
    await expect.poll(() => textOf(page, premarital, 2024)).toBe(before);
    await expect
      .poll(() => page.locator(".cell-panel").innerText())
      .toMatch(/卫生健康委员会填报，您只能查看/u);
    await page.goto("/figures?show=mine");
    await page.locator(".figure-cell").first().waitFor();
    await expect.poll(() => page.locator(".figure-cell.is-read-only").count()).toBe(0);
    expect(await seriousBarriers(page)).toEqual([]);
    expect(liaison.faults).toEqual([]);
    await page.context().close();
  });

  test("all areas of one year stand side by side with the year before", async () => {
    const { page } = visitor;
    await page.goto("/figures?layout=areas&to=2024");
    await page.getByRole("columnheader", { name: "帆屿县" }).waitFor();
    await expect.poll(() => page.locator(".cell-beside").count()).toBeGreaterThan(10);
    expect(await seriousBarriers(page)).toEqual([]);
    expect(visitor.faults).toEqual([]);
  });

  test("figures that a report shows are changed with a reason only, one reason for many if need be", async () => {
    const { page } = visitor;
    const made = await page.request.post("/api/reports", {
      data: { planId: "990100-women-2021-2025", year: 2023 },
    });
    expect(made.status()).toBe(200);
    await openGrid(page, screening, 2023);
    await page.evaluate(() => navigator.clipboard.writeText("57.3\n88.7"));
    await page.keyboard.press("Control+v");
    const bar = page.locator(".refused-bar");
    await bar.waitFor();
    await expect.poll(() => bar.innerText()).toMatch(/2 格没有保存[\s\S]*年度监测报告[\s\S]*原因/u);
    await expect.poll(() => textOf(page, screening, 2023)).toBe("57.30");
    await expect.poll(() => cellOf(page, screening, 2023).locator(".cell-mark").innerText()).toBe("未存");
    expect(await seriousBarriers(page)).toEqual([]);
    await bar.getByLabel("更正原因（用于这些格）").fill("卫健部门核实后更正");
    await bar.getByRole("button", { name: "写明原因并保存" }).click();
    await bar.waitFor({ state: "detached" });
    await isSaved(page);
    await page.locator(".cell-panel").getByRole("button", { name: "修改历史" }).click();
    await page.getByRole("dialog").getByText("卫健部门核实后更正").waitFor();
    expect(visitor.faults).toEqual([]);
  });
});
