import type { CaseRecord, NotificationList, ReferralInbox } from "@halfsky/api-contract";
import { addDays, beijingDate } from "@halfsky/calendar";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { importCalendarAndRecalculate } from "../supervision/recalculate-deadlines.service.ts";
import { act, callForHelp, type CaseTestCity, open, startCaseTestCity } from "./case-test-city.ts";
import { recalculateCases, runCaseClock } from "./clock.ts";

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
    // nobody is above the city, which keeps silent too: neither of the two is asked again
    for (let turn = 0; turn < 3; turn += 1) {
      city.advance(31 * minutes);
      await run();
    }
    const later = (await lead.get(`/api/cases/${id}`)).json<CaseRecord>();
    expect(later.referrals).toHaveLength(2);
  });

  test("ends what it asked above once the agency that kept silent answers after all, and tells the one above", async () => {
    const { desk, lead, worker, police, "city-police": above } = city.people;
    const victim = { name: "沈小梅", phone: "13844440000" };
    const { id } = await open(desk, "dv-case", "receive", callForHelp(victim));
    await act(lead, id, "take", { assignee: city.accounts.worker });
    const answers = { fields: { inDanger: true, again: false, visitFindings: "见" } };
    await act(worker, id, "visit", { answers });
    await act(worker, id, "toPolice");
    city.advance(31 * minutes);
    await run();
    const inbox = async (state = "open") =>
      (await above.get(`/api/referrals?state=${state}`))
        .json<ReferralInbox>()
        .rows.filter((row) => row.caseId === id);
    expect((await inbox()).map(({ state }) => state)).toEqual(["sent"]);
    await act(police, id, "answer-referral", {
      referral: { name: "police", number: 1 },
      answers: { fields: { policeAnswer: "letter" } },
    });
    const record = (await lead.get(`/api/cases/${id}`)).json<CaseRecord>();
    expect(record.referrals.map(({ state }) => state)).toEqual(["answered", "answered-below"]);
    expect(await inbox()).toEqual([]);
    expect((await inbox("answered")).map(({ state }) => state)).toEqual(["answered-below"]);
    const told = (await above.get("/api/notifications")).json<NotificationList>().notifications;
    expect(told.filter(({ subject }) => subject?.id === id).map(({ kind }) => kind)).toContain(
      "answered-below",
    );
    const before = (await steps(id)).filter(({ deadline }) => deadline.startsWith("referral:police"));
    for (let day = 0; day < 5; day += 1) {
      city.advance(24 * hours);
      await run();
    }
    const after = (await steps(id)).filter(({ deadline }) => deadline.startsWith("referral:police"));
    expect(after).toEqual(before);
  });

  test("leaves in peace the court that decides upon what it was asked, without a word of answer", async () => {
    const { police, court } = city.people;
    const { id } = await open(police, "dv-orders", "apply", {
      answers: {
        fields: { applicant: "police", urgent: false },
        parties: {
          victim: [{ id: "v1", parts: { name: "沈小梅", phone: "13844440000" } }],
          offender: [{ id: "o1", parts: { name: "李四" } }],
        },
      },
    });
    const { referrals } = (await police.get(`/api/cases/${id}`)).json<CaseRecord>();
    const held = referrals.find(({ name }) => name === "court");
    expect(held?.organisation?.id).toBe("court-990101");
    await act(court, id, "accept");
    await act(court, id, "reject", {
      answers: { fields: { refusedOn: beijingDate(city.ground.now().toISOString()) } },
      reason: "证据不足",
    });
    const record = (await court.get(`/api/cases/${id}`)).json<CaseRecord>();
    expect(record.referrals.find(({ name }) => name === "court")).toMatchObject({ state: "answered" });
    for (let day = 0; day < 5; day += 1) {
      city.advance(24 * hours);
      await run();
    }
    const late = (await steps(id)).filter(({ deadline }) => deadline.startsWith("referral:court"));
    expect(late).toEqual([]);
  });

  test("asks the agency above for a referral that is called otherwise than its role", async () => {
    const above = { id: "civil-990100", area_code: "990100" };
    await city.database.kysely
      .insertInto("organisation")
      .values({ ...above, name: "甲市民政局", short_name: "甲市民政局", pinyin: above.id, kind: "agency" })
      .execute();
    await city.database.kysely
      .insertInto("service_agency")
      .values({
        area_code: above.area_code,
        role: "civil-affairs",
        organisation_id: above.id,
        set_by: "platform",
        set_at: new Date().toISOString(),
      })
      .execute();
    const { id } = await open(city.people.school, "mandatory-report-minors", "submit", {
      answers: {
        fields: { situation: "s6", dutyHolder: "school", foundAt: city.ground.now().toISOString() },
        parties: { child: [{ id: "c1", parts: { sex: "female" } }] },
      },
    });
    city.advance(25 * hours);
    await run();
    const asked = await city.database.kysely
      .selectFrom("service_holder")
      .select(["name", "organisation_id"])
      .where("case_id", "=", id)
      .where("name", "=", "civilAffairs")
      .orderBy("number")
      .execute();
    expect(asked.map(({ organisation_id }) => organisation_id)).toEqual(["civil-990101", "civil-990100"]);
  });

  test("leaves in peace whoever acts upon what was handed to her, without a word of acknowledgement", async () => {
    const { school, police, lead } = city.people;
    const { id } = await open(school, "dv-report", "submit", {
      answers: {
        fields: {
          dutyHolder: "school",
          foundAt: city.ground.now().toISOString(),
          capacity: "none",
          inDanger: true,
        },
        parties: { victim: [{ id: "v1", parts: { name: "郑小梅", phone: "13855556666" } }] },
      },
    });
    await act(police, id, "accept");
    const { referrals } = (await lead.get(`/api/cases/${id}`)).json<CaseRecord>();
    const held = referrals.find(({ name }) => name === "police");
    expect(held).toMatchObject({ state: "acknowledged", acknowledgedAt: city.ground.now().toISOString() });
    city.advance(2 * hours);
    await run();
    expect((await steps(id)).filter(({ deadline }) => deadline.includes("police"))).toEqual([]);
    const audits = await city.database.kysely
      .selectFrom("audit_entry")
      .select("details")
      .where("subject_id", "=", id)
      .where("action", "=", "case.accept")
      .execute();
    expect(audits).toMatchObject([{ details: { acknowledges: [held?.number] } }]);
  });

  test("calls nobody silent who does the recurring work that was asked of it", async () => {
    const { police, "police-head": head, civil } = city.people;
    const victim = [{ id: "v1", parts: { name: "路小宁", sex: "female", birthDate: "2001-05-01" } }];
    const { id } = await open(police, "anti-trafficking", "alarm", {
      answers: { fields: { kind: "woman" }, parties: { victim } },
    });
    await act(police, id, "find", { answers: { fields: { origin: "lost" } } });
    await act(police, id, "place", { answers: { fields: { placement: "略" } } });
    const { pending } = (await head.get(`/api/cases/${id}`)).json<CaseRecord>();
    await act(head, id, "confirm", { pending: pending[0]?.number });
    const since = city.ground.now().toISOString();
    await act(civil, id, "visit", { answers: { fields: { visit: "平稳", again: false } } });
    city.advance(11 * 24 * hours);
    await run();
    const late = (await steps(id)).map(({ deadline }) => deadline);
    expect(late).toContain("referral:health:2:answer");
    expect(late).not.toContain("referral:civilAffairs:1:answer");
    const { referrals } = (await police.get(`/api/cases/${id}`)).json<CaseRecord>();
    expect(referrals.map(({ name, atWorkSince }) => [name, atWorkSince])).toEqual([
      ["civilAffairs", since],
      ["health", null],
    ]);
    const audits = await city.database.kysely
      .selectFrom("audit_entry")
      .select("details")
      .where("subject_id", "=", id)
      .where("action", "=", "case.visit")
      .execute();
    expect(audits).toMatchObject([{ details: { worksOn: [1] } }]);
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

  test("works ends in working days out anew when a schedule says so, which stands in the log", async () => {
    const { desk } = city.people;
    const calm = callForHelp({ name: "吴小静", phone: "13833334444" });
    const fields = { ...calm.answers.fields, inDanger: false, injury: "none", weapon: false, threat: false };
    const details = { answers: { ...calm.answers, fields: { ...fields, repeat: false } } };
    const { id } = await open(desk, "dv-case", "receive", details);
    const read = async () => (await desk.get(`/api/cases/${id}`)).json<CaseRecord>();
    const before = await read();
    expect(before.row.grade?.value).toBe("green");
    const today = beijingDate(city.ground.now().toISOString());
    const days = [1, 2, 3].map((count) => ({
      date: addDays(today, count),
      kind: "holiday" as const,
      name: "试",
      source: "试",
    }));
    await writeFor(city.ground, { actor: platformActor, requestId: null }, (context) =>
      importCalendarAndRecalculate(context, days),
    );
    expect(await recalculateCases(city.ground)).toBeGreaterThan(0);
    expect(await recalculateCases(city.ground)).toBe(0);
    const after = await read();
    expect(Date.parse(after.row.nextDeadline?.dueAt ?? "")).toBeGreaterThan(
      Date.parse(before.row.nextDeadline?.dueAt ?? ""),
    );
    // the platform by itself: each page has a word for it
    expect(after.history[0]).toMatchObject({ action: "recalculate", by: null, actedAs: null });
  });
});
