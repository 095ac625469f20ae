import type {
  AuditEntry,
  OutsideDifferenceList,
  OutsideDifferenceRecord,
  OutsideImport,
  OutsideLinkDetail,
  OutsideLinkList,
  OutsideSheets,
} from "@halfsky/api-contract";
import ExcelJS from "exceljs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAccount } from "../../accounts/create-account.service.ts";
import { platformActor } from "../../access/actor.ts";
import { listStoredTables } from "../../database/list-stored-tables.ts";
import { writeFor } from "../../http/run-in-transaction.ts";
import { type SignedIn, testPassword } from "../../http/start-test-server.ts";
import { uploadFile } from "../../http/upload-file.ts";
import { caseHostOf } from "../case-host.ts";
import { type CaseTestCity, startCaseTestCity } from "../case-test-city.ts";
import { csv, ids, type Line, listChild, mapping, system } from "./outside-test-list.ts";
import { watchLists } from "./watch-lists.ts";

let city: CaseTestCity;
let link = "";
let other: SignedIn;
const cases: Record<string, { readonly id: string; readonly number: string }> = {};

beforeAll(async () => {
  city = await startCaseTestCity();
  await writeFor(city.ground, { actor: platformActor, requestId: null }, (context) =>
    createAccount(context, {
      username: "other-civil",
      displayName: "other-civil",
      organisationId: "police-990102",
      roleIds: ["service-civil-affairs"],
      password: testPassword,
      mustChangePassword: false,
    }),
  );
  other = await city.signIn("other-civil");
  for (const [name, idNumber] of Object.entries(ids)) {
    if (name !== "nobody") cases[name] = await listChild(city, `欧阳${name}`, idNumber);
  }
  const { links } = await linksOf(city.people.civil);
  link = links.find((one) => one.system === system)?.link ?? "";
}, 120_000);
afterAll(() => city.close());

const linksOf = async (person: SignedIn) => (await person.get("/api/outside-links")).json<OutsideLinkList>();
const ownLinkOf = async (person: SignedIn) => {
  const { links } = await linksOf(person);
  const found = links.find((one) => one.isMine && one.system === system);
  if (found === undefined) throw new Error("no link");
  return found;
};

function send(
  person: SignedIn,
  content: string | Uint8Array,
  { apply = true, day = "2025-03-03", by = mapping, fileName = "名册.csv" } = {},
) {
  return uploadFile(person, {
    url: `/api/outside-links/${system}/${link}/lists?apply=${apply}&day=${day}`,
    fileName,
    content,
    fields: { mapping: JSON.stringify(by) },
  });
}

async function bring(content: string, day: string): Promise<OutsideImport> {
  const answer = await send(city.people.civil, content, { day });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<OutsideImport>();
}

const differencesOf = async (person: SignedIn, query = "") =>
  (await person.get(`/api/outside-differences?system=${system}${query}`)).json<OutsideDifferenceList>();
const today = () => new Date(city.ground.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

const first: readonly Line[] = [
  ["ET-00001", ids.anna, "在册", "2025-01-05"],
  ["ET-00002", ids.bo, "注销", "2025-01-06"],
  ["ET-00009", ids.nobody, "在册", "2025-01-07"],
];

describe("a list of an outside system", () => {
  test("is shown as heads and words first, and nothing of it is kept", async () => {
    const answer = await uploadFile(city.people.civil, {
      url: `/api/outside-links/${system}/${link}/sheets`,
      fileName: "名册.csv",
      content: csv(...first),
    });
    const [sheet] = answer.json<OutsideSheets>().sheets;
    expect(sheet?.mapping.columns).toEqual({
      number: 1,
      idNumber: 3,
      state: 4,
      day: 5,
      name: 2,
      birthDate: null,
      residence: null,
    });
    expect(sheet?.mapping.headRow).toBe(2);
    expect(sheet?.isRemembered).toBe(false);
    expect(sheet?.words.find(({ column }) => column === 4)?.words).toEqual(["在册", "注销"]);
  });

  test("has all its faults named by sheet and cell, and is not taken in with any", async () => {
    const wrong = `${ids.anna.slice(0, 17)}5`;
    const answer = await send(
      city.people.civil,
      csv(
        ["ET-00001", wrong, "走失", "去年"],
        ["", "", "在册", ""],
        ["ET-00003", ids.chen, "在册", "2025-03-04"],
      ),
      { day: "2025-03-03" },
    );
    expect(answer.statusCode).toBe(422);
    const { faults } = answer.json<{ faults: { where: string; message: { zh: string; en: string } }[] }>();
    expect(faults.map(({ where }) => where)).toEqual(["csv!C3", "csv!D3", "csv!E3", "csv!A4", "csv!E5"]);
    expect(faults.every(({ message }) => message.zh !== "" && message.en !== "")).toBe(true);
    expect(answer.body).not.toMatch(/慕容|走失|11010120160301/u);
    const also = await send(city.people.civil, csv(...first), {
      day: "2199-01-01",
      by: {
        ...mapping,
        columns: {
          number: null,
          idNumber: null,
          state: 4,
          day: null,
          name: null,
          birthDate: null,
          residence: null,
        },
        words: { 在册: { states: ["nowhere"] } },
      },
    });
    const others = also.json<{ faults: { where: string }[] }>().faults.map(({ where }) => where);
    expect(others.slice(0, 3)).toEqual(["body.mapping.columns", "body.mapping.words.在册", "body.day"]);
    expect((await ownLinkOf(city.people.civil)).list).toBeNull();
  });

  test("says before it is taken in what it would bring", async () => {
    const answer = await send(city.people.civil, csv(...first), { apply: false });
    expect(answer.json<OutsideImport>()).toMatchObject({
      applied: false,
      rows: 3,
      counts: {
        rows: { matched: 1, "another-state": 1, "only-theirs": 1 },
        cases: { matched: 1, "another-state": 1, "only-ours": 2 },
      },
      differences: { opened: 4, kept: 0, settled: 0 },
    });
    expect((await differencesOf(city.people.civil)).total).toBe(0);
  });

  test("leaves differences with their owner and day, and the same file again changes nothing", async () => {
    const { civil } = city.people;
    expect(await bring(csv(...first), "2025-03-03")).toMatchObject({ applied: true, isSame: false });
    const { differences, total } = await differencesOf(civil);
    expect(total).toBe(4);
    expect(differences.map(({ kind }) => kind).toSorted()).toEqual([
      "another-state",
      "only-ours",
      "only-ours",
      "only-theirs",
    ]);
    const another = differences.find(({ kind }) => kind === "another-state");
    expect(another?.theirs).toEqual({
      number: "ET-00002",
      sheetRow: 4,
      word: "注销",
      day: "2025-01-06",
      listDay: "2025-03-03",
    });
    expect(another?.ours).toMatchObject({ caseId: cases["bo"]?.id, stateTitle: { zh: "在册" } });
    expect(another?.owner.id).toBe("civil-990101");
    // ten working days after Monday 3 March 2025, to the end of the day in Beijing
    expect(another?.dueAt).toBe("2025-03-17T15:59:59.999Z");
    const again = await send(civil, csv(...first));
    expect(again.json()).toMatchObject({ applied: false, isSame: true });
    expect((await differencesOf(civil)).differences).toEqual(differences);
    const { list } = await ownLinkOf(civil);
    expect(list).toMatchObject({ day: "2025-03-03", rows: 3, importedBy: "civil" });
  });

  test("is known again by its head, and refused where it is older than the last", async () => {
    const { civil } = city.people;
    const answer = await uploadFile(civil, {
      url: `/api/outside-links/${system}/${link}/sheets`,
      fileName: "名册.csv",
      content: csv(["ET-00077", "", "暂停", ""]),
    });
    const [sheet] = answer.json<OutsideSheets>().sheets;
    expect(sheet).toMatchObject({ isRemembered: true, mapping: { headRow: 2, words: mapping.words } });
    const old = await send(civil, csv(["ET-00077", "", "暂停", ""]), { day: "2025-03-01" });
    expect(old.json<{ faults: { where: string }[] }>().faults.map(({ where }) => where)).toEqual([
      "body.day",
    ]);
  });

  test("is read from a workbook as from a text", async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("在册");
    for (const line of csv(...first).split("\n")) sheet.addRow(line.split(","));
    sheet.getCell("E3").value = new Date("2025-01-05T00:00:00Z");
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const answer = await send(city.people.civil, bytes, { apply: false, fileName: "名册.xlsx" });
    expect(answer.json<OutsideImport>()).toMatchObject({ rows: 3, differences: { opened: 0, kept: 4 } });
  });
});

describe("a difference", () => {
  test("is answered with a reason that stands nowhere in the clear, and settled by the list that no longer shows it", async () => {
    const { civil } = city.people;
    const { differences } = await differencesOf(civil);
    const of = (kind: string) => {
      const found = differences.find((one) => one.kind === kind);
      if (found === undefined) throw new Error(kind);
      return found;
    };
    const answer = (id: string, body: object) =>
      civil.send("POST", `/api/outside-differences/${id}/answer`, body);
    const theirs = of("only-theirs");
    expect((await answer(theirs.id, { answer: "explained" })).json()).toMatchObject({
      code: "invalid-input",
    });
    const wrong = await answer(of("another-state").id, { answer: "not-found" });
    expect(wrong.json()).toMatchObject({ code: "invalid-input" });
    const done = await answer(theirs.id, { answer: "explained", reason: "司徒家已迁往外省" });
    expect(done.json<OutsideDifferenceRecord>()).toMatchObject({
      state: "answered",
      entries: [{ kind: "opened" }, { kind: "answered", reason: "司徒家已迁往外省", by: "civil" }],
    });
    await answer(of("another-state").id, { answer: "theirs-told" });
    city.advance(86_400_000);
    const next = await bring(
      csv(
        ["ET-00001", ids.anna, "在册", ""],
        ["ET-00002", ids.bo, "注销", ""],
        ["ET-00003", ids.chen, "在册", ""],
        ["ET-00009", ids.nobody, "在册", ""],
      ),
      "2025-03-04",
    );
    expect(next.differences).toEqual({ opened: 0, kept: 3, reopened: 1, settled: 1 });
    const after = (await differencesOf(civil)).differences;
    const another = after.find(({ kind }) => kind === "another-state");
    expect(another).toMatchObject({ state: "open", answer: null, foundAt: of("another-state").foundAt });
    expect(another?.theirs.listDay).toBe("2025-03-04");
    expect(after.find(({ id }) => id === theirs.id)).toMatchObject({
      state: "answered",
      answer: "explained",
    });
    const settled = await differencesOf(civil, "&state=settled");
    expect(settled.differences.map(({ kind, ours }) => [kind, ours?.caseId])).toEqual([
      ["only-ours", cases["chen"]?.id],
    ]);
    expect(
      (await answer(settled.differences[0]?.id ?? "", { answer: "explained", reason: "迟了" })).json(),
    ).toMatchObject({
      code: "not-allowed-now",
    });
  });

  test("goes out as numbers, states and days, with a record of what was told", async () => {
    const { civil } = city.people;
    const answer = await civil.send("POST", `/api/outside-links/${system}/${link}/file`, { language: "zh" });
    expect(answer.statusCode).toBe(200);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(answer.rawPayload).buffer);
    const lines: string[] = [];
    workbook.worksheets[0]?.eachRow((row) => lines.push(JSON.stringify(row.values)));
    const text = lines.join("\n");
    expect(text).toContain("ET-00009");
    expect(text).toContain(cases["ding"]?.number);
    expect(text).not.toMatch(/欧阳|慕容|司徒|11010120160301/u);
    const records = await city.database.kysely.selectFrom("service_outside_disclosure").selectAll().execute();
    expect(records.map(({ rows, link: of }) => [rows, of])).toEqual([[3, link]]);
    expect((await entries("outside.send")).length).toBe(1);
  });

  test("is past its day in words that lists are asked by", async () => {
    const { civil } = city.people;
    expect((await differencesOf(civil, "&late=true")).total).toBe(0);
    city.advance(20 * 86_400_000);
    const late = await differencesOf(civil, "&late=true");
    expect(late.differences.map(({ kind }) => kind).toSorted()).toEqual(["another-state", "only-ours"]);
    expect(await ownLinkOf(civil)).toMatchObject({ open: 2, late: 2, answered: 1 });
  });
});

async function entries(action: string): Promise<AuditEntry[]> {
  const auditor = await city.signIn("auditor");
  return (await auditor.get(`/api/audit-entries?limit=200&action=${action}`)).json<{
    entries: AuditEntry[];
  }>().entries;
}

describe("what nobody may learn", () => {
  test("of the file no name and no ID number reaches the database, nor the words of an answer", async () => {
    const texts: string[] = [];
    for (const { name } of await listStoredTables(city.database.kysely)) {
      const { rows } = await sql<{ text: string }>`select coalesce(string_agg(t::text, ' '), '') as text
        from ${sql.table(name)} t`.execute(city.database.kysely);
      texts.push(rows[0]?.text ?? "");
    }
    const all = texts.join("\n");
    expect(all).toContain("在册");
    const hidden = ["慕容", "欧阳", "司徒", "ET-00001", "ET-00009", ...Object.values(ids)];
    // bytes are shown in hex
    const found = hidden.filter((one) => all.includes(one) || all.includes(Buffer.from(one).toString("hex")));
    expect(found).toEqual([]);
  });

  test("numbers that are shown stand in the log of reads", async () => {
    const before = {
      cases: (await entries("case.read")).length,
      rows: (await entries("outside.read")).length,
    };
    await differencesOf(city.people.civil);
    const after = {
      cases: (await entries("case.read")).length,
      rows: (await entries("outside.read")).length,
    };
    expect([after.cases - before.cases, after.rows - before.rows]).toEqual([1, 1]);
  });

  test("who has neither the role nor the cases finds no link, no list and no difference", async () => {
    const { civil, police, worker, lead, desk } = city.people;
    const [one] = (await differencesOf(civil)).differences;
    for (const person of [police, worker, desk, lead, city.people["city-office"]]) {
      expect((await linksOf(person)).links.filter((of) => of.system === system)).toEqual([]);
      expect((await differencesOf(person)).total).toBe(0);
      expect((await person.get(`/api/outside-differences/${one?.id}`)).statusCode).toBe(404);
      expect((await send(person, csv(...first))).statusCode).toBe(404);
      const file = await person.send("POST", `/api/outside-links/${system}/${link}/file`, {});
      expect(file.statusCode).toBe(404);
    }
    // the police own the link of violence cases and see none of them whole: their supervisors' lists would ask after victims
    expect((await linksOf(police)).links.some((of) => of.system === "dv-case")).toBe(false);
    // the same role in another county
    expect((await ownLinkOf(other)).list).toBeNull();
    expect((await differencesOf(other)).total).toBe(0);
    expect((await other.get(`/api/outside-differences/${one?.id}`)).statusCode).toBe(404);
  });

  test("a case that is sealed is gone from differences, and answers a list as if it had never been", async () => {
    const { civil } = city.people;
    const ding = cases["ding"]?.id ?? "";
    const before = await differencesOf(civil);
    expect(before.differences.some(({ ours }) => ours?.caseId === ding)).toBe(true);
    const of = before.differences.find(({ ours }) => ours?.caseId === ding)?.id;
    await city.database.kysely
      .updateTable("service_case")
      .set({ sealed: true })
      .where("id", "in", [ding, cases["anna"]?.id ?? ""])
      .execute();
    const hidden = await differencesOf(civil);
    expect(hidden.total).toBe(before.total - 1);
    expect((await civil.get(`/api/outside-differences/${of}`)).statusCode).toBe(404);
    expect(await ownLinkOf(civil)).toMatchObject({ open: 1 });
    // a person of a sealed case and one whom nobody knows are told apart by nothing
    const ask = async (idNumber: string) =>
      (await send(civil, csv(["ET-00055", idNumber, "在册", ""]), { apply: false, day: today() })).body;
    expect(await ask(ids.anna)).toBe(await ask("110101201603010063"));
    const next = await bring(csv(["ET-00009", ids.nobody, "在册", ""]), today());
    expect(JSON.stringify(next)).not.toContain(ding);
    // bo and chen are ours only; of the sealed two nothing is settled or opened that is told
    expect(next.differences).toMatchObject({ opened: 2, settled: 1 });
  });
});

describe("the rhythm of a link", () => {
  const watch = () =>
    writeFor(city.ground, { actor: platformActor, requestId: null }, (context) =>
      watchLists({ ...context, host: caseHostOf(city.ground.config) }),
    );

  test("is watched: late since a day, on the page and told once to the role that brings the lists", async () => {
    const { civil } = city.people;
    expect(await ownLinkOf(civil)).toMatchObject({ isExpected: true, isLate: false });
    await watch();
    expect((await civil.get("/api/notifications")).body).not.toContain("outside.late");
    city.advance(40 * 86_400_000);
    expect(await ownLinkOf(civil)).toMatchObject({ isLate: true });
    expect(await watch()).toBeGreaterThan(0);
    expect(await watch()).toBe(0);
    const told = (await civil.get("/api/notifications")).body;
    const { dueDay, list } = await ownLinkOf(civil);
    expect(told).toContain(`自 ${dueDay} 起逾期，最近一份清单为 ${list?.day}`);
    const detail = await civil.get(`/api/outside-links/${system}/${link}`);
    expect(detail.json<OutsideLinkDetail>().lists.length).toBe(3);
    expect((await other.get("/api/notifications")).body).not.toContain("逾期");
  });
});
