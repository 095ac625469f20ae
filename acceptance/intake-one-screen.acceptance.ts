import { caseQueue } from "@halfsky/api-contract";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers } from "./browser.ts";
import { atRest } from "./case-visit.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

/** Everybody of the sample city who may open cases, until each system that somebody opens has its person. */
const people = [
  "hotline caseworker supervisor police civil-affairs court hospital maternal health-duty police-duty school-head school",
  "township village clinic mediator legal-aid lawyer procurator office-duty education-duty insurance disease-control",
  "labour shelter rescue-centre counsellor office health leader",
]
  .join(" ")
  .split(" ");

/** Somebody on the telephone sees her whole form, and what follows from it, at an office screen. */
describe.skipIf(browserPath === undefined)("an intake", () => {
  let application: RunningApplication;
  let browser: Browser;
  const faults: string[] = [];

  beforeAll(async () => {
    const opened = await openApplication();
    ({ application, browser } = opened);
    return opened.close;
  }, startTimeout);
  afterAll(() => undefined);

  const visit = async (
    username: string,
    size: { width: number; height: number },
  ): Promise<BrowserContext> => {
    const context = await browser.newContext({
      baseURL: application.address,
      viewport: size,
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
    });
    const { password } = application;
    const answer = await context.request.post("/api/session", { data: { username, password } });
    expect([username, answer.status()]).toEqual([username, 200]);
    return context;
  };

  const openIntake = async (page: Page, system: string): Promise<void> => {
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`/cases/new/${system}`);
    await page.locator(".intake-form").waitFor();
    await atRest(page);
  };

  const size = (page: Page) =>
    page.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement;
      const side = document.querySelector(".intake-outlook");
      return {
        height: scrollHeight,
        width: scrollWidth,
        hidden: side === null ? 0 : side.scrollHeight - side.clientHeight,
      };
    });

  const isInView = (page: Page) =>
    page.locator(".intake-send .ant-btn-primary").evaluate((button) => {
      const { top, bottom } = button.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    });

  test("of every system stands on one screen of 1366×768, in both languages", async () => {
    const seen = new Set<string>();
    const tooLong: string[] = [];
    for (const username of people) {
      const context = await visit(username, { width: 1366, height: 768 });
      const answer = await context.request.get("/api/case-queue");
      const mine = answer.ok() ? caseQueue.parse(await answer.json()).mayOpen : [];
      for (const { system } of mine.filter((one) => !seen.has(one.system))) {
        seen.add(system);
        for (const language of ["zh", "en"]) {
          const page = await context.newPage();
          await page.addInitScript((chosen) => localStorage.setItem("halfsky.language", chosen), language);
          await openIntake(page, system);
          const { height, width, hidden } = await size(page);
          if (height > 768 || width > 1366 || hidden > 0)
            tooLong.push(`${system} ${language}: ${height}×${width}, ${hidden}`);
          await page.close();
        }
      }
      await context.close();
    }
    expect(tooLong).toEqual([]);
    expect(seen.size).toBeGreaterThan(40);
  }, 600_000);

  test("that grows longer scrolls, and the button to send stays in view", async () => {
    const context = await visit("hotline", { width: 1366, height: 768 });
    const page = await context.newPage();
    await openIntake(page, "dv-case");
    for (let count = 0; count < 4; count += 1)
      await page.getByRole("button", { name: "添加家中未成年人" }).click();
    await page.getByRole("button", { name: "添加加害人" }).click();
    await page.getByLabel("经过", { exact: true }).fill("一句话。\n".repeat(14));
    await expect.poll(async () => (await size(page)).height).toBeGreaterThan(768);
    for (const to of [0, 99_999]) {
      await page.evaluate((top) => window.scrollTo(0, top), to);
      await expect.poll(() => isInView(page)).toBe(true);
    }
    expect(await seriousBarriers(page)).toEqual([]);
    await context.close();
  });

  test("is asked in the order of the page, by keyboard", async () => {
    const context = await visit("hotline", { width: 1366, height: 768 });
    const page = await context.newPage();
    await openIntake(page, "dv-case");
    const places: (readonly [top: number, left: number])[] = [];
    for (let count = 0; count < 40; count += 1) {
      const place = await page.evaluate(() => {
        const { activeElement: active } = document;
        const box = active?.closest(
          ".intake-form .case-question, .intake-form .case-part, .intake-form .case-party.is-empty",
        );
        if (box === null || box === undefined) return null;
        const { top, left } = box.getBoundingClientRect();
        return [Math.round(top + window.scrollY), Math.round(left)] as const;
      });
      // past the last question the keyboard goes on to the buttons
      if (place === null) break;
      if (String(place) !== String(places.at(-1))) places.push(place);
      await page.keyboard.press("Tab");
    }
    expect(places.length).toBeGreaterThan(12);
    const inOrder = places.toSorted(([top, left], [otherTop, otherLeft]) =>
      Math.abs(top - otherTop) > 12 ? top - otherTop : left - otherLeft,
    );
    expect(places).toEqual(inOrder);
    await context.close();
  });

  test("fits a telephone and a window at 150 %, with the button in view and no barrier", async () => {
    for (const window of [
      { width: 390, height: 844 },
      { width: 911, height: 512 },
    ]) {
      const context = await visit("hotline", window);
      const page = await context.newPage();
      await openIntake(page, "dv-case");
      expect((await size(page)).width).toBeLessThanOrEqual(window.width);
      expect(await isInView(page)).toBe(true);
      expect(await seriousBarriers(page)).toEqual([]);
      await context.close();
    }
  });

  test("nothing threw", () => {
    expect(faults).toEqual([]);
  });
});
