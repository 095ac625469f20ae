import type { CellInput, CellsSaved, Indicator, ObservationGrid } from "@halfsky/api-contract";
import { standardDimensions } from "@halfsky/statistics";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { readOnly } from "../database/transactions.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn, startTestServer, type TestServer } from "../http/start-test-server.ts";
import { listDimensions } from "./dimension.store.ts";
import { createIndicators } from "./indicator.service.ts";
import { recordObservations } from "./observation.service.ts";
import { listObservations } from "./observation.store.ts";
import { signFigures } from "./sign-figures.service.ts";

let server: TestServer;
let statistics: SignedIn;
let ids: Readonly<Record<"girls" | "pupils" | "share" | "twice", string>>;

beforeAll(async () => {
  server = await startTestServer();
  statistics = await server.signIn("statistics");
  const made = await asPlatform((context) =>
    createIndicators(
      context,
      [
        ["在校女生数", "人", 0],
        ["在校学生数", "人", 0],
        ["女生占比", "%", 2],
        ["女生占比的两倍", "%", 1],
      ].map(([name, unit, decimals]) => ({
        areaCode: "990100",
        name: String(name),
        unit: String(unit),
        direction: "up" as const,
        decimals: Number(decimals),
        organisationId: "education-990100",
      })),
    ),
  );
  const [girls = "", pupils = "", share = "", twice = ""] = made.map(({ id }) => id);
  ids = { girls, pupils, share, twice };
});

afterAll(async () => {
  await server.close();
});

function asPlatform<Made>(task: Parameters<typeof writeFor<Made>>[2]): Promise<Made> {
  return writeFor(server.ground, { actor: platformActor, requestId: null }, task);
}

function cell(indicatorId: string, year: number, value: string, baseRevision = 0): CellInput {
  return { areaCode: "990100", indicatorId, year, baseRevision, value, missing: null };
}

async function save(...cells: readonly CellInput[]): Promise<CellsSaved> {
  return (await statistics.send("PUT", "/api/observations", { cells })).json<CellsSaved>();
}

async function figureOf(indicatorId: string, year: number) {
  const found = await readOnly(server.ground.database.kysely, (transaction) =>
    listObservations(transaction, {
      areaCodes: ["990100"],
      indicatorIds: [indicatorId],
      from: year,
      to: year,
    }),
  );
  return found[0];
}

async function describeBy(id: string, formula: string | null, fromYear = 2020) {
  return statistics.send("PATCH", `/api/indicators/${id}`, { formula, fromYear, reason: "改为公式计算" });
}

describe("a computed indicator", () => {
  test("is refused with every fault of its formula: unknown figures, units, circles", async () => {
    const unknown = (await describeBy(ids.share, `share([i-nowhere], [${ids.pupils}@colour=red])`)).json();
    expect(unknown.code).toBe("invalid-input");
    expect(unknown.faults).toHaveLength(2);
    const unit = (await describeBy(ids.share, `[${ids.girls}] / [${ids.pupils}]`)).json();
    expect(unit.faults[0].message.zh).toContain("share");
    const self = (await describeBy(ids.share, `[${ids.share}] * 1`)).json();
    expect(self.faults[0].message.zh).toContain("女生占比 → 女生占比");
  });

  test("follows the figures that it is made of, with numerator and denominator, and so do those made of it", async () => {
    await save(cell(ids.girls, 2023, "480"), cell(ids.pupils, 2023, "1000"));
    const changed = await describeBy(ids.share, `share([${ids.girls}], [${ids.pupils}])`);
    expect(changed.json<Indicator>()).toMatchObject({ version: 2 });
    expect(await figureOf(ids.share, 2023)).toMatchObject({
      value: "48",
      numerator: "480",
      denominator: "1000",
      revision: 1,
      source: { kind: "computed", name: "在校女生数、在校学生数" },
    });
    expect((await describeBy(ids.twice, `[${ids.share}] * 2`)).statusCode).toBe(200);
    expect(await figureOf(ids.twice, 2023)).toMatchObject({ value: "96" });
    await save(cell(ids.girls, 2023, "485", 1));
    expect(await figureOf(ids.share, 2023)).toMatchObject({ value: "48.5", revision: 2 });
    expect(await figureOf(ids.twice, 2023)).toMatchObject({ value: "97", revision: 2 });
    const history = await statistics.get(
      `/api/observations/history?area=990100&indicator=${ids.share}&year=2023`,
    );
    expect(history.json().revisions[0].reason).toBe("“在校女生数”变动，重新计算");
  });

  test("says why there is none when a part goes missing, and begins no cell with a gap", async () => {
    await save({ ...cell(ids.girls, 2023, "1", 2), value: null, missing: "withheld" });
    expect(await figureOf(ids.share, 2023)).toMatchObject({ value: null, missing: "withheld" });
    await save(cell(ids.girls, 2024, "500"));
    expect(await figureOf(ids.share, 2024)).toBeUndefined();
    // The formula counts from 2020 on.
    await save(cell(ids.girls, 2019, "480"), cell(ids.pupils, 2019, "1000"));
    expect(await figureOf(ids.share, 2019)).toBeUndefined();
  });

  test("is never typed in the years of its formula", async () => {
    const typed = await save(cell(ids.share, 2024, "50"), cell(ids.share, 2018, "47"));
    expect(typed.refused.map(({ cell: refused }) => refused.year)).toEqual([2024]);
    expect(typed.refused[0]?.message.zh).toContain("由公式计算");
    expect(typed.saved).toHaveLength(1);
  });

  test("cannot need itself through others", async () => {
    const circle = (await describeBy(ids.girls, `[${ids.twice}] * 10`)).json();
    expect(circle.code).toBe("invalid-input");
    const other = await statistics.send("PATCH", `/api/indicators/${ids.share}`, {
      formula: `[${ids.twice}] / 2`,
      fromYear: 2020,
      reason: "绕一圈",
    });
    expect(other.json().faults[0].message.zh).toBe(
      "公式最终要用到这个指标自己：女生占比 → 女生占比的两倍 → 女生占比。请改用其他指标。",
    );
  });
});

describe("a signed figure", () => {
  const year = 2022;
  const bring = (indicatorId: string, value: string, baseRevision: number, reason: string | null = null) =>
    asPlatform((context) =>
      recordObservations(context, [{ ...cell(indicatorId, year, value, baseRevision), reason }], {
        kind: "submission",
        name: "教育基本情况",
        submissionId: "submission-one",
      }),
    );
  const sign = (level: "county" | "city", ...signed: readonly string[]) =>
    asPlatform((context) =>
      signFigures(context, {
        level,
        figures: signed.map((indicatorId) => ({
          areaCode: "990100",
          indicatorId,
          year,
          submissionId: "submission-one",
        })),
      }),
    );

  test("is changed in the grid by nobody, and says what to do", async () => {
    await bring(ids.girls, "480", 0);
    await bring(ids.pupils, "1000", 0);
    expect(await sign("city", ids.girls, ids.pupils)).toEqual({ signed: 2 });
    const typed = await save(cell(ids.girls, year, "481", 1));
    expect(typed.refused[0]?.hint.zh).toContain("更正");
    // The same figure once more changes nothing, and may be sent.
    expect((await save(cell(ids.girls, year, "480", 1))).saved).toHaveLength(1);
  });

  test("takes what is computed of it with it: signed when all its parts are, changed when one is", async () => {
    expect(await figureOf(ids.share, year)).toMatchObject({ signedRevision: 1, changedSinceSigning: false });
    const silent = await bring(ids.girls, "490", 1);
    expect(silent.refused[0]?.message.zh).toContain("更正须写明原因");
    await bring(ids.girls, "490", 1, "复核学籍后更正");
    expect(await figureOf(ids.girls, year)).toMatchObject({ signedRevision: 1, changedSinceSigning: true });
    expect(await figureOf(ids.share, year)).toMatchObject({ value: "49", changedSinceSigning: true });
    const grid = (
      await statistics.get(`/api/observations?areas=990100&indicators=${ids.share}&from=${year}&to=${year}`)
    ).json<ObservationGrid>();
    expect(grid.cells[0]).toMatchObject({ changedSinceSigning: true, signedRevision: 1, revision: 2 });
    await sign("city", ids.girls);
    expect(await figureOf(ids.girls, year)).toMatchObject({ signedRevision: 2, changedSinceSigning: false });
    expect(await figureOf(ids.share, year)).toMatchObject({ signedRevision: 2, changedSinceSigning: false });
  });

  test("stays marked until it is signed again at every level at which it was signed", async () => {
    await sign("county", ids.pupils);
    await bring(ids.pupils, "1001", 1, "补报一人");
    await sign("city", ids.pupils);
    expect(await figureOf(ids.pupils, year)).toMatchObject({ signedRevision: 1, changedSinceSigning: true });
    await sign("county", ids.pupils);
    expect(await figureOf(ids.pupils, year)).toMatchObject({ signedRevision: 2, changedSinceSigning: false });
    expect(await figureOf(ids.share, year)).toMatchObject({ value: "48.95", changedSinceSigning: false });
  });
});

describe("dimensions", () => {
  test("are those that the package begins with", async () => {
    const stored = await readOnly(server.ground.database.kysely, listDimensions);
    expect(stored).toEqual(standardDimensions);
  });
});
