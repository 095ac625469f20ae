import { beijingDate } from "@halfsky/calendar";
import type { CaseRecord, NotificationList, ReferralInbox } from "@halfsky/api-contract";
import type { SystemOverlay } from "@halfsky/cases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyAuditChain } from "../audit/verify-audit-chain.ts";
import { jsonText } from "../database/json-text.ts";
import type { SignedIn } from "../http/start-test-server.ts";
import { act, type CaseTestCity, open, startCaseTestCity, tryAct } from "./case-test-city.ts";
import { runCaseClock } from "./clock.ts";

const office = {
  area_code: "990100",
  role: "leading-group-office",
  organisation_id: "office-990100",
} as const;

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
  await setOffice(true);
});
afterAll(() => city.close());

async function setOffice(serves: boolean): Promise<void> {
  const { kysely } = city.database;
  await (serves
    ? kysely
        .insertInto("service_agency")
        .values({ ...office, set_by: "platform", set_at: city.ground.now().toISOString() })
        .execute()
    : kysely.deleteFrom("service_agency").where("role", "=", office.role).execute());
}

const days = 24 * 60 * 60_000;

async function run(): Promise<number> {
  const { steps, failures } = await runCaseClock(city.ground);
  expect(failures).toEqual([]);
  return steps;
}

/** A case that nobody passes on: its first clock ends after a day. */
async function leave(
  desk: SignedIn,
  name: string,
): Promise<{ readonly id: string; readonly number: string }> {
  return await open(desk, "rights-infringement-case", "report", {
    answers: {
      fields: { channel: "visit", kind: "work", sexual: false, account: "不发工资" },
      parties: { victim: [{ id: "v1", parts: { name, phone: "13844445555" } }] },
    },
  });
}

async function letters() {
  return await city.database.kysely
    .selectFrom("service_case")
    .select(["id", "number", "area_code", "owner_organisation_id", "state"])
    .where("system", "=", "rights-supervision")
    .orderBy("opened_at")
    .orderBy("id")
    .execute();
}

async function letterAbout(number: string) {
  const found = await city.database.kysely
    .selectFrom("service_case")
    .select(["id", "number"])
    .where("system", "=", "rights-supervision")
    .where((where) => where.eb(where.ref("work", "->>").key("caseNumber"), "=", number))
    .execute();
  return found;
}

/** Whom the clock told of a case, in order. */
async function toldOf(id: string): Promise<readonly (string | null)[]> {
  const rows = await city.database.kysely
    .selectFrom("service_step")
    .select("reached")
    .where("case_id", "=", id)
    .orderBy("due_at")
    .execute();
  return rows.map(({ reached }) => reached);
}

async function recordOf(person: SignedIn, id: string): Promise<CaseRecord> {
  const answer = await person.get(`/api/cases/${id}`);
  expect(answer.statusCode).toBe(200);
  return answer.json<CaseRecord>();
}

async function setOverlay(areaCode: string, system: string, overlay: SystemOverlay): Promise<void> {
  await city.database.kysely
    .insertInto("service_overlay")
    .values({
      area_code: areaCode,
      system,
      version: 1,
      overlay: jsonText({
        areaCode,
        version: 1,
        title: { zh: "试", en: "A test" },
        systems: { [system]: overlay },
      }),
      reason: "试",
      set_by: "platform",
      set_at: city.ground.now().toISOString(),
    })
    .execute();
}

describe("a case that has stalled", () => {
  test("calls for a letter of the office once, which goes to its answer and tells nothing of anybody", async () => {
    const { desk, lead, police } = city.people;
    const duty = city.people["city-office"];
    const { id, number } = await leave(desk, "陶小宁");
    city.advance(10 * days);
    // the supervisor, the office, the office with the letter
    expect(await run()).toBe(3);
    expect(await run()).toBe(0);
    const [letter, ...more] = await letterAbout(number);
    if (letter === undefined) throw new Error("no letter");
    expect(more).toEqual([]);
    const record = await recordOf(duty, letter.id);
    expect(record.row).toMatchObject({ state: "called", system: "rights-supervision", nobodyToTell: false });
    expect(
      Object.fromEntries(Object.entries(record.fields).map(([name, { value }]) => [name, value])),
    ).toEqual({
      caseNumber: number,
      ranOut: "二十四小时移送 / Sent in a day",
      dueOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u),
      inDefault: "甲东区妇联",
      matter: "stalled",
    });
    expect(record.parties).toEqual({});
    expect(JSON.stringify(record)).not.toMatch(/陶小宁|13844445555|不发工资/u);
    // the platform by itself
    expect(record.history.map(({ action, by, actedAs }) => [action, by, actedAs])).toEqual([
      ["link", null, null],
      ["call", null, null],
    ]);
    // from the letter to the case and back, for those who see both
    expect(record.links.map(({ caseId }) => caseId)).toEqual([id]);
    expect((await recordOf(duty, id)).links.map(({ caseId }) => caseId)).toEqual([letter.id]);
    const late = await recordOf(desk, id);
    expect(late.links).toEqual([]);
    expect(late.history.map(({ action }) => action)).toEqual([
      "clock-step",
      "clock-step",
      "clock-step",
      "report",
    ]);
    expect(JSON.stringify(late)).not.toContain(letter.id);
    for (const other of [desk, lead, police, city.people.school, city.people["far-lead"]]) {
      expect((await other.get(`/api/cases/${letter.id}`)).statusCode).toBe(404);
      const told = (await other.get("/api/notifications")).json<NotificationList>().notifications;
      expect(told.filter(({ subject }) => subject?.id === letter.id)).toEqual([]);
    }
    const told = (await duty.get("/api/notifications")).json<NotificationList>().notifications;
    expect(told.filter(({ subject }) => subject?.id === letter.id)).toHaveLength(1);

    // what the platform could not know is asked of the office, which cannot go on without
    const issuedOn = beijingDate(city.ground.now().toISOString());
    const issued = { answers: { fields: { letterNumber: "督1", issuedOn } } };
    expect((await tryAct(duty, letter.id, "toFederation", issued)).statusCode).toBe(409);
    const half = { answers: { fields: { issuer: "office", matter: "stalled", content: "请移送" } } };
    expect((await tryAct(duty, letter.id, "write", half)).statusCode).toBe(422);
    await act(duty, letter.id, "write", {
      answers: { fields: { ...half.answers.fields, kind: "letter" } },
    });
    await act(duty, letter.id, "toFederation", issued);
    const inbox = (await desk.get("/api/referrals")).json<ReferralInbox>();
    const held = inbox.rows.find(({ caseId }) => caseId === letter.id);
    expect(held).toMatchObject({ name: "federation", caseNumber: letter.number });
    // the agency in default sees which case and which clock, as the sheet says
    expect((await recordOf(desk, letter.id)).fields).toMatchObject({ caseNumber: { value: number } });
    const reply = { adopted: "yes", reply: "已移送" };
    await act(desk, letter.id, "answer-referral", {
      referral: { name: "federation", number: held?.number },
      answers: { fields: reply },
    });
    await act(duty, letter.id, "recordReply", { answers: { fields: reply } });
    await act(duty, letter.id, "close");
    const waiting = (await recordOf(duty, letter.id)).pending[0]?.number;
    await act(city.people["city-office-head"], letter.id, "confirm", { pending: waiting });
    expect((await recordOf(duty, letter.id)).row.phase).toBe("closed");
    // the case itself goes on as it was, and no later round opens another letter
    city.advance(60 * days);
    await run();
    expect(await letterAbout(number)).toHaveLength(1);
  });

  test("stands in the audit log with the step that opened the letter, and both in one chain", async () => {
    const { kysely } = city.database;
    const [letter] = await letters();
    const steps = await kysely
      .selectFrom("audit_entry")
      .select(["details", "at"])
      .where("action", "=", "case.clock-step")
      .execute();
    const opened = steps.filter(({ details }) => JSON.stringify(details).includes(letter?.id ?? "none"));
    expect(opened).toHaveLength(1);
    const called = await kysely
      .selectFrom("audit_entry")
      .select("at")
      .where("action", "=", "case.call")
      .where("subject_id", "=", letter?.id ?? "")
      .execute();
    expect(called.map(({ at }) => at)).toEqual(opened.map(({ at }) => at));
    expect((await verifyAuditChain(kysely)).status).toBe("intact");
  });

  test("calls for one letter though four clocks find it due at the same moment", async () => {
    const { number } = await leave(city.people.desk, "陶小静");
    city.advance(10 * days);
    const rounds = await Promise.all(Array.from({ length: 4 }, () => runCaseClock(city.ground)));
    expect(rounds.flatMap(({ failures }) => failures)).toEqual([]);
    expect(rounds.reduce((sum, { steps }) => sum + steps, 0)).toBe(3);
    expect(await letterAbout(number)).toHaveLength(1);
  });

  test("calls for none while it is sealed: nobody outside learns that it is there", async () => {
    const { desk, lead } = city.people;
    const { id, number } = await leave(desk, "陶小密");
    await act(lead, id, "seal", { reason: "身份须保密" });
    const before = await letters();
    city.advance(10 * days);
    await run();
    expect(await toldOf(id)).toEqual(["lead", null, null]);
    expect(await letters()).toEqual(before);
    expect(await letterAbout(number)).toEqual([]);
    expect((await city.people["city-office"].get(`/api/cases/${id}`)).statusCode).toBe(404);
  });

  test("says where nobody takes letters, goes on telling, and the agency that is late never takes its own", async () => {
    const { desk, lead } = city.people;
    await setOffice(false);
    const { id, number } = await leave(desk, "陶小远");
    city.advance(10 * days);
    await run();
    expect(await toldOf(id)).toEqual(["lead", "office", "office"]);
    expect(await letterAbout(number)).toEqual([]);
    expect((await recordOf(lead, id)).row.nobodyToTell).toBe(true);
    await setOffice(true);
    // a step that was done is not done again
    expect(await run()).toBe(0);
    expect(await letterAbout(number)).toEqual([]);
  });

  test("calls for one sooner, or for none, where the place says so", async () => {
    const source = { cite: { zh: "办法", en: "Measure" }, status: "law" } as const;
    await setOverlay("990101", "rights-infringement-case", {
      periods: { "openings.send.supervision": { value: "0h" } },
    });
    await setOverlay("990102", "rights-infringement-case", {
      openings: { "send.supervision": { value: false, source } },
    });
    const near = await leave(city.people.desk, "陶小快");
    const far = await leave(city.people["far-desk"], "陶小停");
    city.advance(1 * days + 60_000);
    await run();
    expect(await letterAbout(near.number)).toHaveLength(1);
    city.advance(30 * days);
    await run();
    expect(await letterAbout(near.number)).toHaveLength(1);
    expect(await letterAbout(far.number)).toEqual([]);
  });
});
