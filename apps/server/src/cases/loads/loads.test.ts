import type { LoadSheets, Problem, ServiceSystemList } from "@halfsky/api-contract";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import ExcelJS from "exceljs";
import { listStoredTables } from "../../database/list-stored-tables.ts";
import { uploadFile } from "../../http/upload-file.ts";
import { act, type CaseTestCity, open, startCaseTestCity } from "../case-test-city.ts";
import { addRegisterPeople, passCheck } from "../checked-test-people.ts";
import {
  birthOf,
  casesOf,
  clearLists,
  detailOf,
  dyingAfter,
  faultsOf,
  head,
  idNumber,
  line,
  listOf,
  listWorker,
  load,
  look,
  lookAt,
  mapping,
  post,
  preview,
  send,
  system,
} from "./load-test-list.ts";

type County = Awaited<ReturnType<typeof addRegisterPeople>>;

let city: CaseTestCity;
let east: County;
let west: County;

beforeAll(async () => {
  city = await startCaseTestCity();
  east = await addRegisterPeople(city, "990101");
  west = await addRegisterPeople(city, "990102");
  await passCheck(city, west.villageId, "990101198001101004");
}, 120_000);
afterAll(() => city.close());
beforeEach(() => city.database.kysely.deleteFrom("job").execute());

const worker = () => listWorker(city);
const casesNamed = (list: string) => casesOf(city, list);
const clear = () => clearLists(city);

describe("a list of people", () => {
  test("has a template whose columns are known again", async () => {
    const { county } = east;
    for (const language of ["zh", "en"]) {
      const file = await county.get(`/api/case-loads/${system}/template?language=${language}`);
      expect(file.statusCode).toBe(200);
      const answer = await uploadFile(county, {
        url: `/api/case-loads/${system}/sheets`,
        fileName: "template.xlsx",
        content: new Uint8Array(file.rawPayload),
      });
      const [sheet] = answer.json<LoadSheets>().sheets;
      const { columns } = await detailOf(county);
      expect(sheet?.mapping.headRow).toBe(1);
      expect(Object.keys(sheet?.mapping.columns ?? {}).toSorted()).toEqual(
        columns.map(({ key }) => key).toSorted(),
      );
    }
  });

  test("has all its faults told by sheet and cell in both languages, and nothing of it is kept", async () => {
    const faults = await faultsOf(east.county, [
      line("测试甲", "110101201603010011"),
      line("测试乙", idNumber(1), "999999001,否,也许"),
      `测试丙,${idNumber(2)},2016-13-01,990101001,否,否`,
      line("测试丁", idNumber(3), "990102001,否,否"),
      line("测试戊", idNumber(4), ",否,否"),
    ]);
    expect(faults.map(({ where }) => where).toSorted()).toEqual(
      ["csv!B2", "csv!D3", "csv!F3", "csv!C4", "csv!D5", "csv!D6"].toSorted(),
    );
    for (const { message } of faults) expect([message.zh !== "", message.en !== ""]).toEqual([true, true]);
    const { lists, looks } = await detailOf(east.county);
    expect([lists, looks.map(({ state }) => state)]).toEqual([[], ["faulty"]]);
    const refused = await post(east.county, looks[0]?.id ?? "", "accept");
    expect([refused.statusCode, refused.json<Problem>().code]).toEqual([409, "not-looked"]);
    const { kysely } = city.database;
    expect(await kysely.selectFrom("service_loaded_row").select("number").execute()).toEqual([]);
    expect(await kysely.selectFrom("service_loaded_list").select("file").execute()).toEqual([{ file: null }]);
  });

  test("needs what the opening form asks of every row, said once", async () => {
    const { "field.harmSign": _gone, ...columns } = mapping.columns;
    const faults = await faultsOf(east.county, [line("测试甲", idNumber(5))], {
      by: { ...mapping, columns, set: {} },
    });
    expect(faults.map(({ where, message }) => `${where} ${message.zh}`)).toEqual([
      "csv “发现途径”必须有：请指定它在哪一列，或统一填写。",
      "csv “是否有受侵害迹象”必须有：请指定它在哪一列，或统一填写。",
    ]);
  });

  test("is loaded by agencies alone: to finders, other trades and other systems it is not there", async () => {
    for (const person of [east.village, city.people.police, city.people.desk]) {
      const answers = [
        await person.get(`/api/case-loads/${system}`),
        await send(person, [line("测试甲", idNumber(6))]),
      ];
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
    }
    expect((await east.county.get("/api/case-loads/dv-case")).statusCode).toBe(404);
  });

  test("the list of systems says which take a list of the reader", async () => {
    for (const person of [east.county, east.village, city.people.police]) {
      const { systems } = (await person.get("/api/service-systems")).json<ServiceSystemList>();
      const own = new Set(systems.flatMap(({ id, bringsLists }) => (bringsLists ? [id] : [])));
      expect(own.has(system)).toBe(person === east.county);
      for (const id of [system, "dv-case", "two-cancer-screening"]) {
        const { statusCode } = await person.get(`/api/case-loads/${id}`);
        expect([id, statusCode]).toEqual([id, own.has(id) ? 200 : 404]);
      }
    }
  });

  test("opens a case a row by a job, as typing would; the same list again opens none", async () => {
    const { county } = east;
    const lines = Array.from({ length: 12 }, (_, at) => line(`欧阳${at}`, idNumber(20 + at)));
    expect(await preview(county, lines)).toMatchObject({
      rows: 12,
      fresh: 12,
      here: 0,
      refused: 0,
      elsewhere: 0,
    });
    const id = await load(county, lines);
    expect(await listOf(county, id)).toMatchObject({ counts: { waiting: 12, opened: 0 }, finishedAt: null });
    await worker().runDue();
    expect(await casesNamed(id)).toHaveLength(12);
    const done = await listOf(county, id);
    expect(done).toMatchObject({ counts: { waiting: 0, opened: 12, here: 0, refused: 0 }, keptUntil: null });
    expect(done?.finishedAt).not.toBeNull();
    const opened = await city.database.kysely
      .selectFrom("service_loaded_row")
      .select(["case_id", "secret"])
      .where("list_id", "=", id)
      .execute();
    expect(opened.every(({ secret }) => secret === null)).toBe(true);
    const record = (await county.get(`/api/cases/${opened[0]?.case_id ?? ""}`)).json();
    expect(JSON.stringify(record)).toContain("欧阳0");
    expect(record).toMatchObject({ row: { state: "proposed" } });
    const audits = await city.database.kysely
      .selectFrom("audit_entry")
      .select(["action", "subject_id"])
      .where("action", "=", "case.propose")
      .execute();
    expect(
      audits.filter(({ subject_id }) => opened.some(({ case_id }) => case_id === subject_id)),
    ).toHaveLength(12);
    expect(await preview(county, lines)).toMatchObject({ fresh: 0, here: 12 });
    const again = await load(county, lines);
    expect(await casesNamed(again)).toEqual([]);
  });

  test("lets others be heard while its cases are opened", async () => {
    const lines = Array.from({ length: 60 }, (_, at) => line(`令狐${at}`, idNumber(200 + at)));
    const id = await load(east.county, lines);
    // a timer is heard only where the thread is left
    let heard = 0;
    const hearing = setInterval(() => (heard += 1), 1);
    await worker().runDue();
    clearInterval(hearing);
    expect((await listOf(east.county, id))?.counts.opened).toBe(60);
    expect(heard).toBeGreaterThan(3);
  });

  test("opens no row twice, though workers die on the way and others take over, or a list is brought twice at once", async () => {
    const { county } = east;
    const lines = Array.from({ length: 10 }, (_, at) => line(`司马${at}`, idNumber(40 + at)));
    const [id, second] = [await load(county, lines), await load(county, lines)];
    for (const statements of [5, 60, 150]) {
      await dyingAfter(city, statements)
        .runDue()
        .catch(() => undefined);
      await city.database.kysely
        .updateTable("job")
        .set({ state: "queued", attempts: 0, run_after: city.ground.now().toISOString() })
        .execute();
    }
    await Promise.all([worker().runDue(), worker().runDue()]);
    expect([...(await casesNamed(id)), ...(await casesNamed(second))]).toHaveLength(10);
    const counts = [await listOf(county, id), await listOf(county, second)].map((one) => one?.counts);
    expect(counts.map((one) => (one?.opened ?? 0) + (one?.here ?? 0))).toEqual([10, 10]);
  });

  test("is looked through by a job, once, though workers die on the way; its file is gone then", async () => {
    const { county } = east;
    const lines = Array.from({ length: 6 }, (_, at) => line(`上官${at}`, idNumber(100 + at)));
    const { id, ...asked } = await look(county, lines, { prefer: "respond-async" });
    expect(asked).toMatchObject({ state: "looking", preview: null, problem: null });
    expect((await post(county, id, "accept")).statusCode).toBe(409);
    expect(await lookAt(east.township, id)).toBeNull();
    const { kysely } = city.database;
    const fileOf = async () =>
      await kysely.selectFrom("service_loaded_list").select("file").where("id", "=", id).executeTakeFirst();
    expect((await fileOf())?.file).not.toBeNull();
    for (const statements of [4, 12, 25]) {
      await dyingAfter(city, statements)
        .runDue()
        .catch(() => undefined);
      await kysely
        .updateTable("job")
        .set({ state: "queued", attempts: 0, run_after: city.ground.now().toISOString() })
        .execute();
    }
    await Promise.all([worker().runDue(), worker().runDue()]);
    expect(await lookAt(county, id)).toMatchObject({ state: "looked", progress: 100, preview: { fresh: 6 } });
    expect((await fileOf())?.file).toBeNull();
    const { looks } = await detailOf(county);
    expect(looks.find((one) => one.id === id)).toMatchObject({ state: "looked", fileName: "名册.csv" });
    expect((await detailOf(east.township)).looks).toEqual([]);
    const looked = await kysely
      .selectFrom("audit_entry")
      .select("details")
      .where("subject_id", "=", id)
      .where("action", "=", "loaded-list.preview")
      .execute();
    expect(looked).toMatchObject([{ details: { rows: 6, fresh: 6 } }]);
    const [one, two] = await Promise.all([post(county, id, "accept"), post(county, id, "accept")]);
    expect([one.json(), two.json()]).toEqual([
      { list: id, fresh: 6 },
      { list: id, fresh: 6 },
    ]);
    await worker().runDue();
    expect(await casesNamed(id)).toHaveLength(6);
    expect(await lookAt(county, id)).toBeNull();
  });

  test("is given up before or while its cases are opened, and let go where nobody takes it on", async () => {
    const { county, township } = east;
    const { kysely } = city.database;
    const lines = [line("澹台甲", idNumber(110)), line("澹台乙", idNumber(111))];
    const rowsOf = async (id: string) =>
      await kysely
        .selectFrom("service_loaded_row")
        .select(["state", "secret"])
        .where("list_id", "=", id)
        .execute();
    const early = await look(county, lines, { prefer: "respond-async" });
    expect((await post(township, early.id, "give-up")).statusCode).toBe(404);
    expect((await post(county, early.id, "give-up")).json()).toEqual({ opened: 0 });
    await worker().runDue();
    expect([await lookAt(county, early.id), await rowsOf(early.id)]).toEqual([null, []]);
    const late = await load(county, lines);
    expect((await post(county, late, "give-up")).json()).toEqual({ opened: 0 });
    await worker().runDue();
    expect(await casesNamed(late)).toEqual([]);
    expect((await rowsOf(late)).map(({ state }) => state)).toEqual(["refused", "refused"]);
    expect((await listOf(county, late))?.finishedAt).not.toBeNull();
    const forgotten = await look(county, lines);
    city.advance(8 * 86_400_000);
    await clear();
    expect([await lookAt(county, forgotten.id), await rowsOf(forgotten.id)]).toEqual([null, []]);
  });

  test("is read the next time as somebody of the organisation confirmed it, with what was chosen for all rows", async () => {
    const { county, township } = east;
    const { "person.birthDate": _gone, ...columns } = mapping.columns;
    const by = { ...mapping, columns, set: { found: "visit" } };
    const heads = async (person: typeof county, content: string) => {
      const answer = await uploadFile(person, {
        url: `/api/case-loads/${system}/sheets`,
        fileName: "名册.csv",
        content,
      });
      const [sheet] = answer.json<LoadSheets>().sheets;
      return { isRemembered: sheet?.isRemembered, mapping: sheet?.mapping };
    };
    const again = [head, line("钟离乙", idNumber(121))].join("\n");
    const { id } = await look(county, [line("钟离甲", idNumber(120))], { by });
    expect((await heads(county, again)).mapping).not.toEqual(by);
    city.advance(1000);
    expect((await post(county, id, "accept")).json()).toEqual({ list: id, fresh: 1 });
    expect(await heads(county, again)).toEqual({ isRemembered: true, mapping: by });
    expect((await heads(county, again.replace("所在村", "村别"))).isRemembered).toBe(false);
    expect((await heads(township, again)).isRemembered).toBe(false);
  });

  test("tells whom the rules do not let in; the refused rows are fetched by who brought them, until their term", async () => {
    const { county, township } = east;
    const one = idNumber(60);
    const lines = [line("夏侯甲", one), line("夏侯乙", one), line("夏侯丙", idNumber(61))];
    expect(await preview(county, lines)).toMatchObject({
      fresh: 2,
      refused: 1,
      reasons: [{ words: { zh: "与第2行是同一人。" }, rows: 1 }],
    });
    const id = await load(county, lines);
    await worker().runDue();
    const url = `/api/case-loads/${system}/lists/${id}/refused`;
    expect((await township.inject({ method: "POST", url, payload: {} })).statusCode).toBe(404);
    const rowsOf = async () => {
      const answer = await county.inject({ method: "POST", url, payload: { language: "zh" } });
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(new Uint8Array(answer.rawPayload).buffer);
      const texts: string[] = [];
      workbook.worksheets[0]?.eachRow((row) => texts.push(JSON.stringify(row.values)));
      return texts.slice(1);
    };
    const [only, ...others] = await rowsOf();
    expect(others).toEqual([]);
    expect(only).toContain("夏侯乙");
    expect(only).toContain("与第2行是同一人");
    expect((await listOf(county, id))?.keptUntil).not.toBeNull();
    const { kysely } = city.database;
    const kept = async () =>
      await kysely
        .selectFrom("service_loaded_row")
        .select("secret")
        .where("list_id", "=", id)
        .where("secret", "is not", null)
        .execute();
    await clear();
    expect(await kept()).toHaveLength(1);
    city.advance((city.ground.config.HALFSKY_IMPORT_DAYS + 1) * 86_400_000);
    await clear();
    expect(await kept()).toEqual([]);
    expect(await rowsOf()).toEqual([]);
    expect((await listOf(county, id))?.keptUntil).toBeNull();
  });

  test("says how many are counted in another county to those alone whom its refusal tells, and nothing of hidden cases", async () => {
    const [listed, sealed] = [idNumber(70), idNumber(71)];
    for (const id of [listed, sealed]) {
      const { id: caseId } = await open(west.township, system, "propose", {
        answers: {
          fields: { locality: { unknown: true }, found: "visit", unattended: false, harmSign: false },
          parties: { child: [{ id: "c", parts: { name: "诸葛某", birthDate: birthOf(id), idNumber: id } }] },
        },
      });
      await act(west.township, caseId, "verify", { answers: { fields: { findings: "属实" } } });
      await act(west.county, caseId, "enlist", {
        answers: { fields: { class: "orphan", benefitsFull: true, insured: true } },
        assignee: west.villageId,
      });
      if (id === sealed) await act(west.township, caseId, "seal", { reason: "身份须保密" });
    }
    const lines = [line("诸葛某", listed), line("诸葛某", sealed), line("诸葛三", idNumber(72))];
    expect(await preview(east.county, lines)).toMatchObject({ fresh: 2, here: 0, elsewhere: 1, refused: 1 });
    // a township brings nobody into the state that counts
    expect(await preview(east.township, lines)).toMatchObject({
      fresh: 3,
      here: 0,
      elsewhere: null,
      refused: 0,
    });
    const without = [line("诸葛四", idNumber(73)), line("诸葛五", idNumber(74))];
    const [plain, hidden] = [
      await preview(east.county, without),
      await preview(east.county, [line("诸葛某", sealed), without[1] ?? ""]),
    ];
    expect(hidden).toEqual(plain);
  });

  test("stands nowhere in plain words while it waits", async () => {
    await load(east.county, [line("皇甫小明", idNumber(80))]);
    await look(east.county, [line("皇甫小明", idNumber(80))], { prefer: "respond-async" });
    await look(east.county, [line("皇甫小明", idNumber(80), "")]);
    const found: string[] = [];
    for (const { name } of await listStoredTables(city.database.kysely)) {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(city.database.kysely);
      const text = JSON.stringify(rows);
      if (text.includes("皇甫") || text.includes(idNumber(80))) found.push(name);
    }
    expect(found).toEqual([]);
  });

  test("goes no further where whoever brought it may not open such cases any more", async () => {
    const id = await load(east.township, [line("尉迟甲", idNumber(90))]);
    const { kysely } = city.database;
    const account = await kysely
      .selectFrom("account")
      .select("id")
      .where("username", "=", "township-990101")
      .executeTakeFirstOrThrow();
    await kysely.deleteFrom("account_role").where("account_id", "=", account.id).execute();
    await worker().runDue();
    expect(await casesNamed(id)).toEqual([]);
    const rows = await kysely
      .selectFrom("service_loaded_row")
      .select(["state", "reason"])
      .where("list_id", "=", id)
      .execute();
    expect(rows).toMatchObject([{ state: "refused" }]);
  });
});
