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
  recordOf,
  submit,
} from "./case-visit.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";
import { keepApplication } from "./submission-visit.ts";

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
    await expect.poll(() => page.locator(".intake-side").innerText()).toMatch(/绿[\s\S]*系统按情况判定/u);
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

  test("visits without a network: kept enciphered, sent once, and decided by the mediator where others went on", async () => {
    const { page } = mediator;
    const context = page.context();
    let line: "passes" | "cut" | "answer-lost" = "passes";
    await context.route("**/api/**", async (route) => {
      const gone = () => undefined;
      const request = route.request();
      if (line === "cut") return await route.abort("internetdisconnected").catch(gone);
      if (line === "answer-lost" && request.method() === "POST") {
        const { origin = application.address } = request.headers();
        const headers = { "content-type": "application/json", origin };
        await context.request.post(request.url(), { headers, data: request.postData() ?? "" });
        return await route.abort("connectionreset").catch(gone);
      }
      return await route.fallback().catch(gone);
    });
    const setLine = async (next: typeof line) => {
      line = next;
      await context.setOffline(next === "cut");
    };
    const visit = async (found: string) => {
      const drawer = await begin(page, "走访");
      await choose(drawer, "目前是否仍处危险中", "否");
      await choose(drawer, "立案后是否再次发生", "否");
      await drawer.getByLabel("走访情况", { exact: true }).fill(found);
      await submit(page, "走访");
    };
    const visits = async () =>
      (await recordOf(head.page, id)).history.filter(({ action }) => action === "visit").length;
    const notes = page.locator(".waiting-notes");
    const panel = page.getByRole("region", { name: "断网时的操作" });
    const before = await visits();
    await keepApplication(page);
    await openCasePage(page, id);
    await expect.poll(() => rowsKept(page, "records")).toHaveLength(1);

    // cut, closed and opened again: the case stands there, and the visit waits
    await setLine("cut");
    await openCasePage(page, id);
    await page
      .getByText(/没有网络：显示的是/u)
      .first()
      .waitFor();
    await visit("断网走访，双方平静");
    await expect.poll(() => notes.innerText()).toContain("1 项个案操作等待发送");
    await expect.poll(() => panel.innerText()).toMatch(/等待发送[\s\S]*断网走访，双方平静/u);
    const kept = [...(await rowsKept(page, "actions")), ...(await rowsKept(page, "records"))].join("\n");
    expect(kept).not.toMatch(/断网走访|试验当事人|走访/u);
    await atRest(page);
    expect(await seriousBarriers(page)).toEqual([]);
    expect(await visits()).toBe(before);
    await setLine("passes");
    await notes.waitFor({ state: "detached" });
    await expect.poll(visits).toBe(before + 1);

    // its answer is lost: it is sent twice and done once
    await openCasePage(page, id);
    await setLine("answer-lost");
    await visit("再次走访");
    await expect.poll(() => notes.innerText()).toContain("等待发送");
    expect(await visits()).toBe(before + 2);
    await setLine("passes");
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await notes.waitFor({ state: "detached" });
    expect(await visits()).toBe(before + 2);

    // others went on meanwhile: both are shown, and she decides
    for (const [round, choice] of (["仍然发送", "放弃"] as const).entries()) {
      await openCasePage(page, id);
      await setLine("cut");
      await visit(`第${round + 1}次断网走访`);
      await panel.waitFor();
      const { row } = await recordOf(head.page, id);
      const noted = await head.page.request.post(`/api/cases/${id}/actions`, {
        headers: { origin: application.address },
        data: {
          action: "add-note",
          transactionId: crypto.randomUUID(),
          baseVersion: row.version,
          details: { reason: `督导第${round + 1}次提醒` },
        },
      });
      expect(noted.status()).toBe(200);
      await setLine("passes");
      await expect.poll(() => notes.innerText()).toContain("1 项待您决定");
      await expect
        .poll(() => panel.innerText())
        .toMatch(/他人的办理[\s\S]*尹明德[\s\S]*您的操作[\s\S]*断网走访/u);
      await atRest(page);
      expect(await seriousBarriers(page)).toEqual([]);
      await panel.getByRole("button", { name: choice }).click();
      await notes.waitFor({ state: "detached" });
    }
    await expect.poll(visits).toBe(before + 3);
    await context.unroute("**/api/**");
    await openCasePage(page, id);
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

/** What this browser kept of cases, as text: enciphered bytes and their keys of the table. */
async function rowsKept(page: Page, table: "actions" | "records"): Promise<readonly string[]> {
  return await page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open("halfsky-cases");
      opening.addEventListener("success", () => resolve(opening.result));
      opening.addEventListener("error", () => reject(new Error("nothing is kept")));
    });
    try {
      const rows = await new Promise<readonly { readonly id: string; readonly bytes: ArrayBuffer }[]>(
        (resolve, reject) => {
          const all = database.transaction(name).objectStore(name).getAll();
          all.addEventListener("success", () => resolve(all.result));
          all.addEventListener("error", () => reject(new Error("nothing can be read")));
        },
      );
      return rows.map(({ id, bytes }) => `${id} ${new TextDecoder().decode(bytes)}`);
    } finally {
      database.close();
    }
  }, table);
}
