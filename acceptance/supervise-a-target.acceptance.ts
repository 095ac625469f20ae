import type { Browser, Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { browserPath, openBrowser, seriousBarriers, untilClosed, type Visitor, visitAs } from "./browser.ts";
import { versionOf } from "./matter-version.ts";
import { type RunningApplication, startApplication, startTimeout } from "./start-application.ts";

const target = "18岁以下儿童伤害死亡率";
const lateTarget = "适龄妇女宫颈癌人群筛查率";
const colleague = "second-officer";
/** A photograph as small as one can be: one white pixel. */
const photograph = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4//8/AwAI/AL+hc2rNAAAAABJRU5ErkJggg==",
  "base64",
);

describe.skipIf(browserPath === undefined)(
  "a red target is supervised from the notice to its closing",
  () => {
    let application: RunningApplication;
    let browser: Browser;
    let office: Visitor;
    let second: Visitor;
    let unit: Visitor;
    let leader: Visitor;
    let address = "";

    beforeAll(async () => {
      application = await startApplication({ officeColleague: colleague });
      browser = await openBrowser();
      office = await visitAs(browser, application, "office");
      second = await visitAs(browser, application, colleague);
      unit = await visitAs(browser, application, "health");
      leader = await visitAs(browser, application, "leader");
      return async () => {
        await browser.close();
        await application.stop();
      };
    }, startTimeout);

    const openMatter = async ({ page }: Visitor): Promise<Page> => {
      await page.goto(address);
      await page.getByRole("heading", { level: 1, name: target }).waitFor();
      return page;
    };
    const drawer = (page: Page): Locator => page.getByRole("dialog");
    /** Opens the form of an action from the top right, or from the menu of the other ones. */
    const begin = async (page: Page, action: string): Promise<Locator> => {
      const top = page.locator(".page-head-actions");
      const button = top.getByRole("button", { name: action, exact: true });
      await top.getByRole("button").first().waitFor();
      if ((await button.count()) > 0) {
        await button.click();
      } else {
        await top.getByRole("button", { name: "更多操作" }).click();
        await page.getByRole("menuitem", { name: action, exact: true }).click();
      }
      const form = drawer(page);
      await form.getByRole("button", { name: action, exact: true }).waitFor();
      return form;
    };
    const submit = async (page: Page, action: string): Promise<void> => {
      await drawer(page).getByRole("button", { name: action, exact: true }).click();
      await untilClosed(drawer(page));
    };
    const state = (page: Page): Locator => page.locator(".page-head-state");
    const trail = (page: Page): Locator => page.locator(".matter-trail");

    test("the office sees what the lights propose, and one click drafts the notice", async () => {
      const { page } = office;
      await page.goto("/supervision");
      const proposals = page.getByRole("region", { name: /机器建议发函 \d+ 项/u });
      await proposals.waitFor();
      await proposals.getByRole("button", { name: /再看其余/u }).click();
      await says(proposals).toMatch(new RegExp(`${target}[\\s\\S]*云汀市卫生健康委员会`, "u"));
      expect(await seriousBarriers(page)).toEqual([]);
      await proposals.getByRole("button", { name: `拟提示函：${target}` }).click();
      await page.getByRole("heading", { level: 1, name: target }).waitFor();
      address = new URL(page.url()).pathname;
      await says(state(page)).toMatch(/拟稿[\s\S]*红灯/u);
      await says(page.locator(".matter-reasons")).toMatch(/为什么亮灯[\s\S]*达到目标的可能/u);
      await page.locator(".matter-chart").getByRole("img").waitFor();
      expect(await seriousBarriers(page)).toEqual([]);
    });

    test("she adds what is to be explained, looks at the letter as the paper looks, and issues it with its deadlines", async () => {
      const page = await openMatter(office);
      const draft = await begin(page, "拟提示函");
      await draft.getByLabel("除标准内容外，还要求说明什么").fill("请分县（市、区）说明。");
      await submit(page, "拟提示函");
      await page.getByRole("link", { name: "预览提示函" }).click();
      const paper = page.locator(".letter-sheet").first();
      await paper.waitFor();
      await says(paper).toMatch(
        /妇女儿童工作委员会[\s\S]*云汀市卫生健康委员会：[\s\S]*请分县（市、区）说明。/u,
      );
      await says(page.locator(".letter-sheet.is-receipt")).toMatch(/签收/u);
      expect(await seriousBarriers(page)).toEqual([]);
      await page.goBack();
      const issue = await begin(page, "发出提示函");
      await issue.locator(".issue-deadlines").waitFor();
      await says(issue).toMatch(/签收\s*2 个工作日内，即.+前\s*说明原因\s*10 个工作日内/u);
      expect(await seriousBarriers(page)).toEqual([]);
      await submit(page, "发出提示函");
      await says(state(page)).toContain("待签收");
      const waiting = page.waitForEvent("download");
      await page.getByRole("link", { name: /下载 Word/u }).click();
      expect((await waiting).suggestedFilename()).toMatch(/〔\d{4}〕\d+号.*\.docx$/u);
    });

    test("the unit starts with its work, finds the notice there and acknowledges it", async () => {
      const { page } = unit;
      await page.goto("/");
      await page.waitForURL(/\/my-work/u);
      const duties = page.getByRole("region", { name: /要做的事（\d+件）/u });
      await duties.waitFor();
      await says(duties).toMatch(/后到期[\s\S]*签收提示函/u);
      await says(page.getByRole("region", { name: /消息（\d+条未读）/u })).toContain("发出提示函");
      expect(await seriousBarriers(page)).toEqual([]);
      await duties.getByRole("link", { name: "去办理：签收提示函" }).click();
      await page.getByRole("heading", { level: 1, name: target }).waitFor();
      await begin(page, "签收");
      await submit(page, "签收");
      await says(state(page)).toContain("待说明");
    });

    test("an empty explanation and a file of a wrong kind are answered in words, and nothing typed is lost", async () => {
      const page = await openMatter(unit);
      const form = await begin(page, "报送原因说明");
      await form.getByRole("button", { name: "报送原因说明", exact: true }).click();
      await form.getByText("有 1 处需要填写或改正").waitFor();
      await says(form.locator(".ant-form-item-explain-error")).toContain("原因说明");
      await form.getByLabel("原因说明", { exact: true }).fill("学校周边防护不足。");
      await form
        .locator("input[type=file]")
        .last()
        .setInputFiles([
          {
            name: "程序.exe",
            mimeType: "application/octet-stream",
            buffer: Buffer.from("MZ\u0090\u0000\u0003\u0000"),
          },
          { name: "现场照片.png", mimeType: "image/png", buffer: photograph },
        ]);
      await form.getByText("程序.exe 没有收下").waitFor();
      await says(form.getByRole("alert").last()).toMatch(/[\u4E00-\u9FFF]{6}/u);
      await form.getByRole("img", { name: "现场照片.png" }).waitFor();
      expect(await seriousBarriers(page)).toEqual([]);
      await form.getByRole("button", { name: "取消", exact: true }).click();
      await form.waitFor({ state: "detached" });
      const again = await begin(page, "报送原因说明");
      await expect
        .poll(() => again.getByLabel("原因说明", { exact: true }).inputValue())
        .toBe("学校周边防护不足。");
      await submit(page, "报送原因说明");
      await says(state(page)).toContain("说明待审");
    });

    test("the office returns it with a reason, the unit finds the reason and hands it in again, it is accepted", async () => {
      const page = await openMatter(office);
      const back = await begin(page, "退回原因说明");
      await back.getByRole("button", { name: "退回原因说明", exact: true }).click();
      await back.getByText("有 1 处需要填写或改正").waitFor();
      await back.getByLabel("理由", { exact: true }).fill("请分县列出伤害人数。");
      await submit(page, "退回原因说明");

      await unit.page.goto("/my-work");
      const returned = unit.page.getByRole("region", { name: "被退回的" });
      await returned.waitFor();
      await says(returned).toContain("请分县列出伤害人数。");
      await returned.getByRole("link", { name: `去改：${target}` }).click();
      await unit.page.getByRole("heading", { level: 1, name: target }).waitFor();
      const form = await begin(unit.page, "报送原因说明");
      const text = form.getByLabel("原因说明", { exact: true });
      await expect.poll(() => text.inputValue()).toBe("学校周边防护不足。");
      await text.fill("学校周边防护不足，分县人数见附件。");
      await submit(unit.page, "报送原因说明");

      await openMatter(office);
      await begin(page, "认可原因说明");
      await submit(page, "认可原因说明");
      await says(state(page)).toContain("待报整改方案");
    });

    test("the unit plans three steps by keyboard, each with a deadline in working days and its proof", async () => {
      const page = await openMatter(unit);
      const form = await begin(page, "报送整改方案");
      for (const [index, what] of ["增设护栏", "分片培训教师", "暑期前回访"].entries()) {
        const step = form.getByRole("listitem", { name: `第${index + 1}步` });
        await step.getByLabel(`第${index + 1}步：做什么`).fill(what);
        await step.getByLabel(`第${index + 1}步：完成期限：几个工作日内`).fill(String(10 * (index + 1)));
        await page.keyboard.press("Tab");
        await expect
          .poll(() => step.getByLabel(`第${index + 1}步：完成期限`, { exact: true }).inputValue())
          .toMatch(/^20\d\d-\d\d-\d\d$/u);
        await says(step).toMatch(new RegExp(`第 ${10 * (index + 1)} 个工作日`, "u"));
        await expect.poll(() => step.getByLabel(`第${index + 1}步：做什么`).inputValue()).toBe(what);
        if (index < 2) {
          await step.getByLabel(`第${index + 1}步：做什么`).press("Control+Enter");
          await form.getByRole("listitem", { name: `第${index + 2}步` }).waitFor();
        }
      }
      expect(await seriousBarriers(page)).toEqual([]);
      await submit(page, "报送整改方案");
      await says(state(page)).toContain("方案待审");
    });

    test("when two of the office act at once, the later one is shown what happened and keeps what she wrote", async () => {
      await openMatter(office);
      await openMatter(second);
      const form = await begin(second.page, "退回整改方案");
      await form.getByLabel("理由", { exact: true }).fill("第三步期限太长。");
      await begin(office.page, "同意整改方案");
      await submit(office.page, "同意整改方案");

      await form.getByRole("button", { name: "退回整改方案", exact: true }).click();
      const notice = form.getByRole("alert").first();
      await notice.waitFor();
      await says(notice).toMatch(/现在不能做这一步了[\s\S]*林望晴[\s\S]*同意整改方案/u);
      await expect.poll(() => form.getByLabel("理由", { exact: true }).inputValue()).toBe("第三步期限太长。");
      expect(await seriousBarriers(second.page)).toEqual([]);
      await form.getByRole("button", { name: "取消", exact: true }).click();
      await says(state(second.page)).toContain("整改中");
    });

    test("a step is reported with a photograph, returned, reported again and accepted", async () => {
      const page = await openMatter(unit);
      await page.getByRole("button", { name: "报告完成第1步" }).click();
      const form = drawer(page);
      await form.getByLabel("完成情况").fill("已设 12 处。");
      await form
        .locator("input[type=file]")
        .last()
        .setInputFiles({ name: "护栏现场.png", mimeType: "image/png", buffer: photograph });
      await form.getByRole("img", { name: "护栏现场.png" }).waitFor();
      await submit(page, "报告步骤完成");

      await openMatter(office);
      const step = office.page.locator(".matter-step").first();
      await says(step).toMatch(/待核查[\s\S]*已设 12 处/u);
      await expect.poll(() => step.getByRole("img", { name: "护栏现场.png" }).count()).toBe(1);
      await step.getByRole("button", { name: "退回第1步" }).click();
      await drawer(office.page).getByLabel("理由", { exact: true }).fill("缺点位清单。");
      await submit(office.page, "退回步骤");

      await openMatter(unit);
      await says(page.locator(".matter-step").first()).toMatch(/退回重报[\s\S]*缺点位清单/u);
      await page.getByRole("button", { name: "报告完成第1步" }).click();
      await form.getByLabel("完成情况").fill("已设 12 处，清单见附件。");
      await submit(page, "报告步骤完成");

      await openMatter(office);
      await office.page.getByRole("button", { name: "核实第1步" }).click();
      await submit(office.page, "核实步骤");
      await says(office.page.locator(".matter-step").first()).toContain("已核实");
    });

    test("a special meeting moves a deadline, and an extension says why", async () => {
      const page = await openMatter(office);
      const meeting = await begin(page, "召开专题会");
      await meeting.getByLabel("会议决定").fill("第二步延到年底，由市卫生健康委牵头。");
      await meeting.getByLabel(/新的期限：完成整改步骤2.*：几个工作日内/u).fill("40");
      await page.keyboard.press("Tab");
      expect(await seriousBarriers(page)).toEqual([]);
      await submit(page, "召开专题会");
      await says(trail(page)).toMatch(/专题会[\s\S]*第二步延到年底/u);

      const extension = await begin(page, "延长期限");
      await extension.getByRole("button", { name: "延长期限", exact: true }).click();
      await extension.getByText("有 3 处需要填写或改正").waitFor();
      await extension.getByRole("combobox").click();
      await page.getByTitle(/完成整改步骤3/u).click();
      await extension.getByLabel("新的期限：几个工作日内").fill("60");
      await page.keyboard.press("Tab");
      await extension.getByLabel("理由", { exact: true }).fill("暑期前集中回访。");
      await submit(page, "延长期限");
      await says(trail(page)).toContain("暑期前集中回访。");
    });

    test("the matter of the sample city whose third step is late was urged by the platform; the letter says what is owed", async () => {
      const { page } = leader;
      await page.goto("/supervision?due=overdue");
      const row = page.locator(".data-table tbody tr", { hasText: lateTarget });
      await row.waitFor();
      await says(row).toMatch(/整改中[\s\S]*步骤3[\s\S]*逾期 \d+ 天[\s\S]*督办函 1 份/u);
      await row.getByRole("link", { name: lateTarget }).click();
      await page.getByRole("heading", { level: 1, name: lateTarget }).waitFor();
      await says(page.locator(".matter-letters")).toMatch(/督办函[\s\S]*因逾期由平台自动发出/u);
      await page
        .getByRole("link", { name: /看函件/u })
        .last()
        .click();
      const paper = page.locator(".letter-sheet").first();
      await paper.waitFor();
      await says(paper).toMatch(/督办函[\s\S]*步骤3[\s\S]*前书面答复/u);
      expect(await seriousBarriers(page)).toEqual([]);
    });

    test("when every step is accepted closing is proposed; the same person is refused, a second one confirms", async () => {
      for (const number of [2, 3]) {
        await openMatter(unit);
        await unit.page.getByRole("button", { name: `报告完成第${number}步` }).click();
        await drawer(unit.page).getByLabel("完成情况").fill(`第${number}步已完成。`);
        await submit(unit.page, "报告步骤完成");
        await openMatter(office);
        await office.page.getByRole("button", { name: `核实第${number}步` }).click();
        await submit(office.page, "核实步骤");
      }
      const { page } = office;
      const proposal = await begin(page, "提出办结");
      await proposal.getByLabel("办结理由").fill("三步均已核实，死亡率已下降。");
      await submit(page, "提出办结");
      await says(state(page)).toContain("待核结");
      await says(page.locator(".matter-next")).toMatch(/办结由您提出[\s\S]*另一位/u);
      await expect.poll(() => page.getByRole("button", { name: "确认办结" }).count()).toBe(0);
      const refused = await page.request.post(`/api${address}/actions`, {
        headers: { origin: application.address },
        data: { baseVersion: await versionOf(page, address), action: { kind: "confirm-closing" } },
      });
      expect(await refused.json()).toMatchObject({ status: 409, code: "second-person-needed" });

      await openMatter(second);
      const confirmation = await begin(second.page, "确认办结");
      await says(confirmation).toMatch(/您是第二个人[\s\S]*三步均已核实/u);
      await submit(second.page, "确认办结");
      await says(state(second.page)).toContain("已办结");
      expect(await seriousBarriers(second.page)).toEqual([]);
    });

    test("a closed matter is reopened with a reason", async () => {
      const page = await openMatter(second);
      const form = await begin(page, "重新启动");
      await form.getByLabel("重新启动的理由").fill("本季度又有回落。");
      await submit(page, "重新启动");
      await expect.poll(() => state(page).innerText()).toContain("待报整改方案");
      await says(trail(page)).toMatch(/重新启动[\s\S]*本季度又有回落/u);
    });

    test("the list is filtered in the address and goes out as a workbook", async () => {
      const { page } = office;
      await page.goto("/supervision");
      await page.getByRole("button", { name: /已逾期/u }).click();
      await expect.poll(() => page.url()).toMatch(/due=overdue/u);
      await expect.poll(() => page.locator(".data-table tbody tr").count()).toBe(1);
      const waiting = page.waitForEvent("download");
      await page.getByRole("link", { name: "导出 Excel" }).click();
      expect((await waiting).suggestedFilename()).toMatch(/\.xlsx$/u);
    });

    test("the office sets other periods as a version with its reason, and sees the year of working days", async () => {
      const { page } = office;
      await page.goto("/supervision/rules");
      await page.getByRole("button", { name: "修改规则" }).click();
      await page.getByLabel("签收提示函").fill("3");
      await page.getByRole("button", { name: "保存为新版本" }).click();
      await page.getByText("请填写：修改理由").waitFor();
      await page.getByLabel("修改理由").fill("本市督查办法第九条。");
      expect(await seriousBarriers(page)).toEqual([]);
      await page.getByRole("button", { name: "保存为新版本" }).click();
      await page.locator(".rules-version").waitFor();
      await says(page.locator(".rules-version")).toMatch(/第 1 版[\s\S]*本市督查办法第九条/u);
      await page.goto("/supervision/calendar?year=2026");
      await page.locator(".calendar-month").first().waitFor();
      await expect.poll(() => page.locator(".calendar-month").count()).toBe(12);
      await says(page.getByRole("region", { name: "放假安排与来源" })).toMatch(
        /春节[\s\S]*共 9 天[\s\S]*2月14日[\s\S]*国办发明电/u,
      );
      expect(await seriousBarriers(page)).toEqual([]);
    });

    test("messages are marked as read", async () => {
      const { page } = unit;
      await page.goto("/my-work");
      const messages = page.getByRole("region", { name: /消息/u });
      await messages.getByRole("button", { name: "全部标为已读" }).click();
      await messages.getByText("没有未读消息。").waitFor();
      expect(await seriousBarriers(page)).toEqual([]);
    });

    test("all of it is there in English", async () => {
      const { page } = unit;
      await page.goto("/my-work");
      await page.getByRole("button", { name: "English" }).click();
      await page.getByRole("heading", { level: 1, name: "My work" }).waitFor();
      await page.goto(address);
      await page.locator(".matter-next").waitFor();
      await says(page.locator(".matter")).toMatch(/Target and facts[\s\S]*Rectification plan/u);
      expect(await seriousBarriers(page)).toEqual([]);
      await page.getByRole("button", { name: "中文" }).click();
      for (const { faults } of [office, second, unit, leader]) expect(faults).toEqual([]);
    });
  },
);

/** Waits for what a place on the page says. */
function says(place: Locator) {
  return expect.poll(() => place.innerText());
}
