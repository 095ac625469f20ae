import type { CaseReadList, DisclosureList, GlassList } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "../../http/start-test-server.ts";
import { act, callForHelp, type CaseTestCity, open, startCaseTestCity } from "../case-test-city.ts";

let city: CaseTestCity;
let auditor: SignedIn;
let plain: { readonly id: string; readonly number: string };
let sealed: { readonly id: string; readonly number: string };

const words = ["欧阳海棠", "司徒静", "13712340000", "到场求助", "临时住处", "李四"];

beforeAll(async () => {
  city = await startCaseTestCity();
  auditor = await city.signIn("auditor");
  const { desk, lead, worker } = city.people;
  const opened = async (name: string, phone: string) => {
    const one = await open(desk, "dv-case", "receive", callForHelp({ name, phone }));
    await act(lead, one.id, "take", { assignee: city.accounts.worker });
    return one;
  };
  plain = await opened("欧阳海棠", "13712340000");
  sealed = await opened("司徒静", "13712340001");
  await act(worker, plain.id, "visit", {
    answers: { fields: { inDanger: true, again: false, visitFindings: "见闻" } },
  });
  await act(worker, plain.id, "toPolice");
  const glass = { reason: "到场求助，承办人联系不上", minutes: 30 };
  await act(city.people["other-worker"], plain.id, "break-glass", glass, { baseVersion: 1 });
  await city.people["other-worker"].get(`/api/cases/${plain.id}`);
  await city.people.police.get(`/api/cases/${plain.id}`);
  await act(lead, sealed.id, "seal", { reason: "涉及工作人员亲属" });
  await worker.get(`/api/cases/${sealed.id}`);
}, 60_000);
afterAll(() => city.close());

async function reads(person: SignedIn, query = ""): Promise<CaseReadList> {
  const answer = await person.get(`/api/case-reads${query}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  for (const word of words) expect(answer.body).not.toContain(word);
  return answer.json<CaseReadList>();
}

describe("the log of reads", () => {
  test("says who was shown what of which case, where and in what relation, and never what it was", async () => {
    const { lead } = city.people;
    const { reads: rows } = await reads(lead, `?case=${plain.number}`);
    const of = (name: string) =>
      rows.find(({ person, place }) => person?.name === name && place === "record");
    expect(of("worker")).toMatchObject({
      person: { organisation: "甲东区妇联" },
      cases: [{ id: plain.id, number: plain.number }],
      why: expect.arrayContaining(["assigned"]),
    });
    expect(of("worker")?.classes).toContain("personal");
    expect(of("other-worker")?.why).toContain("glass");
    // of her case also what others read of it
    expect(of("police")?.person?.organisation).toBe("甲东区公安局");
    const own = await reads(lead);
    expect(new Set(own.reads.map(({ person }) => person?.organisation))).toEqual(new Set(["甲东区妇联"]));
    const byPerson = await reads(lead, "?person=other-worker");
    expect(new Set(byPerson.reads.map(({ person }) => person?.name))).toEqual(new Set(["other-worker"]));
    expect((await reads(lead, "?from=2025-03-04")).reads).toEqual([]);
    expect((await reads(lead, "?from=2025-03-03&to=2025-03-03")).reads.length).toBe(own.reads.length);
    expect((await reads(lead, "?case=nothing")).reads).toEqual([]);
  });

  test("names a sealed case to those alone who see it: for others neither entry nor count is there", async () => {
    const { lead } = city.people;
    expect((await reads(lead, `?case=${sealed.number}`)).reads.length).toBeGreaterThan(0);
    for (const person of [city.people["city-lead"], city.people["far-lead"], auditor]) {
      expect((await reads(person, `?case=${sealed.number}`)).reads).toEqual([]);
      const all = JSON.stringify(await reads(person));
      expect(all).not.toContain(sealed.number);
      expect(all).not.toContain(sealed.id);
    }
    expect((await reads(auditor)).reads.length).toBeGreaterThan(0);
    expect(JSON.stringify(await reads(auditor))).toContain(plain.number);
    expect((await reads(city.people["far-lead"])).reads).toEqual([]);
  });

  test("goes on page by page, each entry once", async () => {
    const { lead, desk } = city.people;
    for (let time = 0; time < 60; time += 1) await desk.get(`/api/cases/${plain.id}`);
    const first = await reads(lead);
    const second = await reads(lead, `?before=${first.next}`);
    expect(first.reads.length).toBe(50);
    const numbers = [...first.reads, ...second.reads].map(({ sequence }) => sequence);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => other - one));
    expect(second.next === null || second.reads.length === 50).toBe(true);
  });

  test("says what was told to whom on what basis, and whose glass was broken and reviewed", async () => {
    const { lead } = city.people;
    const told = await lead.get(`/api/case-disclosures?case=${plain.number}`);
    for (const word of words) expect(told.body).not.toContain(word);
    const [first] = told.json<DisclosureList>().disclosures;
    expect(first).toMatchObject({ organisation: "甲东区公安局", case: { id: plain.id } });
    expect(first?.shared.length).toBeGreaterThan(0);
    expect(first?.basis?.zh.length).toBeGreaterThan(2);
    const glasses = async () => {
      const answer = await lead.get("/api/case-glasses");
      for (const word of words) expect(answer.body).not.toContain(word);
      return answer.json<GlassList>().glasses;
    };
    expect(await glasses()).toMatchObject([
      { case: { number: plain.number }, person: { name: "other-worker" }, reviewed: null },
    ]);
    const record = (await lead.get(`/api/cases/${plain.id}`)).json<{
      possible: { action: string; about: object | null }[];
    }>();
    const review = record.possible.find(({ action }) => action === "review-break-glass");
    await act(lead, plain.id, "review-break-glass", { ...review?.about, reason: "属实" });
    expect(await glasses()).toMatchObject([{ reviewed: { name: "lead", organisation: "甲东区妇联" } }]);
    expect((await city.people["far-lead"].get("/api/case-glasses")).json()).toEqual({ glasses: [] });
  });

  test("is closed to whoever only works on cases, sets the platform up, or leads", async () => {
    for (const person of [
      city.people.desk,
      await city.signIn("administrator"),
      await city.signIn("leader"),
    ]) {
      for (const path of ["case-reads", "case-disclosures", "case-glasses"]) {
        expect((await person.get(`/api/${path}`)).statusCode).toBe(403);
      }
    }
  });
});
