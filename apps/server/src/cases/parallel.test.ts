import type { CaseDone } from "@halfsky/api-contract";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { act, callForHelp, type CaseTestCity, open, startCaseTestCity } from "./case-test-city.ts";
import { runCaseClock } from "./clock.ts";

// On an embedded database one transaction follows another; on a PostgreSQL server these really meet.
let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
});
afterAll(() => city.close());

const intakes = 64;

describe("at the same moment", () => {
  test("intakes about one person are all paired with each other", async () => {
    const { desk } = city.people;
    const answers = await Promise.all(
      Array.from({ length: intakes }, () =>
        desk.send("POST", "/api/cases", {
          system: "dv-case",
          action: "receive",
          transactionId: randomUUID(),
          details: callForHelp({ name: "同一人", phone: "13612345678" }),
        }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
    const ids = answers.map((answer) => answer.json<CaseDone>().id);
    const pairs = await city.database.kysely
      .selectFrom("service_match")
      .select(["case_id", "other_case_id"])
      .where("case_id", "in", ids)
      .execute();
    const paired = new Set(
      pairs.map(({ case_id, other_case_id }) => [case_id, other_case_id].toSorted().join(" ")),
    );
    expect(paired.size).toBe((intakes * (intakes - 1)) / 2);
  });

  test("one transaction that is sent eight times is one case and one action, with one answer", async () => {
    const { desk, lead } = city.people;
    const opening = {
      system: "dv-case",
      action: "receive",
      transactionId: randomUUID(),
      details: callForHelp({ name: "一次", phone: "13687654321" }),
    };
    const opened = await Promise.all(
      Array.from({ length: 8 }, () => desk.send("POST", "/api/cases", opening)),
    );
    const answers = new Set(opened.map(({ body }) => body));
    expect([opened.map(({ statusCode }) => statusCode), answers.size]).toEqual([opened.map(() => 200), 1]);
    const { id } = opened[0]?.json<CaseDone>() ?? { id: "" };
    const taking = {
      action: "take",
      transactionId: randomUUID(),
      baseVersion: 1,
      details: { assignee: city.accounts.worker },
    };
    const taken = await Promise.all(
      Array.from({ length: 8 }, () => lead.send("POST", `/api/cases/${id}/actions`, taking)),
    );
    expect(new Set(taken.map(({ body }) => body)).size).toBe(1);
    const log = await city.database.kysely
      .selectFrom("service_action")
      .select("action")
      .where("case_id", "=", id)
      .orderBy("number")
      .execute();
    expect(log.map(({ action }) => action)).toEqual(["receive", "take"]);
  });

  test("different fields of one version merge, the same field is refused with both values and both people", async () => {
    const { desk, lead, worker } = city.people;
    const { id } = await open(
      desk,
      "dv-case",
      "receive",
      callForHelp({ name: "两人", phone: "13611113333" }),
    );
    await act(lead, id, "take", { assignee: city.accounts.worker });
    const correct = (fields: Readonly<Record<string, unknown>>) => ({
      action: "correct",
      transactionId: randomUUID(),
      baseVersion: 2,
      details: { reason: "核实", answers: { fields } },
    });
    const one = await worker.send("POST", `/api/cases/${id}/actions`, correct({ injury: "slight" }));
    const other = await worker.send("POST", `/api/cases/${id}/actions`, correct({ repeat: true }));
    const same = await desk.send("POST", `/api/cases/${id}/actions`, correct({ injury: "serious" }));
    expect([one.statusCode, other.statusCode, same.statusCode]).toEqual([200, 200, 409]);
    const problem = same.json<{ code: string; faults: { where: string; message: { en: string } }[] }>();
    expect(problem.code).toBe("stale");
    expect(problem.faults[0]?.where).toBe("body.details.answers.fields.injury");
    for (const word of ["slight", "serious", "worker", "desk"]) {
      expect(problem.faults[0]?.message.en).toContain(word);
    }
  });

  test("clocks of several servers do every step once", async () => {
    city.advance(40 * 86_400_000);
    const rounds = await Promise.all([1, 2, 3].map(() => runCaseClock(city.ground)));
    expect(rounds.flatMap(({ failures }) => failures)).toEqual([]);
    const done = await city.database.kysely.selectFrom("service_step").select("id").execute();
    expect(done).toHaveLength(rounds.reduce((sum, { steps }) => sum + steps, 0));
    const logged = await city.database.kysely
      .selectFrom("service_action")
      .select("transaction_id")
      .where("action", "=", "clock-step")
      .execute();
    expect(logged).toHaveLength(done.length);
    expect(done.length).toBeGreaterThan(intakes);
  });
});
