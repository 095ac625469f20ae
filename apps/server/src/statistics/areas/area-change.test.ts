import type {
  AreaChangeEffect,
  AreaChangeInput,
  CellInput,
  ComparableSeriesRecord,
  IndicatorRecord,
  ListedArea,
  Problem,
} from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../../access/actor.ts";
import { writeFor } from "../../http/run-in-transaction.ts";
import {
  type SignedIn,
  startTestServer,
  type TestServer,
  testUsernames,
} from "../../http/start-test-server.ts";
import { createIndicators } from "../indicator.service.ts";
import { recordObservations } from "../observation.service.ts";

const [east, west] = [
  { code: "990101", name: "甲东区" },
  { code: "990102", name: "甲西县" },
];
const heir = { code: "990111", name: "甲城区" };
const merger: AreaChangeInput = {
  kind: "merge",
  effectiveOn: "2024-07-01",
  before: [east, west],
  after: [heir],
  basis: "示例批复〔2024〕1号",
};

let server: TestServer;
let office: SignedIn;
let births = "";
let rate = "";

beforeAll(async () => {
  server = await startTestServer();
  office = await server.signIn("office");
  await writeFor(server.ground, { actor: platformActor, requestId: null }, async (context) => {
    const base = { areaCode: "990100", direction: "up" as const, decimals: 1 };
    const made = await createIndicators(context, [
      { ...base, name: "活产数", unit: "人", decimals: 0 },
      { ...base, name: "产前检查率", unit: "%" },
    ]);
    [births = "", rate = ""] = made.map(({ id }) => id);
    const cell = (areaCode: string, year: number, indicatorId: string, value: string): CellInput => ({
      areaCode,
      indicatorId,
      year,
      baseRevision: 0,
      value,
      missing: null,
    });
    await recordObservations(
      context,
      [
        cell(east.code, 2022, births, "800"),
        cell(west.code, 2022, births, "200"),
        cell(east.code, 2023, births, "780"),
        { ...cell(east.code, 2022, rate, "90"), numerator: "720", denominator: "800" },
        { ...cell(west.code, 2022, rate, "80"), numerator: "160", denominator: "200" },
      ],
      { kind: "bulk", name: null },
    );
  });
});
afterAll(() => server.close());

const post = (who: SignedIn, body: AreaChangeInput, apply: boolean) =>
  who.send("POST", `/api/area-changes?apply=${String(apply)}`, body);

describe("an office records that two counties became one", () => {
  test("but not with faults: every one is named, and nothing is kept", async () => {
    const answer = await post(
      office,
      { ...merger, effectiveOn: "2030-01-01", before: [east], after: [{ code: "990201", name: "乙中县" }] },
      true,
    );
    expect(answer.statusCode).toBe(422);
    expect(answer.json<Problem>().faults.map(({ where }) => where)).toEqual([
      "body.kind",
      "body.after",
      "body.effectiveOn",
    ]);
    expect((await office.get("/api/area-changes")).json()).toMatchObject({ changes: [] });
  });

  test("sees what it would do before it is done", async () => {
    const effect = (await post(office, merger, false)).json<AreaChangeEffect>();
    expect(effect).toMatchObject({
      id: null,
      added: [heir],
      ended: [
        { ...east, lastDay: "2024-06-30" },
        { ...west, lastDay: "2024-06-30" },
      ],
    });
    expect(effect.moved.map(({ id, to }) => [id, to])).toEqual([
      ["office-990101", "990111"],
      ["office-990102", "990111"],
    ]);
    expect((await office.get("/api/area-changes")).json()).toMatchObject({ changes: [] });
  });

  test("may not be recorded for another city's counties, nor by whoever only reads", async () => {
    const foreign = await server.signIn("other-city");
    const refused = await post(foreign, merger, true);
    expect(refused.statusCode).toBe(422);
    expect(refused.json<Problem>().faults.map(({ where }) => where)).toEqual([
      "body.before[0]",
      "body.before[1]",
    ]);
    const statuses = await Promise.all(
      testUsernames
        .filter((name) => !["office", "statistics", "other-city", "province"].includes(name))
        .map(async (name) => (await post(await server.signIn(name), merger, true)).statusCode),
    );
    expect(new Set(statuses)).toEqual(new Set([403]));
  });

  test("is recorded; figures stay where they were, units and their people go over", async () => {
    const before = await server.database.kysely.selectFrom("observation").selectAll().execute();
    const answer = await post(office, merger, true);
    expect(answer.statusCode).toBe(200);
    expect(answer.json<AreaChangeEffect>().id).not.toBeNull();
    expect(await server.database.kysely.selectFrom("observation").selectAll().execute()).toEqual(before);
    const county = await server.signIn("county");
    expect((await county.get("/api/session")).json()).toMatchObject({ area: { code: heir.code } });
    const audit = await server.database.kysely
      .selectFrom("audit_entry")
      .select("action")
      .where("subject_kind", "=", "area-change")
      .execute();
    expect(audit).toEqual([{ action: "area.change" }]);
  });

  test("cannot be recorded twice", async () => {
    const answer = await post(office, { ...merger, effectiveOn: "2025-01-01" }, true);
    expect(answer.statusCode).toBe(422);
    expect(answer.json<Problem>().faults[0]?.message.zh).toContain("已不存在");
  });

  test("the boundaries of any day can be told, as they were known at any moment", async () => {
    const codes = async (query: string) =>
      (await office.get(`/api/area-changes?${query}`))
        .json<{ areas: { code: string }[] }>()
        .areas.map(({ code }) => code);
    expect(await codes("on=2024-06-30")).toEqual(["990100", "990101", "990102"]);
    expect(await codes("on=2024-07-01")).toEqual(["990100", "990111"]);
    expect(await codes("on=2024-07-01&asOf=2025-01-01T00:00:00.000Z")).toEqual([
      "990100",
      "990101",
      "990102",
    ]);
  });

  test("the new county's series before the merger is put together from both, and says so", async () => {
    const read = async (indicatorId: string) =>
      (
        await office.get(`/api/comparable-series?area=${heir.code}&indicator=${indicatorId}&on=2025-01-01`)
      ).json<ComparableSeriesRecord>();
    const counted = await read(births);
    expect(counted.figures.map(({ year, value, means }) => [year, value, means])).toEqual([
      [2022, "1000", "summed"],
      [2023, null, "missing"],
    ]);
    expect(counted.figures[0]?.parts).toEqual([east, west]);
    const shares = await read(rate);
    expect(shares.figures[0]).toMatchObject({ value: "88.0", means: "recomputed", numerator: "880" });
    expect(shares.changes).toHaveLength(1);
  });

  test("pages of years before compare the old counties, those of later years the new one", async () => {
    const compared = async (year: number) =>
      (await office.get(`/api/indicators/${births}?area=990100&year=${year}`))
        .json<IndicatorRecord>()
        .areas.map(({ code }) => code);
    expect(await compared(2023)).toEqual([east.code, west.code]);
    expect(await compared(2024)).toEqual([heir.code]);
    const { areas } = (await office.get("/api/areas")).json<{ areas: ListedArea[] }>();
    expect(areas.find(({ code }) => code === east.code)).toMatchObject({
      validFrom: null,
      validTo: "2024-06-30",
    });
    expect(areas.find(({ code }) => code === heir.code)).toMatchObject({
      validFrom: "2024-07-01",
      validTo: null,
    });
  });

  test("an old report or series of the old county is what it was", async () => {
    const record = (
      await office.get(`/api/comparable-series?area=${east.code}&indicator=${births}&on=2023-12-31`)
    ).json<ComparableSeriesRecord>();
    expect(record.figures.map(({ year, value, means }) => [year, value, means])).toEqual([
      [2022, "800", "own"],
      [2023, "780", "own"],
    ]);
  });
});

test("a county that only changes its name keeps its code, its figures and both names", async () => {
  const renamed = { code: "990111", name: "甲新区" };
  const answer = await post(
    office,
    {
      kind: "rename",
      effectiveOn: "2025-02-01",
      before: [heir],
      after: [renamed],
      basis: "示例批复〔2025〕2号",
    },
    true,
  );
  expect(answer.statusCode).toBe(200);
  const names = async (on: string) =>
    (await office.get(`/api/area-changes?on=${on}`))
      .json<{ areas: { code: string; name: string }[] }>()
      .areas.filter(({ code }) => code === heir.code)
      .map(({ name }) => name);
  expect(await names("2025-01-31")).toEqual(["甲城区"]);
  expect(await names("2025-02-01")).toEqual(["甲新区"]);
});
