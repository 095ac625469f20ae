import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import { openApplication } from "./open-application.ts";
import type { RunningApplication } from "./start-application.ts";
import { startTimeout } from "./start-application.ts";

let application: RunningApplication;
let browser: Browser;
let office: Visitor;
let close: (() => Promise<void>) | undefined;

const year = Number(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 4)) - 1;
const calls = `/service-releases?system=women-rights-hotline&indicator=calls&year=${year}`;

/**
 * The office publishes last year's calls by what they were about and how they came; the sample city has 36, three a month,
 * all of one county, so that most cells of a finer table are small.
 */
describe.skipIf(browserPath === undefined)("figures of cases are published by dimensions", () => {
  beforeAll(async () => {
    ({ application, browser, close } = await openApplication());
    office = await visitAs(browser, application, "office");
  }, startTimeout);
  afterAll(() => close?.());

  const table = (page: Page) => page.locator("table.release-matrix");
  const withheld = (page: Page) => table(page).locator("td.release-withheld");
  const box = (page: Page, title: string) =>
    page.getByRole("checkbox", { name: new RegExp(`^${title}`, "u") });

  test("by one dimension nothing is small; by two, small cells are withheld in words, margins with them", async () => {
    const { page } = office;
    await page.goto(calls);
    await box(page, "诉求类别").check();
    await table(page).waitFor();
    await page.getByText("没有保密的数").waitFor();
    expect(await withheld(page).count()).toBe(0);
    await picture(page, "release-one");
    await box(page, "渠道").check();
    await expect.poll(() => withheld(page).count()).toBeGreaterThan(0);
    expect(new URL(page.url()).searchParams.get("by")).toBe("channel,theme");
    const said = await withheld(page).allInnerTexts();
    for (const text of said) expect(text).toMatch(/^保密\s+\d+(以上|—\d+)$/u);
    // a third one cannot be taken
    expect(await box(page, "月份").isDisabled()).toBe(true);
    expect(await seriousBarriers(page)).toEqual([]);
    await picture(page, "release-two");
  });

  test("is published with a reason, and stands in the ledger with how many cells are withheld", async () => {
    const { page } = office;
    const kept = await withheld(page).count();
    expect(await page.getByRole("button", { name: "发布", exact: true }).isDisabled()).toBe(true);
    await page.getByLabel("发布理由").fill("年度监测数据，按类别和渠道");
    await page.getByRole("button", { name: "发布", exact: true }).click();
    await page
      .getByText(/^已发布：/u)
      .first()
      .waitFor();
    const row = page.getByRole("row").filter({ hasText: "（按渠道、诉求类别）" });
    await expect.poll(() => row.count()).toBe(1);
    expect(await row.innerText()).toContain(`${kept} / `);
    await row.scrollIntoViewIfNeeded();
    await picture(page, "release-ledger");
    await row.getByRole("link").click();
    await page.getByText("年度监测数据，按类别和渠道").waitFor();
    expect(await withheld(page).count()).toBe(kept);
    const tab = page.getByRole("link", { name: "个案数据", exact: true });
    expect(await tab.getAttribute("aria-current")).toBe("page");
    // what can be inferred is for whoever is about to publish, not for readers
    expect(new Set(await withheld(page).allInnerTexts())).toEqual(new Set(["保密"]));
    expect(await seriousBarriers(page)).toEqual([]);
    await picture(page, "release-page");
  });

  test("by month it is counted and protected to the end, in English", async () => {
    const { page } = office;
    await page.getByRole("button", { name: "English" }).click();
    await picture(page, "release-page-en");
    await page.goto(`${calls}&by=month`);
    await table(page).waitFor();
    const months = table(page).locator("thead th");
    expect(await months.allInnerTexts()).toEqual(expect.arrayContaining(["Area", "January", "Total"]));
    // three calls a month are withheld each, the year is told
    await expect.poll(() => withheld(page).count()).toBeGreaterThanOrEqual(24);
    expect((await withheld(page).allInnerTexts()).every((text) => text.startsWith("withheld"))).toBe(true);
    expect(await table(page).getByRole("cell", { name: "36", exact: true }).count()).toBeGreaterThan(0);
    expect(await seriousBarriers(page)).toEqual([]);
    await page.getByRole("heading", { name: "First release" }).waitFor();
    await picture(page, "release-month-en");
    expect(office.faults).toEqual([]);
  });
});

/** A picture for who wants to look: HALFSKY_PICTURES names its folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["HALFSKY_PICTURES"];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}
