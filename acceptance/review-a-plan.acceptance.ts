import type { Browser } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, signIn, type Visitor, visitAs } from "./browser.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

const plan = "/plans/990100-women-2021-2025";
const indicator = "婚前医学检查率";

describe.skipIf(browserPath === undefined)("the office reviews a plan beside its source", () => {
  let application: RunningApplication;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    const open = await openApplication({ officeColleague: "second-officer" });
    ({ application, browser } = open);
    visitor = await visitAs(browser, application, "office");
    return open.close;
  }, startTimeout);

  const openReview = async (query = "") => {
    await visitor.page.goto(`${plan}/review${query}`);
    await visitor.page.locator(".source-line").first().waitFor();
    return visitor.page;
  };
  const rowOf = (name: string) => visitor.page.locator(".review-table tr", { hasText: name });

  const choose = async (name: string) => {
    await visitor.page.locator(".review-table").getByRole("button", { name }).click();
    await visitor.page.locator(".review-table tr.is-selected", { hasText: name }).waitFor();
  };

  test("choosing an indicator shows its row in the source, and the address can be sent on", async () => {
    const page = await openReview();
    await page.getByRole("tab", { name: /^指标/u }).click();
    await choose(indicator);
    const chosen = page.locator(".source-line.is-selected").first();
    await chosen.waitFor();
    await expect.poll(() => chosen.innerText()).toContain(indicator);
    await expect.poll(() => isInView(page, ".source-line.is-selected")).toBe(true);
    const address = page.url();
    await page.goto("/plans");
    await page.goto(address);
    await page.locator(".source-line.is-selected").first().waitFor();
    await expect.poll(() => rowOf(indicator).getAttribute("class")).toContain("is-selected");
  });

  test("choosing a sentence of the source finds what was read from it", async () => {
    const page = await openReview();
    const sentence = page.locator(".mark-target", { hasText: "孕产妇系统管理率" }).first();
    await sentence.scrollIntoViewIfNeeded();
    await sentence.click();
    const chip = page.locator(".outline-pane [data-row].is-selected");
    await chip.waitFor();
    await expect.poll(() => chip.innerText()).toContain("孕产妇系统管理率");
    await expect.poll(() => isInView(page, ".outline-pane [data-row].is-selected")).toBe(true);
  });

  test("the keyboard goes from finding to finding and from indicator to indicator", async () => {
    const page = await openReview();
    await page.keyboard.press("n");
    const finding = page.locator(".finding-rows .is-selected");
    await finding.waitFor();
    const first = await finding.innerText();
    await page.keyboard.press("n");
    await expect.poll(() => finding.innerText()).not.toBe(first);
    await page.keyboard.press("p");
    await expect.poll(() => finding.innerText()).toBe(first);
    await page.keyboard.press("j");
    await page.locator(".review-table tr.is-selected").waitFor();
    await expect.poll(() => page.locator(".source-line.is-selected").count()).toBeGreaterThan(0);
  });

  test("a unit is mended with a reason; what the machine read stays beside it; undo takes it back", async () => {
    const page = await openReview("?view=indicators");
    await choose(indicator);
    await page.keyboard.press("e");
    const drawer = page.getByRole("dialog", { name: "更正指标" });
    await drawer.getByLabel("单位", { exact: true }).fill("‰");
    await drawer.getByRole("button", { name: "保存更正" }).click();
    await drawer.getByText("请写明理由").waitFor();
    expect(await seriousBarriers(page)).toEqual([]);

    await drawer.getByLabel("理由（必填）").fill("原文按千分比统计");
    await drawer.getByRole("button", { name: "保存更正" }).click();
    // The note stays as long as the pointer rests on it.
    await page.getByText("已保存更正").hover();
    await rowOf(indicator).getByText("已更正").waitFor();
    await expect.poll(() => rowOf(indicator).innerText()).toContain("‰");

    await page.getByRole("button", { name: "撤销" }).click();
    await page.getByText("已收回更正").waitFor();
    await expect.poll(() => rowOf(indicator).innerText()).not.toContain("已更正");
    await page.getByRole("tab", { name: /^更正/u }).click();
    const history = page.locator(".correction-rows li").first();
    await expect.poll(() => history.innerText()).toContain("原文按千分比统计");
    await expect.poll(() => history.innerText()).toContain("已收回");
  });

  test("a correction is published as the next version, and the version before stays as it was", async () => {
    const page = await openReview("?view=indicators");
    await choose(indicator);
    await page.getByRole("button", { name: "更正", exact: true }).click();
    const drawer = page.getByRole("dialog", { name: "更正指标" });
    await drawer.getByLabel("指标属性").fill("预期性");
    await drawer.getByLabel("理由（必填）").fill("与市政府文件核对");
    await drawer.getByRole("button", { name: "保存更正" }).click();
    await page.getByText("已保存更正").waitFor();
    await rowOf(indicator).getByText("已更正").waitFor();
    await choose(indicator);
    await page.getByRole("button", { name: "更正", exact: true }).click();
    await page.getByText("机器读作：约束性").waitFor();

    await page.goto(`${plan}/publish`);
    const takeNearest = page.getByRole("button", { name: "全部采用最相近的" });
    await page.getByRole("heading", { name: "与已有指标对应" }).waitFor();
    await page.waitForLoadState("networkidle");
    if (await takeNearest.isVisible()) await takeNearest.click();
    expect(await seriousBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "发布第 2 版" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "发布", exact: true }).click();
    await page.getByText("第 2 版已发布").waitFor();

    const natureIn = async (address: string) => {
      await page.goto(address);
      const row = page.locator(".plan-table tr", { hasText: indicator });
      await row.waitFor();
      return await row.innerText();
    };
    expect(await natureIn(`${plan}?tab=indicators`)).toContain("预期性");
    expect(await natureIn(`${plan}?tab=indicators&version=1`)).toContain("约束性");
  });

  test("a target the machine missed is added at its line, struck again, and the strike taken back", async () => {
    const page = await openReview();
    await page.getByRole("button", { name: "补录文中目标" }).click();
    const drawer = page.getByRole("dialog", { name: "补录文中目标" });
    await drawer.getByLabel("对象", { exact: true }).fill("孕期营养门诊覆盖的乡镇");
    // Choosing the place afterwards must not lose what was typed.
    const line = page.locator(".source-line.is-measure").first();
    const number = await line.getAttribute("data-line");
    await line.locator(".source-number").click();
    await drawer.getByText(`补录在原文第 ${String(number)} 行`).waitFor();
    await expect
      .poll(() => drawer.getByLabel("对象", { exact: true }).inputValue())
      .toBe("孕期营养门诊覆盖的乡镇");
    await drawer.getByLabel("数值", { exact: true }).fill("１２");
    await drawer.getByLabel("数值单位").fill("个");
    await drawer.getByLabel("理由（必填）").fill("原文漏读");
    await drawer.getByRole("button", { name: "补录", exact: true }).click();
    await page.getByText("已保存更正").waitFor();

    await page.getByRole("tab", { name: /^文中目标/u }).click();
    const row = rowOf("孕期营养门诊覆盖的乡镇");
    await expect.poll(() => row.innerText()).toMatch(/补录[\s\S]*12\s*个/u);
    await row.getByRole("button").click();
    await page.getByRole("button", { name: "更正", exact: true }).click();
    const correction = page.getByRole("dialog", { name: "更正文中目标" });
    await correction.getByLabel("理由（必填）").fill("与前一项重复");
    await correction.getByRole("button", { name: "删去" }).click();
    await row.getByText("已删去").waitFor();
    await page.getByRole("tab", { name: /^更正/u }).click();
    await page.locator(".correction-rows li").first().getByRole("button", { name: "收回" }).click();
    await page.getByText("已收回更正").waitFor();
    await page.getByRole("tab", { name: /^文中目标/u }).click();
    await expect.poll(() => row.innerText()).not.toContain("已删去");
  });

  test("when a colleague was faster, she is told and her own words stay", async () => {
    const page = await openReview("?view=indicators");
    await choose("产前筛查率");
    await page.keyboard.press("e");
    const drawer = page.getByRole("dialog", { name: "更正指标" });
    await drawer.getByLabel("基期数值").fill("88.40");
    await drawer.getByLabel("理由（必填）").fill("与年鉴核对");
    const colleague = await visitAs(browser, application, "second-officer");
    await colleague.page.goto(`${plan}/review?view=indicators`);
    await colleague.page.getByRole("button", { name: "产前筛查率" }).click();
    await colleague.page.locator(".review-table tr.is-selected").waitFor();
    await colleague.page.keyboard.press("e");
    const theirs = colleague.page.getByRole("dialog", { name: "更正指标" });
    await theirs.getByLabel("基期数值").fill("88.50");
    await theirs.getByLabel("理由（必填）").fill("与卫健部门核对");
    await theirs.getByRole("button", { name: "保存更正" }).click();
    await colleague.page.getByText("已保存更正").waitFor();
    await colleague.page.context().close();

    await drawer.getByRole("button", { name: "保存更正" }).click();
    await drawer.getByRole("alert").waitFor();
    await expect.poll(() => drawer.getByRole("alert").innerText()).toContain("没有保存");
    await expect.poll(() => drawer.getByLabel("理由（必填）").inputValue()).toBe("与年鉴核对");
    await expect.poll(() => rowOf("产前筛查率").innerText()).toContain("88.50");
  });

  test("on the plan page each target's sentence is one click away, and a search goes to its place", async () => {
    const { page } = visitor;
    await page.goto(`${plan}?tab=indicators`);
    await page.getByRole("button", { name: `查看“${indicator}”的原文` }).click();
    const drawer = page.getByRole("dialog", { name: "原文出处" });
    const line = drawer.locator(".source-excerpt-line.is-inside").first();
    await line.waitFor();
    await expect.poll(() => line.innerText()).toContain(indicator);

    await page.goto(plan);
    await page.getByRole("searchbox", { name: /在规划中搜索/u }).fill("婚前 检查");
    await page.keyboard.press("Enter");
    await page.locator(".plan-hits li button", { hasText: indicator }).first().click();
    await page.locator(".is-found").first().waitFor();
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("when the session ends in mid-work, the form stays and goes on after signing in again", async () => {
    const page = await openReview("?view=indicators");
    await choose(indicator);
    await page.keyboard.press("e");
    const drawer = page.getByRole("dialog", { name: "更正指标" });
    await drawer.getByLabel("理由（必填）").fill("会话结束前写下的理由");
    await drawer.getByLabel("目标年份").fill("2026");
    await page.context().clearCookies();
    await drawer.getByRole("button", { name: "保存更正" }).click();
    await page.getByText("登录已过期，请重新登录").waitFor();
    await signIn(page, "office", application.password);
    await page.getByText("登录已过期，请重新登录").waitFor({ state: "hidden" });
    await expect.poll(() => drawer.getByLabel("理由（必填）").inputValue()).toBe("会话结束前写下的理由");
    await drawer.getByRole("button", { name: "保存更正" }).click();
    await page.getByText("已保存更正").waitFor();
  });

  test("a wrong password is answered in words and keeps the user name", async () => {
    const context = await browser.newContext({ baseURL: application.address, locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto(plan);
    await signIn(page, "leader", "不是这个密码");
    await page.getByRole("alert").waitFor();
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("用户名或密码不正确");
    await expect.poll(() => page.getByLabel("用户名").inputValue()).toBe("leader");
    expect(await seriousBarriers(page)).toEqual([]);
    await signIn(page, "leader", application.password);
    await page.waitForURL((url) => url.pathname === plan);
    await context.close();
  });

  test("no script failed on any page on the way", () => {
    expect(visitor.faults).toEqual([]);
  });
});

async function isInView(page: Visitor["page"], selector: string): Promise<boolean> {
  return await page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight && bottom > top;
    });
}
