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
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listStoredTables } from "../../database/list-stored-tables.ts";
import type { SignedIn } from "../../http/start-test-server.ts";
import { uploadFile } from "../../http/upload-file.ts";
import { type CaseTestCity, startCaseTestCity } from "../case-test-city.ts";
import { ids, listChild, system } from "./outside-test-list.ts";

let city: CaseTestCity;
let link = "";
const cases: Record<string, { readonly id: string; readonly number: string }> = {};

beforeAll(async () => {
  city = await startCaseTestCity();
  cases["lin"] = await listChild(city, "慕容琳", undefined, "2017-05-06");
  cases["twin"] = await listChild(city, "慕容霖", ids.bo, "2017-05-06");
  cases["hui"] = await listChild(city, "司徒慧", undefined, "2015-01-02");
  cases["known"] = await listChild(city, "欧阳安", ids.anna);
  cases["sealed"] = await listChild(city, "东方平", undefined, "2014-02-03");
  const { links } = (await city.people.civil.get("/api/outside-links")).json<OutsideLinkList>();
  link = links.find((one) => one.system === system)?.link ?? "";
}, 120_000);
afterAll(() => city.close());

const mapping: OutsideMapping = {
  sheet: 0,
  headRow: 1,
  columns: { number: 1, idNumber: 4, state: 5, day: null, name: 2, birthDate: 3, residence: null },
  words: { 在册: { states: ["listed"] }, 注销: { phase: "closed" } },
};
type Line = readonly [number: string, name: string, born: string, id: string, word: string];
const csv = (...lines: readonly Line[]): string =>
  [["编号", "姓名", "出生日期", "身份证号", "状态"], ...lines].map((line) => line.join(",")).join("\n");

const send = (
  person: SignedIn,
  content: string | Uint8Array,
  { apply = true, day = "2025-03-03", by = mapping, fileName = "名册.csv" } = {},
) =>
  uploadFile(person, {
    url: `/api/outside-links/${system}/${link}/lists?apply=${apply}&day=${day}`,
    fileName,
    content,
    fields: { mapping: JSON.stringify(by) },
  });
const bring = async (content: string, day: string): Promise<OutsideImport> => {
  while (today() < day) city.advance(86_400_000);
  const answer = await send(city.people.civil, content, { day });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<OutsideImport>();
};
const today = () => new Date(city.ground.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const differencesOf = async (person: SignedIn, query = "") =>
  (await person.get(`/api/outside-differences?system=${system}${query}`)).json<OutsideDifferenceList>()
    .differences;
const possible = async () => await differencesOf(city.people.civil, "&kind=possible-match");
const of = async (name: string) => {
  const found = (await possible()).find(({ ours }) => ours?.caseId === cases[name]?.id);
  if (found === undefined) throw new Error(`no possible match with ${name}`);
  return found;
};
const judge = async (id: string, answer: string, reason = "对照了清单原件和户口簿") =>
  await city.people.civil.send("POST", `/api/outside-differences/${id}/answer`, { answer, reason });
const countsNow = async () => {
  const answer = await city.people.civil.get(`/api/outside-links/${system}/${link}`);
  const [list] = answer.json<OutsideLinkDetail>().lists;
  if (list === undefined) throw new Error("no list");
  const { rows, cases: own } = list.counts;
  return [rows.matched, rows.possible, rows["only-theirs"], own["only-ours"]];
};
const entries = async (action: string): Promise<readonly AuditEntry[]> => {
  const auditor = await city.signIn("auditor");
  return (await auditor.get(`/api/audit-entries?limit=200&action=${action}`)).json<{
    entries: AuditEntry[];
  }>().entries;
};

const lines: readonly Line[] = [
  // no number at all, the name written down by ear
  ["", "慕容林", "２０１７年５月６日", "无", "在册"],
  // a number that nobody has here
  ["ET-00077", "司徒慧", "2015-01-02", ids.nobody, "在册"],
  ["ET-00078", "欧阳安", "2016-03-01", ids.anna, "在册"],
  ["ET-00079", "无名氏甲", "2012-01-01", "", "在册"],
];

describe("a row of a list that is known by no number here", () => {
  test("is a possible match by name and day of birth, to be judged, and stands in no other count", async () => {
    const done = await bring(csv(...lines), "2025-03-03");
    expect(done.counts.rows).toMatchObject({ matched: 1, possible: 2, "only-theirs": 1 });
    expect(done.counts.cases).toMatchObject({ matched: 1, possible: 3, "only-ours": 1 });
    expect(await countsNow()).toEqual([1, 2, 1, 1]);
    expect((await of("lin")).theirs).toMatchObject({ number: null, sheetRow: 2, word: "在册" });
    expect(await of("hui")).toMatchObject({
      theirs: { number: "ET-00077", sheetRow: 3 },
      ours: { number: cases["hui"]?.number },
      owner: { id: "civil-990101" },
      state: "open",
      answers: ["same-person", "different-person"],
    });
    // the row sounds like both children born on that day
    expect(new Set((await possible()).map(({ ours }) => ours?.caseId))).toEqual(
      new Set([cases["lin"]?.id, cases["twin"]?.id, cases["hui"]?.id]),
    );
  });

  test("is nothing to send while it is the only thing that is open", async () => {
    const { civil } = city.people;
    const of = async () => {
      const { link: view } = (
        await civil.get(`/api/outside-links/${system}/${link}`)
      ).json<OutsideLinkDetail>();
      return [view.open, view.answered, view.sendable];
    };
    expect(await of()).toEqual([5, 0, 2]);
    await city.database.kysely
      .updateTable("service_outside_difference")
      .set({ state: "settled", settled_at: city.ground.now().toISOString(), number_secret: null })
      .where("kind", "<>", "possible-match")
      .execute();
    expect(await of()).toEqual([3, 0, 0]);
    const file = await civil.send("POST", `/api/outside-links/${system}/${link}/file`, {});
    expect(file.json()).toMatchObject({ code: "not-allowed-now" });
    await city.database.kysely
      .updateTable("service_outside_difference")
      .set({ state: "open", settled_at: null })
      .where("kind", "<>", "possible-match")
      .execute();
  });

  test("is judged with a reason, by whoever has the list, and as nothing else", async () => {
    const { id } = await of("lin");
    expect((await judge(id, "same-person", "")).json()).toMatchObject({
      code: "invalid-input",
      faults: [{ where: "body.reason", message: { zh: "请写明理由。", en: "Give the reason in words." } }],
    });
    expect((await judge(id, "explained")).json()).toMatchObject({ code: "invalid-input" });
    for (const person of [city.people.police, city.people.desk, city.people["city-lead"]]) {
      const body = { answer: "same-person", reason: "x" };
      const answer = await person.send("POST", `/api/outside-differences/${id}/answer`, body);
      expect(answer.statusCode).toBe(404);
    }
  });

  test("judged the same agrees from then on, and what it could have been about is missing there", async () => {
    const { id } = await of("lin");
    const done = await judge(id, "same-person");
    expect(done.json<OutsideDifferenceRecord>()).toMatchObject({
      state: "answered",
      answer: "same-person",
      answers: ["different-person"],
      entries: [{ kind: "opened" }, { kind: "answered", reason: "对照了清单原件和户口簿", by: "civil" }],
    });
    expect(await countsNow()).toEqual([2, 1, 1, 2]);
    const only = await differencesOf(city.people.civil, "&kind=only-ours");
    expect(only.map(({ ours }) => ours?.caseId)).toContain(cases["twin"]?.id);
    expect((await judge(id, "same-person")).json()).toMatchObject({
      faults: [{ where: "body.answer", message: { zh: "现有判断就是这样。" } }],
    });
    const audit = await entries("case.match-judged");
    expect(audit.map(({ subjectId, details }) => [subjectId, details])).toEqual([
      [cases["lin"]?.id, expect.objectContaining({ judgement: "same" })],
    ]);
    expect((await entries("outside.answer")).length).toBe(1);
  });

  test("judged different is theirs only and ours only", async () => {
    await judge((await of("hui")).id, "different-person", "同名同日，户籍不同");
    expect(await countsNow()).toEqual([2, 0, 2, 3]);
    const kinds = (await differencesOf(city.people.civil)).map(
      ({ kind, theirs, ours }) => `${kind} ${theirs.number ?? ""} ${ours?.caseId === cases["hui"]?.id}`,
    );
    expect(kinds).toContain("only-theirs ET-00077 false");
    expect(kinds).toContain("only-ours  true");
  });

  test("is known again in the next list and not asked again; a judgement can be changed", async () => {
    const done = await bring(
      csv(...lines.map((line): Line => [line[0], line[1], line[2], line[3], line[4]])),
      "2025-03-04",
    );
    expect(done.differences.opened).toBe(0);
    expect(done.counts.rows).toMatchObject({ matched: 2, possible: 0, "only-theirs": 2 });
    await judge((await of("hui")).id, "same-person", "又核对过，是同一人");
    expect(await countsNow()).toEqual([3, 0, 1, 2]);
    const settled = await differencesOf(city.people.civil, "&state=settled");
    expect(settled.map(({ kind }) => kind).toSorted()).toEqual([
      "only-ours",
      "only-theirs",
      "possible-match",
    ]);
    const again = await send(city.people.civil, csv(...lines), { day: "2025-03-04" });
    expect(again.json<OutsideImport>()).toMatchObject({
      isSame: true,
      counts: { rows: { matched: 3, possible: 0 } },
    });
  });

  test("goes to the owner of the list only once it is judged", async () => {
    await bring(csv(...lines, ["", "慕容霖", "2017-05-06", "", "注销"]), "2025-03-05");
    expect((await of("twin")).state).toBe("open");
    const answer = await city.people.civil.send("POST", `/api/outside-links/${system}/${link}/file`, {});
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(answer.rawPayload).buffer);
    const text: string[] = [];
    workbook.worksheets[0]?.eachRow((row) => text.push(JSON.stringify(row.values)));
    expect(text.join("\n")).toContain("ET-00079");
    expect(text.join("\n")).not.toContain("同一人");
  });
});

describe("what nobody may learn by names", () => {
  test("a person of a sealed case and one whom nobody knows are told apart by nothing", async () => {
    const { civil } = city.people;
    await bring(csv(...lines, ["", "东方平", "2014-02-03", "", "在册"]), "2025-03-06");
    const { id } = await of("sealed");
    await city.database.kysely
      .updateTable("service_case")
      .set({ sealed: true })
      .where("id", "=", cases["sealed"]?.id ?? "")
      .execute();
    expect((await possible()).map(({ ours }) => ours?.caseId)).not.toContain(cases["sealed"]?.id);
    expect((await civil.get(`/api/outside-differences/${id}`)).statusCode).toBe(404);
    expect((await judge(id, "same-person")).statusCode).toBe(404);
    const ask = async (name: string) =>
      (await send(civil, csv(["", name, "2014-02-03", "", "在册"]), { apply: false, day: today() })).body;
    expect(await ask("东方平")).toBe(await ask("南宫安"));
  });

  test("no name, no day of birth and no ID number of the list reaches the database", async () => {
    const texts: string[] = [];
    for (const { name } of await listStoredTables(city.database.kysely)) {
      const { rows } = await sql<{ text: string }>`select coalesce(string_agg(t::text, ' '), '') as text
        from ${sql.table(name)} t`.execute(city.database.kysely);
      texts.push(rows[0]?.text ?? "");
    }
    const all = texts.join("\n");
    expect(all).toContain("same-person");
    const hidden = [
      "慕容",
      "司徒",
      "欧阳",
      "东方",
      "2017-05-06",
      "2015-01-02",
      "户口簿",
      ...Object.values(ids),
    ];
    const found = hidden.filter((one) => all.includes(one) || all.includes(Buffer.from(one).toString("hex")));
    expect(found).toEqual([]);
  });

  test("that somebody of a name stands in a case is a reading of it", async () => {
    const before = (await entries("case.read")).length;
    await possible();
    expect((await entries("case.read")).length).toBe(before + 1);
  });
});

describe("a messy workbook", () => {
  async function messy(): Promise<Uint8Array> {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("名册");
    sheet.addRow(["困境儿童在册名单"]);
    sheet.mergeCells("A1:G1");
    sheet.addRow(["填报单位：甲东区民政局", "", "", "", "填报日期：2025年3月7日"]);
    sheet.mergeCells("A2:D2");
    sheet.addRow(["序号", "在册状态", "儿童姓名", "监护人身份证号", "儿童身份证号", "出生日期", "儿童编号"]);
    sheet.addRow([
      1,
      "在册",
      "张三",
      "",
      "１１０１０１２０１６０３０１００１２",
      new Date("2016-03-01T00:00:00Z"),
      "ＥＴ－００１０１",
    ]);
    sheet.addRow([2, "在册", "李四", "", "110101201603010011", 42430, "ET-00102"]);
    sheet.addRow([3, "注销", "王五", "", "—", "２０１６．３．１", "无"]);
    sheet.addRow([4, "走失", "", "", "", "3/1/2016", ""]);
    sheet.addRow(["合计：4人"]);
    sheet.mergeCells("A8:G8");
    sheet.addRow(["填表人：赵六", "", "", "", "负责人：钱七"]);
    return new Uint8Array(await workbook.xlsx.writeBuffer());
  }

  test("has its head found below its titles, and its columns by their names", async () => {
    const answer = await uploadFile(city.people.civil, {
      url: `/api/outside-links/${system}/${link}/sheets`,
      fileName: "名册.xlsx",
      content: await messy(),
    });
    const [sheet] = answer.json<OutsideSheets>().sheets;
    expect(sheet?.mapping).toMatchObject({
      headRow: 3,
      columns: { number: 7, idNumber: 5, state: 2, day: null, name: 3, birthDate: 6, residence: null },
    });
    expect(sheet?.words.find(({ column }) => column === 2)?.words).toEqual(["在册", "注销", "走失"]);
  });

  test("has every fault named at once by sheet and cell in both languages; what is no fault is read", async () => {
    const by = {
      ...mapping,
      headRow: 3,
      columns: { number: 7, idNumber: 5, state: 2, day: null, name: 3, birthDate: 6, residence: null },
    };
    const day = today();
    const answer = await send(city.people.civil, await messy(), {
      apply: false,
      day,
      by,
      fileName: "名册.xlsx",
    });
    const { faults } = answer.json<{ faults: { where: string; message: { zh: string; en: string } }[] }>();
    // a wrong check digit, a day as a number, a state that stands for nothing, a day whose month is not told
    expect(faults.map(({ where }) => where)).toEqual(["名册!E5", "名册!F5", "名册!B7", "名册!F7"]);
    expect(
      faults.every(
        ({ message }) => /[\u4e00-\u9fff]/u.test(message.zh) && /^[\x20-\x7e“”]+$/u.test(message.en),
      ),
    ).toBe(true);
    expect(answer.body).not.toMatch(/张三|李四|王五|走失|42430/u);
  });
});
