import { caseDone, notificationCount, session } from "@halfsky/api-contract";
import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

/** What people are told: a message arrives, is opened, is read, and leads to its place; a failure is said in words. */
describe.skipIf(browserPath === undefined)("messages behind the bell", () => {
  let application: RunningApplication;
  let browser: Browser;
  let worker: Visitor;
  let lead: Visitor;
  let desk: Visitor;
  let before = 0;
  let opened = { id: "", number: "" };

  beforeAll(async () => {
    const running = await openApplication();
    ({ application, browser } = running);
    worker = await visitAs(browser, application, "caseworker");
    lead = await visitAs(browser, application, "supervisor");
    desk = await visitAs(browser, application, "hotline");
    return running.close;
  }, startTimeout);

  test("one arrives when a case is assigned: the bell counts it, and it stands first among the unread", async () => {
    const { page } = worker;
    before = await unreadOf(page);
    opened = await assignNewCase(desk.page, lead.page, worker.page);
    await page.goto("/notifications");
    const first = page.locator(".notification").first();
    await first.getByText(`${opened.number}：已指派。`).waitFor();
    expect(await page.locator(".notification.is-unread").count()).toBe(before + 1);
    expect(await bellOf(page)).toBe(`消息（${before + 1}条未读）`);
    expect(await seriousBarriers(page)).toEqual([]);
    await picture(page, "unread");
  });

  test("it leads to the case, and who followed it has read it", async () => {
    const { page } = worker;
    await page.getByRole("link", { name: new RegExp(`^打开：.*${opened.number}`, "u") }).click();
    await page.locator("#case-facts").waitFor();
    expect(decodeURIComponent(new URL(page.url()).pathname)).toBe(`/cases/${opened.id}`);
    await expect.poll(() => unreadOf(page)).toBe(before);
    await expect.poll(() => bellOf(page)).toBe(`消息（${before}条未读）`);
    await page.goto("/notifications");
    await page.locator(".notification").first().waitFor();
    expect(await page.getByText(opened.number).count()).toBe(0);
    await page.getByText("全部", { exact: true }).click();
    const kept = page.locator(".notification", { hasText: opened.number });
    await kept.waitFor();
    expect(await kept.getByRole("button").count()).toBe(0);
  });

  test("one is marked as read by itself, and says so in words when that fails", async () => {
    const { page } = worker;
    await page.goto("/notifications");
    const mark = page.getByRole("button", { name: /^标为已读：/u }).first();
    await mark.waitFor();
    await page.route("**/api/notifications/*/read", (route) => route.fulfill({ status: 503, body: "" }));
    await mark.click();
    await page.getByRole("alert").waitFor();
    expect((await page.getByRole("alert").innerText()).trim().length).toBeGreaterThan(10);
    await picture(page, "mark-failed");
    expect(await unreadOf(page)).toBe(before);
    await page.unroute("**/api/notifications/*/read");
    await mark.click();
    await expect.poll(() => unreadOf(page)).toBe(before - 1);
    await expect.poll(() => bellOf(page)).toBe(`消息（${before - 1}条未读）`);
  });

  test("a list that cannot be had says what happened and what to do, and comes when asked again", async () => {
    const { page } = worker;
    await page.route(/\/api\/notifications(\?|$)/u, (route) => route.fulfill({ status: 503, body: "" }));
    await page.goto("/notifications");
    const notice = page.getByRole("alert");
    await notice.waitFor();
    expect((await notice.innerText()).trim().length).toBeGreaterThan(10);
    expect(await page.locator(".notification").count()).toBe(0);
    expect(await seriousBarriers(page)).toEqual([]);
    await picture(page, "failed");
    await page.unroute(/\/api\/notifications(\?|$)/u);
    await notice.getByRole("button", { name: /重\s?试/u }).click();
    await page.locator(".notification").first().waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  test("all are marked as read, and an empty page says so in both languages", async () => {
    const { page } = worker;
    await page.getByRole("button", { name: "全部标为已读" }).click();
    await page.getByText("没有未读消息。").waitFor();
    expect(await unreadOf(page)).toBe(0);
    expect(await bellOf(page)).toBe("消息");
    expect(await page.getByRole("button", { name: "全部标为已读" }).count()).toBe(0);
    expect(await seriousBarriers(page)).toEqual([]);
    await picture(page, "empty");
    await page.getByText("English", { exact: true }).click();
    await page.getByText("No unread messages.").waitFor();
    await page.getByText("All", { exact: true }).click();
    await page.locator(".notification", { hasText: opened.number }).getByText("it was assigned").waitFor();
    await picture(page, "english");
  });

  test("nothing threw", () => {
    expect([...worker.faults, ...lead.faults, ...desk.faults]).toEqual([]);
  });
});

async function unreadOf(page: Page): Promise<number> {
  return notificationCount.parse(await (await page.request.get("/api/notifications/count")).json()).unread;
}

async function bellOf(page: Page): Promise<string | null> {
  return await page.locator(".notification-bell").getAttribute("title");
}

/** The desk takes a call, and the supervisor assigns the case to the worker, as their pages would. */
async function assignNewCase(
  desk: Page,
  lead: Page,
  worker: Page,
): Promise<{ readonly id: string; readonly number: string }> {
  const me = session.parse(await (await worker.request.get("/api/session")).json());
  const taken = await desk.request.post("/api/cases", {
    data: {
      system: "dv-case",
      areaCode: "990101",
      action: "receive",
      transactionId: randomUUID(),
      details: {
        answers: {
          fields: { channel: "hotline", inDanger: false },
          parties: { victim: [{ id: "victim-1", parts: { name: "示例申" } }] },
        },
      },
    },
  });
  const { id, number, version } = caseDone.parse(await taken.json());
  const assigned = await lead.request.post(`/api/cases/${id}/actions`, {
    data: {
      action: "take",
      transactionId: randomUUID(),
      baseVersion: version,
      details: { assignee: me.account.id },
    },
  });
  if (!assigned.ok()) throw new Error(await assigned.text());
  return { id, number };
}

/** A picture for who wants to look: HALFSKY_PICTURES names its folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["HALFSKY_PICTURES"];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/messages-${name}.png` });
}
