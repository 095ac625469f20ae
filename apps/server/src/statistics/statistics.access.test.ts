import type { CellsSaved, IndicatorList, IndicatorVersionList, ObservationGrid } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn, startTestServer, type TestServer, testUsernames } from "../http/start-test-server.ts";
import type { ExpectedReach } from "./expected-reach.ts";
import { readExpectedReach, testAreas } from "./expected-reach.ts";
import { createIndicators } from "./indicator.service.ts";
import { recordObservations } from "./observation.service.ts";
import { readFigureSheet } from "./read-figure-sheet.ts";

const owners = ["education-990100", "health-990100", null] as const;

let server: TestServer;
let mayReach: ExpectedReach;
const people = new Map<string, SignedIn>();
const indicators: { readonly id: string; readonly owner: string | null }[] = [];

beforeAll(async () => {
  server = await startTestServer();
  mayReach = await readExpectedReach(server);
  for (const username of testUsernames) people.set(username, await server.signIn(username));
  await writeFor(server.ground, { actor: platformActor, requestId: null }, async (context) => {
    const made = await createIndicators(
      context,
      owners.map((owner, index) => ({
        // The province defines them, so that every area may work with them.
        areaCode: "990000",
        name: `指标${index}`,
        unit: "%",
        direction: "up" as const,
        decimals: 1,
        organisationId: owner,
      })),
    );
    indicators.push(...made.map(({ id }, index) => ({ id, owner: owners[index] ?? null })));
    await recordObservations(
      context,
      testAreas.flatMap((areaCode) =>
        indicators.map(({ id }) => ({
          areaCode,
          indicatorId: id,
          year: 2023,
          baseRevision: 0,
          value: "90.1",
          missing: null,
        })),
      ),
      { kind: "bulk", name: null },
    );
  });
});

afterAll(async () => {
  await server.close();
});

function person(username: string): SignedIn {
  const found = people.get(username);
  if (!found) throw new Error(`nobody is called ${username}`);
  return found;
}

/** The indicators whose figure of the area a person should see. */
function expectedIds(username: string, areaCode: string): readonly string[] {
  return indicators
    .filter(({ owner }) => mayReach(username, "observation.read", areaCode, owner))
    .map(({ id }) => id)
    .toSorted();
}

async function idsReadOneByOne(who: SignedIn, areaCode: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { id } of indicators) {
    const answer = await who.get(`/api/observations/history?area=${areaCode}&indicator=${id}&year=2023`);
    if (answer.statusCode === 200) found.push(id);
    else if (answer.statusCode !== 403) throw new Error(answer.body);
  }
  return found.toSorted();
}

/** "area|indicator" of the grid's cells; nothing where the areas are refused. */
async function cellsInGrid(who: SignedIn, areas: readonly string[]): Promise<readonly string[]> {
  const answer = await who.get(`/api/observations?areas=${areas.join(",")}&from=2023&to=2023`);
  if (answer.statusCode !== 200) return [];
  return answer
    .json<ObservationGrid>()
    .cells.map(({ areaCode, indicatorId }) => `${areaCode}|${indicatorId}`)
    .toSorted();
}

/** "area|indicator" of the figures in the sheet. */
async function cellsInSheet(who: SignedIn, areas: readonly string[]): Promise<readonly string[]> {
  const answer = await who.get(`/api/observations/sheet.xlsx?areas=${areas.join(",")}&from=2023&to=2023`);
  const reading = await readFigureSheet(new Uint8Array(answer.rawPayload));
  if (reading.status !== "read") throw new Error("the sheet that was sent cannot be read");
  return reading.entries
    .filter(({ value }) => value.content.kind === "number")
    .map(({ areaCode, indicatorId }) => `${areaCode}|${indicatorId}`)
    .toSorted();
}

describe("who sees which figures", () => {
  test.each(testUsernames)(
    "%s sees in grid, sheet and history just what the grants say",
    async (username) => {
      const who = person(username);
      const readable = testAreas.filter((area) => expectedIds(username, area).length > 0);
      for (const area of testAreas) {
        const expected = expectedIds(username, area);
        expect({ area, ids: await idsReadOneByOne(who, area) }).toEqual({ area, ids: expected });
        expect(await cellsInGrid(who, [area])).toEqual(expected.map((id) => `${area}|${id}`));
      }
      if (readable.length === 0) return;
      const all = readable
        .flatMap((area) => expectedIds(username, area).map((id) => `${area}|${id}`))
        .toSorted();
      expect(await cellsInGrid(who, readable)).toEqual(all);
      expect(await cellsInSheet(who, readable)).toEqual(all);
    },
  );
});

describe("who writes which figures", () => {
  test.each(testUsernames)(
    "%s writes just what the grants say, and the grid says the same",
    async (username) => {
      const who = person(username);
      const expected = testAreas.flatMap((area) =>
        indicators
          .filter(({ owner }) => mayReach(username, "observation.write", area, owner))
          .map(({ id }) => `${area}|${id}`),
      );
      const answer = await who.send("PUT", "/api/observations", {
        cells: testAreas.flatMap((areaCode) =>
          indicators.map(({ id }) => ({
            areaCode,
            indicatorId: id,
            year: 2023,
            baseRevision: 1,
            value: "90.1",
            missing: null,
          })),
        ),
      });
      const saved = answer.statusCode === 200 ? answer.json<CellsSaved>().saved : [];
      expect(saved.map(({ areaCode, indicatorId }) => `${areaCode}|${indicatorId}`).toSorted()).toEqual(
        expected.toSorted(),
      );
      const readable = testAreas.filter((area) => expectedIds(username, area).length > 0);
      if (readable.length === 0) return;
      const grid = await who.get(`/api/observations?areas=${readable.join(",")}&from=2023&to=2023`);
      const writable = grid
        .json<ObservationGrid>()
        .indicators.flatMap(({ id, mayWrite }) => mayWrite.map((area) => `${area}|${id}`));
      expect(writable.toSorted()).toEqual(expected.toSorted());
    },
  );
});

describe("who reads and describes indicators", () => {
  test.each(testUsernames)("%s", async (username) => {
    const who = person(username);
    // The province's indicators are used in every area below it.
    const mayRead = testAreas.some((area) => mayReach(username, "indicator.read", area, null));
    const list = await who.get("/api/indicators");
    const ids = list.statusCode === 200 ? list.json<IndicatorList>().indicators.map(({ id }) => id) : [];
    expect(ids.toSorted()).toEqual(mayRead ? indicators.map(({ id }) => id).toSorted() : []);
    const versions = await who.get(`/api/indicators/${indicators[0]?.id ?? ""}/versions`);
    expect(versions.statusCode).toBe(mayRead ? 200 : 403);
    const { mayChange = false } = versions.json<Partial<IndicatorVersionList>>();
    expect(mayChange).toBe(mayRead && mayReach(username, "indicator.manage", "990000", null));
    const change = await who.send("PATCH", `/api/indicators/${indicators[0]?.id ?? ""}`, {
      populationBase: "常住人口",
      reason: "按新制度",
      fromYear: 2024,
    });
    expect(change.statusCode).toBe(mayReach(username, "indicator.manage", "990000", null) ? 200 : 403);
  });

  test("nobody who is not signed in sees anything", async () => {
    for (const url of ["/api/areas", "/api/indicators", "/api/observations?from=2023&to=2023"])
      expect((await server.app.inject({ method: "GET", url })).statusCode).toBe(401);
  });
});
