import type { CellInput, CellsSaved, ObservationGrid } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { jsonText } from "../database/json-text.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { startTestServer, type SignedIn, type TestServer } from "../http/start-test-server.ts";
import { publishTestPlan } from "../targets/publish-test-plan.ts";
import { createIndicators } from "./indicator.service.ts";

let server: TestServer;
let office: SignedIn;
let statistics: SignedIn;
let enrolment = "";
let deaths = "";
/** What every change of an indicator says of itself. */
const change = { reason: "按新制度", fromYear: 2024 };

beforeAll(async () => {
  server = await startTestServer();
  [office, statistics] = [await server.signIn("office"), await server.signIn("statistics")];
  const made = await writeFor(server.ground, { actor: platformActor, requestId: null }, (context) =>
    createIndicators(context, [
      {
        areaCode: "990100",
        name: "学前教育毛入园率",
        unit: "%",
        direction: "up",
        decimals: 2,
        organisationId: "education-990100",
      },
      {
        areaCode: "990100",
        name: "孕产妇死亡率",
        unit: "1/10万",
        direction: "down",
        decimals: 2,
        numeratorLabel: "孕产妇死亡数",
        denominatorLabel: "活产数",
        organisationId: "health-990100",
      },
    ]),
  );
  [enrolment = "", deaths = ""] = made.map(({ id }) => id);
});

afterAll(async () => {
  await server.close();
});

function cell(of: Partial<CellInput> & { readonly year: number }): CellInput {
  return {
    areaCode: "990100",
    indicatorId: enrolment,
    baseRevision: 0,
    value: null,
    missing: null,
    ...of,
  };
}

async function save(who: SignedIn, ...cells: readonly CellInput[]): Promise<CellsSaved> {
  const answer = await who.send("PUT", "/api/observations", { cells });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<CellsSaved>();
}

async function grid(who: SignedIn, query: string): Promise<ObservationGrid> {
  const answer = await who.get(`/api/observations?${query}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<ObservationGrid>();
}

describe("figures", () => {
  test("an id is the pinyin of the name, so that people can read it", () => {
    expect(enrolment).toBe("i-xue-qian-jiao-yu-mao-ru-yuan-lv");
    expect(deaths).toBe("i-yun-chan-fu-si-wang-lv");
  });

  test("a figure is kept exactly, and says who recorded it and from what", async () => {
    const { saved } = await save(office, cell({ year: 2014, value: "39.20" }));
    expect(saved).toMatchObject([
      { value: "39.2", revision: 1, source: { kind: "entry" }, recorded: { by: "office" } },
    ]);
    const { cells } = await grid(statistics, "areas=990100&from=2014&to=2014");
    expect(cells).toEqual(saved);
    const exact = "12345678901234567890.123456";
    await save(office, cell({ year: 2012, value: exact }));
    expect((await grid(office, "areas=990100&from=2012&to=2012")).cells[0]?.value).toBe(exact);
  });

  test("a missing reason is kept as what it is and never becomes zero", async () => {
    await save(office, cell({ year: 2015, missing: "withheld" }));
    const { cells } = await grid(office, "areas=990100&from=2015&to=2015");
    expect(cells).toMatchObject([{ value: null, missing: "withheld" }]);
  });

  test("of two people who edit one cell the second gets both values and both names, and saves nothing", async () => {
    await save(office, cell({ year: 2016, value: "90.1" }));
    const [mine, theirs] = await Promise.all([
      save(office, cell({ year: 2016, baseRevision: 1, value: "91" })),
      save(statistics, cell({ year: 2016, baseRevision: 1, value: "92" })),
    ]);
    const winner = mine.saved.length === 1 ? mine : theirs;
    const loser = winner === mine ? theirs : mine;
    expect(winner.saved).toHaveLength(1);
    expect(loser).toMatchObject({ saved: [], refused: [] });
    expect(loser.conflicts).toMatchObject([
      {
        mine: { value: winner === mine ? "92" : "91" },
        theirs: { value: winner.saved[0]?.value, revision: 2 },
      },
    ]);
    const { cells } = await grid(office, "areas=990100&from=2016&to=2016");
    expect(cells).toEqual(winner.saved);
  });

  test("two people who fill in the same empty cell at once do not overwrite each other", async () => {
    const answers = await Promise.all([
      save(office, cell({ year: 2017, value: "90" })),
      save(statistics, cell({ year: 2017, value: "95" })),
    ]);
    expect(answers.flatMap(({ saved }) => saved)).toHaveLength(1);
    expect(answers.flatMap(({ conflicts }) => conflicts)).toHaveLength(1);
  });

  test("saving the same figure again is no change", async () => {
    const first = await save(office, cell({ year: 2018, value: "93.50" }));
    const again = await save(statistics, cell({ year: 2018, baseRevision: 7, value: "93.5" }));
    expect(again.saved).toEqual(first.saved);
    expect(again.conflicts).toEqual([]);
  });

  test("a correction keeps what stood there, with its reason", async () => {
    await save(office, cell({ year: 2019, value: "93.5" }));
    await save(statistics, cell({ year: 2019, baseRevision: 1, value: "94.5", reason: "漏报一所园" }));
    const answer = await office.get(`/api/observations/history?area=990100&indicator=${enrolment}&year=2019`);
    expect(answer.json()).toMatchObject({
      revisions: [
        { revision: 2, value: "94.5", reason: "漏报一所园", recorded: { by: "statistics" } },
        { revision: 1, value: "93.5", reason: null, recorded: { by: "office" } },
      ],
    });
  });

  test("a correction is in the audit log with both values", async () => {
    const before = await server.database.kysely
      .selectFrom("audit_entry")
      .select("details")
      .where("action", "=", "observation.record")
      .orderBy("sequence", "desc")
      .executeTakeFirstOrThrow();
    expect(before.details).toMatchObject({ cells: [{ year: 2019, before: "93.5", after: "94.5" }] });
  });

  test("a cell of another area is refused, and the others of the request are saved", async () => {
    const county = await server.signIn("county");
    const outcome = await save(
      county,
      cell({ year: 2020, areaCode: "990101", value: "95" }),
      cell({ year: 2020, areaCode: "990102", value: "96" }),
      cell({ year: 2020, areaCode: "123456", value: "96" }),
    );
    expect(outcome.saved).toMatchObject([{ areaCode: "990101", value: "95" }]);
    expect(outcome.refused.map((one) => one.cell.areaCode)).toEqual(["990102", "123456"]);
    expect(outcome.refused[0]?.message.zh).toContain("不归您填报");
  });

  test("a liaison officer writes the indicators of her own unit only", async () => {
    const education = await server.signIn("education");
    const outcome = await save(
      education,
      cell({ year: 2021, value: "95" }),
      cell({ year: 2021, indicatorId: deaths, value: "9" }),
    );
    expect(outcome.saved).toHaveLength(1);
    expect(outcome.refused).toMatchObject([{ cell: { indicatorId: deaths } }]);
    const { indicators } = await grid(education, "areas=990100&from=2021&to=2021");
    expect(Object.fromEntries(indicators.map(({ id, mayWrite }) => [id, mayWrite]))).toEqual({
      [enrolment]: ["990100"],
      [deaths]: [],
    });
  });

  test("an impossible figure is refused with what is wrong, a doubtful one is kept and said", async () => {
    const outcome = await save(
      office,
      cell({ year: 2022, indicatorId: deaths, value: "100001" }),
      cell({ year: 2021, indicatorId: deaths, value: "9.92", numerator: "2", denominator: "20161" }),
      cell({ year: 2023, indicatorId: deaths, value: "99.2" }),
    );
    expect(outcome.refused).toMatchObject([{ cell: { year: 2022 } }]);
    expect(outcome.saved.map(({ year }) => year)).toEqual([2021, 2023]);
    expect(outcome.findings).toMatchObject([{ year: 2023, code: "jump", likely: "9.92" }]);
    const { findings } = await grid(office, "areas=990100&from=2023&to=2023");
    expect(findings).toMatchObject([{ year: 2023, code: "jump", likely: "9.92" }]);
  });

  test("what a change leaves out stays as it is, and a figure that goes missing takes its parts with it", async () => {
    const [kept] = (
      await save(office, cell({ year: 2021, indicatorId: deaths, baseRevision: 1, value: "9.9" }))
    ).saved;
    expect(kept).toMatchObject({ value: "9.9", numerator: "2", denominator: "20161" });
    const [gone] = (
      await save(
        office,
        cell({ year: 2021, indicatorId: deaths, baseRevision: 2, missing: "definition-changed" }),
      )
    ).saved;
    expect(gone).toMatchObject({ value: null, numerator: null, denominator: null });
  });

  test("a cell with neither or both of figure and reason, and one given twice, is refused", async () => {
    const outcome = await save(
      office,
      cell({ year: 2030 }),
      cell({ year: 2031, value: "1", missing: "withheld" }),
      cell({ year: 2032, value: "91" }),
      cell({ year: 2032, value: "92" }),
      cell({ year: 2033, indicatorId: "i-unknown", value: "92" }),
    );
    expect(outcome.saved).toMatchObject([{ year: 2032, value: "91" }]);
    expect(outcome.refused.map((one) => one.cell.year)).toEqual([2030, 2031, 2032, 2033]);
  });

  test("all faults of form are named at once", async () => {
    const answer = await office.send("PUT", "/api/observations", {
      cells: [cell({ year: 2030, value: "约90" }), { ...cell({ year: 1066, value: "1" }), areaCode: "市" }],
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ faults: { where: string }[] }>().faults.map(({ where }) => where)).toEqual([
      "body.cells[0].value",
      "body.cells[1].areaCode",
      "body.cells[1].year",
    ]);
  });

  test("a figure that an annual report shows is changed only with a reason", async () => {
    const { kysely } = server.database;
    await save(office, cell({ year: 2013, value: "88" }));
    await writeFor(server.ground, { actor: platformActor, requestId: null }, (context) =>
      publishTestPlan(context, { areaCode: "990100", id: "plan-of-test", period: [2011, 2015], targets: [] }),
    );
    await kysely
      .insertInto("report")
      .values({
        area_code: "990100",
        id: "report-of-test",
        kind: "annual-monitoring",
        plan_id: "plan-of-test",
        plan_version: 1,
        year: 2013,
        as_of: "2014-01-01T00:00:00Z",
        title: "2013年监测报告",
        basis: jsonText({
          areaName: "甲市",
          planTitle: "",
          issuer: "",
          notice: null,
          language: "zh",
          targets: [],
        }),
        tree: jsonText({ language: "zh", blocks: [] }),
        docx: new Uint8Array(),
        made_by: "platform",
        made_at: "2014-01-01T00:00:00Z",
      })
      .execute();
    const without = await save(office, cell({ year: 2013, baseRevision: 1, value: "89" }));
    expect(without.refused[0]?.message.zh).toContain("更正须写明原因".slice(2));
    const given = await save(
      office,
      cell({ year: 2013, baseRevision: 1, value: "89", reason: "核实后更正" }),
    );
    expect(given.saved).toMatchObject([{ value: "89", revision: 2 }]);
  });
});

describe("findings kept with the figures", () => {
  const years = (findings: ObservationGrid["findings"]) => findings.map(({ year, code }) => [year, code]);

  test("are renewed when the figure before, the figure itself or the decimals of the indicator change", async () => {
    const [id = ""] = await writeFor(
      server.ground,
      { actor: platformActor, requestId: null },
      async (context) =>
        (
          await createIndicators(context, [
            { areaCode: "990100", name: "每千人口托位数", unit: "个", direction: "up", decimals: 2 },
          ])
        ).map((made) => made.id),
    );
    const found = async () =>
      years((await grid(office, `areas=990100&indicators=${id}&from=2020&to=2024`)).findings);
    await save(
      office,
      cell({ indicatorId: id, year: 2022, value: "23.2" }),
      cell({ indicatorId: id, year: 2023, value: "2.53" }),
    );
    expect(await found()).toEqual([[2023, "jump"]]);
    await save(
      office,
      cell({ indicatorId: id, year: 2020, value: "1.98" }),
      cell({ indicatorId: id, year: 2021, value: "2.07" }),
    );
    expect(await found()).toEqual([[2022, "jump"]]);
    await save(office, cell({ indicatorId: id, year: 2022, baseRevision: 1, value: "2.32" }));
    expect(await found()).toEqual([]);
    await statistics.send("PATCH", `/api/indicators/${id}`, { ...change, decimals: 1 });
    expect(await found()).toEqual([2020, 2021, 2022, 2023].map((year) => [year, "too-many-decimals"]));
  });
});

describe("indicators and areas", () => {
  test("a county sees itself and the indicators that its city defined", async () => {
    const county = await server.signIn("county");
    const areas = await county.get("/api/areas");
    expect(areas.json()).toMatchObject({
      areas: [{ code: "990101" }],
      organisations: [{ id: "office-990101" }],
    });
    const indicators = await county.get("/api/indicators?area=990101&query=死亡");
    expect(indicators.json()).toMatchObject({
      indicators: [{ id: deaths, organisation: { name: "甲市卫生健康委" } }],
    });
  });

  test("an indicator is described by whoever manages it, and by nobody else", async () => {
    const body = {
      ...change,
      definition: "一年内每十万例活产的孕产妇死亡人数",
      organisationId: "health-990100",
      decimals: 1,
    };
    const changed = await statistics.send("PATCH", `/api/indicators/${deaths}`, body);
    expect(changed.json()).toMatchObject({ definition: body.definition, decimals: 1 });
    const otherCity = await server.signIn("other-city");
    const refused = await otherCity.send("PATCH", `/api/indicators/${deaths}`, body);
    expect(refused.statusCode).toBe(403);
    const unknown = await statistics.send("PATCH", `/api/indicators/${deaths}`, {
      ...change,
      organisationId: "nobody",
    });
    expect(unknown.json()).toMatchObject({
      code: "invalid-input",
      faults: [{ where: "body.organisationId" }],
    });
    expect((await statistics.send("PATCH", "/api/indicators/i-none", change)).statusCode).toBe(404);
  });
});
