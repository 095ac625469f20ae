import type { ObservationGrid } from "@halfsky/api-contract";
import { reviewLevels } from "@halfsky/statistics";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { readOnly } from "../database/transactions.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { startTestServer, type TestServer } from "../http/start-test-server.ts";
import { changeIndicator, createIndicators } from "./indicator.service.ts";
import { indicatorsAsOf, listIndicatorVersions } from "./indicator-version.store.ts";
import { recordObservations } from "./observation.service.ts";
import { cellText, listObservations } from "./observation.store.ts";
import { listChangedSinceSigning } from "./observation-signature.store.ts";
import { signFigures } from "./sign-figures.service.ts";

const areaCodes = ["990101", "990100"];
const years = Array.from({ length: 25 }, (_, index) => 2001 + index);
const steps = 24;
let server: TestServer;
let indicatorIds: readonly string[] = [];

/** A figure as the model of the test knows it. */
interface Modelled {
  readonly cell: {
    readonly areaCode: string;
    readonly indicatorId: string;
    readonly year: number;
    readonly breakdown: string;
  };
  revision: number;
  value: string;
  signedRevision: number | null;
  /** the newest revision signed at each level */
  readonly signed: Map<string, number>;
}

interface Snapshot {
  readonly at: string;
  readonly figures: ReadonlyMap<string, Pick<Modelled, "revision" | "value" | "signedRevision">>;
  readonly definitions: ReadonlyMap<string, string>;
}

/** Numbers that look random and are the same in every run (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = numbersFrom(20_261_128);
const figures = new Map<string, Modelled>();
const definitions = new Map<string, { readonly fromYear: number; readonly words: string }[]>();
const snapshots: Snapshot[] = [];

function definitionFor(indicatorId: string, year: number): string {
  return definitions.get(indicatorId)?.findLast(({ fromYear }) => fromYear <= year)?.words ?? "";
}

/** One day: figures come in, are signed at a level or corrected, definitions change; each to what the model says. */
async function liveDay(at: string, day: number): Promise<void> {
  await writeFor(server.ground, { actor: platformActor, requestId: null }, async (context) => {
    const then = { ...context, now: at };
    const touched = [...figures.values()].filter(() => random() < 0.2);
    const changed = touched.filter(({ signed }) => signed.size === 0 || random() < 0.4);
    const inputs = changed.map((figure) => ({
      ...figure.cell,
      baseRevision: figure.revision,
      value: (100 * random()).toFixed(1),
      missing: null,
      reason: figure.revision === 0 ? null : `第${day}天更正`,
    }));
    const outcome = await recordObservations(then, inputs, {
      kind: "submission",
      name: "测试表",
      submissionId: "submission-test",
    });
    expect(outcome.refused).toEqual([]);
    expect(outcome.conflicts).toEqual([]);
    for (const cell of outcome.saved) {
      const figure = figures.get(cellText(cell));
      if (figure === undefined || cell.value === null) throw new Error("a figure nobody brought");
      figure.revision = cell.revision;
      figure.value = cell.value;
    }
    const level = reviewLevels[day % 3] ?? "county";
    const signed = touched.filter(({ revision }) => revision > 0 && random() < 0.6);
    await signFigures(then, {
      level,
      figures: signed.map(({ cell }) => ({ ...cell, submissionId: "submission-test" })),
    });
    for (const figure of signed) {
      figure.signed.set(level, figure.revision);
      figure.signedRevision = Math.min(...figure.signed.values());
    }
    for (const id of indicatorIds.filter(() => random() < 0.1)) {
      const words = `第${day}天的口径`;
      const fromYear = 2000 + Math.floor(random() * 26);
      await changeIndicator(then, id, { definition: words, reason: `第${day}天修订`, fromYear });
      definitions.get(id)?.push({ fromYear, words });
    }
  });
}

beforeAll(async () => {
  server = await startTestServer();
  await writeFor(server.ground, { actor: platformActor, requestId: null }, async (context) => {
    const made = await createIndicators(
      { ...context, now: "2025-12-31T00:00:00.000Z" },
      Array.from({ length: 10 }, (_, index) => ({
        areaCode: "990000",
        name: `历史指标${index + 1}`,
        unit: "人",
        direction: "up" as const,
        decimals: 1,
      })),
    );
    indicatorIds = made.map(({ id }) => id);
  });
  for (const id of indicatorIds) definitions.set(id, []);
  for (const areaCode of areaCodes)
    for (const indicatorId of indicatorIds)
      for (const year of years)
        for (const breakdown of ["", "sex=female"]) {
          const cell = { areaCode, indicatorId, year, breakdown };
          const figure = { cell, revision: 0, value: "", signedRevision: null, signed: new Map() };
          figures.set(cellText(cell), figure);
        }
  for (let day = 1; day <= steps; day += 1) {
    const at = `2026-01-${String(day).padStart(2, "0")}T02:00:00.000Z`;
    await liveDay(at, day);
    snapshots.push({
      at,
      figures: new Map(
        [...figures]
          .filter(([, { revision }]) => revision > 0)
          .map(([key, { revision, value, signedRevision }]) => [key, { revision, value, signedRevision }]),
      ),
      definitions: new Map(
        indicatorIds.flatMap((id) =>
          years.map((year) => [`${id}|${year}`, definitionFor(id, year)] as const),
        ),
      ),
    });
  }
}, 300_000);

afterAll(async () => {
  await server.close();
});

describe("1,000 figures with histories of corrections, signatures and definitions", () => {
  test("read as of any day as they, their definitions and their signatures stood that day", async () => {
    expect(figures.size).toBe(1000);
    let read = 0;
    await readOnly(server.ground.database.kysely, async (transaction) => {
      for (const { at, figures: expected, definitions: defined } of snapshots) {
        const found = await listObservations(transaction, {
          areaCodes,
          indicatorIds,
          breakdowns: "all",
          asOf: at.replace("T02", "T13"),
        });
        const seen = found.map(
          ({ revision, value, signedRevision, ...cell }) =>
            [cellText(cell), { revision, value, signedRevision }] as const,
        );
        expect(new Map(seen)).toEqual(expected);
        for (const cell of found)
          expect(cell.changedSinceSigning).toBe(
            cell.signedRevision !== null && cell.revision > cell.signedRevision,
          );
        read += found.length;
        for (const year of years) {
          const known = await indicatorsAsOf(transaction, indicatorIds, { asOf: at, year });
          for (const id of indicatorIds)
            expect(known.get(id)?.definition ?? "").toBe(defined.get(`${id}|${year}`));
        }
      }
    });
    expect(read).toBeGreaterThan(10_000);
  }, 300_000);

  test("never change without a reason, and every signed figure that changed shows the difference", async () => {
    const { kysely } = server.ground.database;
    const silent = await kysely
      .selectFrom("observation_revision")
      .select("revision")
      .where("revision", ">", 1)
      .where("reason", "is", null)
      .execute();
    expect(silent).toEqual([]);
    const definitionsWithout = await kysely
      .selectFrom("indicator_version")
      .select("version")
      .where("version", ">", 1)
      .where("reason", "is", null)
      .execute();
    expect(definitionsWithout).toEqual([]);
    const changed = await readOnly(kysely, (transaction) =>
      listChangedSinceSigning(transaction, { areaCodes, breakdowns: "all" }),
    );
    const expected = [...figures.values()].filter(
      ({ revision, signedRevision }) => signedRevision !== null && revision > signedRevision,
    );
    expect(expected.length).toBeGreaterThan(50);
    expect(changed.map(cellText).toSorted()).toEqual(expected.map(({ cell }) => cellText(cell)).toSorted());
    for (const one of changed) {
      expect(one.now.reason).toMatch(/更正$/u);
      expect(one.signed.revision).toBe(figures.get(cellText(one))?.signedRevision);
      expect(one.now.value).toBe(figures.get(cellText(one))?.value);
    }
  });

  test("take only new rows", async () => {
    for (const table of ["observation_revision", "observation_signature", "indicator_version"] as const)
      await expect(
        sql`delete from ${sql.table(table)}`.execute(server.ground.database.kysely),
      ).rejects.toThrow("only takes new rows");
  });

  test("come as of a day through the front door, with the definitions that counted for its years", async () => {
    const office = await server.signIn("office");
    const middle = snapshots[11];
    const answer = await office.get(
      `/api/observations?areas=990100&indicators=${indicatorIds.slice(0, 3).join(",")}&from=2010&to=2012&asOf=2026-01-12`,
    );
    const grid = answer.json<ObservationGrid>();
    expect(grid.asOf?.at).toBe("2026-01-12T23:59:59.999+08:00");
    expect(grid.cells.length).toBeGreaterThan(3);
    for (const cell of grid.cells)
      expect(middle?.figures.get(cellText(cell))).toEqual({
        revision: cell.revision,
        value: cell.value,
        signedRevision: cell.signedRevision,
      });
    for (const { indicatorId, definition, years: counted } of grid.asOf?.definitions ?? [])
      for (const year of counted)
        expect(definition ?? "").toBe(middle?.definitions.get(`${indicatorId}|${year}`));
    expect((await office.get("/api/observations?from=2010&to=2012&asOf=gestern")).statusCode).toBe(400);
  });

  test("tell every definition with its years, reason and author", async () => {
    const [id = ""] = indicatorIds;
    const office = await server.signIn("office");
    const { versions, mayChange } = (await office.get(`/api/indicators/${id}/versions`)).json();
    const stored = await readOnly(server.ground.database.kysely, (transaction) =>
      listIndicatorVersions(transaction, [id]),
    );
    expect(versions).toHaveLength(stored.length);
    expect(versions.at(-1)).toMatchObject({ version: 1, fromYear: 1949, reason: null });
    // The province made it; a city only reads it.
    expect(mayChange).toBe(false);
    expect((await office.get("/api/indicators/i-none/versions")).statusCode).toBe(404);
  });
});
