import { documentList, planDifference, planList, planSearch, planSource } from "@halfsky/api-contract";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type SignedIn, startTestServer, type TestServer } from "../http/start-test-server.ts";
import { examplePlan } from "./example-plan.ts";
import { importDocument, readPlan, uploadDocument } from "./upload-document.ts";

let server: TestServer;
let office: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  office = await server.signIn("office");
});
afterAll(() => server.close());
beforeEach(() => server.advance(1000));

const id = "990100-women-2021-2025";

async function listPlanIds(): Promise<string[]> {
  return planList.parse((await office.get("/api/plans")).json()).plans.map((plan) => plan.id);
}

async function listDocumentNames(): Promise<string[]> {
  return documentList
    .parse((await office.get("/api/plan-documents")).json())
    .documents.map((one) => one.fileName);
}

describe("importing a plan document", () => {
  test("gives the plan with its counts, under a readable id", async () => {
    const imported = await importDocument(office, "甲市妇女规划.txt", examplePlan());
    expect(imported).toMatchObject({ format: "text", already: false, fileName: "甲市妇女规划.txt" });
    expect(imported.plans).toMatchObject([
      {
        id,
        areaCode: "990100",
        population: "women",
        periodStart: 2021,
        periodEnd: 2025,
        state: "review",
        version: null,
        reading: 1,
        outcome: "new",
        counts: { domains: 2, objectives: 3, measures: 4, projects: 1, indicators: 3, corrections: 0 },
        changed: { by: "office", at: "2025-03-03T01:00:01.000Z" },
      },
    ]);
  });

  test("keeps every part with its line and words, and the lines to show beside it", async () => {
    const { content } = await readPlan(office, id);
    const source = planSource.parse((await office.get(`/api/plans/${id}/source`)).json());
    const textOf = (line: number) => source.lines[line - 1]?.text.trim();
    const [mortality] = content.indicators;
    expect(mortality).toMatchObject({
      name: "孕产妇死亡率",
      unit: "1/10万",
      baseline: "9.92",
      direction: "down",
    });
    const lines = source.lines
      .slice((mortality?.line ?? 0) - 1, mortality?.endLine)
      .map(({ text }) => text.trim());
    expect(lines.join(" ")).toContain("孕产妇死亡率（1/10万） 9.92 <9");
    for (const target of content.targets) {
      expect(textOf(target.line)).toContain(target.words);
      const line = source.lines[target.line - 1]?.text ?? "";
      expect(line.slice(target.startOffset ?? 0, target.endOffset ?? 0)).toBe(target.phrase);
    }
  });

  test("judges by the indicator table, and links what prose says of the same indicator", async () => {
    const { content } = await readPlan(office, id);
    const said = content.targets.find(({ subject }) => subject === "孕产妇死亡率");
    expect(said).toMatchObject({ monitored: false, sameAs: content.indicators[0]?.id });
  });

  test("of the same bytes again stores nothing", async () => {
    const again = await importDocument(office, "另一个名字.txt", examplePlan());
    expect(again).toMatchObject({
      already: true,
      plans: [{ id, outcome: "unchanged", reading: 1, revision: 1 }],
    });
    expect(await listDocumentNames()).toEqual(["甲市妇女规划.txt"]);
  });

  test("hands the document out as it came", async () => {
    const imported = await importDocument(office, "甲市妇女规划.txt", examplePlan());
    const file = await office.get(`/api/plan-documents/${imported.documentId}/file`);
    expect(file.body).toBe(examplePlan());
    expect(file.headers["content-disposition"]).toContain(encodeURIComponent("甲市妇女规划.txt"));
  });

  test("finds the parts that hold every word of a query", async () => {
    const answer = await office.get(`/api/plans/${id}/search?q=${encodeURIComponent("乡镇 门诊")}`);
    const { hits } = planSearch.parse(answer.json());
    expect(hits.map(({ part, title }) => [part, title])).toEqual([["measure", "办好乡镇门诊"]]);
    expect(hits[0]?.excerpt).toContain("妇科门诊");
  });

  test("of a text that names another area keeps that plan apart from the area's own, and says so", async () => {
    const text = examplePlan((plan) => plan.replaceAll("甲市", "溪口市"));
    const { plans } = await importDocument(office, "别处.txt", text);
    expect(plans).toMatchObject([{ id: `${id}-xikou`, areaCode: "990100", outcome: "new" }]);
    const { content } = await readPlan(office, `${id}-xikou`);
    expect(content.findings[0]).toMatchObject({ code: "area-differs", severity: "warning" });
  });

  test("goes to the area that the person chose, if it is in her reach", async () => {
    const answer = await uploadDocument(office, "p.txt", examplePlan(), { area: "990200" });
    expect(answer.statusCode).toBe(403);
    expect((await uploadDocument(office, "p.txt", examplePlan(), { area: "9902" })).json()).toMatchObject({
      code: "invalid-request",
      faults: [{ where: "body.area" }],
    });
  });

  test("asks for the period where the text names none, and takes the one that is stated", async () => {
    const text = examplePlan((plan) =>
      plan.replaceAll(/“十四五”|规划期为2021—2025年。/gu, "").replaceAll(/\t20\d\d年\n/gu, "\t数值\n"),
    );
    const refused = await uploadDocument(office, "无期限.txt", text);
    expect(refused.json()).toMatchObject({
      status: 422,
      code: "invalid-input",
      detail: { zh: expect.stringContaining("起止年份") },
    });
    const fields = { periodStart: "2031", periodEnd: "2035" };
    const { plans } = await importDocument(office, "无期限.txt", text, fields);
    expect(plans.map((plan) => plan.id)).toEqual(["990100-women-2031-2035"]);
    expect((await uploadDocument(office, "无期限.txt", text, { periodStart: "2031" })).json()).toMatchObject({
      status: 400,
      faults: [{ where: "body.periodEnd" }],
    });
  });

  test("keeps a text with characters that no database takes", async () => {
    const text = examplePlan((plan) =>
      plan.replace("一个也不落下", "一个也\0不落下").replaceAll("2025", "2026"),
    );
    const { plans } = await importDocument(office, "damaged\u0007.txt", text);
    const { content, fileName } = await readPlan(office, plans[0]?.id ?? "");
    expect(fileName).toBe("damaged.txt");
    expect(JSON.stringify(content)).toContain("一个也\uFFFD不落下");
  });
});

describe("a document that is no plan", () => {
  const notice =
    "关于召开妇女儿童工作会议的通知\n\n各成员单位：\n定于3月8日上午9时在市政府3号会议室开会，请准时参加。\n\n市妇儿工委办\n2024年3月1日\n";
  const yearbook = Array.from(
    { length: 300 },
    (_, page) =>
      `第${page + 1}页\n${page + 1}-1 年末人口数\n地区\t2022年\t2023年\n合计\t${page}1.2\t${page}2.3\n注：妇女儿童指标见第18篇。`,
  ).join("\n");
  const review =
    "甲市2023年妇女儿童发展规划监测报告\n\n一、妇女与健康\n（一）孕产妇死亡率下降。2023年为6.5/10万。\n（二）婚检率提高。2023年为95.2%。\n二、存在问题\n部分指标未达标。\n三、下一步建议\n加强领导。\n";
  const brokenDocx = Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(300, 7)]);
  const refused: readonly (readonly [string, string, string | Uint8Array, string])[] = [
    ["a meeting notice", "会议通知.txt", notice, "not-a-plan"],
    ["a yearbook of 300 pages", "年鉴.txt", yearbook, "not-a-plan"],
    ["a monitoring report", "监测报告.txt", review, "not-a-plan"],
    ["a broken .docx", "规划.docx", brokenDocx, "unreadable-file"],
    ["a picture", "规划.pdf", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "unreadable-file"],
    ["an empty file", "规划.txt", "", "unreadable-file"],
  ];

  test.each(refused)(
    "like %s is answered in words, and nothing is kept of it",
    async (_, name, bytes, code) => {
      const before = [await listPlanIds(), await listDocumentNames()];
      const answer = await uploadDocument(office, name, bytes);
      expect(answer.statusCode).toBe(422);
      const problem = answer.json<{ code: string; detail: { zh: string; en: string } }>();
      expect(problem.code).toBe(code);
      expect(problem.detail.zh).toContain(`“${name}”没有导入。`);
      expect(problem.detail.en.length).toBeGreaterThan(40);
      expect([await listPlanIds(), await listDocumentNames()]).toEqual(before);
    },
  );

  test("but 21 MB is refused before it is read", async () => {
    const answer = await uploadDocument(office, "规划.txt", Buffer.alloc(21 * 1024 * 1024, "字"));
    expect(answer.json()).toMatchObject({
      status: 413,
      code: "too-large",
      detail: { zh: expect.stringContaining("“规划.txt”超过 20 MB") },
    });
  });

  test("or no file at all, is a fault of the request", async () => {
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const payload = '--x\r\ncontent-disposition: form-data; name="area"\r\n\r\n990100\r\n--x--\r\n';
    const answer = await office.inject({ method: "POST", url: "/api/plan-documents", headers, payload });
    expect(answer.json()).toMatchObject({ status: 400, code: "invalid-request" });
  });
});

describe("a changed document imported again", () => {
  const changed = examplePlan((text) =>
    text
      .replace("<9\n", "<8\n")
      .replace("2. 办好乡镇门诊。", "2. 关心更年期妇女。在妇幼保健院开设更年期门诊。\n3. 办好乡镇门诊。")
      .replace("母婴室50个", "母婴室60个"),
  );

  test("is the next reading of the plan, and the difference names what changed", async () => {
    const { plans } = await importDocument(office, "修订稿.txt", changed);
    expect(plans).toMatchObject([{ id, outcome: "new-reading", reading: 2, revision: 2, unpublished: true }]);
    const difference = planDifference.parse((await office.get(`/api/plans/${id}/difference`)).json());
    expect(difference).toMatchObject({ from: 1, to: 2 });
    expect(difference.changes.map(({ part, change, label, field }) => [part, change, label, field])).toEqual([
      ["indicator", "changed", "孕产妇死亡率", "target"],
      ["indicator", "changed", "孕产妇死亡率", "rule"],
      ["measure", "added", "关心更年期妇女", null],
      ["project", "changed", "母婴室建设项目", "text"],
      ["target", "changed", "车站和商场母婴室", "rule"],
    ]);
  });

  test("can be followed by the first document, which is then the third reading", async () => {
    const { plans, already } = await importDocument(office, "甲市妇女规划.txt", examplePlan());
    expect(already).toBe(true);
    expect(plans).toMatchObject([{ outcome: "new-reading", reading: 3 }]);
    const same = planDifference.parse((await office.get(`/api/plans/${id}/difference?from=1&to=3`)).json());
    expect(same.changes).toEqual([]);
  });

  test("leaves every reading to be seen, with its document", async () => {
    const { readings } = await readPlan(office, id);
    expect(readings.map(({ number, fileName }) => [number, fileName])).toEqual([
      [1, "甲市妇女规划.txt"],
      [2, "修订稿.txt"],
      [3, "甲市妇女规划.txt"],
    ]);
    const second = planSource.parse((await office.get(`/api/plans/${id}/source?reading=2`)).json());
    expect(second.fileName).toBe("修订稿.txt");
    expect((await office.get(`/api/plans/${id}/source?reading=9`)).statusCode).toBe(404);
  });
});
