import type {
  CaseList,
  Board,
  CaseQueue,
  FormRecord,
  FormSummary,
  Indicator,
  IndicatorRecord,
  InspectionList,
  InspectionRecord,
  MatterList,
  MatterRecord,
  NotificationList,
  ReleaseList,
  ReleaseRecord,
  RoundRecord,
  RoundSummary,
  ServiceOverlayList,
  ServiceOverlayRecord,
  Session,
  SubmissionList,
} from "@halfsky/api-contract";
import { systems } from "@halfsky/cases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildApp } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import type { Database } from "../src/database/open-database.ts";
import { openTestDatabase } from "../src/database/open-test-database.ts";
import type { App, Ground } from "../src/http/ground.ts";
import { loadSampleCity, samplePassword } from "./load-sample-city.ts";
import { readSampleServices } from "./load-sample-services.ts";

let database: Database;
let ground: Ground;
let app: App;
let printed: readonly string[];

function groundOf(given: Database, wish: "auto" | "yes" | "no"): Ground {
  const config = readConfig({
    HALFSKY_LOG_LEVEL: "silent",
    HALFSKY_SAMPLE_CITY: wish,
    HALFSKY_SIGN_INS_PER_MINUTE: "10000",
  });
  return { database: given, config, now: () => new Date("2025-11-03T01:00:00.000Z") };
}

beforeAll(async () => {
  database = await openTestDatabase();
  ground = groundOf(database, "yes");
  printed = await loadSampleCity(ground);
  app = await buildApp(ground);
  await app.ready();
  // Everything that people do in a year, through their services: minutes on a machine that does other things too.
}, 300_000);

afterAll(async () => {
  await app.close();
  await database.close();
});

async function signIn(username: string): Promise<{ readonly cookie: string; readonly session: Session }> {
  const answer = await app.inject({
    method: "POST",
    url: "/api/session",
    payload: { username, password: samplePassword },
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const [cookie] = answer.cookies;
  return { cookie: `${cookie?.name}=${cookie?.value}`, session: answer.json<Session>() };
}

async function get<Answer>(url: string, username = "office"): Promise<Answer> {
  const { cookie } = await signIn(username);
  const answer = await app.inject({ method: "GET", url, headers: { cookie } });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<Answer>();
}

describe("the sample city", () => {
  test("says that all is made up and who can sign in, and every one of them can", async () => {
    expect(printed[0]).toContain("虚构");
    const usernames = printed.flatMap((line) => /^ {2}([\w-]+) /u.exec(line)?.[1] ?? []);
    const services = await readSampleServices(ground.config.root);
    expect(usernames).toHaveLength(16 + services.accounts.length);
    for (const username of usernames) expect((await signIn(username)).session.sampleCity).toBe(true);
  });

  test("has cases of many service systems: late ones first for who owns them, none for the administrator", async () => {
    const queue = await get<CaseQueue>("/api/case-queue", "supervisor");
    expect(queue.counts.late).toBeGreaterThan(0);
    expect(queue.rows[0]?.nextDeadline?.late).toBe(true);
    expect(queue.mayOpen.length).toBeGreaterThan(0);
    const { cookie } = await signIn("sysadmin");
    const refused = await app.inject({ method: "GET", url: "/api/cases", headers: { cookie } });
    expect(refused.statusCode).toBe(403);
  });

  test("shows a federation's cases to its own supervisors and those of its line above, and to no head of another body", async () => {
    const seenBy = async (username: string) =>
      (await get<CaseList>("/api/cases?system=dv-case", username)).rows.map(({ id }) => id);
    const own = await seenBy("supervisor");
    const above = await seenBy("city-supervisor");
    expect(own.length).toBeGreaterThan(0);
    expect(above.length).toBeGreaterThan(0);
    expect(above.filter((id) => !own.includes(id))).toEqual([]);
    const heads = ["police-head", "mediation-head", "legal-aid", "township", "civil-affairs", "school-head"];
    for (const username of [...heads, "education-supervisor"]) {
      expect({ username, sees: await seenBy(username) }).toEqual({ username, sees: [] });
    }
  });

  test("has a case of every system, invented people in it, and a letter that a late clock called for", async () => {
    const rows = await database.kysely
      .selectFrom("service_case")
      .select(["system", ({ fn }) => fn.countAll<number>().as("count")])
      .groupBy("system")
      .execute();
    const counts = new Map(rows.map(({ system, count }) => [system, count]));
    expect([...counts.keys()].toSorted()).toEqual(systems.map(({ id }) => id).toSorted());
    // all others have one; 36 of the calls are those of the year that was released
    expect(Object.fromEntries([...counts].filter(([, count]) => count > 1))).toEqual({
      "child-protection-case": 3,
      "childrens-homes": 3,
      "dv-case": 5,
      "dv-report": 2,
      "family-dispute-mediation": 2,
      "legal-aid": 2,
      "mandatory-report-minors": 2,
      "one-stop-places": 4,
      "rescue-centres": 7,
      "rights-supervision": 2,
      "staff-background-check": 11,
      "women-rights-hotline": 39,
    });
    const queue = await get<CaseQueue>("/api/case-queue", "office-duty");
    const letter = queue.rows.find(({ system }) => system === "rights-supervision");
    expect(letter).toMatchObject({ areaCode: "990101", state: "called" });
    const second = await get<CaseQueue>("/api/case-queue", "office-duty-head");
    expect(second.rows.map(({ id }) => id)).toContain(letter?.id);
  });

  test("has one county with parameters of its own in every system, each with its reason and its changes", async () => {
    const list = await get<ServiceOverlayList>("/api/service-overlays?areaCode=990102");
    expect(list.systems).toHaveLength(systems.length);
    expect(list.systems.filter(({ version }) => version !== 1)).toEqual([]);
    // a name of the place is no change of a value
    expect(list.systems.filter(({ changes }) => changes === 0)).toEqual([]);
    const { history, overlay } = await get<ServiceOverlayRecord>(
      "/api/service-systems/dv-case/overlay?areaCode=990102",
    );
    expect(history.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^示例：四色分级/u)]);
    expect(Object.keys(overlay).toSorted()).toEqual(["fields", "grade", "periods"]);
  });

  test("has a release of the last year's calls, and the figure stands in the statistics with the release as its source", async () => {
    const { releases } = await get<ReleaseList>("/api/service-releases");
    expect(releases).toMatchObject([{ system: "women-rights-hotline", indicator: "calls", year: 2024 }]);
    const release = await get<ReleaseRecord>(`/api/service-releases/${releases[0]?.id}`);
    expect(release.cells.find(({ areaCode }) => areaCode === "990101")).toMatchObject({
      count: 36,
      withheld: false,
    });
    const rows = await database.kysely
      .selectFrom("observation")
      .select(["area_code", "year", "value"])
      .where("indicator_id", "=", release.figures?.id ?? "")
      .execute();
    expect(rows).toContainEqual({ area_code: "990101", year: 2024, value: "36" });
  });

  test("shows on the first board the three targets that will be a problem", async () => {
    const board = await get<Board>("/api/board");
    expect(board).toMatchObject({ areaName: "云汀市", year: 2024, years: [2021, 2022, 2023, 2024, 2025] });
    expect(board.plans.map(({ attainment }) => attainment.total)).toEqual([21, 19]);
    expect(board.problems.slice(0, 3).map(({ name }) => name)).toEqual([
      "儿童青少年总体近视率",
      "适龄妇女宫颈癌人群筛查率",
      "每千人口拥有3岁以下婴幼儿托位数",
    ]);
    expect(board.problems[0]?.headline.zh).toBe(
      "儿童青少年总体近视率四年升了2.61个百分点，不如基期，距2025年目标还差5.11个百分点",
    );
    expect(board.missing).toHaveLength(4);
  });

  test("holds one slipped decimal point, and the checks find it and what was meant", async () => {
    const { findings } = await get<Board>("/api/board");
    expect(findings).toMatchObject([{ areaName: "帆屿县", year: 2023, code: "jump", likely: "2.32" }]);
  });

  test("supervises four matters: one due tomorrow, one late and urged by the clock, one to be checked, one closed by two people", async () => {
    const { matters } = await get<MatterList>("/api/supervision");
    const shown = matters.map(({ title, state, overdue, urgings, nextDuty }) => ({
      title,
      state,
      overdue,
      urgings,
      left: nextDuty?.workingDaysLeft ?? null,
    }));
    expect(shown).toEqual([
      { title: "适龄妇女宫颈癌人群筛查率", state: "rectifying", overdue: true, urgings: 1, left: -4 },
      { title: "儿童青少年总体近视率", state: "explaining", overdue: false, urgings: 0, left: 1 },
      { title: "儿童溺水死亡人数", state: "explanation-check", overdue: false, urgings: 0, left: 3 },
      { title: "每千人口拥有3岁以下婴幼儿托位数", state: "closed", overdue: false, urgings: 0, left: null },
    ]);
    const [urged, , , closed] = matters;
    const record = await get<MatterRecord>(`/api/supervision/${urged?.id}`, "health");
    expect(record.letters.map(({ kind, byPlatform, number }) => ({ kind, byPlatform, number }))).toEqual([
      { kind: "notice", byPlatform: false, number: "云妇儿工委办函〔2025〕2号" },
      { kind: "urging", byPlatform: true, number: "云妇儿工委办函〔2025〕5号" },
    ]);
    const { actions } = await get<MatterRecord>(`/api/supervision/${closed?.id}`);
    const [proposed, confirmed] = actions.slice(-2);
    expect([proposed?.kind, confirmed?.kind]).toEqual(["propose-closing", "confirm-closing"]);
    expect(proposed?.by).not.toBe(confirmed?.by);
  });

  test("keeps the signed decisions beside the machine's proposals, dated as they were signed", async () => {
    const rows = await database.kysely
      .selectFrom("target_decision")
      .select(["status", "proposed", "decided_at"])
      .orderBy("decided_at")
      .execute();
    expect(rows).toHaveLength(11);
    expect(rows.some(({ status, proposed }) => status !== proposed)).toBe(true);
    expect(rows[0]?.decided_at.slice(0, 10)).toBe("2024-10-18");
  });

  test("says of each figure that it is a sample and where it stands, the plan's baseline below it", async () => {
    const [problem] = (await get<Board>("/api/board")).problems;
    const record = await get<IndicatorRecord>(`/api/indicators/${problem?.indicatorId}`);
    // the figure of 2025 came in by a form, and says so
    const [newest, ...earlier] = record.series.toReversed();
    expect(newest?.source.kind).toBe("submission");
    expect(earlier).toHaveLength(5);
    expect(
      earlier.every(
        ({ source }) => source.kind === "sample" && /^figures\.csv:\d+$/u.test(source.name ?? ""),
      ),
    ).toBe(true);
    const history = await get<{ revisions: readonly { source: { kind: string } }[] }>(
      `/api/observations/history?area=990100&indicator=${problem?.indicatorId}&year=2020`,
    );
    expect(history.revisions.map(({ source }) => source.kind)).toEqual(["sample", "plan"]);
    expect(record.areas).toHaveLength(5);
    expect(record.indicator.definition).not.toBeNull();
  });

  test("plays an inspection with two visits, scores and findings in four states, dated back from the loading", async () => {
    const [summary] = (await get<InspectionList>("/api/inspections")).inspections;
    expect(summary).toMatchObject({
      state: "under-way",
      startsOn: "2025-09-30",
      visits: { all: 2, held: 2 },
      findings: { all: 4, unsettled: 3, overdue: 1 },
    });
    const record = await get<InspectionRecord>(`/api/inspections/${summary?.id}`);
    expect(record.findings.map(({ state }) => state)).toEqual(["settled", "returned", "answered", "open"]);
    expect(record.scores.map(({ total }) => [total.team, total.missing])).toEqual([
      ["69.9", 0],
      ["87.6", 0],
    ]);
    expect(record.result).toMatchObject({ photographs: 4, findings: { settledInTime: 1 } });
  });

  test("has issued a round of sample forms that is due soon; one form waits for its number", async () => {
    const { forms } = await get<{ forms: FormSummary[] }>("/api/forms");
    expect(forms.map(({ code, kind, isIssuable }) => [code, kind, isIssuable])).toEqual([
      ["云妇儿统1表（示例）", "statutory", true],
      ["云妇儿统2表（示例）", "statutory", true],
      ["云妇儿统3表（示例）", "statutory", true],
      ["云妇儿统4表（示例）", "statutory", false],
      [null, "administrative", true],
    ]);
    const waiting = await get<FormRecord>(`/api/forms/${forms[3]?.id}`);
    expect(waiting.faults.map(({ where }) => where)).toEqual(["head.approvalNumber"]);
    const [round] = (await get<{ rounds: RoundSummary[] }>("/api/rounds")).rounds;
    expect(round).toMatchObject({ year: 2025, state: "open", dueOn: "2025-11-15", forms: 4 });
    const record = await get<RoundRecord>(`/api/rounds/${round?.id}`);
    expect(record.submissions).toHaveLength(8);
    expect(record.byArea.map(({ area }) => area.code)).toEqual([
      "990100",
      "990101",
      "990102",
      "990103",
      "990104",
      "990105",
    ]);
    const own = await get<RoundRecord>(`/api/rounds/${round?.id}`, "education");
    expect(own.submissions.map(({ organisation }) => organisation.id)).toEqual(["yunting-education"]);
    expect(own.formList).toHaveLength(1);
    const { notifications } = await get<NotificationList>("/api/notifications", "education");
    expect(notifications.filter(({ kind }) => kind === "issue").map(({ words }) => words.zh)).toContain(
      "“2025年妇女儿童状况年报（示例）”已下发：云汀市教育局需填报 1 张报表（云妇儿统1表（示例）），2025-11-15 前报送。",
    );
  });

  test("has submissions in every state that a person can meet", async () => {
    const { submissions } = await get<SubmissionList>("/api/submissions");
    expect(
      submissions
        .map(({ organisation, state, level, isCorrection }) =>
          [organisation.shortName, state, level, ...(isCorrection ? ["corrected"] : [])].join(" "),
        )
        .toSorted(),
    ).toMatchInlineSnapshot(`
      [
        "市卫生健康委 returned city",
        "市妇联 draft city",
        "市教育局 confirmed city corrected",
        "帆屿县妇儿工委办 submitted county",
        "星澜新区妇儿工委办 draft county",
        "铸川市妇儿工委办 draft county",
        "青岚县妇儿工委办 signed county",
        "鹤汀区妇儿工委办 draft county",
      ]
    `);
    const corrected = submissions.find(({ isCorrection }) => isCorrection);
    expect(corrected?.changedSinceSigning).toBe(2);
    const draft = submissions.find(({ state, begunAt }) => state === "draft" && begunAt !== null);
    expect(draft?.errors).toBe(1);
    expect(submissions.find(({ state }) => state === "returned")?.openReturns).toBe(2);
  });

  test("a county sees its own board by the city's targets", async () => {
    const board = await get<Board>("/api/board", "qinglan");
    expect(board).toMatchObject({ areaCode: "990102", areaName: "青岚县" });
    expect(board.duties.missingCells).toBe(6);
    expect(board.missing.map(({ name }) => name)).toContain("残疾儿童康复救助人数");
  });

  test("the first figure of a new year opens no board on which nothing is reported yet", async () => {
    const { cookie } = await signIn("statistics");
    const { indicators } = await get<{ indicators: Indicator[] }>("/api/indicators");
    // one that no form of the open round asks for
    const indicatorId = indicators.find(({ name }) => name === "婚姻家庭纠纷调解成功率")?.id;
    const cell = { areaCode: "990100", indicatorId, year: 2025 };
    const answer = await app.inject({
      method: "PUT",
      url: "/api/observations",
      headers: { cookie },
      payload: { cells: [{ ...cell, baseRevision: 0, value: "94.10", missing: null }] },
    });
    expect(answer.json()).toMatchObject({ conflicts: [], refused: [] });
    expect(await get<Board>("/api/board")).toMatchObject({
      year: 2024,
      years: [2021, 2022, 2023, 2024, 2025],
    });
  });

  test("a second start loads nothing again and prints the same", async () => {
    expect(await loadSampleCity(ground)).toEqual(printed);
    const { count } = await database.kysely
      .selectFrom("area")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    expect(count).toBe(7);
  });

  test("no figure of another city is mixed with it: a database with areas of its own is left alone", async () => {
    const own = await openTestDatabase();
    await own.kysely
      .insertInto("area")
      .values({ code: "330400", name: "别的市", pinyin: "biedeshi", level: "city", parent_code: null })
      .execute();
    expect(await loadSampleCity(groundOf(own, "yes"))).toEqual([]);
    expect(await loadSampleCity(groundOf(own, "no"))).toEqual([]);
    expect(await own.kysely.selectFrom("account").selectAll().execute()).toEqual([]);
    await own.close();
  });
});
