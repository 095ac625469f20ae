import { indicatorMatchList } from "@halfsky/api-contract";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { type SignedIn, startTestServer, type TestServer } from "../http/start-test-server.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { recordObservations } from "../statistics/observation.service.ts";
import { examplePlan } from "./example-plan.ts";
import { expectPlan, importDocument, readPlan } from "./upload-document.ts";

let server: TestServer;
let office: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  office = await server.signIn("office");
  await importDocument(office, "甲市妇女规划.txt", examplePlan());
});
afterAll(() => server.close());
beforeEach(() => server.advance(1000));

const id = "990100-women-2021-2025";

async function publish(planId: string, choices: object = {}) {
  const { plan } = await readPlan(office, planId);
  return office.send("POST", `/api/plans/${planId}/publication`, { revision: plan.revision, choices });
}

async function storedTargets(planId = id) {
  return server.database.kysely
    .selectFrom("target")
    .selectAll()
    .where("plan_id", "=", planId)
    .orderBy("position")
    .execute();
}

async function matchesOf(planId: string) {
  return indicatorMatchList.parse((await office.get(`/api/plans/${planId}/indicator-matches`)).json())
    .matches;
}

describe("publishing a plan", () => {
  test("is refused with words when the plan changed after the reviewer loaded it", async () => {
    const { plan } = await readPlan(office, id);
    const reason = "核对原文";
    const fields = { nature: "预期性" };
    await office.send("POST", `/api/plans/${id}/corrections`, {
      kind: "correct",
      part: "indicator",
      partId: "i0",
      fields,
      reason,
    });
    const refused = await office.send("POST", `/api/plans/${id}/publication`, {
      revision: plan.revision,
      choices: {},
    });
    expect(refused.json()).toMatchObject({
      status: 409,
      code: "conflict",
      faults: [{ where: "corrections.1" }],
    });
    expect((await readPlan(office, id)).plan.version).toBeNull();
  });

  test("makes a version that says what it holds and that nobody can change", async () => {
    const record = expectPlan(await publish(id));
    expect(record.plan).toMatchObject({ state: "published", version: 1, unpublished: false });
    expect(record.versions).toMatchObject([
      {
        number: 1,
        reading: 1,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        published: { by: "office" },
        findings: [],
      },
    ]);
    const change = server.database.kysely
      .updateTable("plan_version")
      .set({ sha256: "0" })
      .where("plan_id", "=", id);
    await expect(change.execute()).rejects.toThrow(/only takes new rows/);
  });

  test("makes targets as rules: those of the table judged every year, those in prose when a person says so", async () => {
    const targets = await storedTargets();
    expect(
      targets.map(({ id: own, name, origin, monitored, rule }) => [own, name, origin, monitored, rule.kind]),
    ).toEqual([
      [`${id}.1`, "孕产妇死亡率", "table", true, "lt"],
      [`${id}.2`, "婚前医学检查率", "table", true, "gte"],
      [`${id}.3`, "高中阶段女生毛入学率", "table", true, "maintain"],
      [`${id}.4`, "孕产妇死亡率", "prose", false, "lte"],
      [`${id}.5`, "适龄妇女宫颈癌筛查率", "prose", false, "gte"],
      [`${id}.6`, "产前筛查率", "prose", false, "gte"],
      [`${id}.7`, "车站和商场母婴室", "prose", false, "increase-by"],
    ]);
    expect(targets[0]).toMatchObject({
      domain: "妇女与健康",
      baseline_year: 2020,
      baseline_value: "9.92",
      target_year: 2025,
    });
    expect(targets[3]?.indicator_id).toBeNull();
  });

  test("makes indicators with readable ids and the decimals that the plan prints", async () => {
    const rows = await server.database.kysely.selectFrom("indicator").selectAll().orderBy("id").execute();
    expect(
      rows.map(({ id: own, name, unit, decimals, direction }) => [own, name, unit, decimals, direction]),
    ).toEqual([
      [expect.stringMatching(/^i-gao-zhong/), "高中阶段女生毛入学率", "%", 1, "up"],
      [expect.stringMatching(/^i-hun-qian/), "婚前医学检查率", "%", 2, "up"],
      [expect.stringMatching(/^i-yun-chan-fu/), "孕产妇死亡率", "1/10万", 2, "down"],
    ]);
  });

  test("stores the plan's baselines as first figures, with file and line", async () => {
    const [mortality] = (await readPlan(office, id)).content.indicators;
    const rows = await server.database.kysely
      .selectFrom("observation")
      .selectAll()
      .orderBy("indicator_id")
      .execute();
    expect(rows).toHaveLength(3);
    expect(rows.at(-1)).toMatchObject({
      area_code: "990100",
      year: 2020,
      value: "9.92",
      source_kind: "plan",
      source_name: `甲市妇女规划.txt:${mortality?.line}`,
    });
  });

  test("again without any change is refused", async () => {
    expect((await publish(id)).json()).toMatchObject({ status: 409, code: "not-allowed-now" });
  });

  test("after a correction makes the next version; the first stays as it was", async () => {
    const body = {
      kind: "correct",
      part: "target",
      partId: "d0.o1.t0",
      fields: { monitored: true },
      reason: "纳入年度监测",
    };
    const corrected = expectPlan(await office.send("POST", `/api/plans/${id}/corrections`, body));
    expect(corrected.plan).toMatchObject({ state: "published", unpublished: true });
    const record = expectPlan(await publish(id));
    expect(record.plan.version).toBe(2);
    const first = expectPlan(await office.get(`/api/plans/${id}/versions/1`));
    expect(first.content.targets.find((target) => target.id === "d0.o1.t0")?.monitored).toBe(false);
    expect(first.corrections.map(({ number }) => number)).toEqual([1]);
    expect((await office.get(`/api/plans/${id}/versions/3`)).statusCode).toBe(404);
    const screening = (await storedTargets()).find(({ id: own }) => own === `${id}.5`);
    expect(screening).toMatchObject({ monitored: true, plan_version: 2 });
    expect(screening?.indicator_id).toMatch(/^i-shi-ling-fu-nv/);
  });
});

describe("a changed document, published", () => {
  test("keeps the ids of targets that are still there, retires the others, and goes on numbering", async () => {
    const text = examplePlan((plan) =>
      plan
        .replace(
          "\t2\n\t婚前医学检查率（%）\n\t91.35\n\t≥85\n\t预期性",
          "\t2\n\t产前筛查率（%）\n\t88.4\n\t≥92\n\t预期性",
        )
        .replace("孕产妇死亡率（1/10万）\n\t9.92\n\t<9", "孕产妇死亡率（1/10万）\n\t9.92\n\t<8"),
    );
    await importDocument(office, "修订稿.txt", text);
    const record = expectPlan(await publish(id));
    expect(record.versions.at(-1)).toMatchObject({ number: 3, reading: 2 });
    const targets = await storedTargets();
    const active = targets.filter(({ retired_at }) => retired_at === null);
    expect(active.map(({ id: own, name, origin }) => [own, name, origin])).toEqual([
      [`${id}.1`, "孕产妇死亡率", "table"],
      [`${id}.8`, "产前筛查率", "table"],
      [`${id}.3`, "高中阶段女生毛入学率", "table"],
      [`${id}.4`, "孕产妇死亡率", "prose"],
      [`${id}.5`, "适龄妇女宫颈癌筛查率", "prose"],
      [`${id}.6`, "产前筛查率", "prose"],
      [`${id}.7`, "车站和商场母婴室", "prose"],
    ]);
    expect(active[0]).toMatchObject({ rule: { value: "8" }, plan_version: 3 });
    expect(targets.filter(({ retired_at }) => retired_at !== null).map(({ name }) => name)).toEqual([
      "婚前医学检查率",
    ]);
  });
});

describe("indicators that exist already", () => {
  const children = "990100-children-2021-2025";
  const text = examplePlan((plan) =>
    plan
      .replace("甲市妇女发展“十四五”规划\n\n为了甲市妇女", "甲市儿童发展“十四五”规划\n\n为了甲市儿童")
      .replaceAll("妇女发展", "儿童发展")
      .replaceAll("妇女与", "儿童与")
      .replace("\t9.92\n", "\t9.95\n"),
  );

  test("are proposed, and publishing waits until a person has chosen for every one", async () => {
    const imported = await importDocument(office, "甲市儿童规划.txt", text);
    expect(imported.plans.map(({ id: own }) => own)).toEqual([children]);
    const matches = await matchesOf(children);
    const proposed = matches.filter(({ proposals }) => proposals.length > 0).map(({ name }) => name);
    expect(proposed).toEqual(["孕产妇死亡率", "婚前医学检查率", "高中阶段女生毛入学率"]);
    const refused = await publish(children);
    expect(refused.json()).toMatchObject({
      status: 409,
      code: "choices-needed",
      faults: [{ where: "choices.i0" }, { where: "choices.i1" }, { where: "choices.i2" }],
    });
    expect((await readPlan(office, children)).versions).toEqual([]);
  });

  test("cannot be chosen across units or from nowhere, and all faults are said at once", async () => {
    const [, second] = await matchesOf(children);
    const use = second?.proposals[0]?.indicatorId ?? "";
    const refused = await publish(children, {
      i0: { use },
      i1: { use: "i-nowhere" },
      i2: { create: true },
      i9: { create: true },
    });
    expect(refused.json()).toMatchObject({
      status: 422,
      code: "invalid-input",
      faults: [{ where: "choices.i0" }, { where: "choices.i1" }, { where: "choices.i9" }],
    });
  });

  test("are linked or made anew as chosen; a stored figure that differs from the baseline stays and is told", async () => {
    const [mortality] = await matchesOf(children);
    const use = mortality?.proposals[0]?.indicatorId ?? "";
    const record = expectPlan(
      await publish(children, { i0: { use }, i1: { create: true }, i2: { create: true } }),
    );
    expect(record.versions[0]?.findings).toMatchObject([
      { code: "baseline-differs", message: { zh: expect.stringContaining("9.95") }, path: "i0" },
    ]);
    const figure = await server.database.kysely
      .selectFrom("observation")
      .select(["value", "revision"])
      .where("indicator_id", "=", use)
      .execute();
    expect(figure).toEqual([{ value: "9.92", revision: 1 }]);
    const [linked, made] = await storedTargets(children);
    expect(linked).toMatchObject({ indicator_id: use, baseline_value: "9.95" });
    expect(made?.indicator_id).toMatch(/-2$/);
    expect((await matchesOf(children)).map(({ linked: known }) => known !== null)).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe("withdrawing a plan", () => {
  const children = "990100-children-2021-2025";

  test("takes it out of use with its reason; it cannot be corrected then", async () => {
    const record = expectPlan(
      await office.send("POST", `/api/plans/${children}/withdrawal`, { reason: "文本有误，待重新印发" }),
    );
    expect(record).toMatchObject({
      plan: { state: "withdrawn" },
      withdrawn: { by: "office", reason: "文本有误，待重新印发" },
    });
    const body = { kind: "strike", part: "indicator", partId: "i0", reason: "x" };
    expect((await office.send("POST", `/api/plans/${children}/corrections`, body)).json()).toMatchObject({
      code: "not-allowed-now",
    });
    expect((await office.send("POST", `/api/plans/${children}/withdrawal`, { reason: "x" })).statusCode).toBe(
      409,
    );
  });

  test("can be undone by publishing it again", async () => {
    const record = expectPlan(await publish(children));
    expect(record).toMatchObject({ plan: { state: "published", version: 2 }, withdrawn: null });
  });
});

test("a withdrawn plan whose document comes in changed goes back to review", async () => {
  const planId = "990100-children-2021-2025";
  await office.send("POST", `/api/plans/${planId}/withdrawal`, { reason: "待修订" });
  const text = examplePlan((plan) => plan.replaceAll("妇女发展", "儿童发展").replace("也不落下", "都不落下"));
  const { plans } = await importDocument(office, "儿童规划修订稿.txt", text);
  expect(plans).toMatchObject([
    { id: planId, outcome: "new-reading", state: "review", version: 2, unpublished: true },
  ]);
});

describe("a failure in the middle of publishing", () => {
  test("leaves neither version nor targets nor indicators nor figures nor audit entries", async () => {
    const county = await server.signIn("county");
    const own = "990101-women-2021-2025";
    const text = examplePlan((plan) =>
      plan.replaceAll("甲市", "甲东区").replaceAll("婚前医学检查率", "新生儿筛查率"),
    );
    await importDocument(county, "区规划.txt", text);
    const count = async () =>
      Promise.all(
        (["plan_version", "target", "indicator", "observation", "audit_entry"] as const).map(
          async (table) => {
            const rows = await server.database.kysely.selectFrom(table).select("area_code").execute();
            return rows.length;
          },
        ),
      );
    const before = await count();
    const attempt = writeFor(server.ground, { actor: platformActor, requestId: null }, async (context) => {
      const { publishPlan } = await import("./publish-plan.service.ts");
      const { chooseExactMatches, listIndicatorMatches } = await import("./match-indicators.ts");
      const choices = chooseExactMatches(await listIndicatorMatches(context, own));
      await publishPlan(context, own, { revision: 1, choices });
      await recordObservations(context, [], { kind: "sample", name: null });
      throw new Error("the power goes out");
    });
    await expect(attempt).rejects.toThrow("the power goes out");
    expect(await count()).toEqual(before);
  });
});
