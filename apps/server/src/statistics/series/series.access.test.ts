import type { MapSlice, Series } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../../access/actor.ts";
import { writeFor } from "../../http/run-in-transaction.ts";
import { startTestServer, type TestServer, testUsernames } from "../../http/start-test-server.ts";
import { type ExpectedReach, readExpectedReach, testAreas } from "../expected-reach.ts";
import { createIndicators } from "../indicator.service.ts";
import { recordObservations } from "../observation.service.ts";

const owners = ["education-990100", "health-990100", null] as const;
const years = [2021, 2022, 2023];
let server: TestServer;
let mayReach: ExpectedReach;
const indicators: { readonly id: string; readonly owner: string | null }[] = [];

beforeAll(async () => {
  server = await startTestServer();
  mayReach = await readExpectedReach(server);
  await writeFor(server.ground, { actor: platformActor, requestId: null }, async (context) => {
    const made = await createIndicators(
      context,
      owners.map((owner, index) => ({
        areaCode: "990000",
        name: `指标${index}`,
        unit: "%",
        direction: "up" as const,
        decimals: 1,
        organisationId: owner,
      })),
    );
    indicators.push(...made.map(({ id }, index) => ({ id, owner: owners[index] ?? null })));
    const cells = testAreas.flatMap((areaCode) =>
      indicators.flatMap(({ id }) =>
        years.map((year) => ({
          areaCode,
          indicatorId: id,
          year,
          baseRevision: 0,
          value: `${90 + (year % 10)}.5`,
          missing: null,
        })),
      ),
    );
    await recordObservations(context, cells, { kind: "bulk", name: null });
    await recordObservations(
      context,
      cells.slice(0, 1).map((one) => ({ ...one, breakdown: "sex=female", value: "50" })),
      { kind: "bulk", name: null },
    );
  });
});
afterAll(() => server.close());

describe("series and slices for maps", () => {
  test("show a person exactly the figures that her grants reach, an area alone and among others", async () => {
    for (const username of testUsernames) {
      const who = await server.signIn(username);
      for (const { id, owner } of indicators) {
        const readable = testAreas.filter((area) => mayReach(username, "observation.read", area, owner));
        const alone: string[] = [];
        for (const area of testAreas)
          if ((await who.get(`/api/series?area=${area}&indicator=${id}`)).statusCode === 200)
            alone.push(area);
        expect([username, owner, alone]).toEqual([username, owner, readable]);
        const among = new Set<string>();
        for (const area of testAreas) {
          const answer = await who.get(`/api/map?indicator=${id}&year=2023&area=${area}`);
          if (answer.statusCode !== 200) continue;
          for (const { code } of answer.json<MapSlice>().areas) among.add(code);
        }
        expect([username, owner, [...among].toSorted()]).toEqual([username, owner, readable.toSorted()]);
      }
    }
  });

  test("tell figures by year, parts of the whole by their breakdown, and what is missing by its reason", async () => {
    const who = await server.signIn("province");
    const [first] = indicators;
    const url = `/api/series?area=990000&indicator=${first?.id}`;
    const series = (await who.get(url)).json<Series>();
    expect(series).toMatchObject({ area: { name: "示例省" }, indicator: { unit: "%", decimals: 1 } });
    expect(series.points).toEqual(
      years.map((year) => ({
        year,
        value: `${90 + (year % 10)}.5`,
        missing: null,
        numerator: null,
        denominator: null,
        changedSinceSigning: false,
      })),
    );
    const female = (await who.get(`${url}&breakdown=sex%3Dfemale`)).json<Series>();
    expect(female.points.map(({ year, value }) => [year, value])).toEqual([[2021, "50"]]);
    const slice = (await who.get(`/api/map?indicator=${first?.id}&year=2019`)).json<MapSlice>();
    expect(slice.areas.map(({ code, missing }) => [code, missing])).toEqual(
      testAreas.toSorted().map((code) => [code, "not-yet-reported"]),
    );
  });

  test("say what is not there, and what is asked for wrongly", async () => {
    const who = await server.signIn("office");
    const codes = [];
    for (const url of [
      "/api/series?area=990100&indicator=none",
      "/api/series?area=123456&indicator=none",
      `/api/map?indicator=${indicators[0]?.id}&year=2023&area=990200`,
      `/api/map?indicator=${indicators[0]?.id}&year=1900&breakdown=Frauen`,
    ])
      codes.push((await who.get(url)).json<{ code: string }>().code);
    expect(codes).toEqual(["not-found", "out-of-reach", "out-of-reach", "invalid-request"]);
  });
});
