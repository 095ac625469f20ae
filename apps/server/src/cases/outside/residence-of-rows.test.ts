import type {
  OutsideDifferenceList,
  OutsideDifferenceRecord,
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
import { listChild, system } from "./outside-test-list.ts";

let city: CaseTestCity;
let civil: SignedIn;
let link = "";
const cases: Record<string, { readonly id: string }> = {};

beforeAll(async () => {
  city = await startCaseTestCity();
  ({ civil } = city.people);
  const place = (code: string, name: string) => ({
    area_code: code.slice(0, 6),
    code,
    name,
    level: code.length === 9 ? ("township" as const) : ("village" as const),
  });
  await city.database.kysely
    .insertInto("locality")
    .values([
      place("990101001", "川口镇"),
      place("990101001001", "川东村"),
      place("990101002", "河源乡"),
      place("990102001", "城关镇"),
    ])
    .execute();
  // two children whose names sound alike, born on one day, in two townships
  cases["far"] = await listChild(city, "慕容霖", undefined, "2017-05-06", "990101002");
  cases["near"] = await listChild(city, "慕容琳", undefined, "2017-05-06", "990101001001");
  cases["alone"] = await listChild(city, "司徒慧", undefined, "2015-01-02", "990101002");
  const { links } = (await civil.get("/api/outside-links")).json<OutsideLinkList>();
  link = links.find((one) => one.system === system)?.link ?? "";
}, 120_000);
afterAll(() => city.close());

const mapping: OutsideMapping = {
  sheet: 0,
  headRow: 1,
  columns: { number: 1, idNumber: null, state: 4, day: null, name: 2, birthDate: 3, residence: 5 },
  words: { 在册: { states: ["listed"] } },
};
type Line = readonly [number: string, name: string, born: string, word: string, place: string];
const csv = (...lines: readonly Line[]): string =>
  [["编号", "姓名", "出生日期", "状态", "所在乡镇"], ...lines].map((line) => line.join(",")).join("\n");
const send = (content: string | Uint8Array, { apply = true, fileName = "名册.csv" } = {}) =>
  uploadFile(civil, {
    url: `/api/outside-links/${system}/${link}/lists?apply=${apply}&day=2025-03-03`,
    fileName,
    content,
    fields: { mapping: JSON.stringify(mapping) },
  });
const bring = async (...lines: readonly Line[]) => {
  const answer = await send(csv(...lines));
  if (answer.statusCode !== 200) throw new Error(answer.body);
};
const possible = async (state = "") =>
  (
    await civil.get(`/api/outside-differences?system=${system}&kind=possible-match${state}`)
  ).json<OutsideDifferenceList>().differences;
const shown = async () =>
  (await possible()).map(({ ours, likeness }) => [
    Object.entries(cases).find(([, { id }]) => id === ours?.caseId)?.[0],
    likeness?.verdict,
    likeness?.reasons.map(({ zh }) => zh).slice(2),
    likeness?.theirResidence,
    likeness?.ourResidence,
  ]);

const lin: Line = ["ET-00101", "慕容林", "2017-05-06", "在册", "甲东区川口镇川东村委会"];
const hui: Line = ["ET-00102", "司徒慧", "2015-01-02", "在册", ""];

describe("where somebody in a list lives", () => {
  test("puts the likeliest of the cases first, and stands beside both; what is not known says nothing", async () => {
    await bring(lin, hui);
    expect(await shown()).toEqual([
      ["near", "likely", ["所在村（社区）相同"], "甲东区川口镇川东村", "甲东区川口镇川东村"],
      ["alone", "possible", [], null, "甲东区河源乡"],
      ["far", "possible", ["同县（市、区）不同乡镇（街道）"], "甲东区川口镇川东村", "甲东区河源乡"],
    ]);
    const [first] = await possible();
    const record = await civil.get(`/api/outside-differences/${first?.id ?? ""}`);
    expect(record.json<OutsideDifferenceRecord>().likeness).toEqual({
      verdict: "likely",
      reasons: [
        { zh: "姓名读音相同", en: "Same name by sound" },
        { zh: "出生日期相同", en: "Same day of birth" },
        { zh: "所在村（社区）相同", en: "Same village" },
      ],
      theirResidence: "甲东区川口镇川东村",
      ourResidence: "甲东区川口镇川东村",
    });
  });

  test("is kept enciphered, and stands nowhere else", async () => {
    const rows = await city.database.kysely
      .selectFrom("service_outside_row")
      .select("residence_secret")
      .orderBy("number")
      .execute();
    expect(rows.map(({ residence_secret }) => residence_secret === null)).toEqual([false, true]);
    const known = new Set(["locality", "area", "service_case", "service_action"]);
    const texts: string[] = [];
    for (const { name } of await listStoredTables(city.database.kysely)) {
      if (known.has(name)) continue;
      const found = await sql<{ text: string }>`select coalesce(string_agg(t::text, ' '), '') as text
        from ${sql.table(name)} t`.execute(city.database.kysely);
      texts.push(found.rows[0]?.text ?? "");
    }
    const hidden = ["川口", "川东", "990101001001"];
    const all = texts.join("\n");
    expect(all).toContain("possible-match");
    expect(
      hidden.filter((one) => all.includes(one) || all.includes(Buffer.from(one).toString("hex"))),
    ).toEqual([]);
  });

  test("follows the case when its people move, and is gone from what is judged and settled", async () => {
    await city.database.kysely
      .updateTable("service_case")
      .set({ work: sql`work || '{"locality": "990101001"}'::jsonb` })
      .where("id", "=", cases["far"]?.id ?? "")
      .execute();
    expect((await shown())[1]).toEqual([
      "far",
      "likely",
      ["所在乡镇（街道）相同"],
      "甲东区川口镇川东村",
      "甲东区川口镇",
    ]);
    const near = (await possible()).find(({ ours }) => ours?.caseId === cases["near"]?.id);
    const done = await civil.send("POST", `/api/outside-differences/${near?.id ?? ""}/answer`, {
      answer: "same-person",
      reason: "同村，监护人相同",
    });
    expect(done.json<OutsideDifferenceRecord>().likeness).toMatchObject({ verdict: "likely" });
    const settled = await possible("&state=settled");
    expect(settled.map(({ likeness }) => likeness)).toEqual([null]);
  });

  test("does not go to the owner of the list, who has it, nor into what is noted of that", async () => {
    await bring(lin, hui, ["ET-00103", "无名氏甲", "2012-01-01", "在册", "川口镇"]);
    const answer = await civil.send("POST", `/api/outside-links/${system}/${link}/file`, {});
    expect(answer.statusCode).toBe(200);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(answer.rawPayload).buffer);
    const text: string[] = [];
    workbook.worksheets[0]?.eachRow((row) => text.push(JSON.stringify(row.values)));
    expect(text.join("\n")).toContain("ET-00103");
    expect(text.join("\n")).not.toMatch(/川口|990101001/u);
  });

  test("weighs against two being one where it is another county, who are asked after all the same", async () => {
    await bring(["ET-00102", "司徒慧", "2015-01-02", "在册", "甲西县城关镇"]);
    expect(await shown()).toEqual([
      ["alone", "possible", ["所在县（市、区）不同"], "甲西县城关镇", "甲东区河源乡"],
    ]);
  });

  test("is not known of rows that were here before it was read, nor of a case whose place is in no list", async () => {
    await city.database.kysely.updateTable("service_outside_row").set({ residence_secret: null }).execute();
    expect(await shown()).toEqual([["alone", "possible", [], null, "甲东区河源乡"]]);
    const set = await (
      await city.signIn("office")
    ).send("PUT", `/api/service-systems/${system}/overlay`, {
      areaCode: "990101",
      overlay: { privacy: { locality: { value: "sensitive" } } },
      reason: "从严",
    });
    expect([set.statusCode, set.body]).toMatchObject([200, expect.anything()]);
    expect(await shown()).toEqual([["alone", "possible", [], null, "甲东区"]]);
  });
});

describe("a cell that names no place", () => {
  test("is named by sheet and cell in both languages with all others, and nothing of it is repeated", async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("名册");
    sheet.addRow(["编号", "姓名", "出生日期", "状态", "行政区划代码"]);
    sheet.addRow(["ET-00101", "慕容林", "2017-05-06", "在册", 990_101_001_001]);
    sheet.addRow(["ET-00102", "司徒慧", "2015-01-02", "在册", "甲东区川西镇"]);
    sheet.addRow(["ET-00104", "司徒惠", "2015-01-02", "在册", 990_101_009]);
    sheet.addRow(["ET-00105", "司徒汇", "2015-01-02", "走失", "云梦县"]);
    sheet.addRow(["ET-00106", "司徒会", "2015-01-02", "在册", "99010"]);
    sheet.addRow(["ET-00107", "司徒荟", "2015-01-02", "在册", "外省"]);
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const described = await uploadFile(civil, {
      url: `/api/outside-links/${system}/${link}/sheets`,
      fileName: "名册.xlsx",
      content: bytes,
    });
    expect(described.json<OutsideSheets>().sheets[0]?.mapping.columns).toMatchObject({ residence: 5 });
    const answer = await send(bytes, { apply: false, fileName: "名册.xlsx" });
    const { faults } = answer.json<{ faults: { where: string; message: { zh: string; en: string } }[] }>();
    expect(faults.map(({ where, message }) => `${where} ${message.zh.slice(0, 12)}`)).toEqual([
      "名册!E3 这个县（市、区）没有这个",
      "名册!E4 本平台的地区名录中没有这",
      "名册!D5 这个状态还没有对应关系，",
      "名册!E5 本平台的地区名录中没有这",
      "名册!E6 不是区划代码：县（市、区",
    ]);
    expect(faults.every(({ message }) => /^[\x20-\x7e“”]+$/u.test(message.en))).toBe(true);
    expect(answer.body).not.toMatch(/川西|云梦|990101009|99010"|走失/u);
  });
});

describe("an intake", () => {
  test("is told by where its people live as well which case is likelier", async () => {
    const child = [{ id: "c", parts: { name: "慕容琳", birthDate: "2017-05-06" } }];
    const ask = async (residence?: string) => {
      const body = { system, parties: { child }, ...(residence === undefined ? {} : { residence }) };
      const answer = await civil.send("POST", "/api/cases/candidates", body);
      return answer
        .json<{ candidates: { caseId: string; reasons: { zh: string }[] }[] }>()
        .candidates.map(({ caseId, reasons }) => [
          Object.entries(cases).find(([, { id }]) => id === caseId)?.[0],
          reasons.map(({ zh }) => zh).find((zh) => zh.includes("所在") || zh.includes("同县")),
        ]);
    };
    expect(await ask("990101001001")).toEqual([
      ["near", "所在村（社区）相同"],
      ["far", "同县（市、区）不同乡镇（街道）"],
    ]);
    expect((await ask()).map(([, residence]) => residence)).toEqual([undefined, undefined]);
  });
});
