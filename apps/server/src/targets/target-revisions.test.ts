import type { CellInput, ReportCheck, ReportRecord, JudgedTarget } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { readFor, writeFor } from "../http/run-in-transaction.ts";
import { startTestServer, type SignedIn, type TestServer } from "../http/start-test-server.ts";
import { uploadFile } from "../http/upload-file.ts";
import { judgeTargets } from "./judgement.service.ts";
import { type PublishedTarget, publishTargets } from "./publish-targets.service.ts";
import { publishTestPlan } from "./publish-test-plan.ts";

const behalf = { actor: platformActor, requestId: null };
const plan = { areaCode: "990100", planId: "990100-women-2021-2025" };
const screening: Omit<PublishedTarget, "indicatorId"> = {
  id: `${plan.planId}.1`,
  partId: "i0",
  position: 0,
  name: "宫颈癌筛查率",
  domain: "妇女与健康",
  unit: "%",
  direction: "up",
  nature: null,
  rule: { kind: "gte", value: "70", value2: null, unit: "%", per: null },
  words: "宫颈癌筛查率达到70%",
  line: 1,
  origin: "table",
  baseline: { year: 2020, value: "50" },
  targetYear: 2025,
  monitored: true,
};
const mobile: Omit<PublishedTarget, "indicatorId"> = {
  ...screening,
  id: `${plan.planId}.2`,
  partId: "i1",
  position: 1,
  name: "流动妇女健康服务率",
};

let server: TestServer;
let statistics: SignedIn;
let indicatorIds: readonly string[];
/** The moment of each publication, and one between the change of the path and the third. */
const moments = { first: "", second: "", laid: "", third: "" };

const now = () => server.ground.now().toISOString();
const publish = (planVersion: number, targets: readonly Omit<PublishedTarget, "indicatorId">[]) =>
  writeFor(server.ground, behalf, (context) =>
    publishTargets(context, {
      ...plan,
      planVersion,
      targets: targets.map((target) => ({ ...target, indicatorId: indicatorIds[target.position] ?? null })),
    }),
  );
const judgeAt = (asOf?: string): Promise<readonly JudgedTarget[]> =>
  readFor(server.ground, behalf, ({ transaction }) =>
    judgeTargets(transaction, { areaCode: "990100", year: 2023, asOf }),
  );

let report: ReportRecord;
let reportFile: Uint8Array;

beforeAll(async () => {
  server = await startTestServer();
  statistics = await server.signIn("statistics");
  indicatorIds = await writeFor(server.ground, behalf, (context) =>
    publishTestPlan(context, {
      areaCode: plan.areaCode,
      id: plan.planId,
      targets: [screening, mobile],
    }),
  );
  const cells: CellInput[] = indicatorIds.map((indicatorId) => ({
    areaCode: "990100",
    indicatorId,
    year: 2023,
    baseRevision: 0,
    value: "62",
    missing: null,
  }));
  await statistics.send("PUT", "/api/observations", { cells });
  moments.first = now();
  server.advance(60_000);
  report = (
    await statistics.send("POST", "/api/reports", { planId: plan.planId, year: 2023 })
  ).json<ReportRecord>();
  reportFile = (await statistics.get(`/api/reports/${report.report.id}/file.docx`)).rawPayload;
  server.advance(60_000);
  await publish(2, [
    {
      ...screening,
      rule: { ...screening.rule, value: "90" },
      words: "宫颈癌筛查率达到90%",
      baseline: { year: 2020, value: "55" },
    },
  ]);
  moments.second = now();
  server.advance(60_000);
  const path = { kind: "steps", steps: [{ year: 2023, value: "58" }] };
  const office = await server.signIn("office");
  const laid = await office.send("PUT", `/api/targets/${screening.id}/path`, {
    path,
    areaCode: "990100",
    year: 2023,
  });
  if (laid.statusCode !== 200) throw new Error(laid.body);
  moments.laid = now();
  server.advance(60_000);
  await publish(3, [screening, mobile]);
  moments.third = now();
  server.advance(60_000);
});
afterAll(() => server.close());

describe("a judgement of an earlier moment", () => {
  test("uses the rule, the baseline and the words of the version that was published then", async () => {
    expect(await judgeAt(moments.first)).toMatchObject([
      {
        planWords: "宫颈癌筛查率达到70%",
        rule: { value: "70" },
        baseline: { year: 2020, value: "50" },
        judgement: { status: "on-track", required: "62" },
      },
      { name: "流动妇女健康服务率" },
    ]);
    expect(await judgeAt(moments.second)).toMatchObject([
      {
        planWords: "宫颈癌筛查率达到90%",
        rule: { value: "90" },
        baseline: { year: 2020, value: "55" },
        judgement: { status: "off-track", required: "76" },
      },
    ]);
  });

  test("leaves out a target that the version of then did not have, though an earlier and a later one do", async () => {
    const names = async (asOf?: string) => (await judgeAt(asOf)).map(({ name }) => name);
    expect(await names(moments.first)).toEqual([screening.name, mobile.name]);
    expect(await names(moments.laid)).toEqual([screening.name]);
    expect(await names(moments.third)).toEqual([screening.name, mobile.name]);
    expect(await names()).toEqual([screening.name, mobile.name]);
  });

  test("uses the path that a person had laid by then", async () => {
    const [before] = await judgeAt(moments.second);
    const [after] = await judgeAt(moments.laid);
    expect([before?.path.kind, after?.path.kind]).toEqual(["straight", "steps"]);
    expect(after).toMatchObject({ judgement: { status: "on-track", required: "58" } });
  });

  test("of before the first publication finds no target", async () => {
    expect(await judgeAt("2020-01-01T00:00:00.000Z")).toEqual([]);
  });

  test("still finds the targets of a plan that was withdrawn since, and none from then on", async () => {
    const withdrawal = now();
    await server.database.kysely
      .updateTable("plan")
      .set({
        state: "withdrawn",
        withdrawn_at: withdrawal,
        withdrawn_by: "office",
        withdrawn_reason: "重新发布",
      })
      .where("id", "=", plan.planId)
      .execute();
    expect(await judgeAt(moments.third)).toHaveLength(2);
    expect(await judgeAt(withdrawal)).toEqual([]);
    expect(await judgeAt()).toEqual([]);
  });
});

describe("a report made before the plan changed", () => {
  test("is still proved by the targets of its own moment", async () => {
    const url = "/api/reports/check";
    const answer = await uploadFile(statistics, { url, fileName: "report.docx", content: reportFile });
    expect(answer.json<ReportCheck>()).toMatchObject({ reportId: report.report.id, passed: true });
  });
});

test("what a target ever was can neither be changed nor deleted", async () => {
  const { kysely } = server.database;
  await expect(kysely.updateTable("target_revision").set({ name: "别的" }).execute()).rejects.toThrow(
    "only takes new rows",
  );
  await expect(kysely.deleteFrom("target_revision").execute()).rejects.toThrow("only takes new rows");
});
