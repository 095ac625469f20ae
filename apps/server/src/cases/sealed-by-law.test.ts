import type { CaseRecord, NotificationList } from "@halfsky/api-contract";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "../http/start-test-server.ts";
import { act, type CaseTestCity, caseWorkers, open, startCaseTestCity, tryAct } from "./case-test-city.ts";
import { runCaseClock } from "./clock.ts";
import { addJustice } from "./sealed-test-justice.ts";

let city: CaseTestCity;
let procurator: SignedIn;
let keeper: SignedIn;

beforeAll(async () => {
  city = await startCaseTestCity();
  ({ procurator, keeper } = await addJustice(city));
});
afterAll(() => city.close());

const child = { name: "封小存", birthDate: "2009-05-01" };
const people = {
  child: [{ id: "child-1", parts: child }],
  guardian: [{ id: "guardian-1", parts: { name: "封大存" } }],
};
const answers = (fields: Readonly<Record<string, unknown>>, parties = {}) => ({
  answers: { fields, parties },
});

/** Everybody but the keepers of the record, the supervisors of the police: who opened it and who handled it too. */
const outsiders = (): readonly (readonly [string, SignedIn])[] => [
  ...caseWorkers.filter((name) => name !== "police-head").map((name) => [name, city.people[name]] as const),
  ["procurator", procurator],
];

/** Everything that somebody is answered where a case could show, with its id and number taken as any others. */
async function answersTo(person: SignedIn, id: string, number: string): Promise<readonly unknown[]> {
  const tryId = { reason: "看看", minutes: 5 };
  const got = [
    await person.get("/api/cases"),
    await person.get("/api/cases?system=juvenile-justice-procedure"),
    await person.get("/api/case-queue"),
    await person.get("/api/notifications"),
    await person.get("/api/referrals"),
    await person.get("/api/service-systems"),
    await person.send("POST", "/api/cases/search", { by: "number", text: number }),
    await person.send("POST", "/api/cases/search", { by: "name", text: child.name }),
    await person.send("POST", "/api/cases/candidates", {
      system: "juvenile-justice-procedure",
      parties: people,
    }),
    await person.get(`/api/cases/${id}`),
    await person.get(`/api/cases/${number}`),
    await person.get(`/api/cases/${id}/attachments`),
    await tryAct(person, id, "add-note", { reason: "x" }, { baseVersion: 1 }),
    await tryAct(person, id, "unseal", { reason: "x" }, { baseVersion: 1 }),
    await tryAct(person, id, "break-glass", { ...tryId, attachmentIds: ["none"] }, { baseVersion: 1 }),
    ...(mayQuery.has(person) ? [] : [await tryAct(person, id, "break-glass", tryId, { baseVersion: 1 })]),
  ];
  return got.map(({ statusCode, body }) => [
    statusCode,
    body
      .replaceAll(id, "id")
      .replaceAll(number, "number")
      .replaceAll(/"requestId":"[^"]*"/gu, ""),
  ]);
}

/** People of agencies whose legal queries the definition lets in; the others learn nothing by trying. */
const mayQuery = new Set<SignedIn>();

async function answersOfAll(id: string, number: string): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for (const [name, person] of outsiders()) all.push([name, await answersTo(person, id, number)]);
  return all;
}

describe("a record that the law seals on a day", () => {
  test("is from that day on, for everybody but its keeper, as if it had never been: each answer to the byte", async () => {
    const { police } = city.people;
    for (const person of [police, procurator, city.people.court, city.people["city-police"]]) {
      mayQuery.add(person);
    }
    const without = await answersOfAll("case-nowhere", "NOWHERE-1");
    const { id, number } = await open(police, "juvenile-justice-procedure", "open", answers({}, people));
    await act(police, id, "first", answers({ adultStep: "done", lawyerStep: "done" }));
    await act(police, id, "toReview");
    await act(procurator, id, "drop", answers({ result: "none" }));
    // nobody seals it by hand before its day
    expect((await tryAct(keeper, id, "seal", { reason: "提前" })).statusCode).not.toBe(200);
    const record = (await police.get(`/api/cases/${id}`)).json<CaseRecord>();
    const today = Date.parse(record.row.openedAt);
    const sealFrom = new Date(today + 3 * 86_400_000).toISOString().slice(0, 10);
    await act(police, id, "setSeal", answers({ sealFrom }));
    expect((await procurator.get(`/api/cases/${id}`)).statusCode).toBe(200);
    expect((await procurator.get("/api/notifications")).json<NotificationList>().notifications).not.toEqual(
      [],
    );

    city.advance(5 * 86_400_000);
    // two clocks at once: it is sealed once
    await Promise.all([runCaseClock(city.ground), runCaseClock(city.ground)]);
    await runCaseClock(city.ground);
    const log = await city.database.kysely
      .selectFrom("service_action")
      .select(["action", "acted_as"])
      .where("case_id", "=", id)
      .where("action", "=", "seal")
      .execute();
    expect(log).toEqual([{ action: "seal", acted_as: "platform" }]);
    expect(await answersOfAll(id, number)).toEqual(without);

    const kept = (await keeper.get(`/api/cases/${id}`)).json<CaseRecord>();
    expect([kept.sealed, kept.row.state]).toEqual([true, "sealed"]);
    expect(kept.possible.map(({ action }) => action)).not.toContain("unseal");
    // what the keeper does with it changes no answer either
    await act(keeper, id, "add-note", { reason: "入库" });
    expect(await answersOfAll(id, number)).toEqual(without);
  });

  test("is opened again by a legal query alone: reason, minutes, an end, and a review by its keeper", async () => {
    const seen = (await keeper.get("/api/cases")).json<{ rows: readonly { id: string }[] }>();
    const [{ id } = { id: "" }] = seen.rows;
    expect(
      (await tryAct(procurator, id, "break-glass", { minutes: 10 }, { baseVersion: 1 })).statusCode,
    ).toBe(404);
    await act(
      procurator,
      id,
      "break-glass",
      { reason: "办案需要，依法查询", minutes: 10 },
      { baseVersion: 1, transactionId: randomUUID() },
    );
    expect((await procurator.get(`/api/cases/${id}`)).statusCode).toBe(200);
    city.advance(11 * 60_000);
    expect((await procurator.get(`/api/cases/${id}`)).statusCode).toBe(404);
    const { possible } = (await keeper.get(`/api/cases/${id}`)).json<CaseRecord>();
    const review = possible.find(({ action }) => action === "review-break-glass");
    await act(keeper, id, "review-break-glass", { ...review?.about, reason: "属实" });
  });
});
