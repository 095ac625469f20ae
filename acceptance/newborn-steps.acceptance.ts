import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import {
  atRest,
  begin,
  choose,
  drawerOf,
  drawAnew,
  openCasePage,
  queueOf,
  recordOf,
  submit,
} from "./case-visit.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

const day = 24 * 3_600_000;

/** The hospital of birth sees what is due by a newborn's age, does a step late and says why another was not done. */
describe.skipIf(browserPath === undefined)("the steps of a newborn at risk", () => {
  let application: RunningApplication;
  let browser: Browser;
  let hospital: Visitor;
  let id = "";

  beforeAll(async () => {
    const opened = await openApplication();
    ({ application, browser } = opened);
    hospital = await visitAs(browser, application, "maternal");
    id = (await queueOf(hospital.page)).find(({ system }) => system === "high-risk-newborn")?.id ?? "";
    return opened.close;
  }, startTimeout);
  afterAll(() => undefined);

  const rowOf = (step: string) =>
    hospital.page
      .getByRole("region", { name: /眼底、听力筛查/u })
      .getByRole("row", { name: new RegExp(step, "u") });

  test("stand in a table with their days, the next one marked, by corrected age where the child came early", async () => {
    const { page } = hospital;
    await openCasePage(page, id);
    const checks = page.getByRole("region", { name: /专案定期检查/u });
    await expect.poll(() => checks.innerText()).toMatch(/已完成 0 步，共 4 步[\s\S]*按矫正月龄/u);
    await expect.poll(() => rowOf("眼底筛查").innerText()).toMatch(/待核实[\s\S]*\d{4}-\d\d-\d\d 至 /u);
    // both end on one day: hearing can be looked at already
    await expect.poll(() => rowOf("听力筛查").innerText()).toMatch(/下一步/u);
    await atRest(page);
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("move with a corrected day of birth; one is done late, the other is explained and stays told apart", async () => {
    const { page } = hospital;
    const { row } = await recordOf(page, id);
    const bornAt = new Date(Date.parse(row.openedAt) - 42 * day).toISOString();
    await page.evaluate(
      async ([caseId, version, born]) => {
        const answer = await fetch(`/api/cases/${caseId}/actions`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({
            action: "correct",
            transactionId: crypto.randomUUID(),
            baseVersion: version,
            details: { reason: "出生医学证明", answers: { fields: { bornAt: born } } },
          }),
        });
        if (!answer.ok) throw new Error(await answer.text());
      },
      [id, row.version, bornAt] as const,
    );
    await drawAnew(page);
    await expect.poll(() => rowOf("听力筛查").innerText()).toContain("过期未做");
    const screen = await begin(page, "登记眼底、听力筛查");
    await choose(screen, "听力筛查是否完成", "是");
    await submit(page, "登记眼底、听力筛查");
    await expect.poll(() => rowOf("听力筛查").innerText()).toMatch(/逾期完成[\s\S]*登记眼底、听力筛查/u);
    await expect.poll(() => rowOf("眼底筛查").innerText()).toContain("过期未做");
    await rowOf("眼底筛查").getByRole("button", { name: "说明未做原因" }).click();
    const drawer = await drawerOf(page, "说明未做原因");
    await expect.poll(() => drawer.innerText()).toContain("眼底、听力筛查 · 眼底筛查");
    await drawer.getByRole("textbox", { name: "理由" }).fill("病情不允许，已约上级医院");
    await submit(page, "说明未做原因");
    await expect.poll(() => rowOf("眼底筛查").innerText()).toMatch(/未做，已说明[\s\S]*病情不允许/u);
    await atRest(page);
    expect(await seriousBarriers(page)).toEqual([]);
  });
});
