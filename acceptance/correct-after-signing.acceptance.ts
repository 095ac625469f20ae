import { passed as passedList, type SubmissionRecord, submissionList } from "@halfsky/api-contract";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";
import { cellOf, openForm, readRecord, typeInto, valueCells } from "./submission-visit.ts";

const indicator = { id: "i-er-tong-ni-shui-si-wang-ren-shu", name: "儿童溺水死亡人数" };
const reason = "公安部门核实，一例不属溺水";
const mark = "签署后有改动";

/** A signed figure turns out wrong: it is corrected with its reason, and marked wherever it stands until it is signed again. */
describe.skipIf(browserPath === undefined)("a correction after signing", () => {
  let application: RunningApplication;
  let browser: Browser;
  let liaison: Visitor;
  let head: Visitor;
  let bureau: Visitor;
  let signer: Visitor;
  let id = "";

  beforeAll(async () => {
    const opened = await openApplication();
    ({ application, browser } = opened);
    liaison = await visitAs(browser, application, "education");
    head = await visitAs(browser, application, "education-head");
    bureau = await visitAs(browser, application, "statistics");
    signer = await visitAs(browser, application, "statistics-head");
    return opened.close;
  }, startTimeout);
  afterAll(() => undefined);

  const record = (): Promise<SubmissionRecord> => readRecord(liaison.page, id);
  const pass = async ({ page }: Visitor, state: SubmissionRecord["state"]) => {
    const { version } = await readRecord(page, id);
    const answer = await page.request.post("/api/reviews/pass", { data: { submissions: [{ id, version }] } });
    expect(passedList.parse(await answer.json()).passed).toEqual([id]);
    await expect.poll(async () => (await record()).state).toBe(state);
  };
  /** The marks of this indicator's figure on a page. */
  const marksOn = async (page: Page, address: string) => {
    await page.goto(address);
    await page.getByText(indicator.name).first().waitFor();
    return page.getByRole("button", { name: `${mark}：2025年` });
  };
  const listAddress = "/indicators?area=990100&year=2025&view=all";
  const boardAddress = "/board?area=990100&year=2025";

  test("begins where everything is signed and nothing is marked", async () => {
    const { page } = liaison;
    const { submissions } = submissionList.parse(
      await (await page.request.get("/api/submissions?mine=true")).json(),
    );
    id = submissions.find(({ isCorrection }) => isCorrection)?.id ?? "";
    // The sample's own correction goes its way first.
    await pass(bureau, "reviewed");
    await pass(signer, "signed");
    expect(await record()).toMatchObject({ changed: [], isCorrection: false });
    for (const address of [listAddress, boardAddress])
      await expect.poll(async () => (await marksOn(page, address)).count()).toBe(0);
  });

  test("is typed in the grid, each change with its reason, and cannot be sent without", async () => {
    const { page } = liaison;
    await openForm(page, id);
    const cells = valueCells(await record()).filter(({ indicatorId }) => indicatorId === indicator.id);
    const of = (breakdown: string) => {
      const cell = cells.find((one) => one.breakdown === breakdown);
      if (cell === undefined) throw new Error(`no cell for ${breakdown}`);
      return cell;
    };
    await page.getByRole("button", { name: "更正…" }).click();
    await typeInto(page, of(""), "17");
    await typeInto(page, of("sex=male"), "8");
    await page.getByRole("tab", { name: "更正" }).click();
    const panel = page.locator(".corrections");
    await panel.getByText("18 → 17").waitFor();
    await panel.getByText("9 → 8").waitFor();
    const send = panel.getByRole("button", { name: "提交更正 2 处" });
    await expect.poll(() => send.isDisabled()).toBe(true);
    await panel.getByLabel("更正原因 用于全部").fill(reason);
    await panel.getByRole("button", { name: "用于全部" }).click();
    await send.click();
    await expect.poll(async () => (await record()).state).toBe("submitted");
    expect((await record()).changed.map(({ signed, now }) => [signed.shown, now.shown, now.reason])).toEqual([
      ["18", "17", reason],
      ["9", "8", reason],
    ]);
    await expect.poll(() => cellOf(page, of("")).innerText()).toContain("改");
    await cellOf(page, of("")).click();
    await page.getByRole("tab", { name: "本格" }).click();
    await page.getByText("签署时 18，现在 17").waitFor();
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("is marked on the board, in the list of indicators and on the indicator's page, with before, after and reason", async () => {
    const { page } = bureau;
    for (const address of [listAddress, boardAddress])
      await expect.poll(async () => (await marksOn(page, address)).count()).toBeGreaterThan(0);
    const marks = await marksOn(page, `/indicators/${indicator.id}?area=990100&year=2025`);
    await marks.first().click();
    const told = page.locator(".changed-figure").first();
    await told.getByText(`原因：${reason}`).waitFor();
    await expect.poll(() => told.innerText()).toMatch(/18[\s\S]*17/u);
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("comes to the reviewer with what was signed, what stands now, and why", async () => {
    const { page } = head;
    await page.goto("/reviews");
    const row = page.locator(".review-row").filter({ hasText: indicator.name }).first();
    await row.getByText(`${mark}：${reason}`).waitFor();
    await expect.poll(() => row.locator(".review-row-value").innerText()).toBe("18 → 17");
    await page.getByText("秦正言签署").waitFor();
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("is marked until it is signed again", async () => {
    await pass(head, "confirmed");
    await pass(bureau, "reviewed");
    await expect.poll(async () => (await marksOn(liaison.page, boardAddress)).count()).toBeGreaterThan(0);
    await pass(signer, "signed");
    expect(await record()).toMatchObject({ changed: [], isCorrection: false });
    for (const address of [listAddress, boardAddress])
      await expect.poll(async () => (await marksOn(liaison.page, address)).count()).toBe(0);
    await openForm(liaison.page, id);
    await expect.poll(() => liaison.page.getByText("△ 改").count()).toBe(0);
  });

  test("nothing threw", () => {
    for (const { faults } of [liaison, head, bureau, signer]) expect(faults).toEqual([]);
  });
});
