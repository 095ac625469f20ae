import type { Attachment, InspectionFindingList, InspectionRecord, Problem } from "@halfsky/api-contract";
import ExcelJS from "exceljs";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { uploadFile } from "../http/upload-file.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn, startTestServer, type TestServer } from "../http/start-test-server.ts";
import { examplePlan } from "../plans/example-plan.ts";
import { importPlanDocument } from "../plans/import-plan-document.service.ts";
import { readPlanFile } from "../plans/read-plan-file.ts";
import { publishTestPlan } from "../targets/publish-test-plan.ts";
import { addOfficeColleague, exampleFinding, exampleInspection, sendWell } from "./test-inspection.ts";

let server: TestServer;
let office: SignedIn;
let colleague: SignedIn;
let education: SignedIn;
let indicatorId: string;
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);

beforeAll(async () => {
  server = await startTestServer();
  office = await server.signIn("office");
  education = await server.signIn("education");
  colleague = await addOfficeColleague(server);
  await writeFor(server.ground, { actor: platformActor, requestId: null }, async (context) => {
    const file = await readPlanFile("plan.txt", new TextEncoder().encode(examplePlan()));
    await importPlanDocument(context, file, { areaCode: "990100" });
    const rule = { kind: "gte", value: "95", value2: null, unit: "%", per: null } as const;
    [indicatorId = ""] = await publishTestPlan(context, {
      areaCode: "990100",
      id: "990100-test-plan",
      targets: [{ name: "普惠率", unit: "%", direction: "up", rule }],
    });
  });
});
afterAll(() => server.close());

const wordsOf = (problem: Problem) => problem.faults.map(({ message }) => message.zh);
const step = (person: SignedIn, finding: string, body: object) =>
  person.send("POST", `/api/inspection-findings/${finding}/steps`, {
    words: null,
    dueInWorkingDays: null,
    attachmentIds: [],
    ...body,
  });

describe("an inspection from plan to closing", () => {
  let record: InspectionRecord;
  let findingId: string;
  const url = () => `/api/inspections/${record.inspection.id}`;
  const finding = () => {
    const found = record.findings.find(({ id }) => id === findingId);
    if (found === undefined) throw new Error("no finding");
    return found;
  };

  test("is planned with visits, team and sheet, and begins with its first visit", async () => {
    record = await sendWell(office, "POST", "/api/inspections", exampleInspection());
    expect(record.inspection).toMatchObject({ state: "planned", version: 1, areaName: "甲市" });
    expect(record.visits.map(({ name, state }) => [name, state])).toEqual([
      ["甲东区", "planned"],
      ["甲市教育局", "planned"],
    ]);
    const early = await office.send(
      "POST",
      `/api/inspection-visits/${record.visits[0]?.id}/findings`,
      exampleFinding,
    );
    expect(early.json()).toMatchObject({ status: 409, code: "not-allowed-now" });
    record = await sendWell(office, "PUT", `/api/inspection-visits/${record.visits[0]?.id}`, {
      version: 1,
      state: "held",
      heldOn: "2025-03-03",
      location: "区政府会议室",
      met: "分管副区长",
      notes: "",
    });
    expect(record.inspection.state).toBe("under-way");
    expect(record.history.map((action) => action.step)).toEqual(["plan", "begin"]);
  });

  test("a finding names owner, deadline in working days, indicator and measure", async () => {
    const visit = record.visits[0]?.id ?? "";
    const answer = await office.send("POST", `/api/inspection-visits/${visit}/findings`, {
      ...exampleFinding,
      indicatorIds: [indicatorId],
      parts: [{ planId: "990100-women-2021-2025", partId: "d0.m0" }],
    });
    expect(answer.statusCode).toBe(200);
    ({ findingId, record } = answer.json<{ findingId: string; record: InspectionRecord }>());
    // 2025-03-03 is a Monday, ten working days later is Monday the 17th
    expect(finding()).toMatchObject({
      number: 1,
      state: "open",
      dueOn: "2025-03-17",
      daysLeft: 10,
      overdue: false,
    });
    expect(finding().indicators).toEqual([{ id: indicatorId, name: "普惠率" }]);
    expect(finding().parts[0]?.words).toMatch(/\S/u);
    expect(finding().may).toEqual(["postpone", "amend", "withdraw"]);
  });

  test("photographs hang on it; an empty one and a program in disguise are refused in words", async () => {
    const photos = `/api/inspection-findings/${findingId}/attachments`;
    const added = await uploadFile(office, { url: photos, fileName: "现场.png", content: png });
    expect(added.statusCode).toBe(200);
    const empty = await uploadFile(office, { url: photos, fileName: "空.jpg", content: new Uint8Array() });
    expect(empty.json()).toMatchObject({ status: 422, code: "attachment-refused" });
    const program = await uploadFile(office, { url: photos, fileName: "a.jpg", content: "MZ\u0000\u0003" });
    expect(program.json()).toMatchObject({ status: 422, code: "attachment-refused" });
    const stranger = await uploadFile(education, { url: photos, fileName: "x.png", content: png });
    expect(stranger.json()).toMatchObject({ status: 403, code: "out-of-reach" });
    record = (await office.get(url())).json<InspectionRecord>();
    expect(record.result).toMatchObject({ photographs: 1, files: 0 });
    expect(finding().attachments.map(({ name }) => name)).toEqual(["现场.png"]);
  });

  test("the owner sees her finding, not the other visits, and answers with evidence", async () => {
    const seen = (await education.get(url())).json<InspectionRecord>();
    expect(seen.findings.map(({ id, may }) => [id, may])).toEqual([[findingId, ["answer"]]]);
    expect(seen.visits.map(({ name }) => name)).toEqual(["甲市教育局"]);
    expect(seen.may).toEqual({ manage: false, steps: [], selfScore: ["education-990100"] });
    const evidence = `/api/inspection-findings/${findingId}/evidence/attachments`;
    const file = await uploadFile(education, {
      url: evidence,
      fileName: "整改.txt",
      content: "已配备两名教师",
    });
    expect(file.statusCode).toBe(200);
    const bare = await step(education, findingId, { step: "answer", version: 1 });
    expect(bare.json<Problem>()).toMatchObject({ status: 422, faults: [{ where: "body.words" }] });
    const answered = await step(education, findingId, {
      step: "answer",
      version: 1,
      words: "已招聘两名教师",
      attachmentIds: [file.json<Attachment>().id],
    });
    expect(answered.statusCode).toBe(200);
    const duties = (await office.get("/api/inspections/duties")).json();
    expect(duties).toMatchObject({ toAnswer: 0, toRecheck: 1 });
  });

  test("the re-check returns it with reason and new deadline; whoever read an older version is told", async () => {
    const returned = await step(office, findingId, { step: "return", version: 2 });
    expect(wordsOf(returned.json<Problem>())).toEqual(["请写明情况或理由", "请给出整改期限（工作日）"]);
    const stale = await step(office, findingId, {
      step: "return",
      version: 1,
      words: "材料不全",
      dueInWorkingDays: 5,
    });
    expect(stale.json()).toMatchObject({ status: 409, code: "conflict" });
    record = (
      await step(office, findingId, { step: "return", version: 2, words: "缺聘用合同", dueInWorkingDays: 5 })
    ).json<InspectionRecord>();
    expect(finding()).toMatchObject({ state: "returned", dueOn: "2025-03-10" });
    const again = await step(education, findingId, { step: "answer", version: 3, words: "已补合同" });
    expect(again.statusCode).toBe(200);
    record = (await step(office, findingId, { step: "accept", version: 4 })).json<InspectionRecord>();
    expect(finding().actions.map((action) => action.step)).toEqual([
      "raise",
      "answer",
      "return",
      "answer",
      "accept",
    ]);
    expect(finding().actions[1]?.attachments.map(({ name }) => name)).toEqual(["整改.txt"]);
  });

  test("scores are kept by unit with revisions; what is wrong is named at once; totals are exact", async () => {
    const [first, second, third] = record.sheet.map(({ id }) => id);
    const row = (itemId: string | undefined, teamScore: string, rest: object = {}) => ({
      itemId,
      baseRevision: 0,
      selfScore: null,
      teamScore,
      reason: null,
      confirmedBy: "王主任",
      ...rest,
    });
    const wrong = await office.send("PUT", `${url()}/scores`, {
      unit: "990101",
      rows: [row(first, "60.5"), row(second, "39"), row(third, "两分")],
    });
    expect(wordsOf(wrong.json<Problem>())).toEqual([
      "“工作机制”的 60.5 分高于分值 60 分",
      "“数据完整”扣了分，请写扣分原因",
      "“特色创新”的“两分”不是分数，应为不超过两位小数、不小于 0 的数",
    ]);
    record = await sendWell(office, "PUT", `${url()}/scores`, {
      unit: "990101",
      rows: [
        row(first, "６０"),
        row(second, "39.7", { reason: "一项迟报" }),
        row(third, "0.1", { reason: "有做法" }),
      ],
    });
    expect(record.scores[0]).toMatchObject({
      unit: "990101",
      total: { team: "99.8", full: "100", missing: 0 },
    });
    expect(record.result.units[0]?.place).toBe(1);
    // whoever sees only her own unit is not told that it is the first of one
    const county = await server.signIn("county");
    const seen = (await county.get(url())).json<InspectionRecord>();
    expect(seen.result.units.map(({ name, place }) => ({ name, place }))).toEqual([
      { name: record.result.units[0]?.name, place: null },
    ]);
    const stale = await office.send("PUT", `${url()}/scores`, { unit: "990101", rows: [row(first, "60")] });
    expect(stale.json()).toMatchObject({ status: 409, code: "conflict" });
  });

  test("a unit writes its own score only", async () => {
    const rows = [
      {
        itemId: record.sheet[0]?.id,
        baseRevision: 0,
        selfScore: "58",
        teamScore: null,
        reason: null,
        confirmedBy: null,
      },
    ];
    const own = await education.send("PUT", `${url()}/scores`, { unit: "education-990100", rows });
    expect(own.statusCode).toBe(200);
    const other = await education.send("PUT", `${url()}/scores`, { unit: "990101", rows });
    expect(other.statusCode).toBe(404);
    const team = await education.send("PUT", `${url()}/scores`, {
      unit: "education-990100",
      rows: [{ ...rows[0], baseRevision: 1, teamScore: "60" }],
    });
    expect(wordsOf(team.json<Problem>())).toEqual(["这一列由检查组填写"]);
  });

  test("cannot be closed while anything is left, and all that is left is said", async () => {
    record = (await office.get(url())).json<InspectionRecord>();
    const body = { step: "propose-closing", version: record.inspection.version, words: "检查结束" };
    const early = await office.send("POST", `${url()}/steps`, body);
    expect(early.json()).toMatchObject({ status: 409, code: "not-allowed-now" });
    expect(wordsOf(early.json<Problem>())).toEqual(["到访“甲市教育局”尚未记录，也没有取消"]);
    expect(record.closingFaults.map(({ message }) => message.zh)).toEqual(wordsOf(early.json<Problem>()));
    record = await sendWell(office, "PUT", `/api/inspection-visits/${record.visits[1]?.id}`, {
      version: 1,
      state: "called-off",
      heldOn: null,
      location: "",
      met: "",
      notes: "与另一检查合并",
    });
  });

  test("is closed by a second person, and then stands still until it is reopened", async () => {
    const propose = { step: "propose-closing", version: record.inspection.version, words: "问题均已整改" };
    record = await sendWell(office, "POST", `${url()}/steps`, propose);
    expect(record.may.steps).toEqual(["send-back"]);
    const same = await office.send("POST", `${url()}/steps`, {
      step: "close",
      version: record.inspection.version,
      words: null,
    });
    expect(same.json()).toMatchObject({ status: 409, code: "second-person-needed" });
    expect((await colleague.get("/api/inspections/duties")).json()).toMatchObject({ toClose: 1 });
    record = await sendWell(colleague, "POST", `${url()}/steps`, {
      step: "close",
      version: record.inspection.version,
      words: null,
    });
    expect(record.inspection.state).toBe("closed");
    expect(record.result).toMatchObject({
      findings: { all: 1, settled: 1, settledInTime: 1 },
      units: [{ name: "甲东区", place: 1 }],
    });
    const late = await step(office, findingId, {
      step: "reopen",
      version: 5,
      words: "又出现",
      dueInWorkingDays: 5,
    });
    expect(late.json()).toMatchObject({ status: 409, code: "not-allowed-now" });
  });

  test("every change stands in the audit log with what was before", async () => {
    const entries = await server.database.kysely
      .selectFrom("audit_entry")
      .select("action")
      .where("subject_id", "=", record.inspection.id)
      .orderBy("sequence")
      .execute();
    expect([...new Set(entries.map(({ action }) => action))]).toEqual([
      "inspection.plan",
      "inspection.record-visit",
      "inspection.begin",
      "inspection.raise-finding",
      "inspection.answer-finding",
      "inspection.return-finding",
      "inspection.accept-finding",
      "inspection.score",
      "inspection.propose-closing",
      "inspection.close",
    ]);
  });

  test("its result is taken as a Word file and as a workbook, scores as numbers", async () => {
    const word = await office.get(`${url()}/result.docx`);
    expect(word.headers["content-type"]).toContain("wordprocessingml");
    const zip = await JSZip.loadAsync(word.rawPayload);
    const body = (await zip.file("word/document.xml")?.async("string")) ?? "";
    for (const part of [
      "2025年规划实施督导检查结果",
      "发现问题1项",
      "已整改1项，其中按期1项",
      "留存照片1张",
      "99.8",
    ])
      expect(body).toContain(part);
    const sheet = await office.get(`${url()}/result.xlsx?language=en`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(sheet.rawPayload).buffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(["Result", "Findings", "Scores"]);
    expect(workbook.getWorksheet("Result")?.getCell("E4").value).toBe(99.8);
    expect(workbook.getWorksheet("Findings")?.getCell("B4").value).toBe(exampleFinding.words);
    // the bureau's own row has no score of the team: an empty cell, not 0
    expect(workbook.getWorksheet("Scores")?.getCell("G7").value).toBeNull();
  });

  test("findings are found by indicator and by plan", async () => {
    const ask = async (query: string) =>
      (await office.get(`/api/inspection-findings?${query}`))
        .json<InspectionFindingList>()
        .findings.map(({ id }) => id);
    expect(await ask(`indicator=${indicatorId}`)).toEqual([findingId]);
    expect(await ask("plan=990100-women-2021-2025")).toEqual([findingId]);
    expect(await ask("plan=990100-women-2021-2025&unsettled=true")).toEqual([]);
    expect(await ask("indicator=i-unknown")).toEqual([]);
  });
});
