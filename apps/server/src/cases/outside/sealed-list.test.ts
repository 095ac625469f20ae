import type {
  AuditEntry,
  OutsideDifferenceList,
  OutsideDifferenceRecord,
  OutsideImport,
  OutsideLinkDetail,
  OutsideLinkList,
  OutsideMapping,
  OutsideSheets,
} from "@halfsky/api-contract";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../../access/actor.ts";
import { createAccount } from "../../accounts/create-account.service.ts";
import { writeFor } from "../../http/run-in-transaction.ts";
import { type SignedIn, testPassword } from "../../http/start-test-server.ts";
import { uploadFile } from "../../http/upload-file.ts";
import { caseHostOf } from "../case-host.ts";
import { platformRole } from "../case-person.ts";
import { type CaseTestCity, caseWorkers, open, startCaseTestCity } from "../case-test-city.ts";
import { watchLists } from "./watch-lists.ts";

/** A system whose every case is sealed: a death is there for the hospital's clerk who reported it. */
const system = "mother-newborn-death-review";
const health = "health-990101";

let city: CaseTestCity;
let clerk: SignedIn;
let colleague: SignedIn;
let auditor: SignedIn;
let link = "";
let colleagueId = "";
const cases: Record<string, { readonly id: string; readonly number: string }> = {};

beforeAll(async () => {
  city = await startCaseTestCity();
  await writeFor(city.ground, { actor: platformActor, requestId: null }, async (context) => {
    const { transaction, now } = context;
    const named = { name: "甲东区卫生健康局", short_name: "甲东区卫健局", pinyin: health };
    await transaction
      .insertInto("organisation")
      .values({ id: health, ...named, kind: "agency", area_code: "990101" })
      .execute();
    const served = { area_code: "990101", role: "health", organisation_id: health };
    await transaction
      .insertInto("service_agency")
      .values({ ...served, set_by: "platform", set_at: now })
      .execute();
    const add = (username: string, organisationId: string, role: "hospital" | "health" | "supervisor") =>
      createAccount(context, {
        username,
        displayName: username,
        organisationId,
        roleIds: [platformRole(role)],
        password: testPassword,
        mustChangePassword: false,
      });
    colleagueId = await add("colleague", "hospital-990101", "hospital");
    await add("hospital-lead", "hospital-990101", "supervisor");
    await add("reviewer", health, "health");
  });
  clerk = city.people.hospital;
  colleague = await city.signIn("colleague");
  auditor = await city.signIn("auditor");
  const { links } = (await clerk.get("/api/outside-links")).json<OutsideLinkList>();
  link = links.find((one) => one.system === system)?.link ?? "";
}, 120_000);
afterAll(() => city.close());

const mapping: OutsideMapping = {
  sheet: 0,
  headRow: 1,
  columns: { number: 1, idNumber: 2, state: 3, day: null, name: 4, birthDate: null, residence: 5 },
  words: { 待审核: { states: ["reported"] }, 已结案: { phase: "closed" } },
};
const csv = (...lines: readonly (readonly [number: string, word: string])[]): string =>
  // the last column names no place, which nobody reads
  [
    "卡片编号,身份证号,状态,姓名,居住地",
    ...lines.map(([number, word]) => `${number},,${word},公冶某,云梦泽`),
  ].join("\n");
const list = csv(["KP-00001", "待审核"], ["KP-00002", "已结案"], ["KP-00009", "待审核"]);

const send = (person: SignedIn, content: string, { apply = true, by = mapping } = {}) =>
  uploadFile(person, {
    url: `/api/outside-links/${system}/${link}/lists?apply=${apply}&day=2025-03-03`,
    fileName: "名册.csv",
    content,
    fields: { mapping: JSON.stringify(by) },
  });
const differencesOf = async (person: SignedIn, query = "") =>
  (await person.get(`/api/outside-differences?system=${system}${query}`)).json<OutsideDifferenceList>()
    .differences;
const linkOf = async (person: SignedIn) =>
  (await person.get("/api/outside-links"))
    .json<OutsideLinkList>()
    .links.find((one) => one.system === system && one.link === link && one.isMine);
const report = async (name: string, cardNumber: string | null) => {
  const fields = { kind: "newborn", diedAt: "2025-03-02T01:00:00.000Z", place: "hospital", summary: "经过" };
  cases[name] = await open(clerk, system, "report", {
    answers: {
      fields: cardNumber === null ? fields : { ...fields, cardNumber },
      parties: { deceased: [{ id: "d", parts: { name: "公冶某" } }] },
    },
  });
};
const idOf = (name: string): string => cases[name]?.id ?? "";

/** Everything that people are answered about lists of the system, with ids that they would have to guess. */
async function answersTo(
  [name, person]: readonly [string, SignedIn],
  differences: readonly string[],
  listId: string,
) {
  const isTold = name === "reviewer";
  const upload = { url: `/api/outside-links/${system}/${link}/sheets`, fileName: "名册.csv", content: list };
  const got = [
    await person.get("/api/outside-links"),
    await person.get(`/api/outside-links/${system}/${link}`),
    await person.get("/api/outside-differences"),
    await person.get(`/api/outside-differences?system=${system}&link=${link}`),
    await person.get(`/api/outside-differences?system=${system}&state=settled`),
    await uploadFile(person, upload),
    await send(person, list, { apply: false }),
    await person.send("POST", `/api/outside-links/${system}/${link}/file`, {}),
    // the health bureau is told of the cases by a referral, and of lists as little as the others
    ...(isTold ? [] : [await person.get("/api/notifications"), await person.get("/api/case-queue")]),
  ];
  for (const id of differences) {
    got.push(await person.get(`/api/outside-differences/${id}`));
    const answer = { answer: "explained", reason: "看看" };
    got.push(await person.send("POST", `/api/outside-differences/${id}/answer`, answer));
  }
  return got.map(({ statusCode, body }) => [
    statusCode,
    [...differences, listId]
      .reduce((text, id, index) => text.replaceAll(id, `id-${index}`), body)
      .replaceAll(/"requestId":"[^"]*"/gu, ""),
  ]);
}

describe("a list of a system whose every case is sealed", () => {
  test("is asked for numbers, states and days, and for no column of people", async () => {
    const detail = await clerk.get(`/api/outside-links/${system}/${link}`);
    expect(detail.json<OutsideLinkDetail>().columns).toEqual(["number", "state", "day"]);
  });

  const before = new Map<string, unknown>();
  const guessed = ["difference-0", "difference-1", "difference-2", "difference-3"];
  const outsiders = async (): Promise<readonly (readonly [string, SignedIn])[]> => [
    ...caseWorkers.filter((name) => name !== "hospital").map((name) => [name, city.people[name]] as const),
    ["colleague", colleague],
    ["hospital-lead", await city.signIn("hospital-lead")],
    ["reviewer", await city.signIn("reviewer")],
  ];

  test("is compared in full with the cases that its bringer may open", async () => {
    for (const one of await outsiders()) before.set(one[0], await answersTo(one, guessed, "list-0"));
    await report("agrees", "KP-00001");
    await report("differs", "kp-00002");
    await report("missing", "KP-00003");
    await report("unnumbered", null);
    const answer = await send(clerk, list);
    expect(answer.json<OutsideImport>()).toMatchObject({
      applied: true,
      counts: {
        rows: { matched: 1, "another-state": 1, "only-theirs": 1 },
        cases: { matched: 1, "another-state": 1, "only-ours": 1, "not-comparable": 1 },
      },
      differences: { opened: 3 },
    });
    const found = (await differencesOf(clerk)).map(({ kind, ours }) => `${kind} ${ours?.caseId ?? "nobody"}`);
    expect(found.toSorted()).toEqual([
      `another-state ${idOf("differs")}`,
      `only-ours ${idOf("missing")}`,
      "only-theirs nobody",
    ]);
    expect(await linkOf(clerk)).toMatchObject({ open: 3, sendable: 2, isExpected: true, list: { rows: 3 } });
  });

  test("is known by its numbers alone: of its people nothing is read, and without numbers it is refused", async () => {
    const rows = await city.database.kysely
      .selectFrom("service_outside_row")
      .select(["person_blind", "name_blinds", "written_blind", "residence_secret"])
      .execute();
    const nothing = { person_blind: null, name_blinds: [], written_blind: null, residence_secret: null };
    expect(rows).toEqual([nothing, nothing, nothing]);
    // nor could it be kept beside a number alone
    const written = city.database.kysely
      .updateTable("service_outside_row")
      .set({ residence_secret: Uint8Array.of(1) })
      .execute();
    await expect(written).rejects.toThrow(/service_outside_row_residence/u);
    expect((await differencesOf(clerk)).map(({ likeness }) => likeness)).toEqual([null, null, null]);
    const columns = { ...mapping.columns, number: null };
    const refused = await send(clerk, list, { by: { ...mapping, columns } });
    expect(refused.json()).toMatchObject({
      code: "invalid-input",
      faults: [{ where: "body.mapping.columns", message: { zh: expect.stringContaining("只按编号比对") } }],
    });
    const described = await uploadFile(colleague, {
      url: `/api/outside-links/${system}/${link}/sheets`,
      fileName: "名册.csv",
      content: list,
    });
    const [sheet] = described.json<OutsideSheets>().sheets;
    expect(sheet?.heads.map(({ title }) => title)).toContain("居住地");
    expect(sheet?.mapping.columns).toMatchObject({ number: 1, idNumber: null, name: null, residence: null });
  });

  test("is worked off by her, and its owner hears nothing of a case in return", async () => {
    const theirs = (await differencesOf(clerk)).find(({ kind }) => kind === "only-theirs");
    const done = await clerk.send("POST", `/api/outside-differences/${theirs?.id ?? ""}/answer`, {
      answer: "explained",
      reason: "外院上报",
    });
    expect(done.json<OutsideDifferenceRecord>()).toMatchObject({ state: "answered", answer: "explained" });
    const file = await clerk.send("POST", `/api/outside-links/${system}/${link}/file`, {});
    expect(file.statusCode).toBe(200);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(file.rawPayload).buffer);
    const lines: string[] = [];
    workbook.worksheets[0]?.eachRow((row) => lines.push(JSON.stringify(row.values)));
    const text = lines.join("\n");
    expect(text).toContain("KP-00002");
    expect(text).toContain("KP-00009");
    for (const { number } of Object.values(cases)) expect(text).not.toContain(number);
    expect(text).not.toMatch(/我方有、贵方无|已报告、收集材料/u);
  });

  test("is there for nobody else: every answer is to the byte as if neither list nor cases were there", async () => {
    const ids = (await differencesOf(clerk)).map(({ id }) => id);
    const listId = (await linkOf(clerk))?.list?.id ?? "";
    expect(ids.length).toBe(3);
    for (const one of await outsiders()) {
      const [name] = one;
      const told = await answersTo(one, [...ids, "difference-3"], listId);
      expect({ name, told }).toEqual({ name, told: before.get(name) });
    }
  });

  test("leaves entries of the audit log that tell nothing of its cases", async () => {
    const entriesOf = async (action: string) =>
      (await auditor.get(`/api/audit-entries?limit=200&action=${action}`))
        .json<{ entries: AuditEntry[] }>()
        .entries.filter(({ action: of }) => of === action);
    // the same list of somebody who has no case of it
    expect((await send(colleague, list)).statusCode).toBe(200);
    const [hers, clerks] = (await entriesOf("outside.import")).map(({ details }) => details);
    expect(hers).toEqual(clerks);
    await differencesOf(colleague);
    const reads = await entriesOf("outside.read");
    const lists = [(await linkOf(colleague))?.list?.id, (await linkOf(clerk))?.list?.id];
    expect(new Set(reads.map(({ subjectId }) => subjectId))).toEqual(new Set(lists));
    const others = [...(await entriesOf("outside.answer")), ...(await entriesOf("outside.send"))];
    expect(others.length).toBe(2);
    for (const { details } of others) {
      expect(Object.keys(details).filter((key) => /kind|answer|rows|differences/u.test(key))).toEqual([]);
    }
    expect((await entriesOf("case.match-judged")).length).toBe(0);
  });

  test("that is late is said on her page and in no message", async () => {
    city.advance(200 * 86_400_000);
    expect(await linkOf(clerk)).toMatchObject({ isExpected: true, isLate: true });
    expect(await linkOf(colleague)).toMatchObject({ isExpected: false, isLate: false });
    const behalf = { actor: platformActor, requestId: null };
    await writeFor(city.ground, behalf, (context) =>
      watchLists({ ...context, host: caseHostOf(city.ground.config) }),
    );
    for (const person of [clerk, colleague]) {
      expect((await person.get("/api/notifications")).body).not.toContain("outside.late");
    }
  });

  test("says no more of a case that was given to somebody else, whose own list finds it", async () => {
    const of = (await differencesOf(clerk)).find(({ kind }) => kind === "another-state")?.id ?? "";
    await city.database.kysely
      .updateTable("service_case")
      .set({ assignee: colleagueId, opened_by: colleagueId })
      .where("id", "=", idOf("differs"))
      .execute();
    expect((await clerk.get(`/api/outside-differences/${of}`)).statusCode).toBe(404);
    expect((await differencesOf(clerk)).map(({ kind }) => kind).toSorted()).toEqual([
      "only-ours",
      "only-theirs",
    ]);
    const again = await send(colleague, `${list}\nKP-00010,,待审核,`, { apply: false });
    expect(again.json<OutsideImport>()).toMatchObject({
      counts: { rows: { "another-state": 1, "only-theirs": 3, matched: 0 } },
    });
  });
});
