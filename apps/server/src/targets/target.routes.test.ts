import type { Board, CellInput, IndicatorRecord, TargetList, TargetRow } from "@halfsky/api-contract";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { readFor, writeFor } from "../http/run-in-transaction.ts";
import { startTestServer, type SignedIn, type TestServer } from "../http/start-test-server.ts";
import { judgeTargets } from "./judgement.service.ts";
import { publishTestPlan } from "./publish-test-plan.ts";

const behalf = { actor: platformActor, requestId: null };
const noNumber = { value: null, value2: null, per: null };

let server: TestServer;
let office: SignedIn;
let screening = "";
let deaths = "";

beforeAll(async () => {
  server = await startTestServer();
  office = await server.signIn("office");
  [screening = "", deaths = ""] = await writeFor(server.ground, behalf, (context) =>
    publishTestPlan(context, {
      areaCode: "990100",
      id: "990100-women-2021-2025",
      title: "甲市妇女发展规划（2021—2025年）",
      targets: [
        {
          name: "宫颈癌筛查率",
          unit: "%",
          direction: "up",
          nature: "约束性",
          domain: "妇女与健康",
          rule: { ...noNumber, kind: "gte", value: "70", unit: "%" },
          baseline: { year: 2020, value: "50" },
          organisationId: "health-990100",
        },
        {
          name: "孕产妇死亡率",
          unit: "1/10万",
          direction: "down",
          domain: "妇女与健康",
          rule: { ...noNumber, kind: "lte", value: "9", unit: "1/10万" },
          baseline: { year: 2020, value: "9.92" },
          numeratorLabel: "孕产妇死亡数",
        },
        {
          name: "性别平等咨询评估机制",
          unit: "",
          direction: "none",
          domain: "妇女与法律",
          rule: { ...noNumber, kind: "qualitative", unit: "" },
        },
        {
          name: "正文里没有监测的目标",
          unit: "%",
          direction: "up",
          rule: { ...noNumber, kind: "gte", value: "90", unit: "%" },
          monitored: false,
        },
      ],
    }),
  );
  await save(
    { year: 2021, value: "52" },
    { year: 2022, value: "54" },
    { year: 2023, value: "53" },
    { year: 2023, value: "62", areaCode: "990101" },
    { year: 2020, value: "45", areaCode: "990101" },
    { year: 2023, value: "55.5", areaCode: "990102" },
    { year: 2023, value: "11.17", indicatorId: deaths, numerator: "2", denominator: "17905" },
  );
});

afterAll(async () => {
  await server.close();
});

async function save(...cells: readonly (Partial<CellInput> & { readonly year: number })[]): Promise<void> {
  const answer = await office.send("PUT", "/api/observations", {
    cells: cells.map((cell) => ({
      areaCode: "990100",
      indicatorId: screening,
      baseRevision: 0,
      value: null,
      missing: null,
      ...cell,
    })),
  });
  const { conflicts, refused } = answer.json<{ conflicts: unknown[]; refused: unknown[] }>();
  if (conflicts.length + refused.length > 0) throw new Error(answer.body);
}

async function get<Answer>(url: string, who: SignedIn = office): Promise<Answer> {
  const answer = await who.get(url);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<Answer>();
}

async function list(query = ""): Promise<readonly TargetRow[]> {
  return (await get<TargetList>(`/api/targets?area=990100&year=2023${query}`)).targets;
}

const first = "990100-women-2021-2025.1";

describe("targets judged from stored figures", () => {
  test("each has a status with its reason, the numbers it rests on and the words of the plan", async () => {
    const [row, small, mechanism] = await list();
    expect(row).toMatchObject({
      id: first,
      judgement: { status: "off-track", required: "62", latest: { year: 2023, value: "53" } },
      change: { zh: "比2022年下降1.00个百分点" },
      lastStatus: "off-track",
      problem: "off-track",
      current: { value: "53" },
      headline: { zh: "宫颈癌筛查率三年升了3.00个百分点，距2025年目标还差17.00个百分点，进度落后" },
    });
    expect(row?.judgement.method).toBe("targets/1");
    expect(small?.judgement.flags).toContain("small-count");
    expect(mechanism?.judgement.status).toBe("cannot-be-judged");
  });

  test("targets that nobody monitors are not in the list", async () => {
    expect(await list()).toHaveLength(3);
  });

  test("a county is judged by the city's target from its own figure of the base year", async () => {
    const { targets } = await get<TargetList>("/api/targets?area=990101&year=2023");
    expect(targets[0]).toMatchObject({
      judgement: { status: "on-track", required: "60" },
      baseline: { year: 2020, value: "45" },
    });
    const without = await get<TargetList>("/api/targets?area=990102&year=2023");
    expect(without.targets[0]).toMatchObject({
      baseline: null,
      judgement: { status: "cannot-be-judged", progress: null },
    });
  });

  test("without a year the newest one with figures is judged, and it says which can be", async () => {
    const answer = await get<TargetList>("/api/targets?area=990100");
    expect(answer).toMatchObject({ year: 2023, years: [2021, 2022, 2023] });
    const empty = await get<TargetList>("/api/targets", await server.signIn("other-city"));
    expect(empty).toMatchObject({ year: 2024, years: [2024], targets: [] });
  });

  test("filters by plan, domain and status", async () => {
    expect(await list("&domain=妇女与法律")).toHaveLength(1);
    expect(await list("&status=off-track")).toHaveLength(1);
    expect(await list("&plan=another")).toHaveLength(0);
  });

  test("the table leaves as a workbook with the same rows, figures as numbers", async () => {
    const answer = await office.get("/api/targets/sheet.xlsx?area=990100&year=2023");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(answer.rawPayload).buffer);
    const sheet = workbook.worksheets[0];
    expect(sheet?.rowCount).toBe(2 + (await list()).length);
    expect(sheet?.getRow(3).getCell(3).value).toBe("宫颈癌筛查率");
    expect(sheet?.getRow(3).getCell(9).value).toBe(53);
    expect(decodeURIComponent(String(answer.headers["content-disposition"]))).toContain(
      "甲市2023年目标判定.xlsx",
    );
  });
});

describe("decisions", () => {
  const decision = {
    areaCode: "990100",
    year: 2023,
    status: "on-track",
    reason: "筛查车十月到位，年底可补上",
  };

  test("a signed status stands beside the machine's, with reason, signer and what was proposed", async () => {
    const answer = await office.send("PUT", `/api/targets/${first}/decision`, decision);
    expect(answer.json()).toMatchObject({
      judgement: { status: "off-track" },
      decision: {
        status: "on-track",
        proposed: "off-track",
        reason: decision.reason,
        revision: 1,
        decided: { by: "office" },
      },
      problem: null,
    });
    const [row] = (await get<TargetList>("/api/targets?area=990100&year=2024")).targets;
    expect(row?.lastStatus).toBe("on-track");
  });

  test("signing again keeps the decision before", async () => {
    const statistics = await server.signIn("statistics");
    const answer = await statistics.send("PUT", `/api/targets/${first}/decision`, {
      ...decision,
      status: "off-track",
      reason: "核实后维持机器建议",
    });
    expect(answer.json<TargetRow>().decision).toMatchObject({ revision: 2, decided: { by: "statistics" } });
    const rows = await server.database.kysely
      .selectFrom("target_decision")
      .select("status")
      .orderBy("revision")
      .execute();
    expect(rows.map(({ status }) => status)).toEqual(["on-track", "off-track"]);
  });

  test("without a reason nothing is signed", async () => {
    const answer = await office.send("PUT", `/api/targets/${first}/decision`, { ...decision, reason: "  " });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ faults: { where: string }[] }>().faults).toMatchObject([{ where: "body.reason" }]);
  });

  test("an unknown target, one of another city and one that is not monitored cannot be signed", async () => {
    const sign = async (who: SignedIn, id: string, areaCode: string) =>
      (await who.send("PUT", `/api/targets/${id}/decision`, { ...decision, areaCode })).statusCode;
    expect(await sign(office, "nothing", "990100")).toBe(404);
    expect(await sign(await server.signIn("other-city"), first, "990200")).toBe(404);
    expect(await sign(office, "990100-women-2021-2025.4", "990100")).toBe(409);
  });

  test("what stood at an earlier moment can be judged again as it stood", async () => {
    const before = server.ground.now().toISOString();
    server.advance(60_000);
    await save({ year: 2023, baseRevision: 1, value: "69.9", reason: "漏报" });
    await office.send("PUT", `/api/targets/${first}/decision`, { ...decision, status: "met" });
    const judgeAsOf = (asOf?: string) =>
      readFor(server.ground, behalf, ({ transaction }) =>
        judgeTargets(transaction, { areaCode: "990100", year: 2023, asOf }),
      );
    const [then] = await judgeAsOf(before);
    const [now] = await judgeAsOf();
    expect(then).toMatchObject({
      current: { value: "53" },
      decision: { revision: 2 },
      judgement: { status: "off-track" },
    });
    expect(now).toMatchObject({
      current: { value: "69.9" },
      decision: { revision: 3 },
      judgement: { status: "nearly-met" },
    });
  });
});

describe("paths", () => {
  const path = { kind: "steps", steps: [{ year: 2023, value: "52.5" }] };

  test("another path asks for other values in each year, and the old one is in the audit log", async () => {
    const answer = await office.send("PUT", `/api/targets/${first}/path`, {
      path,
      areaCode: "990100",
      year: 2022,
    });
    expect(answer.json()).toMatchObject({ path, judgement: { required: "50", status: "on-track" } });
    const record = await get<IndicatorRecord>(`/api/indicators/${screening}?area=990100&year=2023`);
    expect(record.paths[0]?.points.at(-1)).toEqual({ year: 2025, value: "70" });
    expect(record.paths[0]?.points[3]).toEqual({ year: 2023, value: "52.5" });
    const entry = await server.database.kysely
      .selectFrom("audit_entry")
      .select("details")
      .where("action", "=", "target.change-path")
      .executeTakeFirstOrThrow();
    expect(entry.details).toMatchObject({ before: { kind: "straight" }, after: path });
  });

  test("a step without a value is refused", async () => {
    const bad = {
      path: { kind: "steps", steps: [{ year: 2023, value: "很多" }] },
      areaCode: "990100",
      year: 2023,
    };
    expect((await office.send("PUT", `/api/targets/${first}/path`, bad)).statusCode).toBe(422);
  });

  test("a county cannot lay another path to the city's target", async () => {
    const county = await server.signIn("county");
    const answer = await county.send("PUT", `/api/targets/${first}/path`, {
      path,
      areaCode: "990101",
      year: 2023,
    });
    expect(answer.statusCode).toBe(403);
  });
});

describe("the record of an indicator", () => {
  test("holds series, target, path, counties with their own status, and intervals of small counts", async () => {
    const record = await get<IndicatorRecord>(`/api/indicators/${screening}?area=990100&year=2023`);
    expect(record.series.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023]);
    expect(record.series[0]?.source.kind).toBe("plan");
    expect(record.areas.map(({ code, status }) => [code, status])).toEqual([
      ["990101", "on-track"],
      ["990102", "cannot-be-judged"],
    ]);
    const small = await get<IndicatorRecord>(`/api/indicators/${deaths}?area=990100&year=2023`);
    expect(small.intervals).toMatchObject([{ year: 2023 }]);
    expect(Number(small.intervals[0]?.low)).toBeLessThan(2);
    expect(Number(small.intervals[0]?.high)).toBeGreaterThan(30);
  });

  test("a county sees its own record beside nobody else's", async () => {
    const county = await server.signIn("county");
    const record = await get<IndicatorRecord>(`/api/indicators/${screening}?year=2023`, county);
    expect(record.areaCode).toBe("990101");
    expect(record.areas.map(({ code }) => code)).toEqual(["990101"]);
  });

  test("of another city there is no such indicator", async () => {
    const otherCity = await server.signIn("other-city");
    expect((await otherCity.get(`/api/indicators/${screening}`)).statusCode).toBe(404);
  });
});

describe("the board", () => {
  test("counts statuses by domain with both rates, and lists problems, changes and what is missing", async () => {
    const board = await get<Board>("/api/board?area=990100&year=2022");
    expect(board.plans).toMatchObject([
      {
        attainment: { total: 3, monitorable: 1, met: 0, withoutData: 1 },
        domains: [
          { title: "妇女与健康", total: 2 },
          { title: "妇女与法律", total: 1 },
        ],
      },
    ]);
    expect(board.missing.map(({ name }) => name)).toEqual(["孕产妇死亡率"]);
    expect(board.areaName).toBe("甲市");
  });

  test("counts as duties the cells that the reader may fill and has not", async () => {
    const health = await server.signIn("health");
    const board = await get<Board>("/api/board?year=2024", health);
    expect(board.duties.missingCells).toBe(1);
    const leader = await server.signIn("leader");
    expect((await get<Board>("/api/board?year=2024", leader)).duties.missingCells).toBe(0);
  });

  test("finds the faulty figure of a county", async () => {
    await save(
      { year: 2021, value: "47", areaCode: "990101" },
      { year: 2022, value: "5.1", areaCode: "990101" },
    );
    const board = await get<Board>("/api/board?area=990100&year=2022");
    expect(board.findings).toMatchObject([
      { areaName: "甲东区", indicatorName: "宫颈癌筛查率", code: "jump", likely: "51" },
    ]);
  });

  test("an area out of reach is refused", async () => {
    const county = await server.signIn("county");
    expect((await county.get("/api/board?area=990100")).statusCode).toBe(403);
    expect((await county.get("/api/targets?area=990102")).statusCode).toBe(403);
  });
});
