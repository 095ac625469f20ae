import { readFile } from "node:fs/promises";
import ExcelJS from "exceljs";
import JSZip from "jszip";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, openBrowser, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import { type RunningApplication, startApplication, startTimeout } from "./start-application.ts";

const title = "青岚县规划实施督导检查";
const indicator = "婚前医学检查率";
const words = "县妇幼保健院婚检室周末不开放，婚检率因此下降";

/** A small picture that every browser can draw. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFUlEQVR4nGNoaGj4jw8zjCoYqQoAzU/AQU8Sb6gAAAAASUVORK5CYII=",
  "base64",
);

/** Chooses in a select of the form by typing, as a person does. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

describe.skipIf(browserPath === undefined)("the office inspects a county", () => {
  let application: RunningApplication;
  let browser: Browser;
  let office: Visitor;
  let colleague: Visitor;
  let health: Visitor;
  let inspection: string;
  let finding: string;

  beforeAll(async () => {
    application = await startApplication({ officeColleague: "office2" });
    browser = await openBrowser();
    office = await visitAs(browser, application, "office");
    colleague = await visitAs(browser, application, "office2");
    health = await visitAs(browser, application, "health");
  }, startTimeout);
  afterAll(async () => {
    await browser.close();
    await application.stop();
  });

  test("plans it: who goes where, when, and by which score sheet", async () => {
    const { page } = office;
    await page.goto("/inspections");
    await page.getByRole("link", { name: "安排检查" }).click();
    await page.getByLabel("名称", { exact: true }).fill(title);
    await page.getByLabel("目的和内容").fill("看约束性指标为什么下降");
    await page.getByLabel("姓名 1").fill("林望晴");
    await page.getByLabel("单位 1", { exact: true }).fill("市妇儿工委办");
    await choose(page, "检查的规划", "妇女");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "加一处" }).click();
    await choose(page, "地区或单位 1", "青岚县（全地区）");
    // two rows are enough here
    for (let row = 14; row > 2; row -= 1) await page.getByLabel(`删去：第 ${row} 行`).click();
    await page.getByLabel("分值 1").fill("六十");
    await page.getByLabel("分值 2").fill("40");
    await page.getByRole("button", { name: "保存安排" }).click();
    await page.getByText("“工作机制”的分值应为不超过两位小数的数").waitFor();
    await page.getByLabel("分值 1").fill("60");
    await expect.poll(() => page.getByText("满分 100 分").count()).toBe(1);
    expect(await seriousBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "保存安排" }).click();
    await page.getByRole("heading", { name: title, level: 1 }).waitFor();
    inspection = new URL(page.url()).pathname;
    await expect.poll(() => page.locator(".page-head-state").innerText()).toContain("已安排");
  });

  test("records the visit, which begins the inspection", async () => {
    const { page } = office;
    await page.getByRole("link", { name: "记录到访：青岚县" }).click();
    await page.getByRole("button", { name: /保\s?存/u }).click();
    await page.getByText("请填写此项").waitFor();
    await page.getByLabel("地点").fill("青岚县妇幼保健院");
    await page.getByLabel("见到的人").fill("分管副县长");
    await page.getByLabel("情况记录").fill("查看婚检室和登记台账");
    expect(await seriousBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: /保\s?存/u }).click();
    await page.waitForURL((url) => url.pathname === inspection);
    await expect.poll(() => page.locator(".page-head-state").innerText()).toContain("进行中");
  });

  test("raises a finding on a telephone with a photograph; an empty one and a program in disguise are told", async () => {
    const { page } = office;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("link", { name: "登记问题：青岚县" }).click();
    // the page of the inspection, which takes files as well, has to be gone
    await page.getByRole("heading", { name: "登记问题", level: 1 }).waitFor();
    const chooser = page.locator("input[type=file][multiple]");
    await chooser.setInputFiles({ name: "空照片.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) });
    await page.getByText("“空照片.jpg”是空的，没有加入。").waitFor();
    await page
      .locator("input[type=file][capture]")
      .setInputFiles({ name: "婚检室.png", mimeType: "image/png", buffer: picture });
    await chooser.setInputFiles({
      name: "现场.jpg",
      mimeType: "image/jpeg",
      buffer: Buffer.from("4d5a90000300000004000000ffff0000", "hex"),
    });
    await expect
      .poll(() => page.locator(".chosen-files li > span").allInnerTexts())
      .toEqual(["婚检室.png", "现场.jpg"]);
    await page.getByRole("textbox", { name: "问题" }).fill(words);
    await page.getByRole("radio", { name: "较重" }).check();
    await choose(page, "责任单位", "云汀市卫生健康委员会");
    await choose(page, "涉及的指标", indicator);
    await page.keyboard.press("Escape");
    await choose(page, "涉及的规划措施", "照护妇女心理");
    await page.keyboard.press("Escape");
    expect(await seriousBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: /登\s?记/u }).click();
    await page.getByText("问题已登记，但有文件没有传上去").waitFor();
    await expect.poll(() => page.locator(".panel .ant-alert").innerText()).toContain("“现场.jpg”未上传");
    await page.getByRole("link", { name: "去看这项问题" }).click();
    await page.getByRole("heading", { name: "问题 1", level: 1 }).waitFor();
    finding = new URL(page.url()).pathname;
    await page.setViewportSize({ width: 1366, height: 768 });
    const photograph = page.getByRole("img", { name: "婚检室.png" });
    await photograph.waitFor();
    await expect.poll(() => photograph.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(8);
    await photograph.click();
    await page.locator(".ant-image-preview").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator("main").innerText()).toContain("还有 10 个工作日");
  });

  test("the indicator and the measure show the finding", async () => {
    const { page } = office;
    await page.goto(finding);
    await page.getByRole("link", { name: indicator }).click();
    await page.getByText("督导发现 1 项，1 项未整改").waitFor();
    await page.goto(finding);
    await page.locator(".finding-part").click();
    await page.locator(".part-findings").waitFor();
    await expect
      .poll(() => page.locator(".part-findings").innerText())
      .toContain("督导发现 1 项，1 项未整改");
  });

  test("the unit finds it among its duties and answers with a file", async () => {
    const { page } = health;
    await page.goto("/board");
    await page.getByText("督导发现 1 项问题待整改").waitFor();
    await page.goto(finding);
    await page.getByRole("button", { name: "报送整改" }).click();
    const form = page.getByRole("region", { name: "报送整改" });
    await form
      .locator("input[type=file][multiple]")
      .setInputFiles({ name: "值班安排.txt", mimeType: "text/plain", buffer: Buffer.from("周末轮值") });
    await form.getByRole("link", { name: "值班安排.txt" }).waitFor();
    await form.getByRole("button", { name: "报送整改" }).click();
    await form.getByText("请填写此项").waitFor();
    await form.getByLabel("整改情况").fill("已安排周末轮值");
    expect(await seriousBarriers(page)).toEqual([]);
    await form.getByRole("button", { name: "报送整改" }).click();
    await page.locator(".page-head-state", { hasText: "待复查" }).waitFor();
    await expect.poll(() => page.getByRole("link", { name: "值班安排.txt" }).count()).toBe(1);
  });

  test("the re-check returns it with reason and deadline, the unit answers again, it is accepted", async () => {
    const { page } = office;
    await page.goto(finding);
    await page.getByRole("button", { name: "退回重改" }).click();
    await page.getByLabel("退回的理由").fill("没有看到向群众公布");
    await page.getByLabel("整改期限（工作日，从今天起）").fill("5");
    await page.getByRole("region", { name: "退回重改" }).getByRole("button", { name: "退回重改" }).click();
    await page.locator(".page-head-state", { hasText: "退回重改" }).waitFor();
    await health.page.reload();
    await health.page.getByRole("button", { name: "报送整改" }).click();
    await health.page.getByLabel("整改情况").fill("已在公众号和门口公布");
    const answer = health.page.getByRole("region", { name: "报送整改" });
    await answer.getByRole("button", { name: "报送整改" }).click();
    await health.page.locator(".page-head-state", { hasText: "待复查" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "复查通过" }).click();
    await page.getByRole("region", { name: "复查通过" }).getByRole("button", { name: "复查通过" }).click();
    await page.locator(".page-head-state", { hasText: "已整改" }).waitFor();
    const course = await page.locator(".inspection-course").innerText();
    for (const part of [
      "登记问题",
      "已安排周末轮值",
      "没有看到向群众公布",
      "已在公众号和门口公布",
      "复查通过",
    ])
      expect(course).toContain(part);
  });

  test("scores are typed like a sheet: one above its maximum and a lost point without a reason are named", async () => {
    const { page } = office;
    await page.goto(`${inspection}?tab=scores`);
    const first = page.getByLabel("工作机制：督导组评分");
    await first.fill("61");
    await first.press("ArrowDown");
    await page.keyboard.type("38.5");
    await page.locator(".problem-faults").getByText("“工作机制”的 61 分高于分值 60 分").waitFor();
    await expect.poll(() => page.getByText("“部署推动”扣了分，请写扣分原因").count()).toBeGreaterThan(0);
    expect(await seriousBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "保存评分" }).click();
    await page.getByText("有 2 处需要修改").waitFor();
    await first.fill("58.75");
    await page.getByLabel("工作机制：扣分原因").fill("专班缺一人");
    await page.getByLabel("部署推动：扣分原因").fill("专题会少一次");
    await expect.poll(() => page.locator(".score-total").innerText()).toContain("97.25");
    await page.getByLabel("工作机制：确认人").fill("何青禾");
    await page.getByLabel("部署推动：确认人").fill("何青禾");
    await page.keyboard.press("Control+s");
    await page.locator(".score-bar output", { hasText: "已保存" }).waitFor();
  });

  test("is closed by a second person, not by the one who proposes it", async () => {
    const { page } = office;
    await page.goto(inspection);
    await page.getByRole("button", { name: "提请办结" }).click();
    await page.getByLabel("检查结论").fill("问题已整改");
    await page.getByRole("dialog").getByRole("button", { name: "提请办结" }).click();
    await page.locator(".page-head-state", { hasText: "待办结" }).waitFor();
    await expect.poll(() => page.locator("main").innerText()).toContain("提请人自己不能办结");
    await expect.poll(() => page.getByRole("button", { name: /^办\s?结$/u }).count()).toBe(0);
    await colleague.page.goto(inspection);
    await colleague.page.getByRole("button", { name: /^办\s?结$/u }).click();
    await colleague.page
      .getByRole("dialog")
      .getByRole("button", { name: /^办\s?结$/u })
      .click();
    await colleague.page.locator(".page-head-state", { hasText: "已办结" }).waitFor();
  });

  test("the result is a page, a Word file and a workbook", async () => {
    const { page } = office;
    await page.goto(`${inspection}?tab=result`);
    await page.getByRole("heading", { name: "各单位得分" }).waitFor();
    await expect.poll(() => page.locator("main").innerText()).toContain("97.25");
    expect(await seriousBarriers(page)).toEqual([]);
    const take = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name }).click(),
      ]);
      return await readFile(await download.path());
    };
    const word = await JSZip.loadAsync(await take("下载 Word"));
    const body = (await word.file("word/document.xml")?.async("string")) ?? "";
    expect(body).toContain(words);
    expect(body).toContain("留存照片1张、文件1份");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(await take("下载 Excel")).buffer);
    expect(workbook.getWorksheet("结果")?.getCell("E4").value).toBe(97.25);
  });

  test("nobody else's pages threw anything", () => {
    expect([...office.faults, ...colleague.faults, ...health.faults]).toEqual([]);
  });
});
