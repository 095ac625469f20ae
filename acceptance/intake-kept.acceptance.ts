import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, untilClosed, type Visitor, visitAs } from "./browser.ts";
import { begin, choose, openCasePage, openedCase, queueOf, recordOf, submit } from "./case-visit.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

/** What a hotline worker writes down is there once, whole and of one caller, whatever happens to the page. */
describe.skipIf(browserPath === undefined)("an intake that is interrupted", () => {
  let application: RunningApplication;
  let browser: Browser;
  let desk: Visitor;
  let id = "";

  beforeAll(async () => {
    const opened = await openApplication();
    ({ application, browser } = opened);
    desk = await visitAs(browser, application, "hotline");
    return opened.close;
  }, startTimeout);
  afterAll(() => undefined);

  const account = (page: Page) => page.getByLabel("经过", { exact: true });
  const victim = (page: Page) => page.getByRole("group", { name: /受害人/u });
  const birth = (page: Page) => victim(page).getByLabel("出生日期");
  const openIntake = async (page: Page) => {
    await page.goto("/cases/new/dv-case");
    await account(page).waitFor();
  };
  const kept = (page: Page) => page.getByText("草稿已加密保存在本机").waitFor();

  test("who serves people stands before her queue when she has signed in", async () => {
    const { page } = desk;
    await page.goto("/");
    await expect.poll(() => new URL(page.url()).pathname).toBe("/cases");
  });

  test("a day that is typed by half is said, and keeps the form back; a year has four digits", async () => {
    const { page } = desk;
    await openIntake(page);
    expect(await birth(page).getAttribute("max")).toBe("9999-12-31");
    await birth(page).focus();
    await page.keyboard.type("1");
    await page.keyboard.press("Control+Enter");
    await victim(page).getByText("日期没有填完整").waitFor();
    await birth(page).fill("1990-02-03");
    await expect.poll(() => victim(page).getByText("日期没有填完整").count()).toBe(0);
    expect(page.url()).toContain("/cases/new/");
  });

  test("faults come into view, in the order of the page and by whose they are", async () => {
    const { page } = desk;
    await openIntake(page);
    await victim(page).getByLabel("电话").fill("12");
    await victim(page).getByLabel("证件号码").fill("123");
    await account(page).focus();
    await page.keyboard.press("Control+Enter");
    const faults = page.locator(".form-faults");
    await faults.waitFor();
    await expect.poll(() => faults.evaluate((top) => top.getBoundingClientRect().top >= 0)).toBe(true);
    const said = await faults.getByRole("listitem").allInnerTexts();
    expect(said.filter((one) => one.startsWith("受害人："))).toHaveLength(2);
    expect(said.findIndex((one) => one.startsWith("受害人："))).toBeGreaterThan(0);
  });

  test("two calls are written down in two pages and never mixed; a page that is gone leaves its call to the next", async () => {
    const first = desk.page;
    await first.getByRole("button", { name: "清空" }).click();
    await account(first).fill("第一通");
    await kept(first);
    const second = await desk.page.context().newPage();
    await openIntake(second);
    expect(await account(second).inputValue()).toBe("");
    await account(second).fill("第二通");
    await kept(second);
    await first.reload();
    await expect.poll(() => account(first).inputValue()).toBe("第一通");
    await second.close();
    const third = await desk.page.context().newPage();
    await openIntake(third);
    await expect.poll(() => account(third).inputValue()).toBe("第二通");
    await third.close();
  });

  test("what was cleared by mistake comes back", async () => {
    const { page } = desk;
    await page.getByRole("button", { name: "清空" }).click();
    await expect.poll(() => account(page).inputValue()).toBe("");
    await page.getByRole("button", { name: "撤销清空" }).click();
    await expect.poll(() => account(page).inputValue()).toBe("第一通");
  });

  test("what was taken in and never answered is opened once, though the page was loaded anew", async () => {
    const { page } = desk;
    await choose(page, "来源", "热线");
    await choose(page, "目前是否仍处危险中", "否");
    await kept(page);
    const before = (await queueOf(page)).length;
    await page.route("**/api/cases", async (route) => {
      if (route.request().method() !== "POST") return await route.continue();
      await route.fetch();
      await route.abort("connectionreset");
    });
    await page.keyboard.press("Control+Enter");
    await page.locator(".form-faults-top").waitFor();
    await page.unroute("**/api/cases");
    await page.reload();
    await expect.poll(() => account(page).inputValue()).toBe("第一通");
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/\/cases\/(?!new)/u);
    id = openedCase(page);
    expect((await queueOf(page)).length).toBe(before + 1);
  });

  test("what is typed for an action stays when the page is loaded anew; the keyboard opens the menu and comes back to it", async () => {
    const { page } = desk;
    await openCasePage(page, id);
    const drawer = await begin(page, "更正");
    await drawer.getByLabel("理由").fill("来电人补充");
    await page.keyboard.press("Escape");
    await untilClosed(drawer);
    const menu = page.getByRole("button", { name: /更多操作/u });
    await expect.poll(() => menu.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press("ArrowDown");
    const inMenu = () => page.evaluate(() => document.activeElement?.closest("[role=menu]") !== null);
    await expect.poll(inMenu).toBe(true);
    await page.keyboard.press("Escape");
    await page.reload();
    const again = await begin(page, "更正");
    await expect.poll(() => again.getByLabel("理由").inputValue()).toBe("来电人补充");
    await page.keyboard.press("Escape");
    await untilClosed(again);
  });

  test("who the caller is may be added by a correction", async () => {
    const { page } = desk;
    await page.locator("#case-facts").waitFor();
    const drawer = await begin(page, "更正");
    await drawer.getByRole("button", { name: "添加受害人" }).or(victim(page)).first().waitFor();
    if ((await victim(page).getByLabel("姓名").count()) === 0) {
      await drawer.getByRole("button", { name: "添加受害人" }).click();
    }
    await victim(page).getByLabel("姓名").fill("示例庚");
    await drawer.getByLabel("理由").fill("来电人补充");
    await submit(page, "更正");
    const record = await recordOf(page, id);
    expect(record.parties["victim"]?.[0]?.parts["name"]).toBe("示例庚");
  });

  test("a child who is known already is shown while typing on the children's line too", async () => {
    const { page } = desk;
    await page.goto("/cases/new/child-protection-hotline");
    const child = page.getByRole("group", { name: /未成年人/u });
    if ((await child.getByLabel("姓名").count()) === 0)
      await page.getByRole("button", { name: "添加未成年人" }).click();
    await child.getByLabel("姓名").fill("示例己");
    await child.getByLabel("出生日期").fill("2014-05-01");
    const known = page.locator(".intake-candidates");
    await known.waitFor();
    await expect.poll(() => known.innerText()).toMatch(/CHP[CH]-990101/u);
  });
});
