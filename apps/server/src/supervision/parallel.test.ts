import type { MatterRecord, NotificationList } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "../http/start-test-server.ts";
import { clockKind, startClocks } from "./clock-job.ts";
import { runClock } from "./clock.ts";
import { loadSchedules } from "./recalculate-deadlines.service.ts";
import { act, startSupervisionTestCity, type SupervisionTestCity } from "./supervision-test-city.ts";

// On an embedded database one transaction follows another; on a PostgreSQL server these really meet.
let city: SupervisionTestCity;
let office: SignedIn;
let education: SignedIn;
let matters: readonly MatterRecord[];
beforeAll(async () => {
  city = await startSupervisionTestCity();
  office = await city.signIn("office");
  education = await city.signIn("education");
});
afterAll(() => city.close());

const thrice = <Result>(work: () => Promise<Result>): Promise<Result[]> =>
  Promise.all([work(), work(), work()]);

async function numbers(): Promise<readonly number[]> {
  const rows = await city.database.kysely.selectFrom("supervision_letter").select("number").execute();
  return rows.map(({ number }) => number).toSorted((one, other) => one - other);
}

describe("at the same moment", () => {
  test("notices of several matters get numbers from 1 without a gap", async () => {
    const issued = await Promise.all(
      city.targets.map((targetId) =>
        office.send("POST", "/api/supervision", {
          targetIds: [targetId],
          organisationId: "education-990100",
          issue: true,
        }),
      ),
    );
    expect(issued.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    matters = issued.map((answer) => answer.json<MatterRecord>());
    expect(await numbers()).toEqual([1, 2, 3]);
  });

  test("one of several answers to the same version of a matter is taken, and a refused letter uses no number", async () => {
    const id = matters[0]?.id ?? "";
    const urged = await thrice(() => act(office, id, 2, { kind: "issue-urging" }));
    expect(urged.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([
      200, 409, 409,
    ]);
    expect(await numbers()).toEqual([1, 2, 3, 4]);
  });

  test("clocks of several servers do every step once", async () => {
    city.advance(40 * 86_400_000);
    const rounds = await thrice(() => runClock(city.ground, "990100"));
    expect(rounds.flatMap(({ failures }) => failures)).toEqual([]);
    const done = await city.database.kysely.selectFrom("supervision_clock_step").select("id").execute();
    expect(done).toHaveLength(rounds.reduce((sum, { steps }) => sum + steps, 0));
    const last = (await numbers()).length;
    expect(await numbers()).toEqual(Array.from({ length: last }, (_, index) => index + 1));
  });

  test("a message is noted as read on several pages", async () => {
    const [newest] = (await office.get("/api/notifications?unread=true")).json<NotificationList>()
      .notifications;
    const one = await thrice(() => office.send("POST", `/api/notifications/${newest?.id}/read`));
    const all = await thrice(() => education.send("POST", "/api/notifications/read"));
    expect([...one, ...all].map(({ statusCode }) => statusCode)).toEqual([204, 204, 204, 204, 204, 204]);
    const left = (await education.get("/api/notifications")).json<NotificationList>();
    expect(left.unread).toBe(0);
  });

  test("several servers start on one database", async () => {
    const { kysely } = city.database;
    await kysely.deleteFrom("job").where("kind", "=", clockKind).execute();
    await kysely.deleteFrom("calendar_day").execute();
    await thrice(() => loadSchedules(city.ground));
    await thrice(() => startClocks(city.ground));
    const rounds = await kysely.selectFrom("job").select("id").where("kind", "=", clockKind).execute();
    expect(rounds.length).toBeGreaterThan(0);
    const days = await kysely.selectFrom("calendar_day").select("date").execute();
    expect(days.length).toBeGreaterThan(100);
  });
});
