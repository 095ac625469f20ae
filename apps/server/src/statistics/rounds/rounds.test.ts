import type { NotificationList, Problem, RoundList, RoundRecord } from "@halfsky/api-contract";
import { countProgress, reminderName, usualReminders } from "@halfsky/statistics";
import type { KyselyPlugin } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../../access/actor.ts";
import { readFor, writeFor } from "../../http/run-in-transaction.ts";
import { type SignedIn, startTestServer, type TestServer } from "../../http/start-test-server.ts";
import { testAreas } from "../expected-reach.ts";
import { createSubmissions } from "../submissions/create-submissions.service.ts";
import { getRoundRecord } from "./round-record.ts";
import {
  addHeads,
  addIndicators,
  exampleForm,
  exampleRound,
  issueExample,
  makeForm,
  sendWell,
} from "./test-round.ts";

let server: TestServer;
let statistics: SignedIn;
let education: SignedIn;
let ids: readonly string[];
const [unit, county] = [
  ["education-990100", "990100"],
  ["office-990101", "990101"],
] as const;
beforeAll(async () => {
  server = await startTestServer();
  ids = await addIndicators(server);
  await addHeads(server);
  statistics = await server.signIn("statistics");
  education = await server.signIn("education");
});
afterAll(() => server.close());

const read = async (who: SignedIn, id: string) => (await who.get(`/api/rounds/${id}`)).json<RoundRecord>();
const draft = async (input: ReturnType<typeof exampleRound>) =>
  await sendWell<RoundRecord>(statistics, "POST", "/api/rounds", input);

describe("a round that is drafted", () => {
  test("is seen by those who manage rounds only, and can be changed until it is issued", async () => {
    const form = await makeForm(statistics, ids);
    const drafted = await draft(exampleRound([[form.id, unit]]));
    expect(drafted).toMatchObject({ state: "draft", version: 1, forms: 1, faults: [], mayManage: true });
    expect(drafted.reminders).toEqual(usualReminders);
    expect((await education.get(`/api/rounds/${drafted.id}`)).statusCode).toBe(404);
    const change = exampleRound([[form.id, unit, county]], { title: "改名", version: 1 });
    const reminders = [{ days: -2, rung: "liaison" as const }];
    const changed = await sendWell<RoundRecord>(statistics, "PUT", `/api/rounds/${drafted.id}`, {
      ...change,
      reminders,
    });
    expect(changed).toMatchObject({ title: "改名", version: 2, reminders });
    expect(changed.formList[0]?.recipients.map(({ organisationId }) => organisationId)).toEqual([
      unit[0],
      county[0],
    ]);
    const stale = await statistics.send("PUT", `/api/rounds/${drafted.id}`, change);
    expect(stale.statusCode).toBe(409);
    await sendWell(statistics, "POST", `/api/rounds/${drafted.id}/issue`);
    const late = await statistics.send("PUT", `/api/rounds/${drafted.id}`, { ...change, version: 3 });
    expect(late.json<Problem>().code).toBe("not-allowed-now");
  });

  test("names every form, organisation and area that is not there, and everything that stands there twice", async () => {
    const form = await makeForm(statistics, ids);
    const input = exampleRound([
      [form.id, ["nobody", "990100"], ["education-990100", "990200"], unit, unit],
      ["form-unknown", unit],
    ]);
    const answer = await statistics.send("POST", "/api/rounds", input);
    expect(answer.statusCode).toBe(422);
    expect(answer.json<Problem>().faults.map(({ where }) => where)).toEqual([
      "body.forms[0].recipients[0].organisationId",
      "body.forms[0].recipients[1].areaCode",
      "body.forms[0].recipients[3]",
      "body.forms[1].formId",
    ]);
  });

  test("is not issued while anything is wrong, and says all of it at once", async () => {
    const bare = await sendWell<{ id: string }>(
      statistics,
      "POST",
      "/api/forms",
      exampleForm([], { approvalNumber: null }),
    );
    const expired = await makeForm(statistics, ids, { validUntil: "2025-03-01", title: "过期表" });
    const ending = await makeForm(statistics, ids, { validUntil: "2025-03-10", title: "将到期表" });
    const drafted = await draft(
      exampleRound([[bare.id], [expired.id, unit], [ending.id, unit]], { dueOn: "2025-03-15" }),
    );
    const expected = [
      "forms[0].head.approvalNumber",
      "forms[0].rows",
      "forms[0].recipients",
      "forms[1].head.validUntil",
      "forms[2].head.validUntil",
      "forms[2].recipients[0]",
    ];
    expect(drafted.faults.map(({ where }) => where).toSorted()).toEqual(expected.toSorted());
    const answer = await statistics.send("POST", `/api/rounds/${drafted.id}/issue`);
    expect(answer.statusCode).toBe(422);
    const problem = answer.json<Problem>();
    expect(problem.code).toBe("round-not-issuable");
    expect(problem.faults).toHaveLength(expected.length);
    expect(problem.faults.every(({ message }) => message.zh !== "" && message.en !== "")).toBe(true);
    expect(problem.faults.at(-1)?.message.zh).toBe(
      "甲市有 6 个数据同时要求甲市教育局《将到期表》和甲市教育局《过期表》填报；同一个数只向一个单位要一次",
    );
    const past = await draft(exampleRound([[ending.id, unit]], { dueOn: "2025-03-01" }));
    expect(past.faults.map(({ where }) => where)).toEqual(["dueOn"]);
  });

  test("tells where nobody can fill in, where nobody reviews, and which indicators are another organisation's by now", async () => {
    await server.database.kysely
      .insertInto("organisation")
      .values({
        id: "empty-990100",
        name: "甲市空局",
        short_name: "空局",
        pinyin: "kong",
        kind: "member-unit",
        area_code: "990100",
      })
      .execute();
    const form = await makeForm(statistics, ids);
    const drafted = await draft(exampleRound([[form.id, ["empty-990100", "990100"], county]]));
    expect(drafted.warnings.map(({ where }) => where)).toEqual([
      "forms[0].recipients[0].organisationId",
      "forms",
      "forms[0].recipients",
    ]);
    expect(drafted.warnings[1]?.message.zh).toContain("甲东区没有能审核和签署的统计账号");
    expect(drafted.warnings[2]?.message.zh).toContain("近视学生数（甲市卫生健康委）");
  });
});

describe("the reminders of a round", () => {
  test("are changed while it is a draft or open, by whoever manages it, with the rules before and after in the audit log", async () => {
    const form = await makeForm(statistics, ids);
    const { id } = await issueExample(statistics, exampleRound([[form.id, unit]]));
    const url = `/api/rounds/${id}/reminders`;
    const late = { days: 5, rung: "office" as const };
    const soon = { days: -10, rung: "liaison" as const };
    const twice = await statistics.send("PUT", url, { reminders: [late, soon, late], version: 2 });
    expect(twice.statusCode).toBe(422);
    expect(twice.json<Problem>().faults.map(({ where }) => where)).toEqual(["body.reminders[2]"]);
    const changed = await sendWell<RoundRecord>(statistics, "PUT", url, {
      reminders: [late, soon],
      version: 2,
    });
    expect(changed).toMatchObject({ state: "open", version: 3, reminders: [soon, late] });
    const stale = await statistics.send("PUT", url, { reminders: [], version: 2 });
    expect(stale.statusCode).toBe(409);
    const entry = await server.database.kysely
      .selectFrom("audit_entry")
      .select("details")
      .where("action", "=", "round.change-reminders")
      .executeTakeFirst();
    expect(entry?.details).toMatchObject({
      before: { reminders: usualReminders.map(reminderName) },
      after: { reminders: ["liaison-10", "office+5"] },
    });
    await sendWell(statistics, "POST", `/api/rounds/${id}/close`);
    const closed = await statistics.send("PUT", url, { reminders: [], version: 4 });
    expect(closed.json<Problem>().code).toBe("not-allowed-now");
  });
});

describe("a round that is issued", () => {
  test("makes a submission for each form and recipient, and tells those who fill in", async () => {
    const form = await makeForm(statistics, ids);
    const round = await issueExample(statistics, exampleRound([[form.id, unit, county]]));
    expect(round).toMatchObject({ state: "open", progress: { submissions: 2, submitted: 0, owedCells: 12 } });
    expect(round.byOrganisation.map(({ organisation }) => organisation.id).toSorted()).toEqual(
      [unit[0], county[0]].toSorted(),
    );
    expect(round.byArea.map(({ area }) => area.code)).toEqual(["990100", "990101"]);
    const own = await read(education, round.id);
    expect(own).toMatchObject({ progress: { submissions: 1 }, mayManage: false, faults: [], warnings: [] });
    expect(own.formList[0]?.recipients).toHaveLength(1);
    const { notifications } = (await education.get("/api/notifications")).json<NotificationList>();
    expect(notifications.find(({ subject }) => subject?.id === round.id)).toMatchObject({
      kind: "issue",
      subject: { kind: "round", id: round.id },
      words: { zh: "“2024年年报”已下发：甲市教育局需填报 1 张报表（甲妇儿1表），2025-03-20 前报送。" },
    });
    const again = await statistics.send("POST", `/api/rounds/${round.id}/issue`);
    expect(again.json<Problem>().code).toBe("not-allowed-now");
  });

  test("is issued once, though two press the button at the same moment", async () => {
    const form = await makeForm(statistics, ids);
    const drafted = await draft(exampleRound([[form.id, unit]]));
    const office = await server.signIn("office");
    const url = `/api/rounds/${drafted.id}/issue`;
    const answers = await Promise.all([statistics.send("POST", url), office.send("POST", url)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([
      200, 409,
    ]);
    expect((await read(statistics, drafted.id)).submissions).toHaveLength(1);
  });

  test("asks for nothing that another open round collects, until that is closed", async () => {
    const form = await makeForm(statistics, ids);
    const first = await issueExample(statistics, exampleRound([[form.id, unit]]));
    const { id } = await draft(exampleRound([[form.id, unit, county]], { year: first.year }));
    const { faults } = await read(statistics, id);
    expect(faults).toMatchObject([
      {
        where: "forms[0].recipients[0]",
        message: {
          zh: `甲市 ${first.year} 年有 6 个数据正在《妇女儿童状况统计表》中填报，不能再要一次`,
        },
      },
    ]);
    await sendWell(statistics, "POST", `/api/rounds/${first.id}/close`);
    expect((await read(statistics, id)).faults).toEqual([]);
  });

  test("is copied with its recipients and the newest of its forms", async () => {
    const form = await makeForm(statistics, ids);
    const round = await issueExample(statistics, exampleRound([[form.id, unit, county]]));
    const changed = { ...exampleForm(ids.slice(1), { title: "新表" }), version: 1 };
    await sendWell(statistics, "PUT", `/api/forms/${form.id}`, changed);
    const copy = await sendWell<RoundRecord>(statistics, "POST", `/api/rounds/${round.id}/copy`, {
      year: 2025,
      title: "2025年年报",
      dueOn: "2026-03-20",
    });
    expect(copy).toMatchObject({ state: "draft", year: 2025, dueOn: "2026-03-20", message: "请按时报送" });
    expect(copy.formList).toMatchObject([{ formId: form.id, version: 2, title: "新表" }]);
    expect(copy.formList[0]?.recipients).toHaveLength(2);
  });

  test("counts its progress in the database as the package does by hand, and the same in list and record", async () => {
    const form = await makeForm(statistics, ids);
    const round = await issueExample(statistics, exampleRound([[form.id, unit, county]]));
    const { kysely } = server.database;
    // on the last day, a minute before and after midnight in Beijing
    const moments = ["2025-03-20T15:59:00Z", "2025-03-20T16:01:00Z"];
    for (const [index, { id }] of round.submissions.entries()) {
      await kysely
        .updateTable("submission")
        .set({
          opened_at: moments[0] ?? null,
          begun_at: index === 0 ? (moments[0] ?? null) : null,
          submitted_at: moments[index] ?? null,
          state: index === 0 ? "returned" : "signed",
          filled_cells: 3 + index,
        })
        .where("id", "=", id)
        .execute();
    }
    const record = await read(statistics, round.id);
    expect(record.progress).toMatchObject({
      submitted: 2,
      onTime: 1,
      returned: 1,
      signed: 1,
      filledCells: 7,
    });
    const rows = record.submissions.map((row) => ({ ...row, originLevel: row.level }));
    expect(record.progress).toEqual(countProgress(rows, "2025-03-03"));
    const { rounds } = (await statistics.get(`/api/rounds?area=990100&year=${round.year}`)).json<RoundList>();
    expect(rounds.find(({ id }) => id === round.id)?.progress).toEqual(record.progress);
  });

  test("that is closed locks what is signed and tells those who were not done", async () => {
    const form = await makeForm(statistics, ids);
    const round = await issueExample(statistics, exampleRound([[form.id, unit, county]]));
    const signed = round.submissions.find(({ organisation }) => organisation.id === unit[0]);
    await server.database.kysely
      .updateTable("submission")
      .set({ state: "signed", signed_at: "2025-03-03T01:00:00Z" })
      .where("id", "=", signed?.id ?? "")
      .execute();
    const closed = await sendWell<RoundRecord>(statistics, "POST", `/api/rounds/${round.id}/close`);
    expect(closed.state).toBe("closed");
    expect(closed.submissions.map(({ state }) => state).toSorted()).toEqual(["draft", "locked"]);
    const told = (await (await server.signIn("county")).get("/api/notifications")).json<NotificationList>();
    expect(
      told.notifications.find(({ kind, subject }) => kind === "close" && subject?.id === round.id),
    ).toBeDefined();
    expect((await read(await server.signIn("county"), round.id)).submissions).toHaveLength(1);
    const again = await statistics.send("POST", `/api/rounds/${round.id}/close`);
    expect(again.json<Problem>().code).toBe("not-allowed-now");
  });
});

describe("a round of forty organisations in six areas", () => {
  test("is read in as many statements as a round of one", async () => {
    const { kysely } = server.database;
    const units = Array.from({ length: 40 }, (_, index) => `unit${index}-990100`);
    await kysely
      .insertInto("organisation")
      .values(
        units.map((id) => ({
          id,
          name: id,
          short_name: id,
          pinyin: id,
          kind: "member-unit" as const,
          area_code: "990100",
        })),
      )
      .execute();
    const form = await makeForm(statistics, ids);
    const small = await issueExample(statistics, exampleRound([[form.id, unit]]));
    const large = await issueExample(statistics, exampleRound([[form.id, county]]));
    const behalf = { actor: platformActor, requestId: null };
    await writeFor(server.ground, behalf, async (context) => {
      await createSubmissions(context, {
        ...large,
        forms: [
          {
            formArea: form.areaCode,
            formId: form.id,
            version: form.version,
            definition: form.definition,
            recipients: units.flatMap((id) =>
              testAreas.map((areaCode) => ({
                organisationId: id,
                organisationName: id,
                organisationArea: "990100",
                areaCode,
                areaName: areaCode,
              })),
            ),
          },
        ],
      });
    });
    let asked = 0;
    const counter: KyselyPlugin = {
      transformQuery: ({ node }) => {
        asked += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const ground = {
      ...server.ground,
      database: { ...server.database, kysely: kysely.withPlugin(counter) },
    };
    const countFor = async (id: string) => {
      asked = 0;
      const record = await readFor(ground, behalf, (context) => getRoundRecord(context, id));
      return { asked, submissions: record.submissions.length, areas: record.byArea.length };
    };
    const one = await countFor(small.id);
    expect(one.submissions).toBe(1);
    expect(one.asked).toBeGreaterThan(0);
    expect(await countFor(large.id)).toEqual({ asked: one.asked, submissions: 241, areas: 6 });
  });
});
