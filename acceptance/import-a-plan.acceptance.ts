import { randomBytes } from "node:crypto";
import type { Browser } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { browserPath, seriousBarriers, type Visitor, visitAs } from "./browser.ts";
import { samplePlanWith } from "./sample-plan.ts";
import { openApplication } from "./open-application.ts";
import { type RunningApplication, startTimeout } from "./start-application.ts";

const notice = `云汀市政府办公室关于召开季度工作例会的通知
各科室：
定于4月8日（星期二）上午9时在三楼会议室召开季度工作例会，请提前10分钟到场，并带好本季度工作小结。
联系人：小林，电话：0990-5550123
`;
const planWithoutPeriod = `云汀市妇女发展规划
一、总体要求
让妇女平等享有发展机会。
主要监测指标
	序号
	指标
	基期
	目标

	1
	妇女常见病筛查率（%）
	80
	≥85

二、发展领域
（一）妇女与健康
主要目标：
1．妇女常见病筛查率达到85%以上。
策略措施：
1．办好妇幼保健机构。每个乡镇配备专职人员。
2．开展健康宣传。进村入户讲解。
三、组织实施
（一）加强领导。各部门分工负责。
`;
const tinyPicture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

describe.skipIf(browserPath === undefined)("the office imports a plan", () => {
  let application: RunningApplication;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    const open = await openApplication();
    ({ application, browser } = open);
    visitor = await visitAs(browser, application, "office");
    return open.close;
  }, startTimeout);

  const rowsOfList = async () => {
    await visitor.page.goto("/plans");
    await visitor.page.getByRole("link", { name: /云汀市妇女发展/u }).waitFor();
    return await visitor.page.locator(".ant-table-row").allInnerTexts();
  };
  const drop = async (files: ReadonlyArray<{ name: string; buffer: Buffer }>) => {
    await visitor.page.goto("/plans/import");
    await visitor.page
      .locator("input[type=file]")
      .setInputFiles(files.map((file) => ({ ...file, mimeType: "application/octet-stream" })));
  };

  test("the list says state and counts of each plan, and has no serious barriers", async () => {
    const rows = await rowsOfList();
    expect(rows).toHaveLength(2);
    expect(rows.join(" ")).toMatch(/已发布/u);
    expect(await seriousBarriers(visitor.page)).toEqual([]);
  });

  test("wrong files are each answered in words, and nothing half-made is left", async () => {
    const before = await rowsOfList();
    await drop([
      { name: "例会通知.txt", buffer: Buffer.from(notice) },
      { name: "坏文件.docx", buffer: randomBytes(4000) },
      { name: "照片.png", buffer: tinyPicture },
    ]);
    const { page } = visitor;
    for (const name of ["例会通知.txt", "坏文件.docx", "照片.png"]) {
      const file = page.locator(".import-file", { hasText: name });
      await file.getByText("未导入").waitFor();
      const words = await file.getByRole("alert").innerText();
      expect(words).toMatch(/[\u4e00-\u9fff]{8}/u);
      expect(words).toContain("没有保存");
      expect(words).not.toMatch(/Error|undefined|\bat /u);
    }
    expect(await seriousBarriers(page)).toEqual([]);
    const unchanged = (row: string) => row.split("\n")[0] ?? row;
    expect((await rowsOfList()).map(unchanged)).toEqual(before.map(unchanged));
  });

  test("a plan with one number changed is a new reading, and the difference names the number", async () => {
    const changed = await samplePlanWith("——婚前医学检查率不低于85%", "——婚前医学检查率不低于88%");
    await drop([{ name: "云汀市规划（修订）.txt", buffer: changed }]);
    const { page } = visitor;
    const file = page.locator(".import-file", { hasText: "云汀市规划（修订）.txt" });
    await file.getByText("已读取").waitFor();
    await expect.poll(() => file.innerText()).toMatch(/读出 2 个规划/u);
    await file
      .locator(".import-plan", { hasText: "云汀市妇女发展" })
      .getByRole("link", { name: "看差异" })
      .click();
    await page.waitForURL(/difference/u);
    const rows = page.locator(".difference-table tbody tr");
    await rows.first().waitFor();
    const texts = await rows.allInnerTexts();
    expect(texts.some((row) => row.includes("婚前医学检查率") && /85/u.test(row) && /88/u.test(row))).toBe(
      true,
    );
    await expect.poll(() => page.locator("del", { hasText: "85" }).count()).toBeGreaterThan(0);
    await expect.poll(() => page.locator("ins", { hasText: "88" }).count()).toBeGreaterThan(0);
    expect(await seriousBarriers(page)).toEqual([]);
  });

  test("the same file once more is said to be there already", async () => {
    const changed = await samplePlanWith("——婚前医学检查率不低于85%", "——婚前医学检查率不低于88%");
    await drop([{ name: "云汀市规划（再传）.txt", buffer: changed }]);
    const file = visitor.page.locator(".import-file", { hasText: "云汀市规划（再传）.txt" });
    await file.getByText("已读取").waitFor();
    await expect.poll(() => file.innerText()).toContain("以前导入过");
  });

  test("a text that names no period is imported once its years are given", async () => {
    const { page } = visitor;
    await drop([{ name: "没有期限的规划.txt", buffer: Buffer.from(planWithoutPeriod) }]);
    const file = page.locator(".import-file", { hasText: "没有期限的规划.txt" });
    await file.getByText("未导入").waitFor();
    await expect.poll(() => file.getByRole("alert").innerText()).toContain("期限");
    await page.getByLabel("起始年份").fill("2026");
    await page.getByLabel("结束年份").fill("2030");
    await file.getByRole("button", { name: "再次导入" }).click();
    await file.getByText("已读取").waitFor();
    await expect.poll(() => file.innerText()).toContain("1 项指标");
  });

  test("someone who may only read is told so instead of being offered a drop zone", async () => {
    const leader = await visitAs(browser, application, "leader");
    await leader.page.goto("/plans/import");
    await leader.page.getByText("您的账号不能导入规划").waitFor();
    await expect.poll(() => leader.page.locator("input[type=file]").count()).toBe(0);
    expect(leader.faults).toEqual([]);
    await leader.page.context().close();
  });

  test("no script failed on any page on the way", () => {
    expect(visitor.faults).toEqual([]);
  });
});
