import type {
  Board,
  LightList,
  MonitoringRulesRecord,
  TargetList,
  JudgedTarget,
} from "@halfsky/api-contract";
import { defaultMonitoringRules } from "@halfsky/targets";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn, startTestServer, type TestServer, testUsernames } from "../http/start-test-server.ts";
import type { ExpectedReach } from "../statistics/expected-reach.ts";
import { readExpectedReach, testAreas } from "../statistics/expected-reach.ts";
import { publishTestPlan } from "./publish-test-plan.ts";

/** Whose plans bind an area: its own and those above it. */
const binding: Readonly<Record<string, readonly string[]>> = {
  "990000": ["990000"],
  "990100": ["990000", "990100"],
  "990200": ["990000", "990200"],
  "990101": ["990000", "990100"],
  "990102": ["990000", "990100"],
  "990201": ["990000", "990200"],
};
const planAreas = ["990000", "990100", "990200"];

let server: TestServer;
let mayReach: ExpectedReach;
const people = new Map<string, SignedIn>();
const indicatorOf = new Map<string, string>();

beforeAll(async () => {
  server = await startTestServer();
  mayReach = await readExpectedReach(server);
  for (const username of testUsernames) people.set(username, await server.signIn(username));
  for (const areaCode of planAreas) {
    const [id = ""] = await writeFor(server.ground, { actor: platformActor, requestId: null }, (context) =>
      publishTestPlan(context, {
        areaCode,
        id: `${areaCode}-women-2021-2025`,
        targets: [
          {
            name: `指标${areaCode}`,
            unit: "%",
            direction: "up",
            rule: { kind: "gte", value: "95", value2: null, unit: "%", per: null },
          },
        ],
      }),
    );
    indicatorOf.set(areaCode, id);
  }
});

afterAll(async () => {
  await server.close();
});

function person(username: string): SignedIn {
  const found = people.get(username);
  if (!found) throw new Error(`nobody is called ${username}`);
  return found;
}

function idsOf(rows: readonly JudgedTarget[]): readonly string[] {
  return rows.map(({ id }) => id).toSorted();
}

function expectedTargets(area: string): readonly string[] {
  return (binding[area] ?? []).map((plan) => `${plan}-women-2021-2025.1`);
}

describe("who sees which judgements", () => {
  test.each(testUsernames)(
    "%s sees those of an area in list and board alike, or in none",
    async (username) => {
      const who = person(username);
      for (const area of testAreas) {
        const query = `?area=${area}&year=2023`;
        const list = await who.get(`/api/targets${query}`);
        const board = await who.get(`/api/board${query}`);
        const status = mayReach(username, "judgement.read", area, null) ? 200 : 403;
        expect({ area, list: list.statusCode, board: board.statusCode }).toEqual({
          area,
          list: status,
          board: status,
        });
        if (status !== 200) continue;
        expect(idsOf(list.json<TargetList>().targets)).toEqual(expectedTargets(area));
        expect(idsOf(board.json<Board>().missing)).toEqual(expectedTargets(area));
      }
    },
  );

  test.each(testUsernames)(
    "%s sees the lights of an area, their sheet and its rules where she sees its judgements",
    async (username) => {
      const who = person(username);
      for (const area of testAreas) {
        const query = `?area=${area}&year=2023`;
        const [lights, sheet, rules] = await Promise.all([
          who.get(`/api/lights${query}`),
          who.get(`/api/lights/sheet.xlsx${query}`),
          who.get(`/api/monitoring-rules?area=${area}`),
        ]);
        const status = mayReach(username, "judgement.read", area, null) ? 200 : 403;
        expect({ area, codes: [lights.statusCode, sheet.statusCode, rules.statusCode] }).toEqual({
          area,
          codes: [status, status, status],
        });
        if (status !== 200) continue;
        expect(idsOf(lights.json<LightList>().rows)).toEqual(expectedTargets(area));
        expect(rules.json<MonitoringRulesRecord>().mayManage).toBe(
          mayReach(username, "light.manage", area, null),
        );
        for (const plan of planAreas) {
          const answer = await who.get(`/api/monitoring-rules?area=${area}&plan=${plan}-women-2021-2025`);
          const isBound = binding[area]?.includes(plan) === true;
          expect({ area, plan, status: answer.statusCode }).toEqual({
            area,
            plan,
            status: isBound ? 200 : 404,
          });
        }
      }
    },
  );

  test.each(testUsernames)("%s takes as a sheet what is in her list", async (username) => {
    const who = person(username);
    const area = testAreas.find((one) => mayReach(username, "judgement.read", one, null));
    const sheet = await who.get(`/api/targets/sheet.xlsx?area=${area ?? "990100"}&year=2023`);
    expect(sheet.statusCode).toBe(area === undefined ? 403 : 200);
    if (area === undefined) return;
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(sheet.rawPayload).buffer);
    expect(workbook.worksheets[0]?.rowCount).toBe(2 + expectedTargets(area).length);
    const others = testAreas.filter((one) => !mayReach(username, "judgement.read", one, null));
    for (const other of others)
      expect((await who.get(`/api/targets/sheet.xlsx?area=${other}&year=2023`)).statusCode).toBe(403);
  });

  test.each(testUsernames)(
    "%s opens the record of an indicator where its figures are hers to see",
    async (username) => {
      const who = person(username);
      const isReader = testAreas.some((area) => mayReach(username, "observation.read", area, null));
      for (const area of testAreas) {
        for (const plan of planAreas) {
          const answer = await who.get(
            `/api/indicators/${indicatorOf.get(plan) ?? ""}?area=${area}&year=2023`,
          );
          const isKnown = testAreas.some(
            (one) => mayReach(username, "indicator.read", one, null) && binding[one]?.includes(plan),
          );
          const inReach = mayReach(username, "observation.read", area, null);
          const expected = !isReader ? 403 : !isKnown ? 404 : inReach ? 200 : 403;
          expect({ area, plan, status: answer.statusCode }).toEqual({ area, plan, status: expected });
        }
      }
    },
  );
});

describe("who sets the rules of monitoring", () => {
  test.each(testUsernames)("%s", async (username) => {
    const who = person(username);
    for (const areaCode of testAreas) {
      for (const plan of planAreas) {
        const answer = await who.send("PUT", "/api/monitoring-rules", {
          areaCode,
          planId: `${plan}-women-2021-2025`,
          // Nobody has set this version, so that who may set one is told of the conflict and nothing is changed.
          baseVersion: 99,
          rules: defaultMonitoringRules,
          reason: "试行",
        });
        const maySet = mayReach(username, "light.manage", areaCode, null);
        const status = maySet ? (plan === areaCode ? 409 : 404) : 403;
        expect({ areaCode, plan, status: answer.statusCode }).toEqual({ areaCode, plan, status });
      }
    }
  });
});

describe("who signs judgements and lays paths", () => {
  test.each(testUsernames)("%s", async (username) => {
    const who = person(username);
    for (const area of testAreas) {
      for (const plan of planAreas) {
        const id = `${plan}-women-2021-2025.1`;
        const isBound = binding[area]?.includes(plan) === true;
        const decided = await who.send("PUT", `/api/targets/${id}/decision`, {
          areaCode: area,
          year: 2023,
          status: "not-yet-reported",
          reason: "依据部门说明",
        });
        const maySign = mayReach(username, "judgement.decide", area, null);
        const expected = maySign ? (isBound ? 200 : 404) : 403;
        expect({ area, plan, status: decided.statusCode }).toEqual({ area, plan, status: expected });
      }
      for (const plan of binding[area] ?? []) {
        const laid = await who.send("PUT", `/api/targets/${plan}-women-2021-2025.1/path`, {
          path: { kind: "straight" },
          areaCode: area,
          year: 2023,
        });
        const mayLay =
          mayReach(username, "judgement.decide", plan, null) &&
          mayReach(username, "judgement.read", area, null);
        expect({ area, plan, status: laid.statusCode }).toEqual({ area, plan, status: mayLay ? 200 : 403 });
      }
    }
  });
});
