import { roundList, submissionList, submissionRecord } from "@halfsky/api-contract";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import { addFortyUnits, fortyUnits } from "./forty-units.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

describe.skipIf(browserPath === undefined)(
  "the review day of the statistics bureau, with forty units",
  () => {
    let application: RunningApplication;
    let browser: Browser;
    let bureau: Visitor;
    let round = "";

    beforeAll(async () => {
      const opened = await openApplication({ prepare: addFortyUnits });
      ({ application, browser } = opened);
      bureau = await visitAs(browser, application, "statistics");
      return opened.close;
    }, startTimeout);
    afterAll(() => undefined);

    const submissionsOf = async ({ page }: Visitor) =>
      submissionList.parse(await (await page.request.get(`/api/submissions?round=${round}`)).json())
        .submissions;
    const stateCounts = async () => {
      const submissions = await submissionsOf(bureau);
      const counts = new Map<string, number>();
      for (const { state } of submissions) counts.set(state, (counts.get(state) ?? 0) + 1);
      return Object.fromEntries(counts);
    };

    test("forty forms with 600 values wait, 25 of them with a doubt", async () => {
      const { page } = bureau;
      const { rounds } = roundList.parse(await (await page.request.get("/api/rounds")).json());
      round = rounds.find(({ title }) => title === fortyUnits.title)?.id ?? "";
      expect(round).not.toBe("");
      await page.goto(`/reviews?round=${round}`);
      await page.getByText(`待办 ${fortyUnits.units} 张`).waitFor();
      await page.getByText("没有疑点 15 张").waitFor();
      await page.getByText("要看的数 25 个").waitFor();
      expect(await seriousBarriers(page)).toEqual([]);
    });

    test("all without a doubt pass in one action", async () => {
      const { page } = bureau;
      await page.getByRole("button", { name: "通过没有疑点的 15 张" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "通过没有疑点的 15 张" }).click();
      await page.getByText("已通过 15 张").waitFor();
      await page.getByText("待办 25 张").waitFor();
      await expect.poll(stateCounts).toEqual({ reviewed: 15, confirmed: 25 });
    });

    test("25 figures are gone through by keyboard: 21 stand, four are sent back with reasons", async () => {
      const { page } = bureau;
      await page.getByRole("region", { name: "要看的数" }).focus();
      for (let at = 0; at < 25; at += 1) {
        const current = page.locator(".review-row-current");
        await current.waitFor();
        if (at % 7 === 0) {
          await page.keyboard.press("r");
          await page.getByLabel("退回理由").fill(`请核实第${at + 1}个数`);
          await page.keyboard.press("Escape");
          await page.keyboard.press("r");
          await page.getByLabel("退回理由").fill(`请核实第${at + 1}个数`);
          await page.keyboard.press("Enter");
          await current.getByText("退回").waitFor();
          await page.keyboard.press("j");
        } else await page.keyboard.press("a");
      }
      await page.getByText("已看 21 个").waitFor();
      expect(await seriousBarriers(page)).toEqual([]);
      await page.getByRole("button", { name: "退回 4 张中的 4 个数" }).click();
      await page.getByText("已退回 4 张").waitFor();
      await page.getByText("待办 21 张").waitFor();
      await expect.poll(stateCounts).toEqual({ reviewed: 15, confirmed: 21, returned: 4 });
    });

    test("a return names its single figure with reason, author and due day", async () => {
      const submissions = await submissionsOf(bureau);
      const returned = submissions.find(({ state }) => state === "returned");
      const answer = await bureau.page.request.get(`/api/submissions/${returned?.id ?? ""}`);
      const record = submissionRecord.parse(await answer.json());
      expect(record.returns).toHaveLength(1);
      expect(record.returns[0]?.reason).toMatch(/^请核实第\d+个数$/u);
      expect(record.returns[0]?.returned.by).toBe("苏以衡");
    });

    test("a form whose figures were all looked at passes by itself", async () => {
      const { page } = bureau;
      await page.getByRole("region", { name: "要看的数" }).focus();
      await page.keyboard.press("a");
      await page.keyboard.press("k");
      await page.getByRole("button", { name: /^通过第\d+成员单位的这一张$/u }).click();
      await page.getByText("待办 20 张").waitFor();
      await expect.poll(stateCounts).toEqual({ reviewed: 16, confirmed: 20, returned: 4 });
    });

    test("the head of statistics signs what was reviewed, and the figures are in the cube", async () => {
      const head = await visitAs(browser, application, "statistics-head");
      await head.page.goto(`/reviews?round=${round}`);
      await head.page.getByRole("button", { name: /^通过没有疑点的 15 张$/u }).click();
      await head.page
        .getByRole("dialog")
        .getByRole("button", { name: /^通过没有疑点的 15 张$/u })
        .click();
      await head.page.getByText("已通过 15 张").waitFor();
      await expect.poll(stateCounts).toEqual({ signed: 15, reviewed: 1, confirmed: 20, returned: 4 });
      expect(head.faults).toEqual([]);
    });

    test("a leader reads how the round stands and can change nothing", async () => {
      const leader = await visitAs(browser, application, "leader");
      const { page } = leader;
      await page.goto(`/rounds/${round}`);
      await page.getByRole("heading", { name: fortyUnits.title, level: 1 }).waitFor();
      const submissions = await submissionsOf(leader);
      const signed = submissions.find(({ state }) => state === "signed");
      await page.goto(`/submissions/${signed?.id ?? ""}`);
      await page.locator(".submission-page").waitFor();
      await expect.poll(() => page.getByText("已签署").count()).toBeGreaterThan(0);
      for (const name of [/报送/u, /审核通过/u, /^签\s?署$/u, /更正/u, /上传/u])
        await expect.poll(() => page.getByRole("button", { name }).count()).toBe(0);
      const refused = await page.request.put(`/api/submissions/${signed?.id ?? ""}/figures`, {
        data: { figures: [] },
      });
      expect([400, 403]).toContain(refused.status());
      expect(leader.faults).toEqual([]);
    });

    test("nothing threw", () => {
      expect(bureau.faults).toEqual([]);
    });
  },
);
