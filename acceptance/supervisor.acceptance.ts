import { auditList, caseList, notificationList, outsideDifferenceList } from "@halfsky/api-contract";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import { atRest, drawerOf, openCasePage, pick, queueOf, recordOf, submit } from "./case-visit.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

/** Who stands above cases sees what is late and who is silent; a sealed case is nowhere for others; every reading can be found. */
describe.skipIf(browserPath === undefined)("a supervisor, an auditor and an administrator", () => {
  let application: RunningApplication;
  let browser: Browser;
  let supervisor: Visitor;
  let desk: Visitor;
  let auditor: Visitor;
  let administrator: Visitor;
  let caseworker: Visitor;
  let office: Visitor;
  let civil: Visitor;
  let sealed = "";

  beforeAll(async () => {
    const opened = await openApplication();
    ({ application, browser } = opened);
    supervisor = await visitAs(browser, application, "supervisor");
    desk = await visitAs(browser, application, "hotline");
    auditor = await visitAs(browser, application, "auditor");
    administrator = await visitAs(browser, application, "sysadmin");
    caseworker = await visitAs(browser, application, "caseworker");
    office = await visitAs(browser, application, "office");
    civil = await visitAs(browser, application, "civil-affairs");
    return opened.close;
  }, startTimeout);
  afterAll(() => undefined);

  const casesOf = async (page: Page) =>
    caseList.parse(await (await page.request.get("/api/cases?system=dv-case")).json()).rows;

  test("what is late stands on top, with how long", async () => {
    const { page } = supervisor;
    await page.goto("/cases");
    await expect.poll(() => page.locator(".case-counts .is-late").innerText()).toMatch(/已超时 [1-9]/u);
    await expect.poll(() => page.locator(".case-first").innerText()).toMatch(/最急[\s\S]*超时/u);
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("of a silent agency she was told, and the case says who is silent", async () => {
    const { page } = supervisor;
    const silent = async () =>
      (await queueOf(page)).find(
        ({ system, nextDeadline }) =>
          system === "dv-case" &&
          nextDeadline?.late === true &&
          nextDeadline.name.startsWith("referral:police"),
      );
    await expect.poll(async () => (await silent())?.id ?? "").not.toBe("");
    const row = await silent();
    if (row === undefined) throw new Error("no silent referral");
    const told = async () =>
      notificationList
        .parse(await (await page.request.get("/api/notifications")).json())
        .notifications.map(({ words }) => words.zh)
        .join("\n");
    await expect.poll(told).toContain(row.number);
    await openCasePage(page, row.id);
    await expect
      .poll(() => page.getByRole("region", { name: "下一步" }).innerText())
      .toMatch(/超时[\s\S]*移送公安：签收/u);
    await expect.poll(() => page.getByRole("region", { name: "转出事项" }).innerText()).toContain("已发出");
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("as second person she closes what a colleague proposed", async () => {
    const { page } = supervisor;
    const waiting = (await queueOf(page)).find(({ why }) => why.includes("second-person"));
    if (waiting === undefined) throw new Error("nothing waits for a second person");
    await openCasePage(page, waiting.id);
    await page.getByRole("button", { name: "同意", exact: true }).click();
    await drawerOf(page, "复核同意");
    await submit(page, "复核同意");
    await expect.poll(() => page.locator(".page-head-state").innerText()).toContain("已结案");
  });

  test("a sealed case is there for its handlers only; for a colleague of the same desk it does not exist", async () => {
    const { page } = supervisor;
    const records = await Promise.all((await casesOf(page)).map(({ id }) => recordOf(page, id)));
    const own = records.find((record) => record.sealed);
    if (own === undefined) throw new Error("no sealed case in the sample");
    sealed = own.row.id;
    expect((await casesOf(desk.page)).map(({ id }) => id)).not.toContain(sealed);
    const hidden = await desk.page.request.get(`/api/cases/${sealed}`);
    const unknown = await desk.page.request.get(`/api/cases/${sealed.slice(0, -1)}x`);
    expect([hidden.status(), unknown.status()]).toEqual([404, 404]);
    await desk.page.goto(`/cases/${sealed}`);
    await desk.page.getByRole("alert").waitFor();
    await expect.poll(() => desk.page.locator("body").innerText()).not.toContain(own.row.number);
    expect(await seriousBarriers(desk.page)).toEqual([]);
  });

  test("the auditor finds who read the sealed case; the administrator reads none", async () => {
    const readers = async () =>
      auditList
        .parse(await (await auditor.page.request.get("/api/audit-entries?action=case.read&limit=200")).json())
        .entries.filter(({ details }) => JSON.stringify(details).includes(sealed))
        .map(({ username }) => username);
    await expect.poll(readers).toContain("supervisor");
    expect(await readers()).not.toContain("hotline");
    const { page } = administrator;
    for (const address of ["/api/cases", "/api/case-queue", `/api/cases/${sealed}`])
      expect((await page.request.get(address)).status()).toBe(403);
    expect((await auditor.page.request.get(`/api/cases/${sealed}`)).status()).toBe(403);
    await page.goto("/");
    await page.getByRole("navigation").first().waitFor();
    await expect.poll(() => page.getByRole("link", { name: "服务个案" }).count()).toBe(0);
  });

  test("without reach a worker breaks the glass for a reason, sees the case, and the supervisor reviews it", async () => {
    const own = (await casesOf(supervisor.page)).find(({ assignee }) => assignee === null);
    if (own === undefined) throw new Error("every case has its worker");
    const { page } = caseworker;
    expect((await page.request.get(`/api/cases/${own.id}`)).status()).toBe(404);
    await page.goto(`/cases/${own.id}`);
    const glass = page.getByRole("region", { name: "紧急查阅" });
    await glass.waitFor();
    await expect.poll(() => page.locator("body").innerText()).not.toContain(own.number);
    expect(await seriousBarriers(page)).toEqual([]);
    const look = glass.getByRole("button", { name: "紧急查阅" });
    expect(await look.isDisabled()).toBe(true);
    await glass.getByLabel("理由").fill("当事人到场求助，承办人联系不上");
    await glass.getByLabel("查看多少分钟").fill("20");
    await look.click();
    await page.locator("#case-facts").waitFor();
    await expect.poll(() => page.locator(".case-page .case-alarm").innerText()).toContain("凭紧急查阅");
    await expect.poll(() => page.getByRole("heading", { level: 1 }).innerText()).toContain(own.number);
    await atRest(page);
    expect(await seriousBarriers(page)).toEqual([]);
    await openCasePage(supervisor.page, own.id);
    const next = supervisor.page.getByRole("region", { name: "下一步" });
    await expect.poll(() => next.innerText()).toMatch(/章若安于.*紧急查阅：当事人到场求助/u);
    await next.getByRole("button", { name: "复查", exact: true }).click();
    const drawer = await drawerOf(supervisor.page, "复查紧急查阅");
    await drawer.getByLabel("理由").fill("情况属实，处置得当");
    await submit(supervisor.page, "复查紧急查阅");
    await expect.poll(() => next.innerText()).not.toContain("紧急查阅：");
    await expect
      .poll(() => supervisor.page.getByRole("region", { name: "经过" }).innerText())
      .toMatch(/复查紧急查阅[\s\S]*情况属实/u);
  });

  test("the office shortens a clock of its place, sees what it does, and every version stays", async () => {
    const { page } = office;
    await page.goto("/service-settings");
    await page.getByRole("link", { name: "地方参数" }).click();
    await page.getByLabel("搜索系统").fill("家庭暴力多部门");
    await page.getByLabel("搜索系统").press("Enter");
    await page.getByRole("link", { name: /反家庭暴力/u }).click();
    await page.getByRole("button", { name: "设定：首次接触：红", exact: true }).click();
    const count = page.getByRole("spinbutton", { name: "首次接触：红：数量" });
    await count.fill("90");
    await expect.poll(() => page.locator(".form-faults").innerText()).toMatch(/须注明依据/u);
    await count.fill("1");
    await page.locator(".form-faults").waitFor({ state: "detached" });
    const effect = page.getByRole("region", { name: "这次修改会怎样" });
    await expect.poll(() => effect.locator("ins").allInnerTexts()).not.toEqual([]);
    await atRest(page);
    expect(await seriousBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "加一个问题" }).click();
    const question = page.getByRole("region", { name: "加一个问题" });
    await question.getByRole("button", { name: "加入草稿" }).click();
    await expect.poll(() => question.locator(".case-fault").count()).toBe(5);
    await question.getByLabel("中文", { exact: true }).fill("是否只会方言");
    await question.getByLabel("英文", { exact: true }).fill("Speaks a dialect only");
    await question.getByLabel("代号", { exact: true }).fill("dialect");
    await pick(page, question, "密级（必选）", "工作");
    await pick(page, question, "在哪些环节询问", "受理登记");
    await expect.poll(() => question.locator(".case-fault").count()).toBe(0);
    await question.getByRole("button", { name: "加入草稿" }).click();
    await expect.poll(() => page.getByRole("button", { name: "移除是否只会方言" }).isVisible()).toBe(true);
    await effect.getByLabel("修改理由").fill("本市要求一小时内首次接触");
    await effect.getByRole("button", { name: "保存" }).click();
    const history = page.getByRole("region", { name: "历次设定" });
    await expect.poll(() => history.innerText()).toMatch(/第 1 版[\s\S]*本市要求一小时内首次接触/u);
    await desk.page.goto("/cases/new/dv-case");
    await desk.page.getByRole("radiogroup", { name: "是否只会方言" }).waitFor();
  });

  test("civil affairs brings the next list of the outside system, sees what it settles, and works one difference off", async () => {
    const { page } = civil;
    await page.goto("/outside-links");
    const own = page
      .getByRole("row")
      .filter({ hasText: "困境儿童" })
      .filter({ hasText: /\d+ 条待处理/u });
    await own.getByRole("button", { name: "导入清单" }).click();
    const drawer = page.getByRole("dialog");
    const list = [
      "编号,姓名,身份证号,在册状态,变更日期",
      "SL-ET-2016-0028,示例童丁,990101201605010028,已注销,2020-01-09",
      "SL-ET-2017-0012,示例童戊,99010120170312001X,在册,2020-01-09",
    ].join("\n");
    await drawer
      .locator("input[type=file]")
      .setInputFiles({ name: "名册.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
    await drawer.getByText("已按上次确认的对应关系填好，请核对。").waitFor();
    await drawer.getByRole("button", { name: "先比对" }).click();
    await expect.poll(() => drawer.innerText()).toMatch(/清单 2 行[\s\S]*新增差异 0 条[\s\S]*消除差异 1 条/u);
    expect(await drawer.innerText()).not.toContain("示例童");
    await atRest(page);
    expect(await seriousBarriers(page)).toEqual([]);
    await drawer.getByRole("button", { name: "导入", exact: true }).click();
    await drawer.waitFor({ state: "detached" });
    await expect.poll(() => own.innerText()).toContain("2 行");
    await own.getByRole("link", { name: /条待处理/u }).click();
    const table = page.getByRole("region", { name: "与外部系统的差异" });
    const left = table.getByRole("row").filter({ hasText: "SL-ET-2017-0012" });
    await expect.poll(() => left.innerText()).toMatch(/对方有、本平台无/u);
    await left.getByRole("button", { name: "答复" }).click();
    const send = drawer.getByRole("button", { name: "提交答复" });
    await drawer.getByText("有合理说明", { exact: true }).click();
    expect(await send.isDisabled()).toBe(true);
    await drawer.getByLabel("说明", { exact: true }).fill("户籍在外省，由当地管理");
    await send.click();
    await drawer.waitFor({ state: "detached" });
    await expect.poll(() => left.innerText()).toMatch(/已答复[\s\S]*有合理说明/u);
    await atRest(page);
    expect(await seriousBarriers(page)).toEqual([]);
    const told = async () =>
      outsideDifferenceList
        .parse(await (await page.request.get("/api/outside-differences")).json())
        .differences.map(({ kind, state }) => `${kind} ${state}`)
        .toSorted();
    await expect.poll(told).toContain("only-theirs answered");
    expect((await told()).filter((one) => one.startsWith("twice-in-theirs"))).toEqual([]);
  });

  test("nothing threw", () => {
    for (const { faults } of [supervisor, desk, auditor, administrator, caseworker, office, civil])
      expect(faults).toEqual([]);
  });
});
