import { notificationList, roundList, type RoundRecord, roundRecord } from "@halfsky/api-contract";
import { addDays, beijingDate } from "@halfsky/calendar";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";
import { cellOf, isSent, readRecord, typeInto, valueCells } from "./submission-visit.ts";

const title = "2013年教育补报";
/** Whom the form goes to, by the names on the page. */
const recipients = [
  ["云汀市教育局", "云汀市"],
  ["青岚县人民政府妇女儿童工作委员会办公室", "青岚县"],
  ["帆屿县人民政府妇女儿童工作委员会办公室", "帆屿县"],
] as const;

/** The bureau of statistics asks for figures: drafts, issues, sees them come in, sets its reminders and reminds. */
describe.skipIf(browserPath === undefined)("a round of the bureau of statistics", () => {
  let application: RunningApplication;
  let browser: Browser;
  let bureau: Visitor;
  let id = "";

  beforeAll(async () => {
    const opened = await openApplication();
    ({ application, browser } = opened);
    bureau = await visitAs(browser, application, "statistics");
    return opened.close;
  }, startTimeout);
  afterAll(() => undefined);

  const record = async (): Promise<RoundRecord> =>
    roundRecord.parse(await (await bureau.page.request.get(`/api/rounds/${id}`)).json());

  test("is drafted: a form, its units and areas, a deadline", async () => {
    const { page } = bureau;
    await page.goto("/rounds/new");
    await page.locator("#round-title").fill(title);
    await page.locator("#round-year").fill("2013");
    const due = addDays(beijingDate(new Date().toISOString()), 20);
    await page.locator("#round-due").fill(due);
    await page.locator("#round-add-form").click();
    await page.getByTitle(/教育事业中的妇女儿童主要指标/u).click();
    const form = page.locator(".matrix-form");
    await form.waitFor();
    for (const [unit, area] of recipients) {
      await form.getByLabel("找单位").fill(unit);
      await form.getByLabel(`${unit}填报${area}`).check();
    }
    await form.getByText("已选 3 份").waitFor();
    expect(await seriousBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "保存草稿" }).click();
    await page.getByRole("heading", { name: title, level: 1 }).waitFor();
    await page.getByText("可以下发。").waitFor();
    // The county of the sample that has no bureau of its own is told of before anything is sent there.
    await page.getByText(/帆屿县没有能审核和签署的统计账号/u).waitFor();
    const { rounds } = roundList.parse(await (await page.request.get("/api/rounds")).json());
    id = rounds.find((round) => round.title === title)?.id ?? "";
    expect((await record()).dueOn).toBe(due);
  });

  test("is issued, and stands on the first screen of a unit that owes it", async () => {
    const { page } = bureau;
    await page.getByRole("button", { name: /^下\s?发$/u }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^下\s?发$/u })
      .click();
    for (const [unit, area] of recipients)
      await page.getByRole("link", { name: `${unit}，${area}：0% 填报中` }).waitFor();
    await expect.poll(async () => (await record()).state).toBe("open");
    const education = await visitAs(browser, application, "education");
    await education.page.goto("/my-work");
    const owed = education.page.getByRole("row").filter({ hasText: title });
    await owed.getByText(/^(?:20|19) 天后到期$/u).waitFor();
    await owed.getByRole("link", { name: /^去填报/u }).click();
    await education.page.locator(".figure-cell").first().waitFor();
    const submission = new URL(education.page.url()).pathname.split("/").at(-1) ?? "";
    const [cell] = valueCells(await readRecord(education.page, submission));
    if (cell === undefined) throw new Error("the form asks for nothing");
    await typeInto(education.page, cell, "12");
    await isSent(education.page);
    await expect.poll(() => cellOf(education.page, cell).innerText()).toContain("12");
    expect(education.faults).toEqual([]);
  });

  test("shows on a map of units and areas how far each has come", async () => {
    const { page } = bureau;
    await expect
      .poll(async () => (await record()).progress)
      .toMatchObject({
        submissions: 3,
        opened: 1,
        begun: 1,
        submitted: 0,
      });
    await page.goto(`/rounds/${id}`);
    await page.getByRole("link", { name: /^云汀市教育局，云汀市：[1-9]\d?% 填报中$/u }).waitFor();
    await page.getByRole("button", { name: /^1\s*已开始填$/u }).click();
    await page.getByRole("heading", { name: "填报单（1份）" }).waitFor();
    await page.getByRole("button", { name: "看全部" }).click();
    await page.getByRole("heading", { name: "填报单（3份）" }).waitFor();
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("reminds by rules that its issuer sees and changes", async () => {
    const { page } = bureau;
    const panel = page.getByRole("region", { name: "催报规则" });
    await panel.getByText("提前 7 天、提前 3 天、提前 1 天、截止当天").waitFor();
    await panel.getByRole("button", { name: /^修\s?改$/u }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("提醒布置单位的日子").fill("逾期 30 天");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    expect(await seriousBarriers(page)).toEqual([]);
    await dialog.getByRole("button", { name: /^保\s?存$/u }).click();
    await panel.getByText("逾期 7 天、逾期 14 天、逾期 30 天").waitFor();
    await expect.poll(async () => (await record()).reminders).toContainEqual({ days: 30, rung: "office" });
  });

  test("reminds at once whoever has not handed in", async () => {
    await bureau.page.getByRole("button", { name: /^催\s?报$/u }).click();
    await bureau.page.getByText("已提醒 3 个单位").waitFor();
    const { page } = await visitAs(browser, application, "fanyu");
    await expect
      .poll(async () => {
        const list = notificationList.parse(await (await page.request.get("/api/notifications")).json());
        return list.notifications.find(({ kind }) => kind === "remind")?.words.zh;
      })
      .toContain(`“${title}”：帆屿县人民政府妇女儿童工作委员会办公室还有 1 张报表没有报送`);
  });

  test("nothing threw", () => {
    expect(bureau.faults).toEqual([]);
  });
});
