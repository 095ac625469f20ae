import { auditList, caseList, notificationList } from "@halfsky/api-contract";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import { drawerOf, openCasePage, queueOf, recordOf, submit } from "./case-visit.ts";
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
  let sealed = "";

  beforeAll(async () => {
    const opened = await openApplication();
    ({ application, browser } = opened);
    supervisor = await visitAs(browser, application, "supervisor");
    desk = await visitAs(browser, application, "hotline");
    auditor = await visitAs(browser, application, "auditor");
    administrator = await visitAs(browser, application, "sysadmin");
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

  test("nothing threw", () => {
    for (const { faults } of [supervisor, desk, auditor, administrator]) expect(faults).toEqual([]);
  });
});
