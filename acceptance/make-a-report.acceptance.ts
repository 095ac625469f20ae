import { readFile } from "node:fs/promises";
import JSZip from "jszip";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, openBrowser, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import { type RunningApplication, startApplication } from "./start-application.ts";

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

describe.skipIf(browserPath === undefined)("the statistics bureau makes the yearly report", () => {
  let application: RunningApplication;
  let browser: Browser;
  let visitor: Visitor;
  let reportAddress: string;
  let file: Buffer;

  beforeAll(async () => {
    application = await startApplication();
    browser = await openBrowser();
    visitor = await visitAs(browser, application, "statistics");
  });
  afterAll(async () => {
    await browser.close();
    await application.stop();
  });

  const check = async (page: Page, name: string, buffer: Buffer) => {
    await page.goto("/reports/check");
    await page.locator("input[type=file]").setInputFiles({ name, buffer, mimeType: wordType });
  };

  test("an empty list says what to do first", async () => {
    const { page } = visitor;
    await page.goto("/reports");
    await page.getByRole("heading", { name: "还没有报告" }).waitFor();
    await expect.poll(() => page.locator(".empty-page").innerText()).toContain("选一个已发布的规划和年份");
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("she takes the women's plan; the newest year with figures is proposed; the report opens", async () => {
    const { page } = visitor;
    await page.locator(".empty-page").getByRole("link", { name: "编制报告" }).click();
    await page.getByRole("radio", { name: /^云汀市妇女发展/u }).check();
    await expect.poll(() => page.locator("form").innerText()).toContain("2024年");
    expect(await seriousBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: /编\s?制/u }).click();
    await page.getByRole("heading", { name: "2024年统计监测报告" }).waitFor();
    reportAddress = new URL(page.url()).pathname;
    await expect
      .poll(() => page.locator(".report-title").innerText())
      .toMatch(/2024年《云汀市妇女发展.*》统计监测报告/u);
    await expect.poll(() => page.getByText("与现有数据一致").count()).toBe(1);
  });

  test("each domain has a finding with headline, value and change", async () => {
    const { page } = visitor;
    const blocks = await page
      .locator(".report-heading, .report-paragraph")
      .evaluateAll((elements) =>
        elements.map((element) => ({ level: element.className, words: element.textContent ?? "" })),
      );
    const domains: { title: string; headlines: string[]; findings: string[] }[] = [];
    for (const { level, words } of blocks) {
      if (level.includes("heading-1")) domains.push({ title: words, headlines: [], findings: [] });
      else if (level.includes("heading-2")) domains.at(-1)?.headlines.push(words);
      else domains.at(-1)?.findings.push(words);
    }
    const chapters = domains.filter(({ headlines }) => headlines.length > 0);
    const silent: string[] = [];
    const firstHeadlines: string[] = [];
    for (const { title, headlines, findings } of chapters) {
      expect(title).toMatch(/^[一二三四五六七八九十]+、/u);
      const told = findings.filter((words) =>
        /^20\d\d年，云汀市.+为[\d.]+\S*，(?:比20\d\d年|与20\d\d年)/u.test(words),
      );
      if (told.length === 0) silent.push(findings.join("\n"));
      else firstHeadlines.push(headlines[0] ?? "");
    }
    for (const headline of firstHeadlines) expect(headline).toMatch(/^（一）.+，.+。$/u);
    expect(chapters.length).toBeGreaterThanOrEqual(8);
    // a domain can be without a finding only where none of its targets has a figure, and then it says so
    expect(silent.length).toBeLessThanOrEqual(1);
    for (const words of silent) expect(words).toContain("缺少数据、不能判断的有");
    await expect.poll(() => page.locator(".report-chart canvas").count()).toBeGreaterThanOrEqual(5);
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("a number says where it came from and leads there; back is the report again", async () => {
    const { page } = visitor;
    const value = page.locator('.report-paragraph a[data-reference^="observation/"]').first();
    await value.scrollIntoViewIfNeeded();
    const printed = (await value.innerText()).replace(/[^\d.].*$/u, "");
    await value.hover();
    const card = page.getByRole("tooltip");
    await expect.poll(() => card.innerText()).toMatch(/云汀市20\d\d年“.+”的数据/u);
    const name = /“(.+)”/u.exec(await card.innerText())?.[1] ?? "";
    await value.click();
    await page.waitForURL(/\/indicators\/[^?]+\?area=990100&year=20\d\d/u);
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    await expect.poll(() => page.locator("main").innerText()).toContain(printed);
    await page.goBack();
    await page.locator(".report-title").waitFor();
  });

  test("the numbers of a chart stand in a table behind it", async () => {
    const { page } = visitor;
    const chart = page.locator(".report-chart").first();
    await chart.getByRole("button", { name: "看表格" }).click();
    const row = chart.locator("tbody tr").first();
    await expect.poll(() => row.innerText()).toMatch(/[\d.]+/u);
    await expect.poll(() => row.getByRole("link").count()).toBeGreaterThan(0);
    await chart.getByRole("button", { name: "看图" }).click();
  });

  test("the Word file is downloaded and every number in it is proved", async () => {
    const { page } = visitor;
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "下载 Word" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/2024年.*统计监测报告\.docx$/u);
    file = await readFile(await download.path());
    await page.getByRole("link", { name: "核对文件" }).click();
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: download.suggestedFilename(), buffer: file, mimeType: wordType });
    const outcome = page.locator(".check-outcome");
    await outcome.waitFor();
    const words = await outcome.innerText();
    expect(words).toMatch(/\d{3,} 个数字全部与数据库一致/u);
    expect(words).toContain("2024年");
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("one digit changed by hand is named with its place, both numbers and its sentence", async () => {
    const { page } = visitor;
    const { bytes, before, after } = await withOneDigitChanged(file);
    await check(page, "改过一个数字.docx", bytes);
    await page.getByRole("heading", { name: /个数字中有 1 处与数据库不一致/u }).waitFor();
    const rows = page.locator(".check-faults tbody tr");
    await expect.poll(() => rows.count()).toBe(1);
    const row = await rows.first().innerText();
    expect(row).toMatch(/第\d+段/u);
    expect(row).toContain(before);
    expect(row).toContain(after);
    await expect
      .poll(() => page.locator(".check-faults td").last().innerText())
      .toMatch(/[\u4e00-\u9fff]{8}/u);
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test.each([
    ["会议通知.docx", Buffer.from("定于周二上午召开例会。")],
    ["空文件.docx", Buffer.alloc(0)],
  ])("a file that is no report is answered in words: %s", async (name, buffer) => {
    const { page } = visitor;
    await check(page, name, buffer);
    await page.getByRole("alert").waitFor();
    const words = await page.getByRole("alert").innerText();
    expect(words).toMatch(/[\u4e00-\u9fff]{8}/u);
    expect(words).not.toMatch(/Error|undefined|\bat /u);
    await expect.poll(() => page.locator("input[type=file]").count()).toBe(1);
  });

  test("a cut-off report and a Word file from elsewhere are answered in words as well", async () => {
    const { page } = visitor;
    await check(page, "没有传完.docx", file.subarray(0, Math.floor(file.length / 2)));
    await page.getByRole("alert").waitFor();
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("不是可以读取的 Word 报告");
    const zip = await JSZip.loadAsync(file);
    zip.remove("docProps/custom.xml");
    await check(page, "别处的文件.docx", await zip.generateAsync({ type: "nodebuffer" }));
    await page.getByRole("alert").waitFor();
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("不带本系统的报告编号");
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("after a correction the report keeps its number, marks it, and says what it is now", async () => {
    const { page } = visitor;
    await page.goto(reportAddress);
    const reference = await figureWithoutCounts(page);
    const printed = await page
      .locator(`.report-paragraph [data-reference="${reference}"]`)
      .first()
      .innerText();
    await correctFigure(page, reference);
    await page.reload();
    await page.getByText("1 个数据此后有更正").waitFor();
    const changes = page.locator(".report-changes");
    await expect.poll(() => changes.innerText()).toContain(printed);
    await expect.poll(() => changes.innerText()).toContain("现在");
    await changes.getByRole("button", { name: /^看正文/u }).click();
    const marked = page.locator(`.report-paragraph [data-reference="${reference}"]`).first();
    await expect.poll(() => marked.innerText()).toBe(printed);
    await expect.poll(() => marked.getAttribute("class")).toContain("is-changed");
    expect(await seriousBarriers(page)).toEqual([]);
    await check(page, "旧报告.docx", file);
    await page.getByRole("heading", { name: /全部与数据库一致/u }).waitFor();
  });

  test("the list has the report, and making it again is said to add one", async () => {
    const { page } = visitor;
    await page.goto("/reports");
    const row = page.locator(".data-table tbody tr");
    await row.first().waitFor();
    await expect.poll(() => row.count()).toBe(1);
    await expect.poll(() => row.first().innerText()).toMatch(/2024[\s\S]*苏以衡/u);
    expect(await seriousBarriers(page)).toEqual([]);
    await page.goto("/reports/new?plan=990100-women-2021-2025&year=2024");
    await page.getByText("已有 1 份报告").waitFor();
  });

  test("the leader reads the report; making one is not offered to him", async () => {
    const leader = await visitAs(browser, application, "leader");
    await leader.page.goto(reportAddress);
    await leader.page.locator(".report-title").waitFor();
    await leader.page.goto("/reports");
    await leader.page.locator(".data-table tbody tr").first().waitFor();
    await expect.poll(() => leader.page.getByRole("link", { name: "编制报告" }).count()).toBe(0);
    await leader.page.goto("/reports/new");
    await leader.page.getByText("您的账号不能编制报告").waitFor();
    expect(leader.faults).toEqual([]);
    await leader.page.context().close();
  });

  test("no script failed on any page on the way", () => {
    expect(visitor.faults).toEqual([]);
  });
});

/** Changes the last digit of the first percentage that stands in a run of its own. */
async function withOneDigitChanged(file: Buffer): Promise<{ bytes: Buffer; before: string; after: string }> {
  const zip = await JSZip.loadAsync(file);
  const xml = (await zip.file("word/document.xml")?.async("string")) ?? "";
  const found = /(<w:t[^>]*>)(\d+\.\d*)(\d)(%<\/w:t>)/u.exec(xml);
  if (!found) throw new Error("the file prints no percentage");
  const [whole = "", open = "", head = "", digit = "", close = ""] = found;
  const other = digit === "7" ? "3" : "7";
  zip.file("word/document.xml", xml.replace(whole, `${open}${head}${other}${close}`));
  return {
    bytes: await zip.generateAsync({ type: "nodebuffer" }),
    before: `${head}${digit}%`,
    after: `${head}${other}%`,
  };
}

/** The reference of a figure that the text prints without numerator and denominator. */
async function figureWithoutCounts(page: Page): Promise<string> {
  await page.locator(".report-paragraph [data-reference]").first().waitFor();
  const references = await page
    .locator(".report-paragraph [data-reference]")
    .evaluateAll((elements) => elements.map((element) => element.getAttribute("data-reference") ?? ""));
  const found = references.find(
    (reference) =>
      /^observation\/990100\/[^/]+\/2024$/u.test(reference) && !references.includes(`${reference}/numerator`),
  );
  if (found === undefined) throw new Error("every figure of the report has counts");
  return found;
}

/** Stores another figure where a reference points, as a correction with its reason, in the session of the page. */
async function correctFigure(page: Page, reference: string): Promise<void> {
  const [, area = "", indicator = "", year = ""] = reference.split("/");
  const query = `areas=${area}&indicators=${indicator}&from=${year}&to=${year}`;
  const grid: unknown = await (await page.request.get(`/api/observations?${query}`)).json();
  const cell = cellOf(grid);
  const answer = await page.request.put("/api/observations", {
    headers: { origin: new URL(page.url()).origin },
    data: {
      cells: [
        {
          areaCode: area,
          indicatorId: indicator,
          year: Number(year),
          baseRevision: cell.revision,
          value: cell.value.replace(/\d(?=\D*$)/u, (digit) => (digit === "7" ? "6" : "7")),
          missing: null,
          reason: "复核后更正",
        },
      ],
    },
  });
  expect(await answer.json()).toMatchObject({ conflicts: [], refused: [] });
}

function cellOf(grid: unknown): { readonly revision: number; readonly value: string } {
  const cells = typeof grid === "object" && grid !== null && "cells" in grid ? grid.cells : undefined;
  const cell: unknown = Array.isArray(cells) ? cells[0] : undefined;
  if (typeof cell !== "object" || cell === null || !("revision" in cell) || !("value" in cell)) {
    throw new Error("the figure of the report is not in the grid");
  }
  return { revision: Number(cell.revision), value: String(cell.value) };
}
