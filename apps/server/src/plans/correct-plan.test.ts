import type { PlanRecord } from "@halfsky/api-contract";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { createAccount } from "../accounts/create-account.service.ts";
import { type SignedIn, startTestServer, testPassword, type TestServer } from "../http/start-test-server.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { examplePlan } from "./example-plan.ts";
import { expectPlan, importDocument, readPlan } from "./upload-document.ts";

let server: TestServer;
let office: SignedIn;
let colleague: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  await writeFor(server.ground, { actor: platformActor, requestId: null }, (context) =>
    createAccount(context, {
      username: "colleague",
      displayName: "同事",
      organisationId: "office-990100",
      roleIds: ["office"],
      password: testPassword,
      mustChangePassword: false,
    }),
  );
  office = await server.signIn("office");
  colleague = await server.signIn("colleague");
  await importDocument(office, "甲市妇女规划.txt", examplePlan());
});
afterAll(() => server.close());
beforeEach(() => server.advance(1000));

const id = "990100-women-2021-2025";
const url = `/api/plans/${id}/corrections`;
const atLeast80 = { kind: "gte", value: "80", value2: null, unit: "%", per: null };

function indicator({ content }: PlanRecord, name: string) {
  const found = content.indicators.find((row) => row.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

describe("a correction", () => {
  test("stands beside what the machine read, with its author and reason", async () => {
    const before = indicator(await readPlan(office, id), "婚前医学检查率");
    const body = {
      kind: "correct",
      part: "indicator",
      partId: before.id,
      fields: { unit: "‰", baseline: "91.53", nature: "预期性" },
      reason: "原文排版错位",
    };
    const after = expectPlan(await office.send("POST", url, body));
    expect(indicator(after, "婚前医学检查率")).toMatchObject({
      unit: "‰",
      baseline: "91.53",
      origin: "corrected",
      machine: { unit: "%", baseline: "91.35" },
    });
    expect(after.corrections).toMatchObject([
      {
        number: 1,
        field: "unit",
        before: "%",
        after: "‰",
        reason: "原文排版错位",
        applies: true,
        made: { by: "office" },
      },
      { number: 2, field: "baseline", before: "91.35", after: "91.53" },
    ]);
    expect(after.plan).toMatchObject({ revision: 2, counts: { corrections: 2 } });
  });

  test("taken back leaves the plan as it was read and the history whole", async () => {
    await office.send("DELETE", `${url}/1`);
    const record = expectPlan(await office.send("DELETE", `${url}/2`));
    expect(indicator(record, "婚前医学检查率")).toMatchObject({
      unit: "%",
      baseline: "91.35",
      origin: "machine",
    });
    expect(record.corrections).toMatchObject([
      { number: 1, applies: false, withdrawn: { by: "office" } },
      { number: 2, applies: false, withdrawn: { by: "office" } },
    ]);
    expect((await office.send("DELETE", `${url}/2`)).json()).toMatchObject({
      code: "not-allowed-now",
      status: 409,
    });
    expect((await office.send("DELETE", `${url}/77`)).statusCode).toBe(404);
  });

  test("can strike a part out and add one on a line of the document", async () => {
    const record = await readPlan(office, id);
    const partId = record.content.targets[0]?.id;
    const struck = expectPlan(
      await office.send("POST", url, { kind: "strike", part: "target", partId, reason: "与指标表重复" }),
    );
    expect(struck.content.targets[0]?.struck).toBe(true);
    expect(struck.plan.counts.proseTargets).toBe(record.plan.counts.proseTargets - 1);
    const line = record.content.projects[0]?.line;
    const fields = {
      subject: "新建母婴室数",
      rule: { ...atLeast80, value: "50", unit: "个" },
      direction: "up",
      line,
    };
    const added = expectPlan(
      await office.send("POST", url, { kind: "add", part: "target", fields, reason: "机器未读出" }),
    );
    expect(added.content.targets.at(-1)).toMatchObject({ subject: "新建母婴室数", origin: "added", line });
    expect(added.content.targets.at(-1)?.words).toContain("新建母婴室50个");
  });

  test.each([
    ["without a reason", { kind: "strike", part: "indicator", partId: "i0", reason: " " }, 400],
    ["of a part that is not there", { kind: "strike", part: "indicator", partId: "i99", reason: "x" }, 404],
    [
      "of a part struck out already",
      { kind: "strike", part: "target", partId: "d0.o0.t0", reason: "x" },
      409,
    ],
    [
      "that changes nothing",
      { kind: "correct", part: "indicator", partId: "i0", fields: { unit: "1/10万" }, reason: "x" },
      422,
    ],
    [
      "with a number that is none",
      { kind: "correct", part: "indicator", partId: "i0", fields: { baseline: "九" }, reason: "x" },
      400,
    ],
    [
      "with a bound that has no number",
      {
        kind: "correct",
        part: "indicator",
        partId: "i0",
        fields: { rule: { ...atLeast80, value: null } },
        reason: "x",
      },
      422,
    ],
    [
      "on a line that the document does not have",
      { kind: "add", part: "indicator", fields: { name: "某率", rule: atLeast80, line: 4000 }, reason: "x" },
      422,
    ],
  ])("%s is refused in words and changes nothing", async (_, body, status) => {
    const before = await readPlan(office, id);
    const answer = await office.send("POST", url, body);
    expect(answer.statusCode).toBe(status);
    expect(answer.json<{ detail: { zh: string } }>().detail.zh).not.toBe("");
    expect(await readPlan(office, id)).toEqual(before);
  });

  test("is told in the audit log with what was before and after", async () => {
    const entries = await server.database.kysely
      .selectFrom("audit_entry")
      .select(["action", "username", "details"])
      .where("subject_kind", "=", "plan")
      .where("subject_id", "=", id)
      .orderBy("sequence")
      .execute();
    expect(entries.map(({ action }) => action)).toEqual([
      "plan.import",
      "plan.correct",
      "plan.take-back-correction",
      "plan.take-back-correction",
      "plan.strike",
      "plan.add",
    ]);
    expect(entries[1]).toMatchObject({
      username: "office",
      details: { before: { unit: "%" }, after: { unit: "‰" }, reason: "原文排版错位" },
    });
  });
});

describe("two reviewers", () => {
  const correct = (person: SignedIn, partId: string, value: string, revision: number) => {
    const fields = { rule: { ...atLeast80, value } };
    return person.send("POST", url, {
      kind: "correct",
      part: "indicator",
      partId,
      fields,
      reason: value,
      revision,
    });
  };

  test("of different parts do not disturb each other", async () => {
    const { plan } = await readPlan(office, id);
    expect((await correct(office, "i1", "86", plan.revision)).statusCode).toBe(200);
    expect((await correct(colleague, "i2", "99", plan.revision)).statusCode).toBe(200);
  });

  test("of the same part: the second is shown what the first did, and covers nothing up", async () => {
    const { plan } = await readPlan(office, id);
    expect((await correct(office, "i1", "87", plan.revision)).statusCode).toBe(200);
    const refused = await correct(colleague, "i1", "88", plan.revision);
    expect(refused.json()).toMatchObject({ status: 409, code: "conflict", faults: [{ where: "i1.rule" }] });
    const [fault] = refused.json<{ faults: { message: { zh: string; en: string } }[] }>().faults;
    expect(fault?.message.zh).toMatch(
      /^office于2025-03-03 09:0\d把“婚前医学检查率”的规则改为“≥ 87%”（原因：87）$/,
    );
    expect(fault?.message.en).toContain('set the rule of "婚前医学检查率" to "≥ 87%"');
    const seen = await readPlan(colleague, id);
    expect((await correct(colleague, "i1", "88", seen.plan.revision)).statusCode).toBe(200);
    const made = (await readPlan(office, id)).corrections
      .filter(({ partId }) => partId === "i1")
      .map(({ made }) => made.by);
    expect(made.slice(-3)).toEqual(["office", "office", "同事"]);
  });
});

test("corrections of two people at the same moment are both kept, each with its own number", async () => {
  const before = (await readPlan(office, id)).corrections.length;
  const answers = await Promise.all(
    [office, colleague].map((person, index) => {
      const fields = { subject: `新增目标${index}`, rule: { ...atLeast80, value: "1" } };
      return person.send("POST", url, { kind: "add", part: "target", fields, reason: "同时提交" });
    }),
  );
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  const { corrections, plan } = await readPlan(office, id);
  expect(corrections).toHaveLength(before + 2);
  expect(new Set(corrections.map(({ number }) => number)).size).toBe(corrections.length);
  for (const { number } of corrections.slice(-2)) await office.send("DELETE", `${url}/${number}`);
  expect((await readPlan(office, id)).plan.revision).toBe(plan.revision + 2);
});

describe("the next reading of the document", () => {
  test("keeps the corrections whose part is still there and lists the others with the reason", async () => {
    const text = examplePlan((plan) =>
      plan
        .replace(
          "\t3\n\t高中阶段女生毛入学率（%）\n\t98.7\n\t保持\n\t约束性",
          "\t3\n\t女性人才占比（%）\n\t45.1\n\t≥46\n\t预期性",
        )
        .replace("（一）妇女与健康\n主要目标", "（一）妇女与健康\n这几年条件好多了。\n主要目标")
        .replace("新建母婴室50个", "新建母婴室50个，方便带孩子的妈妈"),
    );
    const { plans } = await importDocument(office, "修订稿.txt", text);
    expect(plans[0]).toMatchObject({ outcome: "new-reading", reading: 2 });
    const record = await readPlan(office, id);
    expect(indicator(record, "婚前医学检查率").rule.value).toBe("88");
    const standing = record.corrections.filter(({ withdrawn }) => withdrawn === null);
    const verdicts = new Map(
      standing.map(({ number, partId, kind, applies, whyNot }) => [
        number,
        { partId, kind, applies, whyNot },
      ]),
    );
    const gone = [...verdicts.values()].filter(({ applies }) => !applies);
    expect(gone).toMatchObject([
      { kind: "correct", whyNot: { zh: expect.stringContaining("没有这一部分") } },
    ]);
    expect(record.content.targets.find(({ origin }) => origin === "added")).toMatchObject({
      subject: "新建母婴室数",
      line: 0,
    });
    expect(record.content.targets[0]?.struck).toBe(true);
    expect(record.plan.counts.corrections).toBe(standing.length);
  });
});
