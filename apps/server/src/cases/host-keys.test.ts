import { hashDefinition, type SystemDefinition } from "@halfsky/cases";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "../http/start-test-server.ts";
import { caseHostOf, ownSystems } from "./case-host.ts";
import { callForHelp, type CaseTestCity, open, startCaseTestCity, tryAct } from "./case-test-city.ts";
import { checkPerson, idNumbers, recordPerson } from "./checked-test-people.ts";

/*
 * Keys of definitions that the host acts on, proven as the others are: each is changed once in the definitions that the
 * running server has, and what the server then answers comes out otherwise.
 */

let city: CaseTestCity;
let administrator: SignedIn;
beforeAll(async () => {
  city = await startCaseTestCity();
  administrator = await city.signIn("administrator");
});
afterEach(() => setSystems(ownSystems()));
afterAll(() => city.close());

function setSystems(systems: ReturnType<typeof ownSystems>): void {
  const host = caseHostOf(city.ground.config);
  for (const { hash, definition } of systems.values()) host.shelf.set(hash, definition);
  Object.assign(host, { systems, overlaid: new Map() });
}

function ownOf(system: string): SystemDefinition {
  const own = ownSystems().get(system)?.definition;
  if (own === undefined) throw new Error(`no ${system}`);
  return own;
}

/** The server as it is where one system says something else. */
function serve(definition: SystemDefinition): void {
  setSystems(new Map([...ownSystems(), [definition.id, { hash: hashDefinition(definition), definition }]]));
}

/** A part of a definition with each of its keys changed, one at a time. */
function mutantsOf<T extends object>(part: T, changed: { readonly [K in keyof T]-?: T[K] }): [string, T][] {
  expect(Object.keys(changed).toSorted()).toEqual(Object.keys(part).toSorted());
  return Object.keys(changed).map((key) => [key, { ...part, ...pick(changed, key) }]);
}

function pick(from: object, key: string): object {
  return Object.fromEntries(Object.entries(from).filter(([name]) => name === key));
}

describe("the gate of a system", () => {
  const system = "staff-background-check";

  async function takes(): Promise<readonly string[]> {
    const codes: string[] = [];
    for (const assignee of [city.accounts.worker, city.accounts["other-worker"]]) {
      const { id } = await open(city.people.desk, "child-protection-case", "receive", {
        answers: {
          fields: { channel: "hotline", inDanger: false },
          parties: { child: [{ id: "c", parts: { name: randomUUID().slice(0, 8) } }] },
        },
      });
      const answer = await tryAct(city.people.lead, id, "take", { assignee });
      codes.push(answer.statusCode === 200 ? "assigned" : answer.json<{ code: string }>().code);
    }
    return codes;
  }

  test("opens otherwise where any of its keys says otherwise", async () => {
    const own = ownOf(system);
    if (own.gate === undefined) throw new Error("no gate");
    await recordPerson(administrator, city.accounts.worker, idNumbers[0]);
    await checkPerson(city, "甲", idNumbers[0]);
    await recordPerson(administrator, city.accounts["other-worker"], idNumbers[1]);
    await checkPerson(city, "乙", idNumbers[1]);
    await checkPerson(city, "乙", idNumbers[1], "hit");
    city.advance(60 * 86_400_000);
    const usual = await takes();
    expect(usual).toEqual(["assigned", "guard-not-met"]);
    const mutants = mutantsOf(own.gate, {
      name: "another",
      party: "nobody",
      state: "requested",
      bars: [],
      validFor: "1mo",
    });
    for (const [key, gate] of mutants) {
      serve({ ...own, gate });
      expect([key, await takes()]).not.toEqual([key, usual]);
    }
    const { gate: _none, ...without } = own;
    serve(without);
    expect(await takes()).toEqual(["guard-unknown", "guard-unknown"]);
  });
});

describe("the form for the public", () => {
  const system = "mandatory-report-minors";

  async function answers(): Promise<readonly unknown[]> {
    const form = await city.app.inject({ url: `/api/public/reports/${system}` });
    const intake = form.json<{ definition?: SystemDefinition }>().definition?.publicIntake;
    const sent = await city.app.inject({
      method: "POST",
      url: `/api/public/reports/${system}`,
      payload: {
        areaCode: "990101",
        transactionId: randomUUID(),
        details: {
          answers: {
            fields: {
              situation: "s5",
              dutyHolder: "school",
              foundAt: "2025-03-03T00:30:00.000Z",
              facts: "身上多处伤",
              inDanger: false,
            },
            parties: { child: [{ id: "child-1", parts: { name: "小明" } }] },
          },
        },
      },
    });
    const receipt = await city.app.inject({
      method: "POST",
      url: "/api/public/receipts",
      payload: sent.statusCode === 200 ? sent.json<object>() : { number: "none", code: "none" },
    });
    const known = receipt.statusCode === 200 ? receipt.json<{ known: unknown }>().known : null;
    return [form.statusCode, intake?.help, intake?.field, sent.statusCode, known];
  }

  test("asks, takes and tells otherwise where any of its keys says otherwise", async () => {
    const own = ownOf(system);
    if (own.publicIntake === undefined) throw new Error("not for the public");
    const usual = await answers();
    expect([usual[0], usual[3]]).toEqual([200, 200]);
    const mutants = mutantsOf(own.publicIntake, {
      action: "accept",
      help: own.publicIntake.help.slice(1),
      field: "dutyHolder",
      tells: ["situation"],
    });
    for (const [key, publicIntake] of mutants) {
      serve({ ...own, publicIntake });
      expect([key, await answers()]).not.toEqual([key, usual]);
    }
    const { publicIntake: _none, ...without } = own;
    serve(without);
    expect((await answers()).slice(0, 1)).toEqual([404]);
  });
});

test("the window of matching pairs cases within it and no others", async () => {
  const own = ownOf("dv-case");
  if (own.match === undefined) throw new Error("nothing is matched");
  const pairsAfter = async (days: number): Promise<number> => {
    const victim = { name: "同一人", phone: `136${String(Date.now()).slice(-8)}` };
    const ids: string[] = [];
    for (const wait of [days, 0]) {
      ids.push((await open(city.people.desk, "dv-case", "receive", callForHelp(victim))).id);
      city.advance(wait * 86_400_000);
    }
    const pairs = await city.database.kysely
      .selectFrom("service_match")
      .select("case_id")
      .where("case_id", "in", ids)
      .where("other_case_id", "in", ids)
      .execute();
    return pairs.length;
  };
  expect(await pairsAfter(3)).toBe(1);
  serve({ ...own, match: { ...own.match, window: "1d" } });
  expect(await pairsAfter(3)).toBe(0);
});

test("the indicator of the plan that one feeds is where its figures go", async () => {
  const own = ownOf("two-cancer-screening");
  const [name = "", rule] = Object.entries(own.indicators).find(([, { feeds }]) => feeds !== undefined) ?? [];
  if (rule === undefined) throw new Error("none feeds the plan");
  const office = await city.signIn("office");
  const year = Number(city.ground.now().toISOString().slice(0, 4)) - 1;
  const goesTo = async (): Promise<readonly unknown[]> => {
    const seen = await office.get(
      `/api/service-releases/preview?system=${own.id}&indicator=${name}&year=${year}`,
    );
    const options = await office.get("/api/service-releases/options");
    const { systems } = options.json<{
      systems: { id: string; indicators: { name: string; feeds: string | null }[] }[];
    }>();
    const offered = systems.find(({ id }) => id === own.id)?.indicators.find((one) => one.name === name);
    return [seen.json<{ target: { name: string } }>().target.name, offered?.feeds];
  };
  const served = (feeds: string | undefined): void => {
    const { feeds: _none, ...bare } = rule;
    const indicator = feeds === undefined ? bare : { ...bare, feeds };
    serve({ ...own, indicators: { ...own.indicators, [name]: indicator } });
  };
  expect(await goesTo()).toEqual([rule.feeds, rule.feeds]);
  served("另一指标");
  expect(await goesTo()).toEqual(["另一指标", "另一指标"]);
  served(undefined);
  expect(await goesTo()).toEqual([`${own.title.zh}：${rule.title.zh}`, null]);
});
