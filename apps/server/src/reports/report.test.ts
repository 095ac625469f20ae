import type { PlanRecord, ReportCheck, ReportRecord, TargetList } from "@halfsky/api-contract";
import { defaultMonitoringRules } from "@halfsky/targets";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SignedIn, startTestServer, type TestServer } from "../http/start-test-server.ts";
import { uploadFile } from "../http/upload-file.ts";

/** A plan of our own invention with a table of five indicators in two domains. */
const planText = [
  "松湖市妇女发展“十四五”规划",
  "为推进全市妇女事业发展，制定本规划。规划期限为2021—2025年。",
  "一、总体要求",
  "（一）总体目标。到2025年，妇女生活更有保障。",
  "松湖市妇女发展“十四五”规划主要指标",
  ...table([
    ["领域", "序号", "主要统计指标", "2020年", "2025年"],
    ["妇女与健康", "1", "孕产妇死亡率（1/10万）", "9.92", "≤9"],
    ["", "2", "产前筛查率（%）", "88.4", "≥92"],
    ["", "3", "婚前医学检查率（%）", "91.4", "保持"],
    ["妇女与经济", "4", "高级专业技术人员中女性比例（%）", "38.6", "≥40"],
    ["", "5", "失业保险女性参保人数（万人）", "39.76", "提高"],
  ]),
  "二、发展领域与主要措施",
  "（一）妇女与健康",
  "1. 建好服务网络。完善城乡妇幼健康服务网络，方便群众就近就医。",
  "2. 做好孕产期保健。规范开展孕产期全程服务。",
  "（二）妇女与经济",
  "1. 支持女性就业。落实就业扶持政策，扩大岗位供给。",
  "三、组织实施",
  "（一）加强组织领导。明确责任分工，按年度推进。",
].join("\n");

function table(rows: readonly (readonly string[])[]): readonly string[] {
  return [...rows.flatMap((row) => ["", ...row.map((cell) => `\t${cell}`)]), ""];
}

const figures: ReadonlyArray<readonly [string, number, string, string?, string?]> = [
  ["孕产妇死亡率", 2023, "11.17", "3", "26858"],
  ["孕产妇死亡率", 2024, "7.74", "2", "25840"],
  ["产前筛查率", 2023, "90.2"],
  ["产前筛查率", 2024, "91.5"],
  ["婚前医学检查率", 2023, "88.6"],
  ["婚前医学检查率", 2024, "87.4"],
  ["高级专业技术人员中女性比例", 2023, "39.4"],
  ["高级专业技术人员中女性比例", 2024, "40.3"],
];

let server: TestServer;
let office: SignedIn;
let statistics: SignedIn;
let plan: PlanRecord;
let report: ReportRecord;

async function putFigures(rows: typeof figures, reason: string | null = null, baseRevision = 0) {
  const grid = (
    await statistics.get(`/api/observations?areas=990100&plan=${plan.plan.id}&from=2020&to=2025`)
  ).json();
  const idOf = (name: string): string =>
    grid.indicators.find((one: { name: string }) => one.name === name).id;
  const answer = await statistics.send("PUT", "/api/observations", {
    cells: rows.map(([name, year, value, numerator, denominator]) => ({
      areaCode: "990100",
      indicatorId: idOf(name),
      year,
      baseRevision,
      value,
      missing: null,
      ...(numerator === undefined ? {} : { numerator, denominator }),
      reason,
    })),
  });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({ conflicts: [], refused: [] });
}

const check = async (person: SignedIn, bytes: Uint8Array) =>
  uploadFile(person, { url: "/api/reports/check", fileName: "report.docx", content: bytes });

beforeAll(async () => {
  server = await startTestServer();
  [office, statistics] = [await server.signIn("office"), await server.signIn("statistics")];
  const imported = await uploadFile(office, {
    url: "/api/plan-documents",
    fileName: "plan.txt",
    content: planText,
  });
  const id: string = imported.json().plans[0].id;
  const record = (await office.get(`/api/plans/${id}`)).json<PlanRecord>();
  const published = await office.send("POST", `/api/plans/${id}/publication`, {
    choices: {},
    revision: record.plan.revision,
  });
  plan = published.json();
  await putFigures(figures);
  server.advance(60_000);
  const made = await statistics.send("POST", "/api/reports", { planId: id, year: 2024 });
  report = made.json();
});
afterAll(() => server.close());

const textOfReport = () =>
  report.tree.blocks
    .flatMap((block) => ("runs" in block ? [block.runs.map((run) => run.text).join("")] : []))
    .join("\n");
const fileOfReport = async () =>
  (await statistics.get(`/api/reports/${report.report.id}/file.docx`)).rawPayload;

describe("the annual report", () => {
  test("has a chapter a domain, findings with value and change in the right words, and what is missed or missing", () => {
    const text = textOfReport();
    expect(text).toContain("2024年《松湖市妇女发展“十四五”规划》统计监测报告");
    expect(text).toContain("一、妇女与健康");
    expect(text).toContain("二、妇女与经济");
    expect(text).toContain(
      "产前筛查率为91.5%，比2023年提高1.3个百分点，比2020年提高3.1个百分点（基期为88.4%）",
    );
    expect(text).toContain("孕产妇死亡率为7.74/10万，比2023年下降30.7%");
    expect(text).toContain("分子为2、分母为25840");
    expect(text).toContain("失业保险女性参保人数（未填报）");
    expect(text).toMatch(/监测的5项指标目标中，可监测的4项/);
  });

  test("has one chart a domain and both annex tables", () => {
    const kinds = report.tree.blocks.map((block) => block.kind);
    expect(kinds.filter((kind) => kind === "chart")).toHaveLength(2);
    expect(kinds.filter((kind) => kind === "table")).toHaveLength(2);
  });

  test("as it was made, every number of its Word file is proved", async () => {
    const answer = await check(statistics, await fileOfReport());
    expect(answer.statusCode).toBe(200);
    const proof = answer.json<ReportCheck>();
    expect(proof).toMatchObject({ passed: true, faults: [], reportId: report.report.id });
    expect(proof.figures).toBeGreaterThan(80);
  });

  test("tolerances that are set later judge the year anew, and change nothing in a report that was made", async () => {
    const judged = async () =>
      (await office.get(`/api/targets?area=990100&year=2024&plan=${plan.plan.id}`))
        .json<TargetList>()
        .targets.find(({ name }) => name === "产前筛查率")?.judgement.status;
    expect(await judged()).toBe("nearly-met");
    server.advance(60_000);
    const set = await office.send("PUT", "/api/monitoring-rules", {
      areaCode: "990100",
      planId: plan.plan.id,
      baseVersion: 0,
      rules: {
        ...defaultMonitoringRules,
        tolerance: { ...defaultMonitoringRules.tolerance, sharePoints: "0.1" },
      },
      reason: "从严掌握",
    });
    expect(set.statusCode).toBe(200);
    expect(await judged()).not.toBe("nearly-met");
    const proof = (await check(statistics, await fileOfReport())).json<ReportCheck>();
    expect(proof).toMatchObject({ passed: true, faults: [] });
    const back = await office.send("PUT", "/api/monitoring-rules", {
      areaCode: "990100",
      planId: plan.plan.id,
      baseVersion: 1,
      rules: defaultMonitoringRules,
      reason: "恢复通行容差",
    });
    expect(back.statusCode).toBe(200);
  });

  test("one digit changed in Word is named with what the database gives", async () => {
    const zip = await JSZip.loadAsync(await fileOfReport());
    const xml = (await zip.file("word/document.xml")?.async("string")) ?? "";
    expect(xml).toContain(">91.5%<");
    zip.file("word/document.xml", xml.replace(">91.5%<", ">91.6%<"));
    const proof = (
      await check(statistics, await zip.generateAsync({ type: "uint8array" }))
    ).json<ReportCheck>();
    expect(proof.passed).toBe(false);
    expect(proof.faults).toMatchObject([{ printed: "91.6%", expected: "91.5%" }]);
  });

  test("one point changed in a chart is named", async () => {
    const zip = await JSZip.loadAsync(await fileOfReport());
    const xml = (await zip.file("word/charts/chart1.xml")?.async("string")) ?? "";
    zip.file("word/charts/chart1.xml", xml.replace(/<c:v>(\d+)\.(\d)<\/c:v>/, "<c:v>$19.$2</c:v>"));
    const proof = (
      await check(statistics, await zip.generateAsync({ type: "uint8array" }))
    ).json<ReportCheck>();
    expect(proof.passed).toBe(false);
  });

  test("a file that is no report, or a report of elsewhere, is answered in words", async () => {
    const broken = await check(statistics, new TextEncoder().encode("no zip"));
    expect([broken.statusCode, broken.json().code]).toEqual([422, "report-file-unreadable"]);
    const zip = await JSZip.loadAsync(await fileOfReport());
    zip.remove("docProps/custom.xml");
    const stray = await check(statistics, await zip.generateAsync({ type: "uint8array" }));
    expect([stray.statusCode, stray.json().code]).toEqual([422, "report-unknown"]);
  });

  test("after a correction the old report still proves, and says which figure changed since", async () => {
    server.advance(60_000);
    await putFigures([["产前筛查率", 2024, "91.8"]], "复核后更正", 1);
    server.advance(60_000);
    const later = (await statistics.get(`/api/reports/${report.report.id}`)).json<ReportRecord>();
    expect(later.tree).toEqual(report.tree);
    expect(later.changedSince).toMatchObject([{ printed: "91.5%", now: "91.8%" }]);
    expect((await check(statistics, await fileOfReport())).json()).toMatchObject({ passed: true });
  });

  test("is made only by who may, of a published plan, and seen only in reach", async () => {
    const body = { planId: plan.plan.id, year: 2024 };
    expect((await (await server.signIn("leader")).send("POST", "/api/reports", body)).statusCode).toBe(403);
    const elsewhere = await server.signIn("other-city");
    expect((await elsewhere.get(`/api/reports/${report.report.id}`)).statusCode).toBe(404);
    expect((await elsewhere.get("/api/reports")).json().reports).toEqual([]);
    expect((await (await server.signIn("leader")).get("/api/reports")).json().reports).toHaveLength(1);
  });

  test("is written in English as well", async () => {
    const made = await statistics.send("POST", "/api/reports", {
      planId: plan.plan.id,
      year: 2024,
      language: "en",
    });
    const english = made.json<ReportRecord>();
    const text = english.tree.blocks
      .flatMap((block) => ("runs" in block ? block.runs.map((run) => run.text) : []))
      .join("");
    expect(text).toContain("up 1.6 percentage points on 2023");
    expect(english.report.title).toContain("Statistical monitoring report 2024");
  });

  test("names the month of Beijing, where it is April eight hours before it is in Greenwich", async () => {
    server.advance(Date.parse("2025-03-31T17:00:00Z") - server.ground.now().getTime());
    const april = await (
      await server.signIn("statistics")
    ).send("POST", "/api/reports", { planId: plan.plan.id, year: 2024 });
    report = april.json();
    expect(textOfReport()).toContain("2025年4月");
  });
});
