import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, openBrowser, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import { type RunningApplication, startApplication, startTimeout } from "./start-application.ts";

let application: RunningApplication;
let browser: Browser;
let visitor: Visitor;

describe.skipIf(browserPath === undefined)("a place sets what is its own in a service system", () => {
  beforeAll(async () => {
    application = await startApplication();
    browser = await openBrowser();
    visitor = await visitAs(browser, application, "office");
  }, startTimeout);
  afterAll(async () => {
    await browser?.close();
    await application?.stop();
  });

  test("a rule of grades: each fault at its field, the rule in words, saved as a version", async () => {
    const { page } = visitor;
    await page.goto("/service-settings/systems/family-dispute-mediation");
    await page.getByRole("button", { name: "加一条等级规则" }).click();
    const form = page.getByRole("region", { name: "加一条等级规则" });
    await form.getByRole("button", { name: "加入草稿" }).click();
    await expect.poll(() => form.getByText("请填写。").count()).toBe(2);
    await choose(page, form.getByLabel("建议定为"), "红");
    await choose(page, form.getByLabel("条件1：给哪一个选择题"), "来源");
    await choose(page, form.getByLabel("条件1：哪些回答"), "110警情");
    await page.keyboard.press("Escape");
    expect(await seriousBarriers(page)).toEqual([]);
    await form.scrollIntoViewIfNeeded();
    await picture(page, "rule");
    await form.getByRole("button", { name: "加入草稿" }).click();
    await expect.poll(() => page.getByRole("row", { name: /来源：110警情 → 红/u }).count()).toBe(1);
    await save(page, "110警情一律按红色处置");
  });

  test("an item of a bundle: which office, what it sees, for whom; it stands in the parameters and can be taken away", async () => {
    const { page } = visitor;
    await page.goto("/service-settings/systems/birth-one-thing");
    await page.getByRole("button", { name: "加一个联办事项" }).click();
    const form = page.getByRole("region", { name: "加一个联办事项" });
    await form.getByLabel("中文", { exact: true }).fill("公积金提取");
    await form.getByLabel("英文", { exact: true }).fill("Housing fund");
    await form.getByLabel("代号").fill("household");
    await choose(page, form.getByLabel("由哪个部门办"), "社保经办机构");
    await form.getByRole("button", { name: "加入草稿" }).click();
    // the name is that of an item of the definition: said beside it, as the service would
    await expect.poll(() => form.getByText("已存在").count()).toBe(1);
    await form.getByLabel("代号").fill("housing");
    await form.getByLabel("该部门可见的内容").fill("母亲：姓名");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await form.getByText("只对一部分人办理").first().click();
    await choose(page, form.getByLabel("只对一部分人办理：给哪一个选择题"), "是否参加本地居民医保");
    await choose(page, form.getByLabel("只对一部分人办理：哪些回答"), "是");
    await page.keyboard.press("Escape");
    await form.scrollIntoViewIfNeeded();
    await picture(page, "item");
    await form.getByRole("button", { name: "加入草稿" }).click();
    await expect.poll(() => page.getByRole("button", { name: "移除公积金提取" }).count()).toBe(1);
    await save(page, "增加公积金提取事项");
    expect(visitor.faults).toEqual([]);
  });
});

async function choose(page: Page, input: ReturnType<Page["getByLabel"]>, option: string): Promise<void> {
  await input.click();
  await page.locator(".ant-select-item-option:visible", { hasText: option }).first().click();
}

async function save(page: Page, reason: string): Promise<void> {
  await page.getByLabel("修改理由").fill(reason);
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect.poll(() => page.getByText(/已保存为第 \d+ 版/u).count()).toBe(1);
}

/** A picture for who wants to look: HALFSKY_PICTURES names its folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["HALFSKY_PICTURES"];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}
