import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, untilClosed, type Visitor, visitAs } from "./browser.ts";
import {
  atRest,
  begin,
  drawAnew,
  openCasePage,
  openedCase,
  queueOf,
  recordOf,
  submit,
} from "./case-visit.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

const place = "临江路七号地下室";
const account = "丈夫持棍棒威胁";
const title = "登记：反家庭暴力多部门联动处置";

/** A woman calls about violence: written down while she speaks, the police told, and her place known to nobody else. */
describe.skipIf(browserPath === undefined)("a call about violence", () => {
  let application: RunningApplication;
  let browser: Browser;
  let desk: Visitor;
  let police: Visitor;
  let supervisor: Visitor;
  let id = "";

  beforeAll(async () => {
    const opened = await openApplication();
    ({ application, browser } = opened);
    desk = await visitAs(browser, application, "hotline");
    police = await visitAs(browser, application, "police");
    supervisor = await visitAs(browser, application, "supervisor");
    return opened.close;
  }, startTimeout);
  afterAll(() => undefined);

  const victim = (page: Page) => page.getByRole("group", { name: /受害人/u });

  test("is written down by keyboard on one screen; the answers propose red, and what must follow is said", async () => {
    const { page } = desk;
    await page.goto("/cases/new/dv-case");
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    const side = page.locator(".intake-side");
    await expect.poll(() => side.innerText()).toMatch(/黄[\s\S]*情况不明/u);
    // the first question has the focus: one key answers, one goes on
    await expect.poll(() => page.locator(".intake-form :focus").count()).toBe(1);
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expect.poll(() => side.innerText()).toMatch(/红[\s\S]*系统按情况判定[\s\S]*2 小时内 首次接触/u);
    await page.getByLabel("受害人现住处", { exact: true }).fill(place);
    await page.getByLabel("经过", { exact: true }).fill(account);
    await atRest(page);
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("shows while typing who may be known already", async () => {
    const { page } = desk;
    await victim(page).getByLabel("姓名").fill("示例甲");
    await victim(page).getByLabel("电话").fill("13800000001");
    const known = page.locator(".intake-candidates");
    await known.waitFor();
    await expect.poll(() => known.innerText()).toMatch(/DVC-990101[\s\S]*反家庭暴力[\s\S]*不会自动合并/u);
  });

  test("survives a reload, and the browser keeps no plain word of it", async () => {
    const { page } = desk;
    await page.getByText("草稿已加密保存在本机").waitFor();
    await page.reload();
    await expect.poll(() => page.getByLabel("受害人现住处", { exact: true }).inputValue()).toBe(place);
    await expect.poll(() => victim(page).getByLabel("姓名").inputValue()).toBe("示例甲");
    const kept = await page.evaluate(keptInBrowser);
    expect(kept.drafts).toBe(1);
    for (const word of [place, account, "示例甲", "13800000001"]) expect(kept.text).not.toContain(word);
  });

  test("is opened by Ctrl+Enter, and the police are told with one action", async () => {
    const { page } = desk;
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/\/cases\/(?!new)/u);
    await page.locator("#case-facts").waitFor();
    id = openedCase(page);
    await expect.poll(() => page.locator(".page-head-state").innerText()).toMatch(/已受理[\s\S]*红/u);
    await begin(page, "移送公安");
    await submit(page, "移送公安");
    const next = page.getByRole("region", { name: "下一步" });
    await expect.poll(() => next.innerText()).toMatch(/移送公安：签收[\s\S]*首次接触/u);
    await expect.poll(() => page.getByRole("region", { name: "转出事项" }).innerText()).toMatch(/已发出/u);
    await drawAnew(page);
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("is acknowledged from the inbox of the police, who see what they need", async () => {
    const { page } = police;
    await page.goto("/referrals");
    const { row } = await recordOf(desk.page, id);
    const link = page.getByRole("link", { name: new RegExp(row.number, "u") });
    await link.waitFor();
    expect(await seriousBarriers(page)).toEqual([]);
    await link.click();
    await page.locator("#case-facts").waitFor();
    await expect.poll(() => page.getByRole("region", { name: "情况" }).innerText()).toContain(place);
    await begin(page, "签收");
    await submit(page, "签收");
    await expect
      .poll(async () => (await recordOf(desk.page, id)).referrals.map(({ state }) => state))
      .toEqual(["acknowledged"]);
    await openCasePage(desk.page, id);
    const next = desk.page.getByRole("region", { name: "下一步" });
    await expect.poll(() => next.innerText()).toMatch(/首次接触[\s\S]*移送公安：反馈/u);
  });

  test("is seen by the supervisor without the place: neither on the page nor in any answer", async () => {
    const { page } = supervisor;
    const answers: string[] = [];
    page.on("response", (response) => {
      if (new URL(response.url()).pathname.startsWith("/api/"))
        void response.text().then(
          (text) => answers.push(text),
          () => undefined,
        );
    });
    await page.goto("/cases");
    await page.getByRole("heading", { level: 1, name: "我的待办" }).waitFor();
    await openCasePage(page, id);
    await expect.poll(() => page.getByRole("region", { name: "下一步" }).innerText()).toContain("首次接触");
    expect((await queueOf(page)).map((row) => row.id)).toContain(id);
    const record = await page.request.get(`/api/cases/${id}`);
    const told = [...answers, await record.text(), await page.locator("body").innerText()].join("\n");
    expect(told).toContain(id);
    expect(told).not.toContain(place);
    expect(told).not.toContain(account);
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("goes out in a file when the supervisor agrees, masked, and the log of reads says who has it", async () => {
    const { page } = desk;
    await page.goto("/case-exports");
    await page.getByRole("button", { name: "申请导出" }).click();
    const form = page.getByRole("dialog");
    const system = form.getByRole("combobox", { name: "服务系统" });
    await system.click();
    await system.fill("反家庭暴力多");
    await page.locator(".ant-select-item-option").first().click();
    await form.getByLabel("当事人（掩码）").check();
    await form.getByLabel("用途").fill("年度案件质量评查");
    await form.getByLabel("依据").fill("反家庭暴力法第四条");
    await atRest(page);
    expect(await seriousBarriers(page)).toEqual([]);
    await form.getByRole("button", { name: "提交申请" }).click();
    await untilClosed(form);
    await expect.poll(() => page.getByRole("table").innerText()).toMatch(/反家庭暴力[\s\S]*待批准/u);
    const second = supervisor.page;
    await second.goto("/case-exports");
    await second.getByRole("button", { name: "审批导出申请" }).waitFor();
    await expect.poll(() => second.locator(".tab-count").innerText()).toBe("1");
    await second.getByRole("button", { name: "审批导出申请" }).click();
    const decision = second.getByRole("dialog");
    await decision.getByText("反家庭暴力法第四条").waitFor();
    await decision.getByRole("button", { name: "同意", exact: true }).click();
    await untilClosed(decision);
    await page.reload();
    const fetched = page.waitForEvent("download");
    await page.getByRole("button", { name: "取件" }).click();
    expect((await fetched).suggestedFilename()).toMatch(/^个案导出 export-\w+\.xlsx$/u);
    await expect.poll(() => page.getByRole("table").innerText()).toContain("还可取 2 次");
    expect(await seriousBarriers(page)).toEqual([]);
    await second.goto("/case-reads");
    await expect.poll(() => second.getByRole("table").innerText()).toMatch(/导出[\s\S]*获批导出/u);
    expect(await second.locator("body").innerText()).not.toContain("示例甲");
    expect(await seriousBarriers(second)).toEqual([]);
  });

  test("nothing threw", () => {
    for (const { faults } of [desk, police, supervisor]) expect(faults).toEqual([]);
  });
});

/** Runs in the browser: everything that it keeps, as text. */
async function keptInBrowser(): Promise<{ drafts: number; text: string }> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open("halfsky-intake");
    opening.addEventListener("success", () => resolve(opening.result));
    opening.addEventListener("error", () => reject(new Error("not opened")));
  });
  const rows = await new Promise<unknown[]>((resolve, reject) => {
    const asked = database.transaction("drafts").objectStore("drafts").getAll();
    asked.addEventListener("success", () => resolve(asked.result));
    asked.addEventListener("error", () => reject(new Error("not read")));
  });
  database.close();
  const shown = (value: unknown): string =>
    value instanceof ArrayBuffer || value instanceof Uint8Array
      ? new TextDecoder().decode(value)
      : typeof value === "object" && value !== null
        ? Object.values(value).map(shown).join(" ")
        : String(value);
  const text = [...rows.map(shown), JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join("\n");
  return { drafts: rows.length, text };
}
