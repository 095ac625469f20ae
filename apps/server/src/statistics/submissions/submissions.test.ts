import {
  type NotificationList,
  type ObservationGrid,
  isOfSameFigures,
  readGridStart,
  readSubmissionGrid,
  submissionGrid,
  submissionGridRest,
  submissionGridStart,
  type SubmissionRecord,
  withGridRest,
} from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendWell } from "../rounds/test-round.ts";
import {
  faultless,
  read,
  save,
  startSubmissionCity,
  step,
  type SubmissionCity,
  typed,
  walk,
} from "./test-submissions.ts";

let city: SubmissionCity;
beforeAll(async () => {
  city = await startSubmissionCity();
});
afterAll(() => city.server.close());

async function cubeOf(area: string, asOf?: string): Promise<ObservationGrid["cells"]> {
  const ids = city.indicatorIds.join(",");
  const answer = await city
    .as("statistics")
    .get(
      `/api/observations?areas=${area}&indicators=${ids}&from=2024&to=2024${asOf === undefined ? "" : `&asOf=${asOf}`}`,
    );
  return answer.json<ObservationGrid>().cells;
}

async function readInTwo(username: string, id: string) {
  const get = async (part: string) =>
    (await city.as(username).get(`/api/submissions/${id}/grid/${part}`)).json();
  return {
    start: submissionGridStart.parse(await get("start")),
    rest: submissionGridRest.parse(await get("rest")),
  };
}

describe("a county's submission on its whole way", () => {
  test("begins empty, with what is asked and what the caller may do", async () => {
    const record = await read(city.as("county"), city.county);
    expect(record).toMatchObject({
      state: "draft",
      level: "county",
      originLevel: "county",
      topLevel: "city",
      owedCells: 7,
      filledCells: 0,
      editable: null,
      mayDo: ["fill"],
      openedAt: null,
    });
    expect(record.figures).toEqual([]);
    expect((await read(city.as("office"), city.county)).mayDo).toEqual([]);
  });

  test("notes when the unit first looked at it, and not when others do", async () => {
    const url = `/api/submissions/${city.county}/open`;
    expect((await city.as("leader").send("POST", url)).statusCode).toBe(204);
    expect((await read(city.as("county"), city.county)).openedAt).toBeNull();
    expect((await city.as("county").send("POST", url)).statusCode).toBe(204);
    expect((await read(city.as("county"), city.county)).openedAt).not.toBeNull();
  });

  test("keeps what is typed with its revisions, and the same again changes nothing", async () => {
    const figures = faultless(city.indicatorIds);
    const first = await save(city.as("county"), city.county, figures);
    expect(first.saved).toHaveLength(6);
    expect(first.filledCells).toBe(6);
    expect(first.findings).toEqual([]);
    const again = await save(city.as("county"), city.county, figures);
    expect(again.saved).toEqual([]);
    expect(again.unchanged.map(({ revision }) => revision)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test("says the same to the entry grid, with its figures as columns", async () => {
    const answer = await city.as("county").get(`/api/submissions/${city.county}/grid`);
    const grid = submissionGrid.parse(answer.json());
    expect(grid.figures.rows).toBe(6);
    expect(readSubmissionGrid(grid)).toEqual(await read(city.as("county"), city.county));
  });

  test("says it in two answers, of which the first has the figures and knows nothing of the checks", async () => {
    const { start, rest } = await readInTwo("county", city.county);
    const record = await read(city.as("county"), city.county);
    expect(record.mayDo).toEqual(["fill", "submit"]);
    expect(start.mayDo).toEqual(["fill"]);
    expect(readGridStart(start)).toEqual({
      ...record,
      mayDo: ["fill"],
      history: [],
      below: [],
      findings: [],
      answers: [],
    });
    expect(isOfSameFigures(start, rest)).toBe(true);
    expect(withGridRest(readGridStart(start), rest)).toEqual(record);
  });

  test("tells from two answers whether a figure was saved between them", async () => {
    const before = await readInTwo("education", city.education);
    const [indicatorId = ""] = city.indicatorIds;
    await save(city.as("education"), city.education, [typed(indicatorId, "", "7")]);
    const after = await readInTwo("education", city.education);
    expect(isOfSameFigures(before.start, after.rest)).toBe(false);
    expect(isOfSameFigures(after.start, after.rest)).toBe(true);
  });

  test("answers a change made from an older figure with both values and both people", async () => {
    const [indicatorId = ""] = city.indicatorIds;
    const outcome = await save(city.as("county"), city.county, [typed(indicatorId, "", "1001", 0)]);
    expect(outcome.saved).toEqual([]);
    expect(outcome.conflicts).toMatchObject([
      { mine: { value: "1001" }, theirs: { value: "1000", recorded: { by: "county" } } },
    ]);
  });

  test("refuses what cannot be and what the form does not ask for", async () => {
    const [one = "", two = ""] = city.indicatorIds;
    const outcome = await save(city.as("county"), city.county, [
      typed(one, "", "-5", 1),
      typed(one, "sex=other", "5"),
      { ...typed(two, "", "81", 1), missing: "withheld" },
      typed(two, "", "82", 7),
      typed(two, "sex=male", "31", 1),
      typed(two, "sex=male", "32", 1),
    ]);
    expect(outcome.refused.map(({ message }) => message.zh)).toEqual([
      expect.stringContaining("小于0"),
      "本表没有这个数据项。",
      "数值和缺失原因只能填一个。",
      "同一单元格出现了两次。",
      "同一单元格出现了两次。",
    ]);
    expect(outcome.saved).toHaveLength(1);
    expect(outcome.findings.map(({ code }) => code)).toEqual(["sum-differs"]);
  });

  test("is not handed in while something is open, and says what", async () => {
    const { version } = await read(city.as("county"), city.county);
    const answer = await city
      .as("county")
      .send("POST", `/api/submissions/${city.county}/submit`, { version });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: "not-allowed-now" });
    expect(answer.body).toContain("1处错误要改正");
    const [, two = ""] = city.indicatorIds;
    await save(city.as("county"), city.county, [typed(two, "sex=male", "30", 2)]);
  });

  test("goes through unit, county and city, and nobody passes what she handed in", async () => {
    const submitted = await step(city.as("county"), city.county, "submit");
    expect(submitted).toMatchObject({ state: "submitted", level: "county", mayDo: [], editable: [] });
    expect(await cubeOf("990101")).toEqual([]);
    await walk(city, 1, 3);
    expect(await cubeOf("990101")).toEqual([]);
    const signed = await walk(city, 3, 4);
    expect(signed).toMatchObject({
      state: "signed",
      level: "county",
    });
    expect(signed?.signedAt).not.toBeNull();
    const cells = await cubeOf("990101");
    expect(cells.map(({ value, source, signedRevision }) => ({ value, source, signedRevision }))).toEqual([
      { value: "1000", source: { kind: "submission", name: "妇女儿童状况统计表" }, signedRevision: 1 },
      { value: "80", source: { kind: "submission", name: "妇女儿童状况统计表" }, signedRevision: 1 },
    ]);
    const atTop = await walk(city, 4, 6);
    expect(atTop).toMatchObject({ state: "signed", level: "city" });
    expect(atTop?.actions.map(({ action, by }) => `${by} ${action}`)).toEqual([
      "county submit",
      "county-head confirm",
      "county-statistics review",
      "county-statistics-head sign",
      "statistics review",
      "statistics-head sign",
    ]);
    expect(await signatures()).toHaveLength(12);
  });

  test("tells whoever has the next step, and the unit at the end", async () => {
    const told = async (username: string) =>
      (await city.as(username).get("/api/notifications"))
        .json<NotificationList>()
        .notifications.map(({ words }) => words.zh)
        .filter((zh) => zh.includes("妇女儿童状况统计表》"));
    expect(await told("county-head")).toEqual([expect.stringContaining("等待单位负责人审核")]);
    expect(await told("county-statistics-head")).toEqual(
      expect.arrayContaining([expect.stringContaining("等待签署")]),
    );
    expect(await told("statistics-head")).toEqual(
      expect.arrayContaining([expect.stringContaining("等待签署")]),
    );
    expect(await told("county")).toEqual(expect.arrayContaining([expect.stringContaining("已签署")]));
  });
});

function signatures() {
  return city.server.database.kysely
    .selectFrom("observation_signature")
    .selectAll()
    .where("submission_id", "=", city.county)
    .execute();
}

describe("a correction after signing", () => {
  let before: SubmissionRecord;

  test("is a new revision at once, changed since signing until every level has signed again", async () => {
    const [one = ""] = city.indicatorIds;
    before = await read(city.as("county"), city.county);
    const published = city.server.ground.now().toISOString();
    city.server.advance(60_000);
    expect(before.mayDo).toEqual(["correct"]);
    const figures = [
      { ...typed(one, "", "1010", 1), reason: "漏报一所学校" },
      { ...typed(one, "sex=female", "490", 1), reason: "漏报一所学校" },
    ];
    const corrected = await sendWell<SubmissionRecord>(
      city.as("county"),
      "POST",
      `/api/submissions/${city.county}/correct`,
      { version: before.version, figures },
    );
    expect(corrected).toMatchObject({
      state: "submitted",
      level: "county",
      isCorrection: true,
      changedSinceSigning: 2,
    });
    expect(corrected.changed[0]).toMatchObject({
      signed: { shown: "1000", stamp: { by: "statistics-head" } },
      now: { shown: "1010", reason: "漏报一所学校", stamp: { by: "county" } },
    });
    expect((await cubeOf("990101"))[0]).toMatchObject({ value: "1010", changedSinceSigning: true });
    // What was published before says what it said.
    expect((await cubeOf("990101", published))[0]).toMatchObject({
      value: "1000",
      changedSinceSigning: false,
    });
    await walk(city, 1, 4);
    expect((await cubeOf("990101"))[0]).toMatchObject({ changedSinceSigning: true });
    const signed = await walk(city, 4, 6);
    expect(signed).toMatchObject({ isCorrection: false, changedSinceSigning: 0, changed: [] });
    expect((await cubeOf("990101"))[0]).toMatchObject({ value: "1010", changedSinceSigning: false });
  });

  test("that leaves an error, says nothing new, or comes from an older page changes nothing", async () => {
    const [one = "", two = ""] = city.indicatorIds;
    const { version } = await read(city.as("county"), city.county);
    const correct = (body: object) =>
      city.as("county").send("POST", `/api/submissions/${city.county}/correct`, body);
    const reason = "核对台账";
    const error = await correct({ version, figures: [{ ...typed(two, "", "90", 1), reason }] });
    expect(error.statusCode).toBe(409);
    expect(error.body).toContain("更正后");
    const same = await correct({ version, figures: [{ ...typed(one, "", "1010", 2), reason }] });
    expect(same.statusCode).toBe(422);
    const older = await correct({
      version: before.version,
      figures: [{ ...typed(one, "", "1", 2), reason }],
    });
    expect(older.statusCode).toBe(409);
    expect(older.json()).toMatchObject({ code: "conflict" });
    expect(older.json().faults[0].message.zh).toMatch(/^county于2025-\d\d-\d\d \d\d:\d\d：更正$/u);
    const overtaken = await correct({ version, figures: [{ ...typed(one, "", "1", 1), reason }] });
    expect(overtaken.statusCode).toBe(409);
    expect(overtaken.json().faults[0].message.zh).toMatch(/^county于2025-\d\d-\d\d \d\d:\d\d改为1010/u);
    expect(await read(city.as("county"), city.county)).toMatchObject({ version, state: "signed" });
  });

  test("of a locked form is possible, saving is not", async () => {
    await sendWell(city.as("statistics"), "POST", `/api/rounds/${city.roundId}/close`);
    const locked = await read(city.as("county"), city.county);
    expect(locked).toMatchObject({ state: "locked", level: "city", mayDo: ["correct"] });
    const [one = ""] = city.indicatorIds;
    const outcome = await save(city.as("county"), city.county, [typed(one, "", "1", 2)]);
    expect(outcome.saved).toEqual([]);
    expect(outcome.refused[0]?.message.zh).toContain("不能直接修改");
    const released = await read(city.as("education"), city.education);
    expect(released).toMatchObject({ state: "draft", mayDo: [], editable: [] });
  });
});
