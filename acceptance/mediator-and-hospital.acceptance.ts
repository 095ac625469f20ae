import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import {
  atRest,
  begin,
  choose,
  drawAnew,
  drawerOf,
  openCasePage,
  openedCase,
  pick,
  queueOf,
  submit,
} from "./case-visit.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

const asked = ["目前是否仍处危险中", "是否使用或威胁使用器械", "是否扬言杀害、伤害", "是否反复发生"];
const more = ["是否多次报警", "是否长期矛盾、分居或诉讼离婚", "是否涉赌、酗酒、吸毒", "未成年人是否受影响"];

/** A mediator settles a dispute that a second person closes; agencies do their items of a birth. */
describe.skipIf(browserPath === undefined)("a mediator's dispute and a hospital's birth", () => {
  let application: RunningApplication;
  let browser: Browser;
  let mediator: Visitor;
  let head: Visitor;
  let hospital: Visitor;
  let centre: Visitor;
  let id = "";

  beforeAll(async () => {
    const opened = await openApplication();
    ({ application, browser } = opened);
    mediator = await visitAs(browser, application, "mediator");
    head = await visitAs(browser, application, "mediation-head");
    hospital = await visitAs(browser, application, "hospital");
    centre = await visitAs(browser, application, "disease-control");
    return opened.close;
  }, startTimeout);
  afterAll(() => undefined);

  const state = (page: Page) => page.locator(".page-head-state").innerText();

  test("what is missing is said beside the question; calm answers propose green", async () => {
    const { page } = mediator;
    await page.goto("/cases/new/family-dispute-mediation");
    await choose(page, "来源", "来访");
    for (const question of [...asked, ...more]) await choose(page, question, "否");
    await choose(page, "伤情", "无");
    await expect.poll(() => page.locator(".intake-side").innerText()).toMatch(/绿[\s\S]*系统建议/u);
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => page.locator(".case-fault").first().innerText()).toContain("纠纷类型");
    await atRest(page);
    expect(await seriousBarriers(page)).toEqual([]);
    await pick(page, page, "纠纷类型", "家庭财产");
    await page
      .getByRole("group", { name: /当事人甲/u })
      .getByLabel("姓名")
      .fill("试验当事人");
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/\/cases\/(?!new)/u);
    await page.locator("#case-facts").waitFor();
    id = openedCase(page);
    await expect.poll(() => state(page)).toMatch(/待调处[\s\S]*绿/u);
  });

  test("is taken, visited and settled", async () => {
    const { page } = mediator;
    const take = await begin(page, "指派调解员");
    await pick(page, take, "承办人", "贺和风");
    await submit(page, "指派调解员");
    await expect.poll(() => state(page)).toContain("调解中");
    const visit = await begin(page, "走访");
    await choose(visit, "目前是否仍处危险中", "否");
    await choose(visit, "立案后是否再次发生", "否");
    await visit.getByLabel("走访情况", { exact: true }).fill("双方愿意协商");
    await submit(page, "走访");
    const settle = await begin(page, "调解结束");
    await choose(settle, "结果", "调解成功");
    await choose(settle, "是否在矛调中心一地办结", "是");
    await submit(page, "调解结束");
    await expect.poll(() => state(page)).toContain("回访期");
  });

  test("is closed only when a second person agrees", async () => {
    const { page } = mediator;
    await begin(page, "办结");
    await submit(page, "办结");
    const next = page.getByRole("region", { name: "下一步" });
    await expect.poll(() => next.innerText()).toContain("须由另一人确认");
    await expect.poll(() => next.getByRole("button", { name: "同意", exact: true }).count()).toBe(0);
    await expect.poll(() => state(page)).toContain("回访期");
    await openCasePage(head.page, id);
    await head.page.getByRole("button", { name: "同意", exact: true }).click();
    await drawerOf(head.page, "复核同意");
    await submit(head.page, "复核同意");
    await expect.poll(() => state(head.page)).toContain("已办结");
    await drawAnew(head.page);
    expect(await seriousBarriers(head.page)).toEqual([]);
  });

  test("a hospital acknowledges what was sent to it and gives its answer", async () => {
    const { page } = hospital;
    await page.goto("/referrals");
    await page
      .getByRole("link", { name: /转诊进一步检查/u })
      .first()
      .click();
    await page.locator("#case-facts").waitFor();
    await begin(page, "签收");
    await submit(page, "签收");
    const top = page.locator(".page-head-actions");
    await expect.poll(() => top.getByRole("button", { name: "签收", exact: true }).count()).toBe(0);
    const answer = await begin(page, "反馈");
    await choose(answer, "是否早诊", "是");
    await choose(answer, "诊断结论", "早期或癌前");
    await submit(page, "反馈");
    await page.goto("/referrals?state=answered");
    await page
      .getByRole("link", { name: /转诊进一步检查/u })
      .first()
      .waitFor();
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("an item of a birth is done by its agency, and the window sees it at once", async () => {
    const birth = (await queueOf(hospital.page)).find(({ system }) => system === "birth-one-thing");
    if (birth === undefined) throw new Error("no birth in the sample");
    await openCasePage(hospital.page, birth.id);
    await hospital.page.getByRole("heading", { name: "联办事项：已办结 1 项，共 5 项" }).waitFor();
    await openCasePage(centre.page, birth.id);
    await centre.page
      .getByRole("row", { name: /预防接种证/u })
      .getByRole("button", { name: "办结" })
      .click();
    await drawerOf(centre.page, "办结事项");
    await submit(centre.page, "办结事项");
    await openCasePage(hospital.page, birth.id);
    await hospital.page.getByRole("heading", { name: "联办事项：已办结 2 项，共 5 项" }).waitFor();
    expect(await seriousBarriers(hospital.page)).toEqual([]);
  });

  test("nothing threw", () => {
    for (const { faults } of [mediator, head, hospital, centre]) expect(faults).toEqual([]);
  });
});
