import type {
  AuditEntry,
  CaseList,
  CaseRecord,
  ExportList,
  ExportRow,
  NotificationList,
} from "@halfsky/api-contract";
import { exportColumns, exportLimits } from "@halfsky/cases";
import ExcelJS from "exceljs";
import JSZip from "jszip";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAccount } from "../../accounts/create-account.service.ts";
import { platformActor } from "../../access/actor.ts";
import { writeFor } from "../../http/run-in-transaction.ts";
import { type SignedIn, testPassword } from "../../http/start-test-server.ts";
import { uploadFile } from "../../http/upload-file.ts";
import { ownSystems } from "../case-host.ts";
import {
  act,
  callForHelp,
  type CaseTestCity,
  type CaseWorker,
  open,
  startCaseTestCity,
} from "../case-test-city.ts";
import { walkCases } from "../walk-cases.ts";
import { definitionHere, expectedCell, linesOf, ownQuestion } from "./export-test-file.ts";
import { columnsFor } from "./export-view.ts";

let city: CaseTestCity;
let secondOffice: SignedIn;
beforeAll(async () => {
  city = await startCaseTestCity();
  for (const [index, system] of ["dv-case", "women-rights-hotline", "mandatory-report-minors"].entries()) {
    await walkCases(city, { system, count: 3, steps: 3, seed: 31 + index });
  }
  await writeFor(city.ground, { actor: platformActor, requestId: null }, (context) =>
    createAccount(context, {
      username: "office-two",
      displayName: "office-two",
      organisationId: "office-990100",
      roleIds: ["service-leading-group-office"],
      password: testPassword,
      mustChangePassword: false,
    }),
  );
  secondOffice = await city.signIn("office-two");
  const office = await city.signIn("office");
  const set = await office.send("PUT", "/api/service-systems/dv-case/overlay", {
    areaCode: "990101",
    overlay: ownQuestion,
    reason: "方言地区",
  });
  if (set.statusCode !== 200) throw new Error(set.body);
  for (const dialect of [true, false]) {
    const { answers } = callForHelp();
    await open(city.people.desk, "dv-case", "receive", {
      answers: { ...answers, fields: { ...answers.fields, dialect } },
    });
  }
}, 120_000);
afterAll(() => city.close());

const why = { reason: "年度案件质量评查", basis: "反家庭暴力法第四条" };

async function ask(
  person: SignedIn,
  system: string,
  columns: readonly string[],
  filter: object = {},
): Promise<ExportRow> {
  const answer = await person.send("POST", "/api/case-exports", { system, columns, filter, ...why });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<ExportRow>();
}

const decide = (person: SignedIn, id: string, decision = "agreed", reason = "") =>
  person.send("POST", `/api/case-exports/${id}/decision`, { decision, reason });

const fetchFile = (person: SignedIn, id: string) =>
  person.send("POST", `/api/case-exports/${id}/file`, { language: "zh" });

async function exported(person: SignedIn, second: SignedIn, system: string, columns: readonly string[]) {
  const { id } = await ask(person, system, columns);
  expect((await decide(second, id)).statusCode).toBe(200);
  const answer = await fetchFile(person, id);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return { id, bytes: answer.rawPayload };
}

async function columnsOf(person: SignedIn, system: string) {
  const options = (await person.get("/api/case-exports/options")).json<{
    systems: { id: string; columns: { id: string; title: object; privacy: string }[] }[];
  }>();
  return options.systems.find(({ id }) => id === system)?.columns ?? [];
}

async function entries(action: string): Promise<AuditEntry[]> {
  const auditor = await city.signIn("auditor");
  return (await auditor.get(`/api/audit-entries?limit=200&action=${action}`)).json<{
    entries: AuditEntry[];
  }>().entries;
}

describe("an ask for an export", () => {
  test("is decided by another of the organisation or above, and by nobody else, whoever she is", async () => {
    const { worker, lead, desk, police } = city.people;
    await open(desk, "dv-case", "receive", callForHelp());
    const { id, cases, casesAt } = await ask(desk, "dv-case", ["state"]);
    expect(cases).toBeGreaterThan(0);
    // the count is of that moment, also once there are more of them
    expect(casesAt).toBe(city.ground.now().toISOString());
    city.advance(86_400_000);
    await open(desk, "dv-case", "receive", callForHelp({ name: "后来", phone: "13600001111" }));
    const later = (await desk.get("/api/case-exports")).json<ExportList>().exports;
    expect(later.find((one) => one.id === id)).toMatchObject({ cases, casesAt });
    const codes = async (one: string) => ({
      desk: (await decide(desk, one)).statusCode,
      worker: (await decide(worker, one)).statusCode,
      police: (await decide(police, one)).statusCode,
      "far-lead": (await decide(city.people["far-lead"], one)).statusCode,
    });
    expect(await codes(id)).toEqual({ desk: 403, worker: 403, police: 403, "far-lead": 404 });
    expect((await fetchFile(desk, id)).json()).toMatchObject({ code: "not-allowed-now" });
    expect((await decide(lead, id, "refused")).json()).toMatchObject({ code: "invalid-input" });
    expect((await decide(lead, id)).json()).toMatchObject({ state: "agreed", fetchesLeft: 3 });
    expect((await decide(lead, id)).json()).toMatchObject({ code: "not-allowed-now" });
    expect((await fetchFile(lead, id)).statusCode).toBe(404);
    expect((await fetchFile(city.people["far-desk"], id)).statusCode).toBe(404);
    const own = await ask(lead, "dv-case", ["state"]);
    expect((await decide(lead, own.id)).json()).toMatchObject({ code: "second-person-needed" });
    expect((await decide(city.people["city-lead"], own.id, "refused", "范围过大")).json()).toMatchObject({
      state: "refused",
      decided: { name: "city-lead", reason: "范围过大" },
    });
    expect((await fetchFile(lead, own.id)).json()).toMatchObject({ code: "not-allowed-now" });
    const seen = (await desk.get("/api/case-exports")).json<ExportList>().exports;
    expect(seen.every(({ isMine }) => isMine)).toBe(true);
  });

  test("names every fault at once: columns that the table of classes keeps back, days, areas, nothing found", async () => {
    const { desk } = city.people;
    const answer = await desk.send("POST", "/api/case-exports", {
      system: "dv-case",
      columns: ["field:place", "person:reporter.name", "field:nothing"],
      filter: { area: "999999", openedFrom: "2025-02-02", openedTo: "2025-01-01" },
      ...why,
    });
    expect(answer.json<{ faults: { where: string }[] }>().faults.map(({ where }) => where)).toEqual([
      "body.columns.field:place",
      "body.columns.person:reporter.name",
      "body.columns.field:nothing",
      "body.filter.area",
      "body.filter.openedTo",
      "body.filter",
    ]);
    const administrator = await city.signIn("administrator");
    expect((await administrator.get("/api/case-exports")).statusCode).toBe(403);
    // who only holds what was handed to her sees no case whole, and exports none
    expect((await columnsOf(city.people.hospital, "dv-case")).length).toBe(0);
  });

  test("ends: seven days to agree, three fetches within three days", async () => {
    const { desk, lead } = city.people;
    const late = await ask(desk, "dv-case", ["state"]);
    const { id } = await ask(desk, "dv-case", ["state"]);
    const short = await ask(desk, "dv-case", ["state"]);
    for (const one of [id, short.id]) await decide(lead, one);
    const codes: number[] = [];
    for (let time = 0; time < exportLimits.fetches + 1; time += 1) {
      codes.push((await fetchFile(desk, id)).statusCode);
    }
    expect(codes).toEqual([200, 200, 200, 409]);
    city.advance(exportLimits.fetchHours * 3_600_000);
    expect((await fetchFile(desk, short.id)).json()).toMatchObject({ code: "not-allowed-now" });
    city.advance(exportLimits.askDays * 86_400_000);
    expect((await decide(lead, late.id)).json()).toMatchObject({ code: "not-allowed-now" });
    const states = (await desk.get("/api/case-exports")).json<ExportList>().exports;
    const of = (one: string) => states.find((row) => row.id === one)?.state;
    expect([of(id), of(short.id), of(late.id)]).toEqual(["spent", "over", "unanswered"]);
  });

  test("tells the supervisor, and names in the file who, when, why and on what basis", async () => {
    const { desk, lead } = city.people;
    const { id, bytes } = await exported(desk, lead, "dv-case", ["state"]);
    const told = async (person: SignedIn) => {
      const answer = await person.get("/api/notifications");
      return answer
        .json<NotificationList>()
        .notifications.filter(({ subject }) => subject?.kind === "case-export" && subject.id === id)
        .map(({ kind }) => kind);
    };
    expect(await told(lead)).toEqual(["case.ask-export"]);
    expect(await told(desk)).toEqual(["case.agree-export"]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(bytes).buffer);
    const [page] = workbook.worksheets;
    const head = ["A1", "A2", "A3"].map((cell) => page?.getCell(cell).text ?? "").join("\n");
    for (const said of ["desk（甲东区妇联）", "lead（甲东区妇联）", id, why.reason, why.basis, "2025年3月"]) {
      expect(head).toContain(said);
    }
  });
});

describe("a file of cases", () => {
  const askers = [
    ["desk", "lead"],
    ["lead", "city-lead"],
    ["worker", "lead"],
    ["city-office", null],
  ] as const satisfies readonly (readonly [CaseWorker, CaseWorker | null])[];

  test.each(askers)(
    "of %s holds the cases of her list, and of each what its page shows her and no class keeps back",
    async (username, second) => {
      const person = city.people[username];
      const agrees = second === null ? secondOffice : city.people[second];
      for (const system of ["dv-case", "women-rights-hotline", "mandatory-report-minors"]) {
        const definition = definitionHere(system);
        // files stand on a sheet of their own
        const offered = (await columnsOf(person, system)).filter(({ id }) => id !== "files");
        const list = (await person.get(`/api/cases?system=${system}`)).json<CaseList>();
        if (definition === undefined || offered.length === 0 || list.total === 0) continue;
        const ids = offered.map(({ id }) => id);
        const { bytes, id } = await exported(person, agrees, system, ids);
        const [heads = [], ...lines] = await linesOf(bytes);
        expect(heads.length).toBe(ids.length + 1);
        const records = new Map<string, CaseRecord>();
        for (const row of list.rows) {
          records.set(row.number, (await person.get(`/api/cases/${row.id}`)).json<CaseRecord>());
        }
        const free = [...records.values()].filter(({ sealed }) => !sealed);
        expect(lines.map(([number = ""]) => number).toSorted()).toEqual(
          free.map(({ row }) => row.number).toSorted(),
        );
        const columns = exportColumns(definition, Object.keys(definition.actors));
        for (const [number = "", ...cells] of lines) {
          const record = records.get(number);
          if (record === undefined) throw new Error(number);
          const cellsOf = ids.map((column, index) => {
            const source = columns.find((one) => one.id === column)?.source;
            if (source === undefined) throw new Error(column);
            return `${column}: ${expectedCell(definition, record, source) ?? cells[index] ?? ""}`;
          });
          expect(
            ids.map((column, index) => `${column}: ${cells[index] ?? ""}`),
            `${username} ${number}`,
          ).toEqual(cellsOf);
        }
        const read = (await entries("case.read")).filter(({ details }) => details["export"] === id);
        const withPersonal = free.filter(({ row }) => row.who !== null).map(({ row }) => row.id);
        const logged = new Set(read.map(({ subjectId }) => subjectId));
        expect(withPersonal.filter((one) => !logged.has(one))).toEqual([]);
        expect((await entries("case.fetch-export")).some(({ subjectId }) => subjectId === id)).toBe(true);
        expect(JSON.stringify(read.map(({ details }) => details))).not.toMatch(/"1\d{10}/u);
      }
    },
    120_000,
  );

  test("has the questions of a place as columns, and shows them of the cases of that place alone", async () => {
    const { desk, lead } = city.people;
    const offered = await columnsOf(desk, "dv-case");
    expect(offered).toContainEqual({
      id: "field:dialect",
      title: { zh: "是否只会方言", en: "Dialect only" },
      privacy: "personal",
    });
    const far = await columnsOf(city.people["far-desk"], "dv-case");
    expect(far.map(({ id }) => id)).not.toContain("field:dialect");
    const above = await columnsOf(city.people["city-lead"], "dv-case");
    expect(above.map(({ id }) => id)).toContain("field:dialect");
    const { bytes } = await exported(desk, lead, "dv-case", ["state", "field:dialect"]);
    const [heads, ...lines] = await linesOf(bytes);
    expect(heads).toEqual(["编号", "状态", "是否只会方言（个人）"]);
    expect(new Set(lines.map(([, , text]) => text))).toEqual(new Set(["是", "否", ""]));
    const listed = (await desk.get("/api/case-exports")).json<ExportList>().exports;
    expect(listed.flatMap(({ columns }) => columns)).toContainEqual(
      expect.objectContaining({ id: "field:dialect", privacy: "personal" }),
    );
  });

  test("names files with their checksum, of those whose form keeps nothing back, and holds none", async () => {
    const { desk, worker, lead } = city.people;
    const { id, number } = await open(desk, "dv-case", "receive", callForHelp());
    const add = async (person: SignedIn, fileName: string, content: string) => {
      const answer = await uploadFile(person, { url: `/api/cases/${id}/attachments`, fileName, content });
      if (answer.statusCode !== 200) throw new Error(answer.body);
      return answer.json<{ id: string; sha256: string }>();
    };
    await act(lead, id, "take", { assignee: city.accounts.worker });
    const kept = await add(worker, "走访记录.txt", "走访内容");
    const answers = { fields: { inDanger: false, again: false, visitFindings: "平稳" } };
    await act(worker, id, "visit", { answers, attachmentIds: [kept.id] });
    // without a form nobody knows what is in it: it stays in the house
    const loose = await add(worker, "其他材料.txt", "其他内容");
    await act(worker, id, "attach", { attachmentIds: [loose.id] });
    const seen = (await worker.get(`/api/cases/${id}`)).json<CaseRecord>().attachments;
    expect(seen.map(({ name }) => name).toSorted()).toEqual(["其他材料.txt", "走访记录.txt"].toSorted());
    const { bytes, id: file } = await exported(worker, lead, "dv-case", ["state", "files"]);
    expect((await linesOf(bytes, "附件")).filter(([of]) => of === number)).toEqual([
      [number, "走访记录.txt", kept.sha256],
    ]);
    expect(bytes.toString("latin1")).not.toContain("走访内容");
    const read = (await entries("case.read")).filter(({ details }) => details["export"] === file);
    expect(read.find(({ subjectId }) => subjectId === id)?.details["classes"]).toEqual(["sensitive"]);
  });

  test("never holds a sealed answer or a sealed case, nor a case that was sealed after the agreement", async () => {
    const { desk, lead } = city.people;
    const victim = { name: "钟离雪", phone: "13700009999" };
    const one = await open(desk, "dv-case", "receive", callForHelp(victim));
    const offered = (await columnsOf(desk, "dv-case")).map(({ id }) => id);
    const { id } = await ask(desk, "dv-case", offered);
    await decide(lead, id);
    const before = await linesOf((await fetchFile(desk, id)).rawPayload);
    expect(JSON.stringify(before)).toContain("钟离雪");
    expect(JSON.stringify(before)).not.toMatch(/临时住处|李四|13900005678/u);
    await act(lead, one.id, "take", { assignee: city.accounts.worker });
    await act(lead, one.id, "seal", { reason: "涉及工作人员亲属" });
    const after = await linesOf((await fetchFile(desk, id)).rawPayload);
    expect(JSON.stringify(after)).not.toMatch(new RegExp(`钟离雪|${one.number}`, "u"));
    expect(after.length).toBe(before.length - 1);
    const read = (await entries("case.read")).filter(({ details }) => details["export"] === id);
    expect(read.filter(({ subjectId }) => subjectId === one.id).length).toBe(1);
  });

  test("is the same to the byte when only hidden values differ", async () => {
    const office = city.people["city-office"];
    const make = async (hidden: { birthDate: string; name: string; account: string; reporter: string }) => {
      const { id } = await open(city.people.desk, "dv-case", "receive", {
        answers: {
          fields: { channel: "hotline", inDanger: true, place: hidden.account, account: hidden.account },
          parties: {
            victim: [{ id: "v", parts: { name: hidden.name, birthDate: hidden.birthDate } }],
            reporter: [{ id: "r", parts: { name: hidden.reporter, phone: "13500002222" } }],
          },
        },
      });
      const answer = await city.people.lead.send("POST", `/api/cases/${id}/actions`, {
        action: "take",
        details: { assignee: city.accounts.worker },
        baseVersion: 1,
        transactionId: randomUUID(),
      });
      if (answer.statusCode !== 200) throw new Error(answer.body);
      return (await office.get(`/api/cases/${id}`)).json<CaseRecord>();
    };
    const one = await make({ birthDate: "1990-01-01", name: "甲", account: "甲处", reporter: "甲甲" });
    const other = await make({ birthDate: "2019-11-30", name: "乙乙", account: "乙乙处", reporter: "乙" });
    // what of the two differs is hidden from her, or else this proves nothing
    for (const record of [one, other]) expect(record.parties).toEqual({});
    const columns = (await columnsOf(office, "dv-case")).map(({ id }) => id);
    const { id } = await ask(office, "dv-case", columns);
    await decide(secondOffice, id);
    const content = async () => {
      const zip = await JSZip.loadAsync((await fetchFile(office, id)).rawPayload);
      const sheet = (await zip.file("xl/worksheets/sheet1.xml")?.async("string")) ?? "";
      return { sheet, words: (await zip.file("xl/sharedStrings.xml")?.async("string")) ?? "" };
    };
    expect(await content()).toEqual(await content());
    const lines = await linesOf((await fetchFile(office, id)).rawPayload);
    const of = (record: CaseRecord) => lines.find(([number]) => number === record.row.number)?.slice(1);
    expect(of(one)).toBeDefined();
    expect(JSON.stringify(of(other))).toBe(JSON.stringify(of(one)));
  });

  test("is not for programs: an access token sees no column", () => {
    const roles = [{ id: "service-hotline", nameZh: "", nameEn: "" }];
    const actor = { ...platformActor, roles };
    const definition = ownSystems().get("dv-case")?.definition;
    if (definition === undefined) throw new Error("dv-case");
    expect(columnsFor(actor, definition).length).toBeGreaterThan(0);
    expect(columnsFor({ ...actor, token: { id: "t", name: "t" } }, definition)).toEqual([]);
  });
});
