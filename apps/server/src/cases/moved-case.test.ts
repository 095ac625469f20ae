import { sql } from "kysely";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { readFor, writeFor } from "../http/run-in-transaction.ts";
import { caseHostOf, ownSystems } from "./case-host.ts";
import { act, type CaseTestCity, open, startCaseTestCity, tryAct } from "./case-test-city.ts";
import { addRegisterPeople, idNumbers, passCheck } from "./checked-test-people.ts";
import { countByArea, type Counting, scopeOf } from "./releases/count-release.ts";
import { countActions } from "./releases/counted-rows.store.ts";

/* A child who moves goes with her register: the county that accepted acts, sees and counts, the one that she left does not. */

let city: CaseTestCity;
type County = Awaited<ReturnType<typeof addRegisterPeople>>;
let east: County;
let west: County;
let id: string;

const behalf = { actor: platformActor, requestId: null };
const system = "migrant-children";
const hour = 3_600_000;
const listing = {
  homeArea: "990101",
  since: "2024-01-01",
  atSchool: "preschool",
  vaccinated: true,
  healthManaged: true,
  insured: true,
};

beforeAll(async () => {
  city = await startCaseTestCity();
  east = await addRegisterPeople(city, "990101");
  west = await addRegisterPeople(city, "990102");
  await passCheck(city, east.villageId, idNumbers[0]);
  await passCheck(city, west.villageId, idNumbers[1]);
  await writeFor(city.ground, behalf, async ({ transaction, now }) => {
    const agency = { role: "civil-affairs", set_by: "platform", set_at: now };
    await transaction
      .insertInto("service_agency")
      .values({ ...agency, area_code: "990102", organisation_id: "civil2-990102" })
      .execute();
    await transaction
      .insertInto("locality")
      .values({ area_code: "990102", code: "990102001", name: "西一镇", level: "township" })
      .execute();
  });
  ({ id } = await open(east.township, system, "propose", {
    answers: {
      fields: { locality: { unknown: true }, found: "visit" },
      parties: { child: [{ id: "c", parts: { name: "陈小宝", birthDate: "2016-03-01" } }] },
    },
  }));
  await act(east.township, id, "verify", { answers: { fields: { findings: "随父母租住" } } });
  await act(east.county, id, "enlist", { assignee: east.villageId, answers: { fields: listing } });
}, 180_000);
afterAll(() => city.close());

async function counts(name: string, areas: readonly string[]) {
  const { hash, definition } = ownSystems().get(system) ?? {};
  if (hash === undefined || definition === undefined) throw new Error(system);
  const host = caseHostOf(city.ground.config);
  const counting: Counting = {
    inTurn: (work) => readFor(city.ground, behalf, (context) => work({ ...context, host })),
    keep: (work) => writeFor(city.ground, behalf, (context) => work({ ...context, host })),
  };
  const year = city.ground.now().getUTCFullYear();
  const found = await countByArea(counting, { hash, definition }, name, scopeOf(system, areas, year));
  return Object.fromEntries(
    [...found].flatMap(([area, { numerator }]) => (numerator > 0 ? [[area, numerator]] : [])),
  );
}

async function listed({ county }: County): Promise<readonly { id: string; areaCode: string }[]> {
  const answer = await county.get(`/api/cases?system=${system}`);
  return answer.json<{ rows: { id: string; areaCode: string }[] }>().rows;
}

const both = ["990101", "990102"];

test("before the handover is accepted the old county acts, sees and counts", async () => {
  expect(await counts("listed", both)).toEqual({ "990101": 1 });
  await act(east.county, id, "offerMove", { answers: { fields: { newArea: "990102" } } });
  const early = await tryAct(west.county, id, "settleIn", { answers: { fields: { locality: "990102001" } } });
  expect([403, 404]).toContain(early.statusCode);
  expect((await listed(east)).map((one) => one.id)).toEqual([id]);
  expect(await counts("listed", both)).toEqual({ "990101": 1 });
});

test("once it is accepted the new county acts, lists and visits, and the old one does not", async () => {
  city.advance(hour);
  await act(west.county, id, "accept-referral", { referral: { name: "nextCounty", number: 1 } });
  expect(await listed(west)).toMatchObject([{ id, areaCode: "990102" }]);
  expect(await listed(east)).toEqual([]);
  const visit = {
    answers: { fields: { visitKind: "home", visitNotes: "已入住", unattended: false, harmSign: false } },
  };
  for (const [person, action, details] of [
    [east.county, "settleIn", { answers: { fields: { locality: "990102001" } } }],
    [east.village, "visit", visit],
    [east.township, "visit", visit],
  ] as const) {
    expect([403, 404]).toContain((await tryAct(person, id, action, details)).statusCode);
  }
  await act(west.county, id, "settleIn", { answers: { fields: { locality: "990102001" } } });
  await act(west.township, id, "accept-referral", { referral: { name: "township", number: 2 } });
  await act(west.township, id, "assign", { assignee: west.villageId });
  await act(west.village, id, "visit", visit);
});

test("it is counted where it lies, whoever asks for which areas", async () => {
  expect(await counts("listed", both)).toEqual({ "990102": 1 });
  expect(await counts("listed", ["990101"])).toEqual({});
  expect(await counts("listed", ["990102"])).toEqual({ "990102": 1 });
});

test("its row and the fold of its log agree, and its log is whole", async () => {
  const row = await city.database.kysely
    .selectFrom("service_case")
    .select(["area_code", "lies_in", "owner_area", "owner_organisation_id", "moves"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    area_code: "990101",
    lies_in: "990102",
    owner_area: "990102",
    owner_organisation_id: "town-990102",
    moves: [{ areaCode: "990102" }],
  });
  expect((await west.county.get(`/api/cases/${id}`)).statusCode).toBe(200);
  expect((await east.county.get(`/api/cases/${id}`)).statusCode).toBe(404);
});

test("what happens there afterwards counts there", async () => {
  const leaving = { answers: { fields: { leftBecause: "moved" } }, reason: "随父母返回户籍地" };
  const { version } = await act(west.township, id, "leave", leaving);
  expect([403, 404]).toContain((await tryAct(east.county, id, "confirm", { pending: version })).statusCode);
  await act(west.county, id, "confirm", { pending: version });
  expect(await counts("left", both)).toEqual({ "990102": 1 });
  expect(await counts("listed", both)).toEqual({});
});

test("an action counts where the case lay when it was done", async () => {
  const scope = scopeOf(system, both, city.ground.now().getUTCFullYear());
  const counted = async (action: string) =>
    await readFor(city.ground, behalf, async ({ transaction }) =>
      Object.fromEntries(await countActions(transaction, scope, action)),
    );
  expect(await counted("enlist")).toEqual({ "990101": 1 });
  expect(await counted("visit")).toEqual({ "990102": 1 });
});

test("a case that was handed over before cases moved with it is brought along by the migration", async () => {
  const { kysely } = city.database;
  const lying = () =>
    kysely
      .selectFrom("service_case")
      .select(["lies_in", "moves"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
  const before = await lying();
  await sql`update service_case set lies_in = area_code, moves = '[]'`.execute(kysely);
  const file = new URL("../../migrations/0045-move-cases-between-areas.sql", import.meta.url);
  const statements = readFileSync(file, "utf8").split(";\n");
  const backfill = statements.find((one) => one.includes("array_agg")) ?? "";
  await sql.raw(backfill.replaceAll(/^--.*$/gmu, "")).execute(kysely);
  const after = await lying();
  expect(after.lies_in).toBe(before.lies_in);
  const moments = (moves: typeof before.moves) =>
    moves.map(({ at, areaCode }) => [new Date(at).toISOString(), areaCode]);
  expect(moments(after.moves)).toEqual(moments(before.moves));
});
