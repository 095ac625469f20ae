import type { AuditEntry, CaseList, CaseQueue, CaseRecord, NotificationList } from "@halfsky/api-contract";
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { uploadFile } from "../http/upload-file.ts";
import { caseHostOf } from "./case-host.ts";
import { forgetCases } from "./forget-cases.service.ts";
import {
  act,
  callForHelp,
  type CaseTestCity,
  type CaseWorker,
  caseWorkers,
  open,
  startCaseTestCity,
  tryAct,
} from "./case-test-city.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
});
afterAll(() => city.close());

async function idsOf(username: CaseWorker): Promise<readonly string[]> {
  return (await city.people[username].get("/api/cases")).json<CaseList>().rows.map(({ id }) => id);
}

async function search(username: CaseWorker, by: string, text: string): Promise<readonly string[]> {
  const answer = await city.people[username].send("POST", "/api/cases/search", { by, text });
  return answer.json<{ rows: { id: string }[] }>().rows.map(({ id }) => id);
}

describe("what is personal", () => {
  test("stands nowhere in the database in the clear, and nothing sealed is indexed", async () => {
    const { desk } = city.people;
    const { id } = await open(
      desk,
      "dv-case",
      "receive",
      callForHelp({ name: "欧阳海棠", phone: "13712349999", idNumber: "11010119900307109X" }),
    );
    await act(city.people.lead, id, "take", { assignee: city.accounts.worker });
    await act(desk, id, "add-note", { reason: "她说今晚不敢回家" });
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = current_schema() and (table_name like 'service_%' or table_name in ('audit_entry', 'notification', 'delivery', 'job'))`.execute(
      city.database.kysely,
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const { name } of rows) {
      const content = await sql<{
        text: string;
      }>`select coalesce(string_agg(t::text, ' '), '') as text from ${sql.table(name)} t`.execute(
        city.database.kysely,
      );
      for (const word of ["欧阳海棠", "13712349999", "临时住处", "不敢回家", "李四", "13900005678"]) {
        expect({ name, found: content.rows[0]?.text.includes(word) }).toEqual({ name, found: false });
        const hex = Buffer.from(word).toString("hex");
        expect({ name, found: content.rows[0]?.text.includes(hex) }).toEqual({ name, found: false });
      }
    }
    const keys = await city.database.kysely
      .selectFrom("service_person_key")
      .select(["party", "kind"])
      .where("case_id", "=", id)
      .execute();
    expect(keys.map(({ party }) => party)).not.toContain("reporter");
    expect(await search("desk", "phone", "137-1234-9999")).toEqual([id]);
    expect(await search("desk", "name", "欧阳海棠")).toEqual([id]);
    expect(await search("desk", "idNumber", "11010119900307109x")).toEqual([id]);
    expect(await search("desk", "name", "李四")).toEqual([]);
    expect(await search("far-desk", "name", "欧阳海棠")).toEqual([]);
    expect(await search("desk", "name", "欧阳")).toEqual([]);
  });

  test("is read with one entry of the audit log, lists and searches too; who may not read a case leaves none", async () => {
    const { desk } = city.people;
    const auditor = await city.signIn("auditor");
    const { id } = await open(
      desk,
      "dv-case",
      "receive",
      callForHelp({ name: "白露", phone: "13755556666" }),
    );
    const entries = async (action: string) =>
      (await auditor.get(`/api/audit-entries?action=${action}`))
        .json<{ entries: AuditEntry[] }>()
        .entries.filter((one) => one.action === action);
    const before = (await entries("case.read")).length;
    await desk.get(`/api/cases/${id}`);
    await desk.get("/api/cases");
    await city.people["far-desk"].get(`/api/cases/${id}`);
    const after = await entries("case.read");
    expect(after.length - before).toBe(2);
    expect(JSON.stringify(after)).toContain(id);
    expect(JSON.stringify(after)).not.toContain("白露");
  });

  test("comes into documents as far as the reader may see it, under a name that tells nothing", async () => {
    const { desk, police } = city.people;
    const { id, number } = await open(
      desk,
      "dv-case",
      "receive",
      callForHelp({ name: "文晓", phone: "13744443333" }),
    );
    const answer = await desk.get(`/api/cases/${id}/documents/record.docx`);
    expect(answer.statusCode).toBe(200);
    expect(decodeURIComponent(String(answer.headers["content-disposition"]))).toContain(number);
    const zip = await JSZip.loadAsync(answer.rawPayload);
    expect(await zip.file("word/document.xml")?.async("string")).toContain("文晓");
    expect((await police.get(`/api/cases/${id}/documents/record.docx`)).statusCode).toBe(404);
  });
});

describe("a sealed case", () => {
  test("is there for its handlers alone: not in lists, counts, queues, search, messages, hints or links of others", async () => {
    const { desk, lead, worker } = city.people;
    const office = city.people["city-office"];
    const victim = { name: "陆青青", phone: "13700001111" };
    const { id, number } = await open(desk, "dv-case", "receive", callForHelp(victim));
    await act(lead, id, "take", { assignee: city.accounts.worker });
    const others = caseWorkers.filter((name) => !["desk", "lead", "worker"].includes(name));
    expect(await idsOf("city-office")).toContain(id);
    await act(lead, id, "seal", { reason: "涉及工作人员亲属" });
    city.advance(3 * 3_600_000);
    for (const username of others) {
      const person = city.people[username];
      const answers = [
        await person.get("/api/cases"),
        await person.get("/api/case-queue"),
        await person.get("/api/notifications"),
        await person.get("/api/referrals"),
        await person.get("/api/service-systems"),
        await person.send("POST", "/api/cases/search", { by: "number", text: number }),
        await person.send("POST", "/api/cases/search", { by: "phone", text: victim.phone }),
        await person.send("POST", "/api/cases/candidates", {
          system: "dv-case",
          parties: { victim: [{ id: "x", parts: victim }] },
        }),
      ];
      for (const answer of answers) {
        expect({ username, code: answer.statusCode }).toEqual({ username, code: 200 });
        expect(answer.body).not.toContain(id);
        expect(answer.body).not.toContain(number);
      }
      expect((await person.get(`/api/cases/${id}`)).statusCode).toBe(404);
      expect((await person.get(`/api/cases/${number}`)).statusCode).toBe(404);
    }
    expect((await worker.get(`/api/cases/${id}`)).json<CaseRecord>().sealed).toBe(true);
    const hint = await desk.send("POST", "/api/cases/candidates", {
      system: "dv-case",
      parties: { victim: [{ id: "x", parts: victim }] },
    });
    expect(hint.json<{ candidates: unknown[] }>().candidates).toEqual([]);
    const unread = (await office.get("/api/notifications")).json<NotificationList>();
    expect(JSON.stringify(unread)).not.toContain(number);
  });
});

describe("a glass that is broken", () => {
  test("needs a reason and minutes, ends on time, and is reviewed by another", async () => {
    const { desk, lead } = city.people;
    const other = city.people["far-worker"];
    const { id } = await open(
      desk,
      "dv-case",
      "receive",
      callForHelp({ name: "秦岚", phone: "13733332222" }),
      {},
    );
    expect((await other.get(`/api/cases/${id}`)).statusCode).toBe(404);
    const inArea = city.people["other-worker"];
    const hidden = await inArea.get(`/api/cases/${id}`);
    expect(hidden.statusCode).toBe(404);
    expect((await tryAct(inArea, id, "break-glass", {}, { baseVersion: 1 })).statusCode).toBe(404);
    await act(
      inArea,
      id,
      "break-glass",
      { reason: "当事人到场求助，承办人联系不上", minutes: 30 },
      { baseVersion: 1 },
    );
    const seen = await inArea.get(`/api/cases/${id}`);
    expect(seen.json<CaseRecord>().parties["victim"]?.[0]?.parts["name"]).toBe("秦岚");
    city.advance(31 * 60_000);
    expect((await inArea.get(`/api/cases/${id}`)).statusCode).toBe(404);
    const record = (await lead.get(`/api/cases/${id}`)).json<CaseRecord>();
    const review = record.possible.find(({ action }) => action === "review-break-glass");
    expect(review?.about).toBeTruthy();
    await act(lead, id, "review-break-glass", { ...review?.about, reason: "属实" });
  });
});

describe("files of a case", () => {
  test("are seen by whoever may read the form they came with, and by nobody else", async () => {
    const { desk, lead, worker, police } = city.people;
    const { id } = await open(
      desk,
      "dv-case",
      "receive",
      callForHelp({ name: "谷雨", phone: "13722221111" }),
    );
    await act(lead, id, "take", { assignee: city.accounts.worker });
    const file = await uploadFile(worker, {
      url: `/api/cases/${id}/attachments`,
      fileName: "谷雨的伤情.txt",
      content: "左臂淤青",
    });
    expect(file.statusCode).toBe(200);
    const attached = file.json<{ id: string }>().id;
    expect((await desk.get(`/api/cases/${id}/attachments/${attached}`)).statusCode).toBe(404);
    await act(worker, id, "visit", {
      answers: { fields: { inDanger: true, again: false, visitFindings: "见附件" } },
      attachmentIds: [attached],
    });
    await act(worker, id, "toPolice");
    const read = await worker.get(`/api/cases/${id}/attachments/${attached}`);
    expect([read.statusCode, read.body]).toEqual([200, "左臂淤青"]);
    for (const person of [police, desk, lead]) {
      expect((await person.get(`/api/cases/${id}/attachments/${attached}`)).statusCode).toBe(404);
    }
    expect((await police.get(`/api/cases/${id}/attachments`)).json()).toEqual({ attachments: [] });
  });
});

describe("the log", () => {
  test("takes only new rows: the database refuses to change or delete one", async () => {
    const { kysely } = city.database;
    await expect(kysely.updateTable("service_action").set({ action: "x" }).execute()).rejects.toThrow(
      /only takes new rows/u,
    );
    await expect(kysely.deleteFrom("service_action").execute()).rejects.toThrow(/only takes new rows/u);
    await expect(kysely.deleteFrom("service_disclosure").execute()).rejects.toThrow(/only takes new rows/u);
    await expect(sql`truncate service_action cascade`.execute(kysely)).rejects.toThrow(
      /only takes new rows/u,
    );
  });
});

describe("a report from the public", () => {
  const report = () => ({
    areaCode: "990101",
    transactionId: randomUUID(),
    details: {
      answers: {
        fields: {
          situation: "s5",
          dutyHolder: "school",
          foundAt: "2025-03-03T00:30:00.000Z",
          facts: "身上多处伤",
        },
        parties: { child: [{ id: "child-1", parts: { name: "小明" } }] },
      },
    },
  });

  test("gives a number and a code, which together say how it stands and nothing else", async () => {
    const list = await city.app.inject({ url: "/api/public/reports" });
    expect(list.json<{ systems: { id: string }[] }>().systems.map(({ id }) => id)).toContain(
      "mandatory-report-minors",
    );
    const form = await city.app.inject({ url: "/api/public/reports/mandatory-report-minors" });
    expect(form.statusCode).toBe(200);
    const body = report();
    const send = () =>
      city.app.inject({ method: "POST", url: "/api/public/reports/mandatory-report-minors", payload: body });
    const first = await send();
    if (first.statusCode !== 200) throw new Error(first.body);
    expect((await send()).json()).toEqual(first.json());
    const receipt = first.json<{ number: string; code: string }>();
    const ask = (payload: { number: string; code: string }) =>
      city.app.inject({ method: "POST", url: "/api/public/receipts", payload });
    expect((await ask(receipt)).json()).toMatchObject({ number: receipt.number, told: null });
    expect((await ask({ ...receipt, code: "AAAAAAAAAA" })).statusCode).toBe(404);
    expect((await city.app.inject({ url: `/api/cases/${receipt.number}` })).statusCode).toBe(401);
    const queue = (await city.people.police.get("/api/case-queue")).json<CaseQueue>();
    expect(queue.rows.map(({ number }) => number)).toContain(receipt.number);
  });

  test("is not taken in a system that is not open to the public", async () => {
    const answer = await city.app.inject({
      method: "POST",
      url: "/api/public/reports/dv-case",
      payload: report(),
    });
    expect(answer.statusCode).toBe(404);
  });
});

describe("agencies and roles", () => {
  test("are set by whoever configures, who reads no case by it and gives herself no role", async () => {
    const administrator = await city.signIn("administrator");
    const list = await administrator.get("/api/service-agencies");
    expect(list.statusCode).toBe(200);
    const set = await administrator.send("PUT", "/api/service-agencies", {
      areaCode: "990102",
      role: "hospital",
      organisationId: "hospital-990101",
    });
    expect(set.statusCode).toBe(204);
    expect((await administrator.get("/api/cases")).statusCode).toBe(403);
    expect((await administrator.get("/api/case-queue")).statusCode).toBe(403);
    const county = await city.signIn("county");
    const foreign = await county.send("PUT", "/api/service-agencies", {
      areaCode: "990102",
      role: "hospital",
      organisationId: null,
    });
    expect(foreign.statusCode).toBe(403);
    const roles = await administrator.send("PUT", `/api/service-roles/${city.accounts.hospital}`, {
      roles: ["hospital", "counsellor"],
    });
    expect(roles.statusCode).toBe(204);
  });

  test("who serves an area no longer supervises there from that moment, though she read a case just before", async () => {
    const administrator = await city.signIn("administrator");
    const { id } = await open(city.people.desk, "dv-case", "receive", callForHelp());
    const sees = async (): Promise<number> =>
      (await city.people["city-lead"].get(`/api/cases/${id}`)).statusCode;
    expect(await sees()).toBe(200);
    for (const [organisationId, expected] of [
      [null, 404],
      ["federation-990100", 200],
    ] as const) {
      const line = { areaCode: "990100", role: "hotline", organisationId };
      expect((await administrator.send("PUT", "/api/service-agencies", line)).statusCode).toBe(204);
      expect(await sees()).toBe(expected);
    }
  });

  test("a parameter of an area counts for what is done from then on", async () => {
    const office = await city.signIn("office");
    const answer = await office.send("PUT", "/api/service-systems/dv-case/overlay", {
      areaCode: "990101",
      reason: "本地要求一小时内首次接触",
      overlay: { periods: { "deadlines.firstContact.red": { value: "1h" } } },
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    expect(answer.json()).toMatchObject({ version: 1, changes: [{ direction: "tighter" }] });
    const { id } = await open(
      city.people.desk,
      "dv-case",
      "receive",
      callForHelp({ name: "简宁", phone: "13711110000" }),
    );
    const { deadlines } = (await city.people.desk.get(`/api/cases/${id}`)).json<CaseRecord>();
    const contact = deadlines.find(({ name }) => name === "firstContact");
    const minutes = (Date.parse(contact?.dueAt ?? "") - Date.parse(contact?.startedAt ?? "")) / 60_000;
    expect(minutes).toBe(60);
    const wrong = await office.send("PUT", "/api/service-systems/dv-case/overlay", {
      areaCode: "990101",
      reason: "x",
      overlay: { periods: { "deadlines.none": { value: "1h" } } },
    });
    expect(wrong.json()).toMatchObject({ code: "invalid-input" });
  });
});

describe("a case past its time of keeping", () => {
  test("loses its keys: nothing personal is read or found any more, and its log stays", async () => {
    const { desk } = city.people;
    const { id } = await open(
      desk,
      "dv-case",
      "receive",
      callForHelp({ name: "忘川", phone: "13799990000" }),
    );
    // closed by hand, because closing takes months of visits
    await city.database.kysely
      .updateTable("service_case")
      .set({ phase: "closed", closed_at: "1990-01-01T00:00:00.000Z" })
      .where("id", "=", id)
      .execute();
    const host = caseHostOf(city.ground.config);
    const behalf = { actor: platformActor, requestId: null };
    const forgotten = await writeFor(city.ground, behalf, (context) => forgetCases({ ...context, host }));
    expect(forgotten.map(({ caseId }) => caseId)).toEqual([id]);
    const record = (await desk.get(`/api/cases/${id}`)).json<CaseRecord>();
    expect(record.row.who).toBeNull();
    expect(JSON.stringify(record)).not.toContain("忘川");
    expect(record.history.map(({ action }) => action)).toEqual(["receive"]);
    expect(await search("desk", "phone", "13799990000")).toEqual([]);
    expect((await tryAct(desk, id, "add-note", { reason: "x" }, { baseVersion: 1 })).statusCode).toBe(404);
  });
});
