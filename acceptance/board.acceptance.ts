import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

const screening = "适龄妇女宫颈癌人群筛查率";

describe.skipIf(browserPath === undefined)("a newcomer looks at the sample city", () => {
  let application: RunningApplication;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    const open = await openApplication();
    ({ application, browser } = open);
    visitor = await visitAs(browser, application, "office");
    return open.close;
  }, startTimeout);

  const openBoard = async (): Promise<Page> => {
    await visitor.page.goto("/");
    await visitor.page.locator(".board-problems tbody tr").first().waitFor();
    return visitor.page;
  };

  test("the first screen names the three indicators that will be a problem, and why", async () => {
    const page = await openBoard();
    const rows = page.locator(".board-problems tbody tr");
    const [first, second, third] = await rows.allInnerTexts();
    expect(first).toMatch(/儿童青少年总体近视率[\s\S]*56\.31%[\s\S]*51\.2%[\s\S]*教育局/u);
    expect(second).toMatch(/适龄妇女宫颈癌人群筛查率[\s\S]*58\.76%[\s\S]*70%[\s\S]*卫生健康委员会/u);
    expect(third).toMatch(/每千人口拥有3岁以下婴幼儿托位数[\s\S]*2\.81个[\s\S]*4\.5个/u);
    // All three begin on the first screen of an office monitor.
    const box = await rows.nth(2).boundingBox();
    expect(box?.y).toBeLessThan(768 - 60);
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("both denominators of the attainment are said, and every status has a word beside its colour", async () => {
    const page = await openBoard();
    const glance = page.getByRole("region", { name: /妇女发展.*一览/u });
    const words = () => glance.innerText();
    await expect.poll(words).toMatch(/21项中9项达标，其中3项无数据/u);
    await expect.poll(words).toMatch(/可监测的16项达标率56\.25%，全部21项达标率42\.86%/u);
    await expect.poll(words).toMatch(/提前达标/u);
    await glance.getByRole("button", { name: "看表格" }).click();
    await expect.poll(() => glance.locator("table tbody tr").count()).toBeGreaterThan(4);
  });

  test("the sentence of the plan behind a problem is one click away", async () => {
    const page = await openBoard();
    await page.getByRole("button", { name: `${screening}：看规划原文` }).click();
    const drawer = page.getByRole("dialog");
    await drawer.locator("mark").first().waitFor();
    const marked = (await drawer.locator("mark").allInnerTexts()).join("\n");
    expect(marked).toContain(screening);
    expect(marked).toMatch(/70/u);
    await expect.poll(() => drawer.locator(".sentence-line").count()).toBeGreaterThan(4);
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("a number of the board leads to the targets that were counted", async () => {
    const page = await openBoard();
    await page
      .getByRole("region", { name: /妇女发展.*一览/u })
      .getByRole("link", { name: /有难度/u })
      .click();
    await page.waitForURL(/\/indicators\?.*status=off-track/u);
    const rows = page.locator(".data-table tbody tr");
    await rows.first().waitFor();
    await expect.poll(() => rows.count()).toBe(4);
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("the table is filtered and sorted in the address, so that it can be sent to a colleague", async () => {
    const { page } = visitor;
    await page.goto("/indicators?query=%E7%AD%9B%E6%9F%A5&sort=-current&year=2024");
    const rows = page.locator(".data-table tbody tr");
    await rows.first().waitFor();
    const names = rows.locator("td:first-child");
    await expect.poll(() => names.allInnerTexts()).toEqual(["产前筛查率", screening]);
    await page.getByRole("button", { name: /^指标/u }).click();
    await expect.poll(() => page.url()).toMatch(/sort=name/u);
    await page.getByRole("button", { name: "清除条件" }).click();
    await expect.poll(() => rows.count()).toBe(40);
  });

  test("the table goes out as a workbook", async () => {
    const { page } = visitor;
    await page.goto("/indicators?year=2024");
    const waiting = page.waitForEvent("download");
    await page.getByRole("link", { name: "导出 Excel" }).click();
    expect((await waiting).suggestedFilename()).toMatch(/2024.*\.xlsx$/u);
  });

  test("an indicator's page says how it stands, draws it, and shows the figures behind the picture", async () => {
    const page = await openBoard();
    await page
      .locator(".board-problems")
      .getByRole("link", { name: new RegExp(screening, "u") })
      .click();
    await page.waitForURL(/\/indicators\/i-/u);
    await page.getByRole("heading", { level: 1, name: screening }).waitFor();
    await expect
      .poll(() => page.locator(".indicator-headline").innerText())
      .toMatch(/升了6\.16个百分点.*差11\.24个百分点/u);
    await expect
      .poll(() => page.getByRole("img", { name: /筛查率2024年为58\.76%，比2023年提高/u }).count())
      .toBe(1);
    await page.getByRole("button", { name: "看表格" }).click();
    const row = page.locator(".chart-panel-table tr", { hasText: "2024" });
    await expect.poll(() => row.innerText()).toMatch(/58\.76%.*66\.52%/u);
    await expect
      .poll(() => page.locator(".indicator-main .plain-table", { hasText: "鹤汀区" }).count())
      .toBe(1);
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("small counts have their interval, and missing years their reason", async () => {
    const { page } = visitor;
    await page.goto("/indicators/i-yun-chan-fu-si-wang-lv?year=2024");
    await page.locator(".chart-panel").waitFor();
    await expect.poll(() => page.locator(".chart-panel-note").innerText()).toContain("置信区间");
    await expect.poll(() => page.locator(".verdicts").innerText()).toContain("小样本");
    await page.goto("/indicators/i-fu-nv-ren-jun-yu-qi-shou-ming?year=2024");
    await page.locator(".chart-panel").waitFor();
    await expect.poll(() => page.locator(".chart-panel-note").innerText()).toMatch(/缺数：2024年未填报/u);
  });

  test("a decision is signed with its reason and stands beside what the machine says", async () => {
    const { page } = visitor;
    await page.goto("/indicators/i-yun-chan-fu-si-wang-lv?year=2024");
    await page.getByRole("button", { name: "签署判定" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "签署", exact: true }).click();
    await dialog.getByText("请写明理由").waitFor();
    await dialog.getByLabel("理由（必填）").fill("只有一例，按三年平均看仍在目标以内。");
    await dialog.getByRole("button", { name: "签署", exact: true }).click();
    await page.locator(".verdicts .tag-filled").first().waitFor();
    await expect
      .poll(() => page.locator(".verdicts").innerText())
      .toMatch(/已签署[\s\S]*三年平均[\s\S]*林望晴[\s\S]*机器判定/u);
  });

  test("a county officer sees his own county, and is told in words that the city's board is not his to see", async () => {
    const officer = await visitAs(browser, application, "qinglan");
    await officer.page.goto("/");
    await officer.page.getByRole("heading", { level: 1, name: /青岚县/u }).waitFor();
    await officer.page.locator(".board-problems tbody tr").first().waitFor();
    await expect.poll(() => officer.page.locator(".board-side").innerText()).toMatch(/格数据未填/u);
    await officer.page.goto("/?area=990100");
    await expect.poll(() => officer.page.getByRole("alert").innerText()).toMatch(/没有改动任何数据/u);
    expect(officer.faults).toEqual([]);
    await officer.page.context().close();
  });

  test("all of it is there in English", async () => {
    const page = await openBoard();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Targets most likely to be missed" }).waitFor();
    await expect
      .poll(() => page.locator(".board-problems tbody tr").first().innerText())
      .toMatch(/Myopia rate[\s\S]*percentage points/u);
    await page.getByRole("button", { name: "中文" }).click();
    expect(visitor.faults).toEqual([]);
  });
});
