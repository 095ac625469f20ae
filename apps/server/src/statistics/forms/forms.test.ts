import type { FormList, FormRecord, Problem, RoundRecord } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SignedIn, startTestServer, type TestServer } from "../../http/start-test-server.ts";
import {
  addIndicators,
  exampleForm,
  exampleRound,
  issueExample,
  makeForm,
  sendWell,
} from "../rounds/test-round.ts";

let server: TestServer;
let statistics: SignedIn;
let ids: readonly string[];
beforeAll(async () => {
  server = await startTestServer();
  ids = await addIndicators(server);
  statistics = await server.signIn("statistics");
});
afterAll(() => server.close());

describe("a form", () => {
  test("is kept with its rows, and each save is another version with its reason", async () => {
    const made = await makeForm(statistics, ids);
    expect(made).toMatchObject({ version: 1, rows: 3, isIssuable: true, faults: [], mayChange: true });
    expect(made.indicators.map(({ name }) => name)).toEqual(["在校学生数", "专任教师数", "近视学生数"]);
    const input = exampleForm(ids.slice(0, 2), { title: "新名称" });
    const saved = await sendWell<FormRecord>(statistics, "PUT", `/api/forms/${made.id}`, {
      ...input,
      version: 1,
      reason: "不再填近视学生数",
    });
    expect(saved).toMatchObject({ version: 2, rows: 2, title: "新名称" });
    expect(saved.versions.map(({ version, reason }) => [version, reason])).toEqual([
      [2, "不再填近视学生数"],
      [1, null],
    ]);
    const first = (await statistics.get(`/api/forms/${made.id}?version=1`)).json<FormRecord>();
    expect(first).toMatchObject({ version: 1, rows: 3, title: "妇女儿童状况统计表" });
    expect((await statistics.get(`/api/forms/${made.id}?version=9`)).statusCode).toBe(404);
  });

  test("that somebody else saved meanwhile is not overwritten", async () => {
    const made = await makeForm(statistics, ids);
    const url = `/api/forms/${made.id}`;
    await sendWell(statistics, "PUT", url, { ...exampleForm(ids), version: 1 });
    const office = await server.signIn("office");
    const answer = await office.send("PUT", url, { ...exampleForm(ids.slice(1)), version: 1 });
    expect(answer.statusCode).toBe(409);
    expect(answer.json<Problem>().code).toBe("conflict");
    expect((await office.get(url)).json<FormRecord>()).toMatchObject({ version: 2, rows: 3 });
  });

  test("with faults is kept as a draft that says all of them at once, and cannot be issued", async () => {
    const input = exampleForm([...ids, "i-unknown"], { code: null, approvalNumber: null, validUntil: null });
    const made = await sendWell<FormRecord>(statistics, "POST", "/api/forms", input);
    expect(made.isIssuable).toBe(false);
    expect(made.faults.map(({ where }) => where)).toEqual([
      "head.code",
      "head.approvalNumber",
      "head.validUntil",
      "rows[4].indicatorId",
    ]);
    const listed = (await statistics.get("/api/forms?area=990100")).json<FormList>();
    expect(listed.forms.find(({ id }) => id === made.id)).toMatchObject({ isIssuable: false, rows: 4 });
  });

  test("that is administrative needs its sharing basis, and no marks", async () => {
    const marks = { code: null, authority: null, approvalNumber: null, validUntil: null };
    const bare = await makeForm(statistics, ids, { kind: "administrative", ...marks });
    expect(bare.faults.map(({ where }) => where)).toEqual(["head.sharingBasis"]);
    const shared = { kind: "administrative", ...marks, sharingBasis: "共享目录" } as const;
    expect((await makeForm(statistics, ids, shared)).isIssuable).toBe(true);
  });

  test("whose validity has ended is closed from the next day on", async () => {
    const made = await makeForm(statistics, ids, { validUntil: "2025-03-03" });
    expect(made).toMatchObject({ isExpired: false, isIssuable: true });
    const expired = await makeForm(statistics, ids, { validUntil: "2025-03-02" });
    expect(expired).toMatchObject({ isExpired: true, isIssuable: false });
    expect(expired.faults.map(({ where }) => where)).toEqual(["head.validUntil"]);
  });

  test("is copied with the years in its words moved on", async () => {
    const input = exampleForm(ids, { title: "2024年统计表" });
    const made = await sendWell<FormRecord>(statistics, "POST", "/api/forms", input);
    const copied = await sendWell<FormRecord>(statistics, "POST", `/api/forms/${made.id}/copy`);
    expect(copied).toMatchObject({ title: "2025年统计表", version: 1, rows: 3 });
    expect(copied.id).not.toBe(made.id);
    const later = { fromYear: 2024, toYear: 2030 };
    const other = await sendWell<FormRecord>(statistics, "POST", `/api/forms/${made.id}/copy`, later);
    expect(other.title).toBe("2030年统计表");
  });

  test("that went out in a round stays for that round as it was", async () => {
    const made = await makeForm(statistics, ids);
    const input = exampleRound([[made.id, ["education-990100", "990100"]]]);
    const round = await issueExample(statistics, input);
    const changed = { ...exampleForm(ids.slice(0, 1), { title: "改过的表" }), version: 1 };
    await sendWell(statistics, "PUT", `/api/forms/${made.id}`, changed);
    const after = (await statistics.get(`/api/rounds/${round.id}`)).json<RoundRecord>();
    expect(after.formList).toMatchObject([{ formId: made.id, version: 1, title: "妇女儿童状况统计表" }]);
    const education = await server.signIn("education");
    // the unit reads the form that it fills in, and no other
    const own = (await education.get("/api/forms")).json<FormList>();
    expect(own.forms.map(({ id }) => id)).toEqual([made.id]);
  });

  test("that does not fit the contract is refused with every fault", async () => {
    const answer = await statistics.send("POST", "/api/forms", {
      ...exampleForm(ids),
      areaCode: "99",
      version: -1,
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Problem>().faults.map(({ where }) => where)).toEqual([
      "body.areaCode",
      "body.version",
    ]);
  });

  test("of another area is nobody's to make", async () => {
    const answer = await statistics.send("POST", "/api/forms", { ...exampleForm(ids), areaCode: "990200" });
    expect(answer.statusCode).toBe(403);
  });
});

test("the dimensions of breakdowns are data", async () => {
  const { dimensions } = (await statistics.get("/api/dimensions")).json<{ dimensions: { id: string }[] }>();
  expect(dimensions.map(({ id }) => id)).toContain("sex");
});
