import type { CaseFilters, CaseList } from "@halfsky/api-contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SignedIn } from "../http/start-test-server.ts";
import { act, type CaseTestCity, type CaseWorker, open, startCaseTestCity } from "./case-test-city.ts";

const system = "two-cancer-screening";
let city: CaseTestCity;
let office: SignedIn;
const women: string[] = [];

async function enrol(by: CaseWorker, name: string, answers: Readonly<Record<string, unknown>>) {
  const fields = { locality: { unknown: true }, cohort: "rural", item: "cervical", ...answers };
  const woman = [{ id: "w", parts: { name, birthDate: "1980-03-01", phone: "13800001111" } }];
  const { id } = await open(city.people[by], system, "enrol", {
    answers: { fields, parties: { woman } },
  });
  women.push(id);
  return id;
}

beforeAll(async () => {
  city = await startCaseTestCity();
  office = await city.signIn("office");
  const given = { desk: ["clinic"], "far-desk": ["clinic"], "city-lead": ["health"] } as const;
  for (const username of ["desk", "far-desk", "city-lead"] as const) {
    const roles = given[username];
    const answer = await office.send("PUT", `/api/service-roles/${city.accounts[username]}`, { roles });
    if (answer.statusCode !== 204) throw new Error(answer.body);
  }
  await enrol("desk", "何一", { round: "2025" });
  await enrol("desk", "何二", { round: "2025", cohort: "town" });
  await enrol("desk", "何三", { round: "2026" });
  await enrol("far-desk", "何四", { round: "2025" });
  await act(city.people.desk, women[0] ?? "", "invite");
});
afterAll(() => city.close());

/** The numbers of the women, in the order of their enrolment, whom a query finds. */
async function found(by: CaseWorker, query: string): Promise<readonly number[]> {
  const answer = await city.people[by].get(`/api/cases?system=${system}&sort=opened&${query}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const { rows, total } = answer.json<CaseList>();
  expect(total).toBe(rows.length);
  return rows.map(({ id }) => women.indexOf(id)).toSorted((one, other) => one - other);
}

async function filters(by: CaseWorker, query = ""): Promise<CaseFilters> {
  return (await city.people[by].get(`/api/case-filters?system=${system}${query}`)).json<CaseFilters>();
}

const valuesOf = (of: CaseFilters, name: string) =>
  Object.fromEntries(
    (of.answers.find((one) => one.name === name)?.values ?? []).map(({ value, count }) => [value, count]),
  );

test("who is due, who was invited and in which round can be listed, and stands in the address", async () => {
  expect(await found("desk", "state=due")).toEqual([1, 2]);
  expect(await found("desk", "where=round:2025")).toEqual([0, 1]);
  expect(await found("desk", "where=round:2025&where=cohort:town")).toEqual([1]);
  expect(await found("desk", "state=due&where=round:2025")).toEqual([1]);
  expect(await found("desk", "where=locality:?")).toEqual([0, 1, 2]);
  expect(await found("desk", "where=round:1999")).toEqual([]);
  expect(await found("desk", "clock=attend")).toEqual([0]);
  expect(await found("desk", "assignee=none")).toEqual([0, 1, 2]);
  expect(await found("desk", `assignee=${city.accounts.desk}`)).toEqual([]);
  expect(await found("desk", "dueWithin=0")).toEqual([]);
  expect(await found("desk", "dueWithin=60")).toEqual([1, 2]);
  expect(await found("city-lead", "where=round:2025")).toEqual([0, 1, 3]);
  expect(await found("city-lead", "where=round:2025&area=990102")).toEqual([3]);
});

test("values to choose from come with how many there are of each, states under the other filters", async () => {
  const own = await filters("desk");
  const counts = Object.fromEntries(own.states.map(({ value, count }) => [value, count]));
  expect(counts).toMatchObject({ due: 2, invited: 1, found: 0 });
  expect(valuesOf(own, "round")).toEqual({ 2025: 2, 2026: 1 });
  expect(own.answers.map(({ name }) => name)).not.toContain("finding");
  expect(own.unassigned).toBe(3);
  expect(own.areas.map(({ value }) => value)).toEqual(["990101"]);
  expect(own.clocks.map(({ value }) => value).toSorted()).toEqual(["attend", "invite"]);
  const of2026 = await filters("desk", "&where=round:2026&state=invited");
  expect(of2026.states.find(({ value }) => value === "due")?.count).toBe(1);
  expect(of2026.states.find(({ value }) => value === "invited")?.count).toBe(0);
  expect((await filters("city-lead")).areas.map(({ value }) => value).toSorted()).toEqual([
    "990101",
    "990102",
  ]);
});

test("what may be done with many is told to those who may do it", async () => {
  expect((await filters("desk")).bulk.map(({ action, from }) => [action, from])).toEqual([
    ["invite", ["due"]],
    ["remind", ["invited"]],
  ]);
  expect((await filters("city-lead")).bulk).toEqual([]);
});

test("no list is filtered by what lists do not show", async () => {
  for (const where of ["finding:hpv", "systemKey:1", "nothing:1", "round"]) {
    const answer = await city.people.desk.get(`/api/cases?system=${system}&where=${where}`);
    expect({ where, refused: answer.statusCode >= 400 }).toEqual({ where, refused: true });
  }
  expect((await city.people.desk.get("/api/cases?where=round:2025")).statusCode).toBe(422);
});

test("what a county keeps closer influences no count of those above it", async () => {
  const unknown = async () => valuesOf(await filters("city-lead"), "locality");
  const before = await unknown();
  expect(Object.values(before)).toEqual([4]);
  expect(await found("city-lead", "where=locality:?")).toEqual([0, 1, 2, 3]);
  const answer = await office.send("PUT", `/api/service-systems/${system}/overlay`, {
    areaCode: "990102",
    overlay: { privacy: { locality: { value: "sensitive" } } },
    reason: "本县从严",
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  expect(Object.values(await unknown())).toEqual([3]);
  expect(await found("city-lead", "where=locality:?")).toEqual([0, 1, 2]);
  expect(await found("city-lead", "where=round:2025")).toEqual([0, 1, 3]);
});
