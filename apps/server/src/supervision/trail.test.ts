import type {
  Attachment,
  LetterContent,
  MatterList,
  MatterProposals,
  MatterRecord,
  MyWork,
  NotificationList,
  Problem,
} from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "../http/start-test-server.ts";
import { uploadFile } from "../http/upload-file.ts";
import { runClock } from "./clock.ts";
import { act, startSupervisionTestCity, type SupervisionTestCity } from "./supervision-test-city.ts";

let city: SupervisionTestCity;
let office: SignedIn;
let unit: SignedIn;
let leader: SignedIn;
beforeAll(async () => {
  city = await startSupervisionTestCity();
  office = await city.signIn("office");
  unit = await city.signIn("education");
  leader = await city.signIn("leader");
});
afterAll(() => city.close());

async function step(
  person: SignedIn,
  matter: Pick<MatterRecord, "id" | "version">,
  action: Readonly<Record<string, unknown>>,
): Promise<MatterRecord> {
  const answer = await act(person, matter.id, matter.version, action);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<MatterRecord>();
}

async function open(person: SignedIn, id: string): Promise<MatterRecord> {
  return (await person.get(`/api/supervision/${id}`)).json<MatterRecord>();
}

/** Lets the clock run on a day, at ten in the morning in Beijing. */
async function clockOn(day: string): Promise<void> {
  city.advance(Date.parse(`${day}T02:00:00.000Z`) - city.ground.now().getTime());
  const { failures } = await runClock(city.ground, "990100");
  expect(failures).toEqual([]);
}

describe("from a light to a closing", () => {
  test("red targets without a matter are proposed, worst first, with who answers or why nobody is known", async () => {
    const { proposals, year } = (await office.get("/api/supervision/proposals")).json<MatterProposals>();
    expect(year).toBe(2024);
    expect(proposals.map(({ targets }) => targets[0]?.light.light)).toEqual(["red", "red", "red"]);
    expect(proposals.map(({ organisation, whyNone }) => organisation?.name ?? whyNone?.zh)).toEqual([
      "甲市教育局",
      "甲市卫生健康委",
      "“无人负责的比率”没有登记责任单位，请指定承办单位，或在指标页面登记。",
    ]);
  });

  test("journey: a leader sends the notice, the unit answers with photographs, the third step is late, the letter goes by itself after the long holiday, two persons close", async () => {
    // the leader's page: one request drafts and issues
    const sent = await leader.send("POST", "/api/supervision", {
      targetIds: [city.targets[0]],
      begunFrom: "light",
      issue: true,
    });
    let matter = sent.json<MatterRecord>();
    expect(matter).toMatchObject({ state: "issued", light: "red", organisation: { name: "甲市教育局" } });
    expect(matter.letters[0]).toMatchObject({ number: "甲妇儿工委办函〔2025〕1号", byPlatform: false });
    expect(matter.nextDuty).toMatchObject({ kind: "acknowledge", due: "2025-03-05", workingDaysLeft: 2 });

    const work = (await unit.get("/api/my-work")).json<MyWork>();
    expect(work.duties.map(({ duty }) => duty.id)).toEqual(["acknowledge/1", "explain/1"]);
    expect(work.targets.map(({ name }) => name)).toEqual(["普惠性幼儿园覆盖率"]);
    expect(work.notifications[0]?.words.zh).toBe("“普惠性幼儿园覆盖率”：发出提示函");

    matter = await step(unit, matter, { kind: "acknowledge" });
    matter = await step(unit, matter, {
      kind: "submit-explanation",
      text: "新建园舍推迟，民办园转制未完成",
      steps: [
        { what: "落实用地", due: "2025-03-31", evidence: "document" },
        { what: "开工建设", due: "2025-04-15", evidence: "photograph" },
        { what: "转制三所", due: "2025-04-30", evidence: "figures" },
      ],
    });
    expect(matter.may).toEqual(["submit-plan"]);
    matter = await step(office, matter, { kind: "accept-explanation" });
    expect(matter.state).toBe("plan-check");
    matter = await step(office, matter, { kind: "accept-plan" });
    expect(
      matter.duties.filter(({ state }) => state === "open").map(({ id, due }) => `${id} ${due}`),
    ).toEqual(["step-1/1 2025-03-31", "step-2/1 2025-04-15", "step-3/1 2025-04-30"]);

    const photograph = await uploadFile(unit, {
      url: `/api/supervision/${matter.id}/attachments`,
      fileName: "工地.jpg",
      content: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1]),
    });
    const attachmentIds = [photograph.json<Attachment>().id];
    for (const number of [1, 2]) {
      matter = await step(unit, matter, { kind: "report-step", step: number, text: "已完成", attachmentIds });
      matter = await step(office, matter, { kind: "accept-step", step: number });
    }
    expect(matter.plan?.steps[1]).toMatchObject({ state: "accepted", attachmentIds });

    // 30 April is a Wednesday; after it come five days of Labour Day, and 6, 7, 8 May are the three working days
    await clockOn("2025-04-27");
    expect((await open(unit, matter.id)).letters).toHaveLength(1);
    await clockOn("2025-05-07");
    expect((await open(unit, matter.id)).letters).toHaveLength(1);
    await clockOn("2025-05-08");
    matter = await open(unit, matter.id);
    expect(matter.letters[1]).toMatchObject({
      kind: "urging",
      byPlatform: true,
      number: "甲妇儿工委办函〔2025〕2号",
    });
    expect(matter.letters[1]?.content.paragraphs[0]).toContain(
      "完成整改步骤3：转制三所（应于2025年4月30日前完成）",
    );
    expect(matter).toMatchObject({ overdue: true, urgings: 1, escalatedTo: "office" });
    const again = await runClock(city.ground, "990100");
    expect(again).toEqual({ steps: 0, failures: [] });

    matter = await step(unit, matter, { kind: "report-step", step: 3, text: "三所已转制", attachmentIds });
    expect(matter.duties.find(({ kind }) => kind === "answer-urging")).toMatchObject({ state: "met" });
    matter = await step(office, matter, { kind: "accept-step", step: 3 });
    matter = await step(office, matter, { kind: "propose-closing", reason: "三步均已核实" });
    const own = await act(office, matter.id, matter.version, { kind: "confirm-closing" });
    expect(own.json<Problem>()).toMatchObject({ code: "second-person-needed", status: 409 });
    matter = await step(leader, matter, { kind: "confirm-closing", text: "同意" });
    expect(matter).toMatchObject({ state: "closed", nextDuty: null, may: ["reopen"] });
    expect((await open(unit, matter.id)).may).toEqual([]);
    // closed: the target may be proposed again
    const { proposals } = (await office.get("/api/supervision/proposals")).json<MatterProposals>();
    expect(proposals.map(({ targets }) => targets[0]?.id)).toContain(city.targets[0]);
  });

  test("a notification is read by each person for herself, and is gone from what is unread", async () => {
    const before = (await unit.get("/api/notifications?unread=true")).json<NotificationList>();
    expect(before.unread).toBeGreaterThan(3);
    const id = before.notifications[0]?.id ?? "";
    expect((await unit.send("POST", `/api/notifications/${id}/read`)).statusCode).toBe(204);
    expect((await unit.send("POST", `/api/notifications/${id}/read`)).statusCode).toBe(204);
    const after = (await unit.get("/api/notifications?unread=true")).json<NotificationList>();
    expect(after.unread).toBe(before.unread - 1);
    const count = async (person: SignedIn) => (await person.get("/api/notifications/count")).json();
    expect(await count(unit)).toEqual({ unread: after.unread });
    const stranger = await city.signIn("health");
    expect((await stranger.send("POST", `/api/notifications/${id}/read`)).statusCode).toBe(404);
    expect((await unit.send("POST", "/api/notifications/read")).statusCode).toBe(204);
    expect((await unit.get("/api/notifications")).json<NotificationList>().unread).toBe(0);
    expect(await count(unit)).toEqual({ unread: 0 });
  });

  test("are there for everybody who is signed in, whatever her roles may do, and for nobody else", async () => {
    const administrator = await city.signIn("administrator");
    expect((await administrator.get("/api/notifications")).json()).toEqual({ notifications: [], unread: 0 });
    expect((await administrator.get("/api/notifications/count")).json()).toEqual({ unread: 0 });
    expect((await city.app.inject({ url: "/api/notifications/count" })).statusCode).toBe(401);
  });
});

describe("a draft", () => {
  test("is seen by the office alone, can be readdressed and previewed with the dates it would set, and is withdrawn without a trace for the unit", async () => {
    const drafted = await office.send("POST", "/api/supervision", {
      targetIds: [city.targets[2]],
      organisationId: "education-990100",
      remark: "请同时说明各区情况",
    });
    let matter = drafted.json<MatterRecord>();
    expect(matter).toMatchObject({ state: "draft", issued: null, nextDuty: null });
    expect((await unit.get(`/api/supervision/${matter.id}`)).statusCode).toBe(404);
    matter = await step(office, matter, { kind: "draft-notice", organisationId: "health-990100" });
    expect(matter).toMatchObject({ organisation: { name: "甲市卫生健康委" }, remark: null });
    const preview = await office.get(`/api/supervision/${matter.id}/letters/preview?kind=notice`);
    const content = preview.json<LetterContent>();
    expect(content).toMatchObject({ number: null, addressee: "甲市卫生健康委：" });
    expect(content.paragraphs.join("")).toContain("报送原因说明");
    matter = await step(office, matter, { kind: "withdraw", reason: "重复" });
    expect(matter).toMatchObject({ state: "withdrawn", letters: [] });
  });

  test("without anybody who answers is refused, and says what to do", async () => {
    const answer = await office.send("POST", "/api/supervision", { targetIds: [city.targets[2]] });
    expect(answer.json<Problem>()).toMatchObject({
      code: "invalid-input",
      faults: [{ where: "body.organisationId" }],
    });
  });

  test("about what is being supervised already, about two indicators, or about a target that is none, is refused", async () => {
    const first = await office.send("POST", "/api/supervision", { targetIds: [city.targets[1]] });
    expect(first.statusCode).toBe(200);
    const second = await office.send("POST", "/api/supervision", { targetIds: [city.targets[1]] });
    expect(second.json<Problem>().detail.zh).toContain("已有在办的督办事项");
    const two = await office.send("POST", "/api/supervision", {
      targetIds: [city.targets[0], city.targets[2]],
    });
    expect(two.json<Problem>().detail.zh).toContain("一份提示函只谈一个指标");
    const none = await office.send("POST", "/api/supervision", { targetIds: ["x", "y"] });
    expect(none.json<Problem>().faults).toHaveLength(2);
  });
});

describe("two people at once", () => {
  test("the slower one is told who did what meanwhile; a reminder in between is no reason to refuse", async () => {
    const { matters } = (await office.get("/api/supervision?state=draft")).json<MatterList>();
    let matter = await open(office, matters[0]?.id ?? "");
    matter = await step(office, matter, { kind: "issue-notice" });
    const seen = matter.version;
    const health = await city.signIn("health");
    matter = await step(health, matter, { kind: "acknowledge" });
    const late = await act(office, matter.id, seen, { kind: "withdraw", reason: "撤回" });
    expect(late.statusCode).toBe(409);
    expect(late.json<Problem>()).toMatchObject({ code: "conflict" });
    const { zh, en } = late.json<Problem>().faults[0]?.message ?? { zh: "", en: "" };
    expect(zh).toMatch(/^health于2025-\d\d-\d\d \d\d:\d\d：.*签收/u);
    expect(en).toMatch(/^health, 2025-\d\d-\d\d \d\d:\d\d: /u);

    const due = matter.duties.find(({ id }) => id === "explain/1")?.due ?? "";
    const before = matter.version;
    const remindOn = new Date(Date.parse(`${due}T00:00:00.000Z`) - 86_400_000).toISOString().slice(0, 10);
    await clockOn(remindOn);
    expect((await open(office, matter.id)).version).toBeGreaterThan(before);
    const answer = await act(health, matter.id, before, { kind: "submit-explanation", text: "设备不足" });
    expect(answer.statusCode).toBe(200);
  });

  test("a version that never was is refused", async () => {
    const { matters } = (await office.get("/api/supervision?open=true")).json<MatterList>();
    const answer = await act(office, matters[0]?.id ?? "", 99, { kind: "withdraw", reason: "撤回" });
    expect(answer.json<Problem>().code).toBe("conflict");
  });
});

describe("what is refused says what is possible", () => {
  test("an action too early, evidence that was not uploaded, content that does not fit the contract", async () => {
    const { matters } = (await office.get("/api/supervision?open=true")).json<MatterList>();
    const { id, version } = matters[0] ?? { id: "", version: 0 };
    const early = await act(office, id, version, { kind: "confirm-closing" });
    expect(early.json<Problem>()).toMatchObject({ code: "not-allowed-now", status: 409 });
    expect(early.json<Problem>().detail.zh).toContain("您现在可以：");
    const wrong = await act(office, id, version, {
      kind: "hold-meeting",
      heldOn: "2025-02-30",
      decision: "",
    });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.json<Problem>().faults.length).toBeGreaterThanOrEqual(2);
    const unknown = await act(office, id, version, { kind: "accept-explanation" });
    expect(unknown.statusCode).toBe(200);
    const health = await city.signIn("health");
    const later = unknown.json<MatterRecord>();
    const noFile = await act(health, id, later.version, {
      kind: "submit-plan",
      steps: [{ what: "购置设备", due: "2024-01-01", evidence: "document" }],
    });
    expect(noFile.json<Problem>().faults[0]?.where).toBe("body.action.steps[0].due");
  });

  test("a list is filtered by what it shows, and searched by name, unit and letter number", async () => {
    const find = async (query: string): Promise<readonly string[]> =>
      (await office.get(`/api/supervision?${query}`)).json<MatterList>().matters.map(({ title }) => title);
    expect(await find("organisation=health-990100&open=true")).toEqual(["适龄妇女宫颈癌筛查率"]);
    expect(await find(`query=${encodeURIComponent("〔2025〕1号")}`)).toEqual(["普惠性幼儿园覆盖率"]);
    expect(await find("state=closed")).toEqual(["普惠性幼儿园覆盖率"]);
    expect(await find("light=green")).toEqual([]);
    expect(await find("year=2019")).toEqual([]);
  });
});
