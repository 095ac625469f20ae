import { caseDone } from "@halfsky/api-contract";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, untilClosed, type Visitor, visitAs } from "./browser.ts";
import { atRest, drawerOf, openCasePage, recordOf } from "./case-visit.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

/** HALFSKY_PICTURES=/path keeps what the card looks like in both languages. */
const pictures = process.env["HALFSKY_PICTURES"];

/** Two workers wrote the same child down: people judge it by keyboard, and change their minds, and nothing is merged. */
describe.skipIf(browserPath === undefined)("two intakes of one child", () => {
  let application: RunningApplication;
  let browser: Browser;
  let desk: Visitor;
  let supervisor: Visitor;
  let civil: Visitor;
  let first = { id: "", number: "" };
  let second = { id: "", number: "" };

  beforeAll(async () => {
    const opened = await openApplication();
    ({ application, browser } = opened);
    desk = await visitAs(browser, application, "hotline");
    supervisor = await visitAs(browser, application, "supervisor");
    civil = await visitAs(browser, application, "civil-affairs");
    first = await writeDown(desk.page, "示例童林");
    // written down by ear
    second = await writeDown(civil.page, "示例童琳");
    return opened.close;
  }, startTimeout);
  afterAll(() => undefined);

  const writeDown = async (page: Page, name: string) => {
    const child = [{ id: randomUUID(), parts: { name, sex: "female", birthDate: "2018-04-05" } }];
    const answer = await page.request.post("/api/cases", {
      headers: { origin: application.address },
      data: {
        system: "child-protection-case",
        action: "receive",
        transactionId: randomUUID(),
        details: { answers: { fields: { channel: "visit", inDanger: false }, parties: { child } } },
      },
    });
    if (!answer.ok()) throw new Error(await answer.text());
    return caseDone.parse(await answer.json());
  };
  const card = (page: Page) => page.getByRole("region", { name: "疑似重复" });
  /** Goes on with the tabulator until the button has the focus, from wherever it is. */
  const tabTo = async (page: Page, name: string) => {
    const button = page.getByRole("button", { name, exact: true });
    await button.waitFor();
    for (let step = 0; step < 120; step += 1) {
      if (await button.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`no way by keyboard to ${name}`);
  };
  /** Judges the pair by keyboard alone. */
  const judge = async (page: Page, button: string, reason: string) => {
    await tabTo(page, button);
    await page.keyboard.press("Enter");
    const drawer = await drawerOf(page, "判断疑似重复");
    await drawer.getByLabel("理由").focus();
    await page.keyboard.type(reason);
    await tabTo(page, "判断疑似重复");
    await page.keyboard.press("Enter");
    await untilClosed(drawer);
  };
  const keep = async (page: Page, name: string) => {
    await atRest(page);
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
  };

  test("are shown on the page of either, with why", async () => {
    const { page } = desk;
    await openCasePage(page, first.id);
    await expect.poll(() => card(page).innerText()).toContain(second.number);
    await expect.poll(() => card(page).innerText()).toMatch(/姓名.*出生日期相同/u);
    await openCasePage(page, second.id);
    await expect.poll(() => card(page).innerText()).toContain(first.number);
    await keep(page, "open-zh");
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("are judged the same by keyboard, with a reason, and stand linked on both pages", async () => {
    const { page } = desk;
    await openCasePage(page, first.id);
    await judge(page, `同一人 ${second.number}`, "监护人电话一致，名字写法不同");
    await expect.poll(() => card(page).innerText()).toMatch(/已判断为同一人[\s\S]*方晓晴/u);
    await keep(page, "same-zh");
    expect(await seriousBarriers(page)).toEqual([]);
    const other = await recordOf(supervisor.page, second.id);
    expect(other.judgedMatches).toMatchObject([{ caseId: first.id, judgement: "same", judgedBy: "方晓晴" }]);
  });

  test("are judged different by the supervisor from the other side; each stays in the log of its case", async () => {
    const { page } = supervisor;
    await openCasePage(page, second.id);
    await judge(page, `不同 ${first.number}`, "两名儿童，住址和学校不同");
    await expect.poll(() => card(page).innerText()).toMatch(/已判断为不同，不再提示[\s\S]*施敏之/u);
    await openCasePage(desk.page, first.id);
    await expect.poll(() => card(desk.page).innerText()).toMatch(/已判断为不同/u);
    await openCasePage(page, first.id);
    await expect
      .poll(() => page.getByRole("region", { name: "经过" }).innerText())
      .toMatch(/判断为同一人[\s\S]*监护人电话一致/u);
    await keep(page, "different-zh");
  });

  test("tell whoever writes a third one down that they are two children", async () => {
    const { page } = desk;
    await page.goto("/cases/new/child-protection-case");
    const child = page.getByRole("group", { name: /儿童|未成年人/u }).first();
    await child.getByLabel("姓名").fill("示例童霖");
    await child.getByLabel("出生日期").fill("2018-04-05");
    const known = page.locator(".intake-candidates");
    await known.waitFor();
    await expect.poll(() => known.innerText()).toContain(`与 ${second.number} 已判断为不同的人`);
    await expect.poll(() => known.innerText()).toContain(`与 ${first.number} 已判断为不同的人`);
    await keep(page, "intake-zh");
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("are opened again, proposed on both sides, and all of it is there in English", async () => {
    const { page } = desk;
    await openCasePage(page, first.id);
    await judge(page, `待定 ${second.number}`, "等出生证明");
    await expect.poll(() => card(page).innerText()).not.toContain("已判断");
    await tabTo(page, `同一人 ${second.number}`);
    await page.getByRole("button", { name: "English" }).click();
    const region = page.getByRole("region", { name: "Perhaps the same person" });
    await region.getByRole("button", { name: `Same ${second.number}` }).waitFor();
    await expect.poll(() => region.innerText()).not.toMatch(/[\u4E00-\u9FFF]/u);
    await keep(page, "open-en");
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("a row of an outside list without a number is judged as well, and the counts of the list follow", async () => {
    const { page } = civil;
    await page.goto("/outside-links");
    const own = page
      .getByRole("row")
      .filter({ hasText: "困境儿童" })
      .filter({ hasText: /\d+ 条待处理/u });
    await own.getByRole("button", { name: "导入清单" }).click();
    const drawer = page.getByRole("dialog");
    // the sample child, written down by ear and without its ID number; a total below
    const list = (place: string) =>
      `编号,姓名,出生日期,身份证号,在册状态,所在乡镇\n,示例童叮,２０１６年５月１日,无,在册,${place}\n合计：1人,,,,,`;
    const give = async (place: string) => {
      await drawer
        .locator("input[type=file]")
        .setInputFiles({ name: "名册.csv", mimeType: "text/csv", buffer: Buffer.from(list(place)) });
      await expect.poll(() => drawer.innerText()).toMatch(/所在地[\s\S]*F 所在乡镇/u);
      await drawer.getByRole("button", { name: "先比对" }).click();
    };
    await give("鹤汀区鹤名镇");
    await expect.poll(() => drawer.innerText()).toMatch(/csv!F2[\s\S]*没有这个乡镇/u);
    await keep(page, "outside-fault-zh");
    await drawer.getByRole("button", { name: "换一个文件" }).click();
    await give("鹤汀区鹤鸣镇下坞村委会");
    await expect
      .poll(() => drawer.innerText())
      .toMatch(/清单 1 行[\s\S]*未读取：csv!A3[\s\S]*可能是同一人，待判断[\s\S]*1/u);
    await drawer.getByRole("button", { name: "导入", exact: true }).click();
    await untilClosed(drawer);
    await expect.poll(() => own.innerText()).toContain("一致 0 · 待判断 1 · 仅对方 0 · 仅本平台 0");
    await keep(page, "outside-zh");
    await page.goto("/outside-differences?kind=possible-match");
    const row = page.getByRole("row").filter({ hasText: "清单第 2 行" });
    await expect.poll(() => row.innerText()).toMatch(/很像同一人[\s\S]*所在村（社区）相同/u);
    expect((await row.innerText()).match(/所在地：鹤汀区鹤鸣镇下坞村/gu)).toHaveLength(2);
    await row.getByRole("button", { name: "判断" }).click();
    const send = drawer.getByRole("button", { name: "提交答复" });
    await drawer.getByText("是同一人", { exact: true }).click();
    expect(await send.isDisabled()).toBe(true);
    await drawer.getByLabel("说明", { exact: true }).fill("对照清单原件，监护人相同");
    await expect.poll(() => drawer.innerText()).toMatch(/很像同一人[\s\S]*所在地：鹤汀区鹤鸣镇下坞村/u);
    await keep(page, "possible-zh");
    expect(await seriousBarriers(page)).toEqual([]);
    await send.click();
    await untilClosed(drawer);
    await expect.poll(() => row.innerText()).toMatch(/已答复[\s\S]*是同一人/u);
    await page.goto("/outside-links");
    await expect.poll(() => own.innerText()).toContain("一致 1 · 待判断 0 · 仅对方 0 · 仅本平台 0");
    await page.getByRole("button", { name: "English" }).click();
    await expect.poll(() => page.getByRole("main").innerText()).toContain("1 agree · 0 to be judged");
    await keep(page, "outside-en");
    expect(await seriousBarriers(page)).toEqual([]);
    await page.goto("/outside-differences?kind=possible-match");
    const told = page.getByRole("row").filter({ hasText: "row 2 of the list" });
    await expect.poll(() => told.innerText()).toMatch(/Probably the same person[\s\S]*Same village/u);
    await told.getByRole("button", { name: "Look" }).click();
    await expect.poll(() => drawer.innerText()).toMatch(/Likeness[\s\S]*Place: /u);
    await keep(page, "possible-en");
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("nothing threw", () => {
    for (const { faults } of [desk, supervisor, civil]) expect(faults).toEqual([]);
  });
});
