import type {
  CellInput,
  IndicatorRecord,
  LightList,
  MonitoringRulesRecord,
  TargetList,
} from "@halfsky/api-contract";
import { defaultMonitoringRules, lights as lightNames } from "@halfsky/targets";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { readFor, writeFor } from "../http/run-in-transaction.ts";
import { startTestServer, type SignedIn, type TestServer } from "../http/start-test-server.ts";
import { importReferences } from "./import-references.service.ts";
import { lightThese, listTargetsOf } from "./judgement.service.ts";
import { publishTestPlan } from "./publish-test-plan.ts";

const behalf = { actor: platformActor, requestId: null };
const noNumber = { value: null, value2: null, per: null };
const plan = "990100-women-2021-2025";

let server: TestServer;
let office: SignedIn;
let coverage = "";
let deaths = "";
let cadres = "";

beforeAll(async () => {
  server = await startTestServer();
  office = await server.signIn("office");
  [coverage = "", deaths = "", , cadres = ""] = await writeFor(server.ground, behalf, (context) =>
    publishTestPlan(context, {
      areaCode: "990100",
      id: plan,
      targets: [
        {
          name: "产前筛查率",
          unit: "%",
          direction: "up",
          rule: { ...noNumber, kind: "gte", value: "95", unit: "%" },
          baseline: { year: 2020, value: "80" },
          organisationId: "health-990100",
        },
        {
          name: "孕产妇死亡率",
          unit: "1/10万",
          direction: "down",
          rule: { ...noNumber, kind: "lte", value: "9", unit: "1/10万" },
          baseline: { year: 2020, value: "9.92" },
          numeratorLabel: "孕产妇死亡数",
        },
        {
          name: "性别平等咨询评估机制",
          unit: "",
          direction: "none",
          rule: { ...noNumber, kind: "qualitative", unit: "" },
        },
        {
          name: "女干部比例",
          unit: "%",
          direction: "up",
          rule: { ...noNumber, kind: "gte", value: "40", unit: "%" },
          baseline: { year: 2020, value: "30" },
        },
      ],
    }),
  );
  await save(
    { year: 2019, value: "80.4" },
    { year: 2021, value: "79.5" },
    { year: 2022, value: "79.2" },
    { year: 2023, value: "79" },
    { year: 2023, value: "81", areaCode: "990101" },
    { year: 2021, value: "31", indicatorId: cadres },
    { year: 2021, value: "5.6", indicatorId: deaths, numerator: "1", denominator: "17900" },
    { year: 2022, value: "0", indicatorId: deaths, numerator: "0", denominator: "18000" },
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
      indicatorId: coverage,
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

const lights = () => get<LightList>("/api/lights?area=990100&year=2023");

describe("the lights of an area", () => {
  test("stand worst first, each with the rule that lit it and what is needed, and are counted", async () => {
    const { rows, counts, unlit, areaName } = await lights();
    expect(areaName).not.toBe("");
    const covered = rows.find(({ indicatorId }) => indicatorId === coverage)?.light;
    expect(["red", "orange"]).toContain(covered?.light);
    expect(covered?.need).toMatchObject({
      perYear: "8",
      zh: "需要每年再提高8个百分点；过去4年平均每年下降0.4个百分点",
    });
    expect(covered?.rulesVersion).toBe("default/1");
    const order = rows.map(({ light }) =>
      light.light === null ? lightNames.length : lightNames.indexOf(light.light),
    );
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0) + unlit).toBe(rows.length);
    expect(rows.find(({ indicatorId }) => indicatorId === deaths)?.light).toMatchObject({ light: "blue" });
    expect(rows.find(({ name }) => name === "性别平等咨询评估机制")?.light).toMatchObject({
      light: null,
      because: [{ ruleId: "nothing-to-light" }],
    });
  });

  test("turn red where nothing was reported two years running", async () => {
    const { rows } = await lights();
    const row = rows.find(({ name }) => name === "女干部比例");
    expect(row?.light).toMatchObject({ light: "red", because: [{ ruleId: "missing" }] });
  });

  test("say what turned since the year before, and since when a light is bad and who answers", async () => {
    const { changes, since, rows } = await lights();
    const missing = rows.find(({ name }) => name === "女干部比例");
    expect(changes.find(({ targetId }) => targetId === missing?.id)).toMatchObject({ to: "red" });
    for (const { targetId, from, to } of changes) {
      const row = rows.find(({ id }) => id === targetId);
      expect([from, to]).toEqual([row?.light.lastLight, row?.light.light]);
    }
    const bad = rows.filter(({ light }) => light.light === "red" || light.light === "orange");
    expect(since.map(({ targetId }) => targetId)).toEqual(bad.map(({ id }) => id));
    const covered = rows.find(({ indicatorId }) => indicatorId === coverage);
    const first = since.find(({ targetId }) => targetId === covered?.id);
    expect(first?.year).toBeLessThan(2023);
    expect(first?.organisation).toMatchObject({ id: "health-990100" });
  });

  test("go out as a sheet with the same rows, each light with its word and mark", async () => {
    const answer = await office.get("/api/lights/sheet.xlsx?area=990100&year=2023");
    expect(answer.statusCode).toBe(200);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(answer.rawPayload).buffer);
    const sheet = workbook.worksheets[0];
    const { rows } = await lights();
    expect(sheet?.rowCount).toBe(rows.length + 2);
    expect(sheet?.getCell("A3").text).toMatch(/^[■▲] [红橙]灯$/);
  });

  test("follow a signed status and still show the machine's", async () => {
    const { rows } = await lights();
    const id = rows.find(({ indicatorId }) => indicatorId === coverage)?.id ?? "";
    const answer = await office.send("PUT", `/api/targets/${id}/decision`, {
      areaCode: "990100",
      year: 2023,
      status: "on-track",
      reason: "新设备已到位，明年可达到",
    });
    expect(answer.statusCode).toBe(200);
    const row = (await lights()).rows.find((one) => one.id === id);
    expect(row?.light.light).toBe("yellow");
    expect(["red", "orange"]).toContain(row?.light.proposed);
    expect(row?.light.because[0]?.ruleId).toBe("signed");
  });
});

const rulesUrl = "/api/monitoring-rules";
const wide = {
  ...defaultMonitoringRules,
  tolerance: { ...defaultMonitoringRules.tolerance, sharePoints: "16" },
};

describe("the rules of monitoring", () => {
  test("are the built-in ones until somebody sets others", async () => {
    const record = await get<MonitoringRulesRecord>(`${rulesUrl}?area=990100&plan=${plan}`);
    expect(record).toMatchObject({ from: "default", version: 0, versions: [], mayManage: true });
    expect(record.rules).toEqual(defaultMonitoringRules);
  });

  test("are refused with every fault at once", async () => {
    const [first] = wide.lights.rules;
    const answer = await office.send("PUT", rulesUrl, {
      areaCode: "990100",
      planId: plan,
      baseVersion: 0,
      reason: "试行",
      rules: {
        tolerance: { ...wide.tolerance, sharePoints: "21", smallNumerator: "2.5" },
        lights: {
          margin: "0.5",
          rules: [first, first, { id: "swing", light: "yellow", condition: "swing", threshold: null }],
        },
      },
    });
    expect(answer.statusCode).toBe(422);
    const { faults } = answer.json<{ faults: { where: string; message: { zh: string } }[] }>();
    expect(faults.map(({ where }) => where)).toEqual([
      "body.rules.tolerance.sharePoints",
      "body.rules.tolerance.smallNumerator",
      "body.rules.lights.margin",
      "body.rules.lights.rules[1].id",
      "body.rules.lights.rules[1]",
      "body.rules.lights.rules[2].threshold",
      "body.rules.lights.rules",
    ]);
    expect(faults.every(({ message }) => /\p{Script=Han}/u.test(message.zh))).toBe(true);
  });

  test("of a plan count for its judgements at once, and a moment before is judged as it was", async () => {
    const before = server.ground.now().toISOString();
    server.advance(60_000);
    const status = async () => {
      const { targets } = await get<TargetList>("/api/targets?area=990100&year=2022");
      return targets[0]?.judgement.status;
    };
    expect(await status()).toBe("worse-than-baseline");
    const body = { areaCode: "990100", planId: plan, baseVersion: 0, rules: wide, reason: "本市容差放宽" };
    const answer = await office.send("PUT", rulesUrl, body);
    expect(answer.statusCode).toBe(200);
    expect(answer.json<MonitoringRulesRecord>()).toMatchObject({
      from: "plan",
      version: 1,
      rulesVersion: `${plan}/1`,
      versions: [{ version: 1, reason: "本市容差放宽" }],
    });
    const again = await office.send("PUT", rulesUrl, body);
    expect(again.statusCode).toBe(409);
    const rows = await readFor(server.ground, behalf, ({ transaction }) =>
      listTargetsOf(transaction, { areaCode: "990100" }).then((targets) =>
        lightThese(transaction, targets, { areaCode: "990100", year: 2022, asOf: before }),
      ),
    );
    expect(rows[0]?.light.rulesVersion).toBe("default/1");
    const { targets } = await get<TargetList>("/api/targets?area=990100&year=2022");
    expect(targets[0]?.light.rulesVersion).toBe(`${plan}/1`);
  });

  test("of an area count for its plans without rules of their own, and for the areas below", async () => {
    const body = { areaCode: "990100", planId: null, baseVersion: 0, rules: wide, reason: "全市统一" };
    expect((await office.send("PUT", rulesUrl, body)).statusCode).toBe(200);
    const county = await server.signIn("county");
    const record = await get<MonitoringRulesRecord>(`${rulesUrl}?area=990101`, county);
    expect(record).toMatchObject({ from: "area", fromArea: { code: "990100" }, mayManage: true, version: 0 });
    const bound = await get<MonitoringRulesRecord>(`${rulesUrl}?area=990101&plan=${plan}`, county);
    expect(bound).toMatchObject({ from: "plan", version: 1, mayManage: false });
  });
});

const references = `indicator,unit,population,year,value,checked,rule
产前筛查率,%,women,2022,86.0,page,
产前筛查率,%,women,2023,87.1,recalled,
产前筛查率,%,women,2030,90,page,gte
孕产妇死亡率,1/10万,women,2023,15.1,page,
`;

const keep = (text: string) =>
  writeFor(server.ground, behalf, (context) => importReferences(context, { name: "nation.csv", text }));

describe("values of the nation and of areas above beside ours", () => {
  test("are imported once, whatever often the file comes", async () => {
    expect(await keep(references)).toEqual({
      values: { added: 3, changed: 0, unchanged: 0 },
      targets: { added: 1, changed: 0, unchanged: 0 },
    });
    expect(await keep(references)).toMatchObject({ values: { unchanged: 3 }, targets: { unchanged: 1 } });
    const later = references.replace("86.0", "86.4");
    expect(await keep(later)).toMatchObject({ values: { changed: 1, unchanged: 2 } });
  });

  test("are refused with the line of every fault", async () => {
    const faulty = `${references}\n,%,women,23,很多,maybe,better\n产前筛查率,%,women,2022,90,page,\n`;
    await expect(keep(faulty)).rejects.toMatchObject({
      code: "invalid-input",
      faults: [
        { where: "nation.csv:7 indicator" },
        { where: "nation.csv:7 year" },
        { where: "nation.csv:7 value" },
        { where: "nation.csv:7 checked" },
        { where: "nation.csv:7 rule" },
        { where: "nation.csv:8 value", message: { zh: "与第2行是同一项，但数值不同（86.0）" } },
      ],
    });
  });

  test("stand on the record of an indicator, those that are to be checked marked as such", async () => {
    const { comparisons } = await get<IndicatorRecord>(`/api/indicators/${coverage}?area=990100&year=2023`);
    expect(comparisons).toMatchObject([
      {
        kind: "value",
        scope: "nation",
        year: 2023,
        value: "87.1",
        standing: "recalled",
        shown: { zh: "87.1%" },
        ours: { year: 2023, value: "79" },
        gap: { zh: "比全国低8.10个百分点" },
        isBetter: false,
      },
      { kind: "target", scope: "nation", year: 2030, standing: "page", isBetter: false },
    ]);
  });

  test("show a county the city's value and the target of the city's plan", async () => {
    const { comparisons } = await get<IndicatorRecord>(`/api/indicators/${coverage}?area=990101&year=2023`);
    expect(comparisons.map(({ kind, scope }) => `${kind} ${scope}`)).toEqual([
      "value area",
      "target plan",
      "value nation",
      "target nation",
    ]);
    expect(comparisons[0]).toMatchObject({
      value: "79",
      ours: { value: "81" },
      gap: { zh: expect.stringMatching(/高2\.00个百分点$/) },
      isBetter: true,
    });
  });
});
