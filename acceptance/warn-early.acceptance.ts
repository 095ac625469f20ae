import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, signIn, type Visitor, visitAs } from "./browser.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

const worst = "儿童青少年总体近视率";
const silent = "人身安全保护令按期办结率";

describe.skipIf(browserPath === undefined)(
  "what will be missed is said early, and somebody is written to",
  () => {
    let application: RunningApplication;
    let browser: Browser;
    let leader: Visitor;
    let office: Visitor;

    beforeAll(async () => {
      const open = await openApplication();
      ({ application, browser } = open);
      leader = await visitAs(browser, application, "leader");
      office = await visitAs(browser, application, "office");
      return open.close;
    }, startTimeout);

    const openLead = async (): Promise<Page> => {
      const { page } = leader;
      await page.goto("/lead");
      await page.locator(".lead-worst tbody tr").first().waitFor();
      return page;
    };
    const countsOf = async (page: Page): Promise<number[]> => {
      await page.locator(".light-count").first().waitFor();
      return (await page.locator(".light-count-number").allInnerTexts()).map(Number);
    };

    test("a leader starts on one page that says how many, which, why and who answers", async () => {
      await leader.page.waitForURL(/\/lead$/u);
      const page = await openLead();
      await expect
        .poll(() => page.locator(".lead-answer").innerText())
        .toMatch(/\d项红灯[\s\S]*\d项橙灯[\s\S]*照目前走势多半达不到/u);
      const first = page.locator(".lead-worst tbody tr").first();
      await expect
        .poll(() => first.innerText())
        .toMatch(/红灯[\s\S]*近视率[\s\S]*次[\s\S]*教育局[\s\S]*20\d\d年起/u);
      await expect.poll(() => first.innerText()).toMatch(/56\.31%[\s\S]*2025年目标/u);
      await page
        .getByRole("img", { name: `${worst}的走势` })
        .locator("svg path")
        .first()
        .waitFor();
      await expect
        .poll(() => page.locator(".lead-side").innerText())
        .toMatch(/已发函[\s\S]*逾期[\s\S]*还没有督办/u);
      expect(await seriousBarriers(page)).toEqual([]);
    });

    test("the answer stands on one screen, and the page on one sheet of paper", async () => {
      const page = await openLead();
      const last = await page.locator(".lead-more, .lead-worst tbody tr").last().boundingBox();
      expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThan(768);
      const sheet = await page.pdf({ format: "A4" });
      expect(sheet.toString("latin1").match(/\/Type \/Page\b/gu)).toHaveLength(1);
    });

    test("she opens the worst and reads why, how probable in words, by which rule, and the fan in figures", async () => {
      const page = await openLead();
      await page.locator(".lead-worst").getByRole("link", { name: worst }).click();
      await page.getByRole("heading", { level: 1, name: worst }).waitFor();
      const verdict = page.locator(".verdict", { hasText: "依据的规则" });
      await verdict.getByRole("link", { name: /内置规则/u }).waitFor();
      await expect.poll(() => verdict.innerText()).toMatch(/可能性低于\d+%/u);
      const words = () => verdict.innerText();
      await expect.poll(words).toMatch(/可能性约\d+%[\s\S]*次/u);
      await expect.poll(words).toMatch(/今后每年\s+需要每年再下降[\d.]+个百分点/u);
      await expect.poll(() => verdict.locator(".chance").first().getAttribute("title")).toMatch(/约 \d+%/u);
      await expect.poll(() => page.getByRole("img", { name: /照此走势看2025年目标，.*次/u }).count()).toBe(1);
      await page.getByRole("button", { name: "看表格" }).click();
      const table = page.locator(".chart-panel-table");
      await expect
        .poll(() => table.locator("thead").innerText())
        .toMatch(/预测[\s\S]*80%范围[\s\S]*95%范围/u);
      await expect
        .poll(() => table.locator("tr", { hasText: "2025" }).innerText())
        .toMatch(/[\d.]+%\s+[\d.]+% – [\d.]+%\s+[\d.]+% – [\d.]+%/u);
      expect(await seriousBarriers(page)).toEqual([]);
    });

    test("what is known of the nation stands beside ours, with where it is from", async () => {
      const { page } = leader;
      await page.goto("/indicators/i-yun-chan-fu-si-wang-lv?year=2024");
      const table = page.locator(".comparisons");
      await table.waitFor();
      await expect
        .poll(() => table.innerText())
        .toMatch(/全国 · 数值[\s\S]*(?:优于|差于)[\s\S]*(?:官方发布|待核)/u);
    });

    test("a target without forecast says why there is none", async () => {
      const { page } = leader;
      await page.goto("/warnings?light=red");
      await page.getByRole("link", { name: silent }).click();
      await page.getByRole("heading", { level: 1, name: silent }).waitFor();
      await page.locator(".verdicts").waitFor();
      await expect
        .poll(() => page.locator(".indicator-main").innerText())
        .toMatch(/没有预测：.+|还没有数据/u);
    });

    test("she sends a notice from there; the draft opens, and her page knows of it", async () => {
      const page = await openLead();
      const send = page
        .locator(".lead-worst")
        .getByRole("button", { name: /：发提示函$/u })
        .first();
      const name = ((await send.getAttribute("aria-label")) ?? "").replace("：发提示函", "");
      await send.click();
      await page.getByRole("heading", { level: 1, name }).waitFor();
      expect(new URL(page.url()).pathname).toMatch(/^\/supervision\/[^/]+$/u);
      await expect.poll(() => page.locator("main").innerText()).toContain("提示函尚未发出");
      await openLead();
      const matter = page
        .locator(".lead-worst")
        .getByRole("link", { name: new RegExp(`${name}：督办事项，拟稿`, "u") });
      await matter.waitFor();
      await expect.poll(() => page.getByRole("button", { name: `${name}：发提示函` }).count()).toBe(0);
      await matter.click();
      await page.getByRole("heading", { level: 1, name }).waitFor();
      expect(leader.faults).toEqual([]);
    });

    test("the early warnings are filtered by light in the address, and go out as a workbook", async () => {
      const { page } = office;
      await page.goto("/warnings");
      const counts = await countsOf(page);
      const rows = page.locator(".data-table tbody tr");
      await expect.poll(() => rows.count()).toBe(counts.reduce((sum, count) => sum + count, 0));
      await expect
        .poll(() => rows.first().innerText())
        .toMatch(/红灯[\s\S]*近视率[\s\S]*次[\s\S]*需要每年[\s\S]*教育局/u);
      expect(await seriousBarriers(page)).toEqual([]);
      await page.getByRole("button", { name: /橙灯/u }).click();
      await expect.poll(() => page.url()).toMatch(/light=orange/u);
      await expect.poll(() => rows.count()).toBe(counts[1]);
      await page.reload();
      await rows.first().waitFor();
      await expect.poll(() => rows.count()).toBe(counts[1]);
      const waiting = page.waitForEvent("download");
      await page.getByRole("link", { name: "导出 Excel" }).click();
      expect((await waiting).suggestedFilename()).toMatch(/2024.*\.xlsx$/u);
    });

    test("what turned since last year stands in one list with from, to and why", async () => {
      const { page } = office;
      await page.goto("/warnings?view=changes");
      const rows = page.locator(".data-table tbody tr");
      await rows.first().waitFor();
      await expect.poll(() => rows.first().innerText()).toMatch(/变差[\s\S]*→[\s\S]*灯/u);
      expect(await seriousBarriers(page)).toEqual([]);
    });

    test("the list of targets and the board know the lights", async () => {
      const { page } = office;
      await page.goto("/indicators?light=red&year=2024");
      const rows = page.locator(".data-table tbody tr");
      await rows.first().waitFor();
      for (const words of await rows.allInnerTexts()) expect(words).toContain("红灯");
      await page.goto("/board?year=2024");
      await page.locator(".board-problems tbody tr").first().waitFor();
      // The lights come after the board.
      await page.locator(".board-problems").getByText("红灯").first().waitFor();
      await expect.poll(() => page.locator(".board-problems tbody tr").first().innerText()).toContain("红灯");
    });

    test("the office changes a threshold with a reason; faults stand beside the field, the history says who", async () => {
      const { page } = office;
      await page.goto("/warnings");
      const before = await countsOf(page);
      await page.getByRole("link", { name: "亮灯规则" }).click();
      const field = page.getByLabel("红灯：预测达到目标的可能性低于…%");
      await field.waitFor();
      expect(await seriousBarriers(page)).toEqual([]);
      const usual = await field.inputValue();
      await field.fill("120");
      await page.getByText("应在1至99之间").waitFor();
      await expect.poll(() => page.getByRole("button", { name: "保存为新的一版" }).isDisabled()).toBe(true);
      await field.fill("1");
      await page.getByRole("button", { name: "保存为新的一版" }).click();
      await page.getByText("请写明理由").waitFor();
      await page.getByLabel("为什么改（必填）").fill("试运行中红灯过多，联席会议决定先收紧。");
      await page.getByRole("button", { name: "保存为新的一版" }).click();
      const history = page.locator(".rules-history");
      await history.waitFor();
      const said = () => history.innerText();
      await expect.poll(said).toMatch(/第1版[\s\S]*现行[\s\S]*林望晴[\s\S]*联席会议决定/u);
      await expect.poll(said).toContain(`红灯 · 预测达到目标的可能性低于…：${usual}% → 1%`);
      await page.getByText("现在用的是云汀市设定的规则").waitFor();
      await page.goto("/warnings");
      await expect.poll(() => countsOf(page)).not.toEqual(before);
      const after = await countsOf(page);
      expect(after[0]).toBeLessThan(before[0] ?? 0);
    });

    test("a plan can have rules of its own; who may not set them reads them", async () => {
      const { page } = office;
      await page.goto("/warnings/rules");
      await page.getByRole("combobox", { name: "适用于" }).click();
      await page.getByTitle(/妇女发展/u).click();
      await expect.poll(() => page.url()).toMatch(/plan=/u);
      await page.getByText(/云汀市的规则不变/u).waitFor();
      await leader.page.goto("/warnings/rules");
      await leader.page.getByText("您的账号可以查看规则，不能改动").waitFor();
      await expect.poll(() => leader.page.getByRole("button", { name: "保存为新的一版" }).count()).toBe(0);
      await expect.poll(() => leader.page.locator(".rules-history").innerText()).toContain("林望晴");
    });

    test("the wall shows counts, the worst with who answers and what turned, without any frame", async () => {
      const { page } = leader;
      await page.setViewportSize({ width: 1920, height: 1080 });
      await page.goto("/wall");
      await page.locator(".wall-worst li").first().waitFor();
      await expect.poll(() => page.locator("nav").count()).toBe(0);
      await expect
        .poll(() => page.locator(".wall").innerText())
        .toMatch(/红灯[\s\S]*最紧要的目标[\s\S]*近视率[\s\S]*教育局[\s\S]*逾期未办[\s\S]*与2023年相比/u);
      const isWhole = await page.evaluate(
        () =>
          document.documentElement.scrollWidth <= window.innerWidth &&
          document.documentElement.scrollHeight <= window.innerHeight,
      );
      expect(isWhole).toBe(true);
      expect(await seriousBarriers(page)).toEqual([]);
    });

    test("a wall whose session has ended says so in large words and comes back after signing in", async () => {
      const { page } = leader;
      await page.clock.install();
      await page.goto("/wall");
      await page.locator(".wall-worst li").first().waitFor();
      await page.context().clearCookies();
      await page.clock.fastForward(61_000);
      const notice = page.getByRole("heading", { name: "登录已结束" });
      await notice.waitFor();
      expect(
        Number.parseFloat(await notice.evaluate((one) => getComputedStyle(one).fontSize)),
      ).toBeGreaterThan(60);
      expect(await seriousBarriers(page)).toEqual([]);
      await page.getByRole("link", { name: "重新登录" }).click();
      await signIn(page, "leader", application.password);
      await page.locator(".wall-worst li").first().waitFor();
      await page.setViewportSize({ width: 1366, height: 768 });
    });

    test("a liaison officer starts with what she owes and sends no notices", async () => {
      const liaison = await visitAs(browser, application, "education");
      await liaison.page.waitForURL(/\/my-work$/u);
      await liaison.page.goto("/warnings");
      await liaison.page.locator(".data-table tbody tr").first().waitFor();
      await expect.poll(() => liaison.page.getByRole("button", { name: /发提示函/u }).count()).toBe(0);
      expect(liaison.faults).toEqual([]);
      await liaison.page.context().close();
    });

    test("an area without targets says what to do first, and one out of reach that nothing was changed", async () => {
      const officer = await visitAs(browser, application, "qinglan");
      for (const path of ["/warnings", "/lead"]) {
        await officer.page.goto(`${path}?area=990100`);
        await officer.page.getByRole("alert").waitFor();
        await expect.poll(() => officer.page.getByRole("alert").innerText()).toMatch(/没有改动任何数据/u);
      }
      await officer.page.goto("/wall?area=990100");
      await officer.page.getByRole("heading", { name: "暂时读不到数据" }).waitFor();
      await officer.page.context().close();
    });

    test("all of it is there in English, and the navigation stays on one line", async () => {
      const { page } = office;
      await page.goto("/warnings");
      await page.getByRole("button", { name: "English" }).click();
      await page.getByRole("heading", { level: 1, name: /Early warnings of/u }).waitFor();
      await page.locator(".data-table tbody tr").first().waitFor();
      const myopia = page.locator(".data-table tbody tr", { hasText: "Myopia rate" });
      await expect
        .poll(() => myopia.innerText())
        .toMatch(/(?:Red|Orange)[\s\S]*needs [\d.]+ percentage points/u);
      const isOneLine = await page
        .locator(".frame-navigation")
        .evaluate((one) => one.scrollWidth <= one.clientWidth && one.clientHeight < 60);
      expect(isOneLine).toBe(true);
      await page.goto("/lead");
      await page.locator(".lead-answer").waitFor();
      await expect
        .poll(() => page.locator(".lead-answer").innerText())
        .toMatch(/\d+ red[\s\S]*more likely missed than met/u);
      await page.goto("/warnings/rules");
      await page.getByLabel("Red: no figure for … years running").waitFor();
      await page.goto("/wall");
      await page.getByRole("heading", { name: "The most urgent targets" }).waitFor();
      expect(office.faults).toEqual([]);
    });
  },
);
