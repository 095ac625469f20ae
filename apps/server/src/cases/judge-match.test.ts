import type { candidateList, CaseDone, CaseRecord } from "@halfsky/api-contract";
import type { z } from "zod";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  act,
  callForHelp,
  type CaseTestCity,
  type CaseWorker,
  open,
  startCaseTestCity,
  tryAct,
} from "./case-test-city.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
});
afterAll(() => city.close());

async function record(username: CaseWorker, id: string): Promise<CaseRecord> {
  const answer = await city.people[username].get(`/api/cases/${id}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<CaseRecord>();
}

/** Two calls about one telephone number. */
async function twoCalls(name: string, phone: string) {
  const { desk } = city.people;
  const one = await open(desk, "dv-case", "receive", callForHelp({ name, phone }));
  const other = await open(desk, "dv-case", "receive", callForHelp({ name, phone }));
  return { one, other };
}

const judge = (caseId: string, judgement: string, reason = "核对过两案") => ({
  match: { caseId, judgement },
  reason,
});
const idsOf = (list: readonly { readonly caseId: string }[]) => list.map(({ caseId }) => caseId);

describe("two cases that may be about the same person", () => {
  test("judged different are proposed no more, on neither side, also when the people are written down anew", async () => {
    const { lead } = city.people;
    const { one, other } = await twoCalls("周小兰", "13611110001");
    expect(idsOf((await record("lead", one.id)).candidates)).toEqual([other.id]);
    await act(lead, one.id, "judge-match", judge(other.id, "different", "同名同号的婆媳"));
    for (const [own, twin] of [
      [one.id, other.id],
      [other.id, one.id],
    ] as const) {
      const seen = await record("lead", own);
      expect(seen.candidates).toEqual([]);
      expect(seen.judgedMatches).toMatchObject([{ caseId: twin, judgement: "different", judgedBy: "lead" }]);
    }
    const parties = { victim: [{ id: "victim-1", parts: { name: "周小兰", phone: "13611110001" } }] };
    await act(city.people.desk, one.id, "correct", {
      answers: { fields: {}, parties },
      reason: "再次核对电话",
    });
    expect((await record("lead", one.id)).candidates).toEqual([]);
    const pairs = await city.database.kysely
      .selectFrom("service_match")
      .select("case_id")
      .where("case_id", "in", [one.id, other.id])
      .execute();
    expect(pairs).toHaveLength(1);
  });

  test("judged the same are linked; a later judgement stands, from either side, and the earlier ones stay in the log", async () => {
    const { lead, desk } = city.people;
    const { one, other } = await twoCalls("吴小梅", "13611110002");
    await act(desk, one.id, "judge-match", judge(other.id, "same"));
    expect((await record("lead", other.id)).judgedMatches).toMatchObject([
      { caseId: one.id, judgement: "same", judgedBy: "desk" },
    ]);
    city.advance(60_000);
    await act(lead, other.id, "judge-match", judge(one.id, "different", "两姐妹"));
    expect((await record("lead", one.id)).judgedMatches).toMatchObject([
      { caseId: other.id, judgement: "different" },
    ]);
    city.advance(60_000);
    await act(lead, one.id, "judge-match", judge(other.id, "open", "还要核实"));
    const seen = await record("lead", one.id);
    expect([idsOf(seen.candidates), seen.judgedMatches]).toEqual([[other.id], []]);
    expect(seen.history.flatMap(({ match, reason }) => (match ? [[match.judgement, reason]] : []))).toEqual([
      ["open", "还要核实"],
      ["same", "核对过两案"],
    ]);
    const log = await city.database.kysely
      .selectFrom("service_action")
      .select(["case_id", "details"])
      .where("action", "=", "judge-match")
      .where("case_id", "in", [one.id, other.id])
      .execute();
    expect(log).toHaveLength(3);
    expect(JSON.stringify(log)).not.toContain("两姐妹");
    const audit = await city.database.kysely
      .selectFrom("audit_entry")
      .select(["action", "subject_id"])
      .where("subject_id", "=", other.id)
      .where("action", "in", ["case.judge-match", "case.match-judged"])
      .execute();
    expect(audit.map(({ action }) => action).toSorted()).toEqual([
      "case.judge-match",
      "case.match-judged",
      "case.match-judged",
    ]);
  });

  test("are refused with all faults at once: without a reason, judged as they stand already, or no pair at all", async () => {
    const { lead, desk } = city.people;
    const { one, other } = await twoCalls("郑小云", "13611110003");
    const stranger = await open(desk, "dv-case", "receive", callForHelp({ phone: "13611110099" }));
    const wrong = await tryAct(lead, one.id, "judge-match", {
      match: { caseId: other.id, judgement: "open" },
    });
    expect(wrong.json()).toMatchObject({
      code: "invalid-input",
      faults: [{ where: "body.details.reason" }, { where: "body.details.match.judgement" }],
    });
    const known = await tryAct(lead, one.id, "judge-match", judge(stranger.id, "same"));
    const unknown = await tryAct(lead, one.id, "judge-match", judge("case-that-is-not-there", "same"));
    const clean = (body: string) => body.replaceAll(/request-\w+/gu, "");
    expect([known.statusCode, clean(known.body)]).toEqual([422, clean(unknown.body)]);
  });
});

describe("an intake about somebody of whom two cases are known", () => {
  const typed = async (username: CaseWorker, phone: string) => {
    const parties = { victim: [{ id: "v", parts: { name: "孙小雨", phone } }] };
    const answer = await city.people[username].send("POST", "/api/cases/candidates", {
      system: "dv-case",
      parties,
    });
    return answer
      .json<z.infer<typeof candidateList>>()
      .candidates.map(({ caseId, judged }) => ({ caseId, judged }))
      .toSorted((first, second) => (first.caseId < second.caseId ? -1 : 1));
  };
  const both = (one: CaseDone, other: CaseDone, judgement?: string) =>
    [
      { caseId: one.id, judged: judgement === undefined ? [] : [{ number: other.number, judgement }] },
      { caseId: other.id, judged: judgement === undefined ? [] : [{ number: one.number, judgement }] },
    ].toSorted((first, second) => (first.caseId < second.caseId ? -1 : 1));

  test("is shown both, with what people judged of the two: the third may be either of them", async () => {
    const { lead, desk } = city.people;
    const { one, other } = await twoCalls("孙小雨", "13611110007");
    expect(await typed("desk", "13611110007")).toEqual(both(one, other));
    await act(lead, one.id, "judge-match", judge(other.id, "different"));
    expect(await typed("desk", "13611110007")).toEqual(both(one, other, "different"));
    city.advance(60_000);
    await act(desk, other.id, "judge-match", judge(one.id, "same"));
    expect(await typed("desk", "13611110007")).toEqual(both(one, other, "same"));
    city.advance(60_000);
    await act(desk, other.id, "judge-match", judge(one.id, "open"));
    expect(await typed("desk", "13611110007")).toEqual(both(one, other));
  });

  test("is told how like each is, the likest first, and what speaks against it", async () => {
    const { desk } = city.people;
    const phone = "13611110009";
    const call = (more: object) =>
      open(
        desk,
        "dv-case",
        "receive",
        callForHelp({ name: "范小溪", phone, birthDate: "1990-05-01", ...more }),
      );
    const like = await call({ idNumber: "110101199005010020" });
    const unlike = await call({ idNumber: "110101199005010047" });
    const victim = [
      { id: "v", parts: { name: "范晓溪", phone, birthDate: "1990-05-01", idNumber: "110101199005010020" } },
    ];
    const answer = await desk.send("POST", "/api/cases/candidates", {
      system: "dv-case",
      parties: { victim },
    });
    const found = answer.json<z.infer<typeof candidateList>>().candidates;
    expect(found.map(({ caseId, likeness }) => [caseId, likeness])).toEqual([
      [like.id, "likely"],
      [unlike.id, "unlikely"],
    ]);
    expect(found.map(({ reasons }) => reasons.map(({ zh }) => zh))).toEqual([
      expect.arrayContaining(["证件号码相同", "姓名同音", "电话相同"]),
      expect.arrayContaining(["证件号码不同", "姓名同音"]),
    ]);
  });

  test("is told nothing of a judgement whose other case she does not see", async () => {
    const { lead } = city.people;
    const { one, other } = await twoCalls("孙小雨", "13611110008");
    await act(lead, one.id, "judge-match", judge(other.id, "different"));
    await act(lead, other.id, "seal", { reason: "涉及工作人员亲属" });
    expect(await typed("desk", "13611110008")).toEqual([{ caseId: one.id, judged: [] }]);
  });
});

describe("a pair of which somebody sees one side", () => {
  test("cannot be judged by her, is no hint, and its judgement is no entry of the history", async () => {
    const { desk, lead, worker } = city.people;
    const { one, other } = await twoCalls("王小菊", "13611110004");
    await act(lead, one.id, "take", { assignee: city.accounts.worker });
    await act(desk, one.id, "judge-match", judge(other.id, "same"));
    // the worker handles the one and knows nothing of the other
    expect((await worker.get(`/api/cases/${other.id}`)).statusCode).toBe(404);
    const seen = await record("worker", one.id);
    expect([seen.candidates, seen.judgedMatches]).toEqual([[], []]);
    expect(seen.history.map(({ action }) => action)).not.toContain("judge-match");
    expect(JSON.stringify(seen)).not.toContain(other.id);
    expect(JSON.stringify(seen)).not.toContain(other.number);
    expect(seen.possible.map(({ action }) => action)).not.toContain("judge-match");
    const clean = (body: string) => body.replaceAll(/request-\w+/gu, "");
    const tried = await tryAct(worker, one.id, "judge-match", judge(other.id, "different"));
    const nothing = await tryAct(worker, one.id, "judge-match", judge("case-that-is-not-there", "different"));
    expect([tried.statusCode, clean(tried.body)]).toEqual([422, clean(nothing.body)]);
  });

  test("is silent again when the other case is sealed, for everybody", async () => {
    const { desk, lead } = city.people;
    const { one, other } = await twoCalls("冯小燕", "13611110005");
    await act(desk, one.id, "judge-match", judge(other.id, "same"));
    await act(lead, other.id, "seal", { reason: "涉及工作人员亲属" });
    for (const username of ["desk", "lead", "city-lead"] as const) {
      const seen = await record(username, one.id);
      expect({ username, body: JSON.stringify(seen) }).not.toMatchObject({
        body: expect.stringContaining(other.id),
      });
      expect(JSON.stringify(seen)).not.toContain(other.number);
      expect([seen.candidates, seen.judgedMatches]).toEqual([[], []]);
    }
    const tried = await tryAct(lead, one.id, "judge-match", judge(other.id, "different"));
    expect(tried.statusCode).toBe(422);
  });
});

describe("whom a case is assigned to", () => {
  test("is one of those that its page offers, or it is refused in both languages", async () => {
    const { desk, lead } = city.people;
    const { id } = await open(desk, "dv-case", "receive", callForHelp({ phone: "13611110006" }));
    const offered = (await record("lead", id)).assignees.map((one) => one.id);
    expect(offered).toContain(city.accounts.worker);
    for (const username of ["police", "far-worker", "desk"] as const) {
      expect(offered).not.toContain(city.accounts[username]);
      for (const action of ["take", "assign"]) {
        const answer = await tryAct(lead, id, action, { assignee: city.accounts[username] });
        expect(answer.json()).toMatchObject({
          code: "invalid-input",
          status: 422,
          faults: [
            {
              where: "body.details.assignee",
              message: {
                zh: "不能指派给此人，请从名单中选择。",
                en: "It cannot be assigned to this person; choose one of the list.",
              },
            },
          ],
        });
      }
    }
    await act(lead, id, "assign", { assignee: city.accounts["other-worker"] });
    expect((await record("lead", id)).row.assignee?.id).toBe(city.accounts["other-worker"]);
  });
});
