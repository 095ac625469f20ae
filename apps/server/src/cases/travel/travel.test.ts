import type { AuditEntry, TravelCoverage, TravelImport, TravelTimeSummary } from "@halfsky/api-contract";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAccount } from "../../accounts/create-account.service.ts";
import { platformActor } from "../../access/actor.ts";
import { readFor, writeFor } from "../../http/run-in-transaction.ts";
import { type SignedIn, testPassword } from "../../http/start-test-server.ts";
import { uploadFile } from "../../http/upload-file.ts";
import { caseHostOf } from "../case-host.ts";
import { act, type CaseTestCity, open, startCaseTestCity } from "../case-test-city.ts";
import { definitionIn } from "../definitions.ts";
import { countByArea, scopeOf } from "../releases/count-release.ts";

let city: CaseTestCity;
let office: SignedIn;
let county: SignedIn;
let home = "";

const villages = [
  { area_code: "990101", code: "990101001", name: "甲镇", level: "township" },
  { area_code: "990101", code: "990101001001", name: "一村", level: "village" },
  { area_code: "990101", code: "990101001002", name: "二村", level: "village" },
  { area_code: "990101", code: "990101001003", name: "三村", level: "village" },
  { area_code: "990101", code: "990101001004", name: "四村", level: "village" },
  { area_code: "990102", code: "990102001", name: "乙镇", level: "township" },
  { area_code: "990102", code: "990102001001", name: "东村", level: "village" },
] as const;

const head = "出发地代码,到达地代码,方式,分钟,往返相同,来源,测量日期";
const line = (from: string, to: string, minutes: string, both = "否", day = "2024-06-01") =>
  `${from},${to},步行,${minutes},${both},实地步行,${day}`;
const village = (number: number) => `99010100100${number}`;
const sheet = (...lines: readonly string[]) => [head, ...lines].join("\n");

beforeAll(async () => {
  city = await startCaseTestCity();
  const { ground, people } = city;
  await writeFor(ground, { actor: platformActor, requestId: null }, async (context) => {
    await context.transaction
      .insertInto("locality")
      .values([...villages])
      .execute();
    for (const [username, role, organisationId] of [
      ["village-worker", "service-village", "civil-990101"],
      ["township-worker", "service-township", "civil-990101"],
      ["county-configures", "county-office", "civil-990101"],
    ] as const) {
      await createAccount(context, {
        username,
        displayName: username,
        organisationId,
        roleIds: [role],
        password: testPassword,
        mustChangePassword: false,
      });
    }
  });
  office = await city.signIn("office");
  county = await city.signIn("county-configures");
  const township = await city.signIn("township-worker");
  home = await openHome(township, people.civil, "一村儿童之家", village(1));
}, 120_000);
afterAll(() => city.close());

async function openHome(township: SignedIn, civil: SignedIn, placeName: string, locality: string) {
  const { id } = await open(township, "childrens-homes", "plan", {
    answers: {
      fields: { placeName, locality, level: "basic", runBy: "village", floorArea: "60", capacity: "20" },
    },
  });
  const keeper = await city.database.kysely
    .selectFrom("account")
    .select("id")
    .where("username", "=", "village-worker")
    .executeTakeFirstOrThrow();
  await act(civil, id, "openUp", {
    answers: {
      fields: {
        standard: "标准2025",
        meetsStandard: true,
        staff: "2",
        openedOn: today(),
        halfDays: "4",
        freeOfCharge: true,
        staffChecked: true,
      },
    },
    assignee: keeper.id,
  });
  return id;
}

const today = () => new Date(city.ground.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const send = (person: SignedIn, content: string | Uint8Array, apply = true, fileName = "通行时间.csv") =>
  uploadFile(person, { url: `/api/travel-times/import?apply=${apply}`, fileName, content });
const bring = async (person: SignedIn, content: string, apply = true): Promise<TravelImport> => {
  const answer = await send(person, content, apply);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<TravelImport>();
};
const coverage = async (person: SignedIn, query = "") => {
  const answer = await person.get(`/api/service-places/childrens-homes/travel${query}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<TravelCoverage>();
};
const statesOf = ({ units }: TravelCoverage) => units.map(({ code, state }) => `${code.slice(-1)} ${state}`);
const imports = async () => {
  const admin = await city.signIn("auditor");
  const { entries } = (await admin.get("/api/audit-entries?limit=200")).json<{ entries: AuditEntry[] }>();
  return entries.filter(({ action }) => action === "travel-time.import");
};

describe("coverage by minutes of travel", () => {
  test("before anything was measured is unknown but for a place of one's own", async () => {
    const found = await coverage(city.people.civil);
    expect(found.standard).toMatchObject({ minutes: 15, mode: "walk", from: "village" });
    expect(found.standard?.source.status).toBe("unverified");
    expect(statesOf(found)).toEqual(["1 covered", "2 unknown", "3 unknown", "4 unknown"]);
    expect(found.counts).toEqual({ all: 4, covered: 1, notCovered: 0, unknown: 3 });
    expect((await office.get("/api/travel-times")).json<TravelTimeSummary>().modes).toEqual([]);
  });

  test("a sheet with faults keeps nothing and names each cell", async () => {
    const answer = await send(
      office,
      sheet(
        line("990101001009", village(1), "x", "也许", "2024-13-01"),
        line(village(2), village(1), "12"),
        line(village(1), village(2), "12", "是"),
        line(village(2), village(1), "20"),
      ),
    );
    expect(answer.statusCode).toBe(422);
    const { code, faults } = answer.json<{ code: string; faults: { where: string; message: object }[] }>();
    expect(code).toBe("invalid-input");
    expect(faults.map(({ where }) => where)).toEqual([
      "csv!A2",
      "csv!D2",
      "csv!E2",
      "csv!G2",
      "csv!A4",
      "csv!A5",
    ]);
    for (const { message } of faults) expect(Object.keys(message)).toEqual(["zh", "en"]);
    expect(await city.database.kysely.selectFrom("travel_time").selectAll().execute()).toEqual([]);
    expect((await send(office, head)).statusCode).toBe(422);
    expect((await send(office, "x", true, "旧表.xls")).json()).toMatchObject({ code: "unreadable-file" });
  });

  test("is looked at first, taken in once, and the same sheet again changes nothing", async () => {
    const content = sheet(line(village(2), village(1), "12"), line(village(1), village(3), "40", "是"));
    expect(await bring(office, content, false)).toEqual({
      applied: false,
      rows: 2,
      added: 2,
      corrected: 0,
      unchanged: 0,
    });
    expect(await imports()).toEqual([]);
    expect(await bring(office, content)).toMatchObject({ applied: true, added: 2 });
    expect(await bring(office, content)).toEqual({
      applied: false,
      rows: 2,
      added: 0,
      corrected: 0,
      unchanged: 2,
    });
    const entries = await imports();
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ username: "office", details: { rows: 2, added: 2, corrected: 0 } });
    const found = await coverage(city.people.civil);
    expect(statesOf(found)).toEqual(["1 covered", "2 covered", "3 not-covered", "4 unknown"]);
    expect(found.units[1]?.nearest).toMatchObject({
      minutes: 12,
      isInside: false,
      caseId: home,
      placeName: "一村儿童之家",
      unitName: "甲东区一村",
      source: "实地步行",
      measuredOn: "2024-06-01",
    });
    expect(found.units[3]).toMatchObject({ nearest: null, unmeasured: 1 });
    expect((await office.get("/api/travel-times")).json<TravelTimeSummary>().modes).toEqual([
      { mode: "walk", ways: 2, units: 2, newest: "2024-06-01" },
    ]);
  });

  test("a correction is a revision: what stood before stays, and a later measurement holds from its day", async () => {
    expect(await bring(office, sheet(line(village(2), village(1), "18")))).toMatchObject({
      applied: true,
      added: 0,
      corrected: 1,
    });
    expect(statesOf(await coverage(city.people.civil))[1]).toBe("2 not-covered");
    await bring(office, sheet(line(village(2), village(1), "14", "否", "2024-09-01")));
    expect(statesOf(await coverage(city.people.civil))[1]).toBe("2 covered");
    const rows = await city.database.kysely
      .selectFrom("travel_time")
      .select(["minutes", "revision", "measured_on"])
      .where("from_unit", "=", village(2))
      .orderBy("measured_on")
      .orderBy("revision")
      .execute();
    expect(rows).toEqual([
      { minutes: 12, revision: 1, measured_on: "2024-06-01" },
      { minutes: 18, revision: 2, measured_on: "2024-06-01" },
      { minutes: 14, revision: 1, measured_on: "2024-09-01" },
    ]);
    await expect(city.database.kysely.deleteFrom("travel_time").execute()).rejects.toThrow(/travel_time/u);
  });

  test("who does not configure systems brings nothing, and a county nothing of another's ways", async () => {
    expect((await send(city.people.civil, sheet(line(village(4), village(1), "9")))).statusCode).toBe(403);
    expect((await city.people.civil.get("/api/travel-times")).statusCode).toBe(403);
    expect((await city.people.civil.get("/api/travel-times/template.xlsx")).statusCode).toBe(403);
    const answer = await send(county, sheet(line("990102001001", village(1), "50")));
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ faults: { where: string }[] }>().faults.map(({ where }) => where)).toEqual([
      "csv!A2",
    ]);
    expect(await bring(county, sheet(line(village(4), "990102001001", "9")))).toMatchObject({ added: 1 });
  });

  test("who sees no place of the register is told so; a register without a standard has none", async () => {
    const refused = await city.people.court.get("/api/service-places/childrens-homes/travel");
    expect(refused.json()).toMatchObject({ status: 403, code: "out-of-reach" });
    const none = await city.people.police.get("/api/service-places/juvenile-units/travel");
    expect(none.json()).toMatchObject({ standard: null, units: [] });
    const later = await city.people.civil.get("/api/service-places/childrens-homes/travel?day=2999-01-01");
    expect(later.statusCode).toBe(422);
    expect((await city.people.civil.get("/api/service-places/dv-case/travel")).statusCode).toBe(404);
  });

  test("a city sets other minutes; without a source they may only be fewer", async () => {
    const put = (value: string, source?: object) =>
      office.send("PUT", "/api/service-systems/childrens-homes/overlay", {
        areaCode: "990100",
        overlay: { periods: { "coverage.within": { value, ...(source === undefined ? {} : { source }) } } },
        reason: "按当地标准",
      });
    expect((await put("45m")).statusCode).toBe(422);
    expect((await put("2d", { cite: { zh: "某规划", en: "A plan" }, status: "plan" })).statusCode).toBe(422);
    expect((await put("10m")).statusCode).toBe(200);
    const fewer = await coverage(city.people.civil);
    expect(fewer.standard).toMatchObject({ minutes: 10, source: { status: "unverified" } });
    expect(statesOf(fewer)[1]).toBe("2 not-covered");
    await put("45m", { cite: { zh: "某规划", en: "A plan" }, status: "plan" });
    const more = await coverage(city.people.civil);
    expect(more.standard).toMatchObject({ minutes: 45, source: { cite: { zh: "某规划" }, status: "plan" } });
    expect(statesOf(more)[2]).toBe("3 covered");
    await put("15m");
  });

  test("the empty sheet names all units, and what is filled into it is read", async () => {
    const answer = await office.get("/api/travel-times/template.xlsx");
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await bytesOf(answer.rawPayload));
    const [page, codes] = book.worksheets;
    expect(codes?.getColumn(1).values).toContain("990102001001");
    if (page === undefined) throw new Error("no sheet");
    page.getRow(2).values = [
      village(3),
      "",
      village(1),
      "",
      "步行",
      11,
      "否",
      "实测",
      new Date("2024-10-01"),
    ];
    const filled = new Uint8Array(await book.xlsx.writeBuffer());
    const read = await send(office, filled, true, "空表.xlsx");
    expect(read.json()).toMatchObject({ applied: true, added: 1 });
    expect(statesOf(await coverage(city.people.civil))[2]).toBe("3 covered");
  });

  test("goes out as a sheet, those who have none first", async () => {
    const answer = await city.people.civil.get("/api/service-places/childrens-homes/travel.xlsx?language=en");
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await bytesOf(answer.rawPayload));
    const [page] = book.worksheets;
    expect(page?.getCell("A2").text).toContain("15 minutes on foot");
    expect([4, 5, 6, 7].map((row) => page?.getCell(`C${row}`).text)).toEqual([
      "not known",
      "covered",
      "covered",
      "covered",
    ]);
  });

  test("as of a day: a home that closed served until then", async () => {
    const lastDay = today();
    city.advance(400 * 86_400_000);
    const township = await city.signIn("township-worker");
    const civil = await city.signIn("civil");
    await act(township, home, "abolish", { reason: "并入中心村" });
    const record = (await civil.get(`/api/cases/${home}`)).json<{ pending: { number: number }[] }>();
    await act(civil, home, "confirm", { pending: record.pending[0]?.number });
    expect(statesOf(await coverage(civil))).toEqual([
      "1 not-covered",
      "2 not-covered",
      "3 not-covered",
      "4 not-covered",
    ]);
    expect(statesOf(await coverage(civil, `?day=${lastDay}`))).toEqual([
      "1 covered",
      "2 covered",
      "3 covered",
      "4 unknown",
    ]);
    expect((await coverage(civil, "?day=2023-01-01")).counts).toMatchObject({ covered: 0, notCovered: 4 });
    const year = Number(lastDay.slice(0, 4));
    const count = async (indicator: string, of: number) => {
      const host = caseHostOf(city.ground.config);
      const behalf = { actor: platformActor, requestId: null };
      const inTurn = <Result>(work: (context: Parameters<typeof definitionIn>[0]) => Promise<Result>) =>
        readFor(city.ground, behalf, (context) => work({ ...context, host }));
      const definition = await inTurn((context) => definitionIn(context, "childrens-homes", "990100"));
      const scope = scopeOf("childrens-homes", ["990101", "990102"], of);
      return Object.fromEntries(await countByArea({ inTurn }, definition, indicator, scope));
    };
    expect(await count("reached", year)).toEqual({
      "990101": { numerator: 3, denominator: 4 },
      "990102": { numerator: 0, denominator: 1 },
    });
    expect(await count("unmeasured", year)).toEqual({
      "990101": { numerator: 1, denominator: 4 },
      "990102": { numerator: 1, denominator: 1 },
    });
    expect((await count("reached", year + 1))["990101"]).toEqual({ numerator: 0, denominator: 4 });
    const preview = await office.get(
      `/api/service-releases/preview?system=childrens-homes&indicator=reached&year=${year}`,
    );
    expect(preview.statusCode).toBe(200);
    expect(preview.json()).toMatchObject({ kind: "rate", unit: "%" });
  });
});

async function bytesOf(payload: Buffer): Promise<ArrayBuffer> {
  const copy = new ArrayBuffer(payload.length);
  new Uint8Array(copy).set(payload);
  return copy;
}
