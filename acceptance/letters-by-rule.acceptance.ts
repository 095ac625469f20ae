import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import { begin, choose, drawAnew, openCasePage, pick, queueOf, recordOf, submit } from "./case-visit.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

/**
 * The police did not accept a report in time, and the clock called for a letter: the office learns why, writes and issues
 * it, the police answer, and a second person of the office closes it.
 */
describe.skipIf(browserPath === undefined)("a letter that a late clock called for", () => {
  let application: RunningApplication;
  let browser: Browser;
  let office: Visitor;
  let second: Visitor;
  let police: Visitor;
  let letter = "";

  beforeAll(async () => {
    const opened = await openApplication();
    ({ application, browser } = opened);
    office = await visitAs(browser, application, "office-duty");
    second = await visitAs(browser, application, "office-duty-head");
    police = await visitAs(browser, application, "police");
    return opened.close;
  }, startTimeout);

  test("arrives by a message that leads to it, and says where it came from, who is late since when, and what to do", async () => {
    const { page } = office;
    await page.goto("/notifications");
    const told = page.locator(".notification", { hasText: "由系统按规则提出，请办理" });
    await told.getByRole("link").click();
    await page.locator("#case-facts").waitFor();
    letter = decodeURIComponent(new URL(page.url()).pathname.replace("/cases/", ""));
    expect((await queueOf(page)).map(({ id }) => id)).toContain(letter);
    const origin = page.locator(".case-origin");
    await origin.getByText("本件由平台登记").waitFor();
    expect(await origin.getByRole("link").innerText()).toMatch(/^DVR-990101-.* 家庭暴力发现与强制报告$/u);
    await origin.getByText("现在可办：拟督办稿、无需督办。").waitFor();
    const fact = (name: string) =>
      page.locator(".case-facts div", { hasText: name }).locator("dd").innerText();
    expect(await fact("逾期的时限")).toContain("公安受理");
    expect(await fact("原定期限")).toMatch(/^20\d\d-\d\d-\d\d$/u);
    expect(await fact("逾期单位")).toContain("云汀市公安局鹤汀分局");
    // nobody's name went along
    expect(await page.locator("main").innerText()).not.toContain("示例壬");
    expect(await seriousBarriers(page)).toEqual([]);
    await picture(page, "called");
  });

  test("is written and issued by the office, with a document that stays with it", async () => {
    const { page } = office;
    const draft = await begin(page, "拟督办稿");
    await pick(page, draft, "方式", "督办函");
    await choose(draft, "发文单位", "妇儿工委办");
    await draft.getByLabel("事由与建议", { exact: true }).fill("请在三日内受理并答复报告人");
    await submit(page, "拟督办稿");
    const issue = await begin(page, "发公安");
    await issue.getByLabel("文号", { exact: true }).fill("云妇儿督〔2026〕1号");
    await issue.getByLabel("发出日期", { exact: true }).fill("2026-03-02");
    await submit(page, "发公安");
    await expect.poll(async () => (await recordOf(page, letter)).row.state).toBe("issued");
    await drawAnew(page);
    await page.getByText("回复时限").first().waitFor();
    expect(await seriousBarriers(page)).toEqual([]);
    await picture(page, "issued");
  });

  test("is answered by the police, who see the number of the case and the letter", async () => {
    const { page } = police;
    await openCasePage(page, letter);
    expect(await page.locator("main").innerText()).toContain("请在三日内受理并答复报告人");
    await begin(page, "签收");
    await submit(page, "签收");
    const reply = await begin(page, "反馈");
    await choose(reply, "采纳情况", "采纳");
    await reply.getByLabel("回复内容", { exact: true }).fill("已受理，并告知报告人");
    await submit(page, "反馈");
    await picture(page, "answered");
  });

  test("is closed by a second person, never by the one who proposed it", async () => {
    const { page } = office;
    await openCasePage(page, letter);
    const received = await begin(page, "收到回复");
    await choose(received, "采纳情况", "采纳");
    await received.getByLabel("回复内容", { exact: true }).fill("已受理，并告知报告人");
    await submit(page, "收到回复");
    await begin(page, "办结");
    await submit(page, "办结");
    await drawAnew(page);
    await page.getByText(/须由另一人确认/u).waitFor();
    expect(await page.getByRole("button", { name: "同意", exact: true }).count()).toBe(0);
    await openCasePage(second.page, letter);
    await second.page.getByRole("button", { name: "同意", exact: true }).click();
    await submit(second.page, "复核同意");
    await expect.poll(async () => (await recordOf(second.page, letter)).row.phase).toBe("closed");
    await drawAnew(second.page);
    // a closed one asks nothing of anybody
    expect(await second.page.getByText("现在可办").count()).toBe(0);
    expect(await seriousBarriers(second.page)).toEqual([]);
    await picture(second.page, "closed");
  });

  test("nothing threw", () => {
    expect([...office.faults, ...second.faults, ...police.faults]).toEqual([]);
  });
});

/** A picture for who wants to look: HALFSKY_PICTURES names its folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["HALFSKY_PICTURES"];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/letter-${name}.png`, fullPage: true });
}
