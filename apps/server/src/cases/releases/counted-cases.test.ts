import type { Job, ReleasePreview } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../../access/actor.ts";
import { readFor, writeFor } from "../../http/run-in-transaction.ts";
import type { SignedIn } from "../../http/start-test-server.ts";
import { caseHostOf, type HashedDefinition, ownSystems } from "../case-host.ts";
import { type CaseTestCity, startCaseTestCity } from "../case-test-city.ts";
import type { InTurn } from "../in-case-transaction.ts";
import { walkCases } from "../walk-cases.ts";
import { type AreaCount, countByArea, countCells, type Counting, scopeOf } from "./count-release.ts";
import { addClosedCases } from "./made-up-counts.ts";

let city: CaseTestCity;
let office: SignedIn;
beforeAll(async () => {
  city = await startCaseTestCity();
  office = await city.signIn("office");
  for (const [index, system] of systems.entries()) {
    await walkCases(city, { system, count: 6, steps: 5, seed: 71 + index });
  }
}, 180_000);
afterAll(() => city.close());

const systems = ["dv-case", "women-rights-hotline", "family-dispute-mediation"] as const;
const areas = ["990101", "990102", "990100"];
const behalf = { actor: platformActor, requestId: null };
const host = () => caseHostOf(city.ground.config);
const inTurn: InTurn = (work) =>
  readFor(city.ground, behalf, (context) => work({ ...context, host: host() }));

function definitionOf(system: string): HashedDefinition {
  const known = ownSystems().get(system);
  if (known === undefined) throw new Error(system);
  return known;
}

/** Counts every indicator of the systems, and how many cases were folded for it. */
async function countAll(isKept: boolean): Promise<{ readonly counts: unknown; readonly folded: number }> {
  const counts: Record<string, unknown> = {};
  let folded = 0;
  for (const system of systems) {
    const definition = definitionOf(system);
    for (const [name, indicator] of Object.entries(definition.definition.indicators)) {
      if ("sum" in indicator.numerator) continue;
      let last = 0;
      const counting: Counting = {
        inTurn,
        ...(isKept
          ? { keep: (work) => writeFor(city.ground, behalf, (context) => work({ ...context, host: host() })) }
          : {}),
        report: async (done) => {
          last = done;
        },
      };
      const found = await countByArea(counting, definition, name, scopeOf(system, areas, 2025));
      counts[`${system}.${name}`] = [...found].toSorted(([one], [other]) => (one < other ? -1 : 1));
      folded += last;
    }
  }
  return { counts, folded };
}

describe("what cases add to the figures", () => {
  test("is folded once for all indicators, and again for cases alone whose log grew; the figures are the same either way", async () => {
    const plain = await countAll(false);
    const first = await countAll(true);
    expect(first.counts).toEqual(plain.counts);
    expect(JSON.stringify(plain.counts)).toMatch(/"numerator":[1-9]/u);
    expect(first.folded).toBeGreaterThan(0);
    expect(first.folded).toBeLessThan(plain.folded);
    expect((await countAll(true)).folded).toBe(0);
    await walkCases(city, { system: "dv-case", count: 2, steps: 4, seed: 99 });
    const again = await countAll(true);
    expect(again.counts).toEqual((await countAll(false)).counts);
    expect(again.folded).toBeGreaterThan(0);
    // cases opened by others along with them too, never all of them
    expect(again.folded).toBeLessThan(first.folded);
  });

  test("adds up to the figures by area, whatever dimensions it is told apart by", async () => {
    const counting: Counting = { inTurn };
    let groups = 0;
    for (const system of systems) {
      const definition = definitionOf(system);
      const scope = scopeOf(system, areas, 2025);
      for (const [name, { numerator, by }] of Object.entries(definition.definition.indicators)) {
        const dimensions = by.filter((one) => one !== "area").slice(0, 2);
        if ("sum" in numerator || dimensions.length === 0) continue;
        const plain = await countByArea(counting, definition, name, scope);
        const cells = await countCells(counting, definition, name, scope, dimensions);
        const sums = new Map<string, AreaCount>();
        for (const { area, at, numerator: above, denominator: below } of cells) {
          expect(Object.keys(at)).toEqual(dimensions);
          const known = sums.get(area) ?? { numerator: 0, denominator: 0 };
          sums.set(area, { numerator: known.numerator + above, denominator: known.denominator + below });
        }
        groups += cells.length;
        const told = (counts: ReadonlyMap<string, AreaCount>) =>
          [...counts]
            .filter(([, count]) => count.numerator + count.denominator > 0)
            .toSorted(([one], [other]) => (one < other ? -1 : 1));
        expect(told(sums), `${system} ${name}`).toEqual(told(plain));
      }
    }
    expect(groups).toBeGreaterThan(8);
  });
});

const choice = { system: "dv-case", indicator: "repeated", year: 2024 };
const preview = () =>
  office.get(
    `/api/service-releases/preview?system=${choice.system}&indicator=${choice.indicator}&year=${choice.year}`,
  );

/** Orders a count and waits for it. */
const count = () =>
  office.inject({
    method: "POST",
    url: "/api/service-releases/counts",
    payload: choice,
    headers: { prefer: "wait=60" },
  });

async function addCases(many: number): Promise<void> {
  const made = { system: "dv-case", year: 2024, actions: ["receive", "visit"] } as const;
  await addClosedCases(city.database, [{ ...made, areaCode: "990101", count: many }]);
}

describe("a count of many cases", () => {
  test("runs as a job; a request answers at once with the last count and its moment, and nothing is published from it", async () => {
    await addCases(501);
    expect((await preview()).json()).toMatchObject({ code: "not-counted" });
    const { jobId, isDone } = (await count()).json<{ jobId: string; isDone: boolean }>();
    expect(isDone).toBe(true);
    const job = (await office.get(`/api/jobs/${jobId}`)).json<Job>();
    expect(job).toMatchObject({ state: "done", progress: 100 });
    const fresh = (await preview()).json<ReleasePreview>();
    expect(fresh.counted.isFresh).toBe(true);
    expect(fresh.cells.find(({ areaCode }) => areaCode === "990101")?.count).toBe(0);
    city.advance(60_000);
    await addCases(501);
    const old = (await preview()).json<ReleasePreview>();
    expect(old.counted).toEqual({ at: fresh.counted.at, isFresh: false });
    expect(old.cells).toEqual(fresh.cells);
    const publish = await office.send("POST", "/api/service-releases", {
      ...choice,
      hash: old.hash,
      reason: "年度数据",
    });
    expect(publish.json()).toMatchObject({ code: "not-counted" });
    expect((await count()).json()).toMatchObject({ isDone: true });
    expect((await preview()).json<ReleasePreview>().counted.isFresh).toBe(true);
  });

  test("is ordered by those alone who publish", async () => {
    for (const person of [city.people.lead, await city.signIn("leader")]) {
      expect((await person.send("POST", "/api/service-releases/counts", choice)).statusCode).toBe(403);
    }
  });
});
