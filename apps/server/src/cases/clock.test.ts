import type { CaseRecord, NotificationList, ReferralInbox } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { act, callForHelp, type CaseTestCity, open, startCaseTestCity } from "./case-test-city.ts";
import { runCaseClock } from "./clock.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
});
afterAll(() => city.close());

const minutes = 60_000;
const hours = 60 * minutes;

async function steps(id: string) {
  return await city.database.kysely
    .selectFrom("service_step")
    .select(["deadline", "kind", "reached"])
    .where("case_id", "=", id)
    .orderBy("due_at")
    .orderBy("done_at")
    .execute();
}

async function run(): Promise<number> {
  const { steps: count, failures } = await runCaseClock(city.ground);
  expect(failures).toEqual([]);
  return count;
}

describe("the clock of cases", () => {
  test("warns the owner, then escalates to the supervisor, then to the office, each once", async () => {
    const { desk, lead } = city.people;
    const { id } = await open(desk, "dv-case", "receive", callForHelp());
    city.advance(61 * minutes);
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    city.advance(1 * hours);
    expect(await run()).toBe(1);
    city.advance(24 * hours);
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect((await steps(id)).map(({ kind, reached }) => [kind, reached])).toEqual([
      ["warn", "owner"],
      ["escalate", "lead"],
      ["escalate", "office"],
    ]);
    const told = (await lead.get("/api/notifications")).json<NotificationList>().notifications;
    expect(told.map(({ kind, subject }) => [kind, subject?.id])).toEqual([["escalate", id]]);
    expect(JSON.stringify(told)).not.toContain("张小红");
  });

  test("asks the agency above when the police keep silent, and tells the supervisor", async () => {
    const { desk, lead, worker } = city.people;
    const { id } = await open(
      desk,
      "dv-case",
      "receive",
      callForHelp({ name: "孙小兰", phone: "13811112222" }),
    );
    await act(lead, id, "take", { assignee: city.accounts.worker });
    await act(worker, id, "visit", {
      answers: { fields: { inDanger: true, again: false, visitFindings: "见" } },
    });
    await act(worker, id, "toPolice");
    city.advance(31 * minutes);
    await run();
    const above = (await city.people["city-police"].get("/api/referrals")).json<ReferralInbox>();
    expect(above.rows).toMatchObject([{ caseId: id, name: "police", number: 2, state: "sent" }]);
    const record = (await lead.get(`/api/cases/${id}`)).json<CaseRecord>();
    expect(record.referrals.map(({ organisation }) => organisation?.id)).toEqual([
      "police-990101",
      "police-990100",
    ]);
    const disclosed = await city.database.kysely
      .selectFrom("service_disclosure")
      .select("organisation_id")
      .where("case_id", "=", id)
      .orderBy("at")
      .execute();
    expect(disclosed.map(({ organisation_id }) => organisation_id)).toEqual([
      "police-990101",
      "police-990100",
    ]);
  });

  test("does nothing about what was done in time", async () => {
    const { desk, lead, worker } = city.people;
    const { id } = await open(
      desk,
      "dv-case",
      "receive",
      callForHelp({ name: "周小云", phone: "13822223333" }),
    );
    await act(lead, id, "take", { assignee: city.accounts.worker });
    await act(worker, id, "visit", {
      answers: { fields: { inDanger: true, again: false, visitFindings: "见" } },
    });
    city.advance(48 * hours);
    await run();
    expect(await steps(id)).toEqual([]);
  });
});
