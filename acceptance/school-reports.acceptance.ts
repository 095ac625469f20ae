import { receiptState } from "@halfsky/api-contract";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import { atRest, begin, choose, pick, submit } from "./case-visit.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

/** A teacher without an account reports on her telephone, and comes back with a number and a code to learn what became of it. */
describe.skipIf(browserPath === undefined)("a report by telephone", () => {
  let application: RunningApplication;
  let browser: Browser;
  let telephone: Page;
  let police: Visitor;
  const faults: string[] = [];
  let number = "";
  let code = "";

  beforeAll(async () => {
    const opened = await openApplication();
    ({ application, browser } = opened);
    police = await visitAs(browser, application, "police");
    const context = await browser.newContext({
      baseURL: application.address,
      viewport: { width: 390, height: 844 },
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      isMobile: true,
      hasTouch: true,
    });
    telephone = await context.newPage();
    telephone.on("pageerror", (error) => faults.push(error.message));
    return opened.close;
  }, startTimeout);
  afterAll(() => undefined);

  const look = async (typed: string) => {
    await telephone.goto("/public/receipts");
    await telephone.getByLabel("编号", { exact: true }).fill(number);
    await telephone.getByLabel("查询码", { exact: true }).fill(typed);
    await telephone.getByRole("button", { name: "查询", exact: true }).click();
  };

  test("is found from the page of signing in, without an account", async () => {
    await telephone.goto("/sign-in");
    await telephone.getByRole("link", { name: "报告与求助", exact: true }).click();
    await telephone.waitForURL("**/public/reports");
    await atRest(telephone);
    expect(await seriousBarriers(telephone)).toEqual([]);
    await telephone.getByRole("link", { name: /强制报告/u }).click();
    await telephone.waitForURL("**/public/reports/mandatory-report-minors");
    await telephone.goto("/public/receipts");
    await telephone.getByRole("button", { name: "查询", exact: true }).click();
    await telephone.getByText("请填写编号。").waitFor();
    await telephone.getByText("请填写查询码。").waitFor();
  });

  test("says all that is missing at once, the area too, and no finding of a time to come is taken", async () => {
    await telephone.goto("/public/reports/mandatory-report-minors");
    await telephone.getByLabel("发现时间", { exact: true }).fill("2099-01-05T08:30");
    await telephone.getByRole("button", { name: "提交报告" }).click();
    const faults = telephone.locator(".form-faults");
    await faults.waitFor();
    const said = (await faults.getByRole("listitem").allInnerTexts()).join("\n");
    for (const subject of ["发生在哪里", "报告情形", "报告主体", "发现时间"]) expect(said).toContain(subject);
    expect(await telephone.locator(".form-faults-top:focus").count()).toBe(1);
  });

  test("begins with help to decide; what is missing is said at its place", async () => {
    await telephone.goto("/public/reports/mandatory-report-minors");
    await telephone.getByText("请先拨打 110").waitFor();
    const help = telephone.getByRole("button", { name: /多处受伤/u });
    await help.click();
    await expect.poll(() => help.getAttribute("aria-pressed")).toBe("true");
    await pick(telephone, telephone, "发生在哪里", "鹤汀区");
    // the form of that county is read; the button waits for it
    await atRest(telephone);
    await telephone.getByRole("button", { name: "提交报告" }).click();
    await telephone.locator(".case-fault").first().waitFor();
    const width = await telephone.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    await atRest(telephone);
    expect(await seriousBarriers(telephone)).toEqual([]);
  });

  test("is answered with a number and a code, and nothing else", async () => {
    await pick(telephone, telephone, "报告主体", "学校、幼儿园");
    await telephone.getByLabel("发现时间", { exact: true }).fill("2026-01-05T08:30");
    await telephone.getByLabel("发现的情况", { exact: true }).fill("手臂多处瘀伤，说法前后不一");
    await telephone.getByRole("button", { name: "提交报告" }).click();
    const receipt = telephone.locator(".public-receipt dd");
    await receipt.first().waitFor();
    number = await receipt.nth(0).innerText();
    code = await receipt.nth(1).innerText();
    expect(number).toMatch(/^MARM-990101-/u);
    expect(code.length).toBeGreaterThanOrEqual(8);
    expect(await seriousBarriers(telephone)).toEqual([]);
  });

  test("tells its state to whoever has both, and to nobody with a wrong code", async () => {
    await look(code);
    await telephone.getByText("已收到，正在办理").waitFor();
    await look("AAAA-AAAA-AAAA");
    await telephone.getByRole("alert").waitFor();
    await expect.poll(() => telephone.locator(".public-answer").count()).toBe(0);
  });

  test("is accepted and decided by the police, who tell the reporter", async () => {
    const { page } = police;
    await page.goto("/referrals");
    await page.getByRole("link", { name: new RegExp(number, "u") }).click();
    await page.locator("#case-facts").waitFor();
    // to whom a case was handed its course is not told; what she may do next says enough
    const offered = (action: string) =>
      page.locator(".page-head-actions").getByRole("button", { name: action, exact: true }).waitFor();
    await begin(page, "受理");
    await submit(page, "受理");
    await offered("作出处理决定");
    const decision = await begin(page, "作出处理决定");
    await choose(decision, "公安处理结果", "治安处罚");
    await decision.getByLabel("处理决定日期", { exact: true }).fill("2026-01-06");
    await submit(page, "作出处理决定");
    await offered("告知报告人处理结果");
    const told = await begin(page, "告知报告人处理结果");
    await choose(told, "告知方式", "电话");
    await submit(page, "告知报告人处理结果");
    // with its last word the case is closed: of it the police keep their own decision, and nothing that they were shown
    await page.getByText("个案已办结：这里保留本单位自己的反馈").waitFor();
    await page.getByText("治安处罚").first().waitFor();
    expect(await page.locator("main").innerText()).not.toMatch(/瘀伤|本单位可见/u);
    await atRest(page);
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("says at the end what was decided, and that she was told; no other word of the case", async () => {
    await look(code);
    await telephone.getByText("已由办理机关告知报告人。").waitFor();
    await expect.poll(() => telephone.locator(".public-answer").innerText()).toContain("已办结");
    const answer = await telephone.request.post("/api/public/receipts", { data: { number, code } });
    const text = await answer.text();
    expect(Object.keys(receiptState.strict().parse(JSON.parse(text)))).toHaveLength(5);
    await telephone.getByText("治安处罚").waitFor();
    expect(text).not.toMatch(/瘀伤|2026-01-06|电话/u);
    const wrong = await telephone.request.post("/api/public/receipts", { data: { number, code: "AAAA" } });
    expect(wrong.status()).toBe(404);
    expect((await telephone.request.get("/api/cases")).status()).toBe(401);
  });

  test("nothing threw", () => {
    expect([...faults, ...police.faults]).toEqual([]);
  });
});
