import type { CaseList, CaseRecord, Problem, ReferralInbox, ServiceAgencyList } from "@halfsky/api-contract";
import type { ServiceRole } from "@halfsky/cases";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { createAccount } from "../accounts/create-account.service.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn, testPassword } from "../http/start-test-server.ts";
import { platformRole } from "./case-person.ts";
import { act, type CaseTestCity, open, startCaseTestCity } from "./case-test-city.ts";
import { addRegisterPeople } from "./checked-test-people.ts";
import { runCaseClock } from "./clock.ts";

/* Two townships of a county, each with its government and police station; the rest of the county goes to those of the whole. */

let city: CaseTestCity;
let county: Awaited<ReturnType<typeof addRegisterPeople>>;
let people: Readonly<Record<"east" | "west" | "eastPolice" | "westPolice", SignedIn>>;

const behalf = { actor: platformActor, requestId: null };
const system = "family-dispute-mediation";
const east = "990101001";
const west = "990101002";
const localities = [
  [east, "东乡镇"],
  [`${east}001`, "东一村"],
  [`${east}002`, "东二村"],
  [west, "西乡镇"],
  [`${west}001`, "西一村"],
  ["990101003", "南乡镇"],
] as const;

async function addBody(id: string, role: ServiceRole): Promise<SignedIn> {
  await writeFor(city.ground, behalf, async (context) => {
    const organisation = { id, name: id, short_name: id, pinyin: id, kind: "agency" as const };
    await context.transaction
      .insertInto("organisation")
      .values({ ...organisation, area_code: "990101" })
      .execute();
    await createAccount(context, {
      username: `of-${id}`,
      displayName: id,
      organisationId: id,
      roleIds: [platformRole(role)],
      password: testPassword,
      mustChangePassword: false,
    });
  });
  return await city.signIn(`of-${id}`);
}

async function serve(
  organisationId: string,
  role: ServiceRole,
  served: readonly string[],
  who = "administrator",
) {
  const body = { areaCode: "990101", role, organisationId, localities: served };
  return await (await city.signIn(who)).send("PUT", "/api/service-agencies/localities", body);
}

beforeAll(async () => {
  city = await startCaseTestCity();
  county = await addRegisterPeople(city, "990101");
  await city.database.kysely
    .insertInto("locality")
    .values(
      localities.map(([code, name]) => ({
        area_code: "990101",
        code,
        name,
        level: code.length === 9 ? ("township" as const) : ("village" as const),
      })),
    )
    .execute();
  people = {
    east: await addBody("town-east", "township"),
    west: await addBody("town-west", "township"),
    eastPolice: await addBody("station-east", "police"),
    westPolice: await addBody("station-west", "police"),
  };
}, 180_000);
afterAll(() => city.close());

describe("agencies of townships and villages", () => {
  test("are set by whoever configures the area, all faults at once", async () => {
    for (const [body, role, served] of [
      ["town-east", "township", [east]],
      ["town-west", "township", [west]],
      ["station-east", "police", [east, "990101003"]],
      ["station-west", "police", [west]],
    ] as const) {
      expect((await serve(body, role, served)).statusCode).toBe(204);
    }
    const wrong = await serve("nobody", "police", [west, "990101009", "990101003"]);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.json<Problem>().faults.map(({ where }) => where)).toEqual([
      "body.organisationId",
      "body.localities[0]",
      "body.localities[1]",
      "body.localities[2]",
    ]);
    expect(wrong.json<Problem>().faults[1]?.message.zh).toContain("station-west");
    expect((await serve("station-east", "police", [east], "other-county")).statusCode).toBe(403);
    expect((await serve("station-east", "police", [east], "desk")).statusCode).toBe(403);
  });

  test("stand in the list with what each serves, and in the audit log with what was before", async () => {
    expect((await serve("station-east", "police", [east])).statusCode).toBe(204);
    const administrator = await city.signIn("administrator");
    const list = (await administrator.get("/api/service-agencies")).json<ServiceAgencyList>();
    expect(
      list.localAgencies.map(({ role, organisation, localities: at }) => [
        role,
        organisation.id,
        at.map(({ name }) => name),
      ]),
    ).toEqual([
      ["police", "station-east", ["东乡镇"]],
      ["police", "station-west", ["西乡镇"]],
      ["township", "town-east", ["东乡镇"]],
      ["township", "town-west", ["西乡镇"]],
    ]);
    expect(list.localities).toContainEqual({ areaCode: "990101", code: `${east}001`, name: "东一村" });
    const entry = await city.database.kysely
      .selectFrom("audit_entry")
      .select("details")
      .where("action", "=", "local-agency.set")
      .where("subject_id", "=", "990101/police/station-east")
      .orderBy("sequence", "desc")
      .executeTakeFirstOrThrow();
    expect(entry.details).toMatchObject({ before: [east, "990101003"], after: [east] });
  });
});

function found(fields: Readonly<Record<string, unknown>>, receivers?: Readonly<Record<string, string>>) {
  return {
    answers: {
      fields: { channel: "visit", kind: "marriage", inDanger: true, ...fields },
      parties: { one: [{ id: "one", parts: { name: "林小青", phone: "13800001234" } }] },
    },
    ...(receivers === undefined ? {} : { receivers }),
  };
}
const sees = async (person: SignedIn, id: string) => (await person.get(`/api/cases/${id}`)).statusCode;
const inbox = async (person: SignedIn) =>
  (await person.get("/api/referrals")).json<ReferralInbox>().rows.map(({ caseId }) => caseId);

describe("a case of a village", () => {
  test("belongs to its township and goes to its station; no other township learns of it", async () => {
    const { id } = await open(county.village, system, "find", found({ locality: `${east}001` }));
    expect(await sees(people.east, id)).toBe(200);
    expect(await inbox(people.eastPolice)).toEqual([id]);
    for (const other of [people.west, people.westPolice, county.township, city.people.police]) {
      expect(await sees(other, id)).toBe(404);
      expect((await other.get("/api/cases")).json<CaseList>().rows.map((row) => row.id)).not.toContain(id);
      expect(await inbox(other)).not.toContain(id);
    }
  });

  test("of a township without bodies of its own goes to those of the whole county", async () => {
    const { id } = await open(county.village, system, "find", found({ locality: "990101003" }));
    expect(await sees(county.township, id)).toBe(200);
    expect(await inbox(city.people.police)).toContain(id);
    expect(await sees(people.east, id)).toBe(404);
  });

  test("that names no place goes nowhere before somebody chose, and then where she said", async () => {
    const asked = await county.village.send("POST", "/api/cases", {
      system,
      action: "find",
      transactionId: randomUUID(),
      details: found({}),
    });
    expect(asked.statusCode).toBe(422);
    const { faults } = asked.json<Problem>();
    expect(faults.map(({ where, choices }) => [where, choices?.map(({ id }) => id)])).toEqual([
      ["body.details.receivers.police", ["police-990101", "station-east", "station-west"]],
    ]);
    expect(faults[0]?.choices?.[0]?.name).toBe("甲东区公安局");
    const details = found({}, { police: "station-west" });
    const { id } = await open(county.village, system, "find", details);
    expect(await inbox(people.westPolice)).toEqual([id]);
    expect(await inbox(people.eastPolice)).not.toContain(id);
  });

  test("of which the station keeps silent goes on to the police of the county, then of the city", async () => {
    const { id } = await open(county.village, system, "find", found({ locality: `${east}002` }));
    const askedOf = async () =>
      (await people.east.get(`/api/cases/${id}`))
        .json<CaseRecord>()
        .referrals.map(({ organisation }) => organisation?.id);
    expect(await askedOf()).toEqual(["station-east"]);
    for (const expected of ["police-990101", "police-990100"]) {
      city.advance(24 * 3_600_000);
      expect((await runCaseClock(city.ground)).failures).toEqual([]);
      expect((await askedOf()).at(-1)).toBe(expected);
    }
  });

  test("that a township finds in another one is that one's, which alone sees it and goes on", async () => {
    const { id } = await open(people.east, system, "find", found({ locality: `${west}001` }));
    expect(await sees(people.west, id)).toBe(200);
    expect(await sees(people.east, id)).toBe(404);
    await act(people.west, id, "visit", {
      answers: { fields: { inDanger: false, again: false, visitFindings: "见" } },
    });
  });
});

test("a report of the public, of whom nothing can be asked back, goes to the police of the whole county", async () => {
  const url = "/api/public/reports/mandatory-report-minors";
  const payload = {
    areaCode: "990101",
    transactionId: randomUUID(),
    details: {
      answers: {
        fields: {
          situation: "s5",
          dutyHolder: "school",
          foundAt: "2025-03-03T00:30:00.000Z",
          facts: "身上多处伤",
        },
        parties: { child: [{ id: "child-1", parts: { name: "小明" } }] },
      },
    },
  };
  const answer = await city.app.inject({ method: "POST", url, payload });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const { number } = answer.json<{ number: string }>();
  const { id } = await city.database.kysely
    .selectFrom("service_case")
    .select("id")
    .where("number", "=", number)
    .executeTakeFirstOrThrow();
  expect(await inbox(city.people.police)).toContain(id);
  for (const station of [people.eastPolice, people.westPolice]) {
    expect(await inbox(station)).not.toContain(id);
  }
});
