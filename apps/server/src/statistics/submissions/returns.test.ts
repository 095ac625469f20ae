import type { Fault, NotificationList, ReviewQueue, SubmissionRecord } from "@halfsky/api-contract";
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
  await save(city.as("county"), city.county, faultless(city.indicatorIds));
});
afterAll(() => city.server.close());

async function sendBack(
  username: string,
  items: ReadonlyArray<{ readonly indicatorId: string; readonly breakdown: string; readonly reason: string }>,
): Promise<SubmissionRecord> {
  const { version } = await read(city.as(username), city.county);
  return await sendWell<SubmissionRecord>(
    city.as(username),
    "POST",
    `/api/submissions/${city.county}/return`,
    {
      version,
      dueOn: "2025-03-10",
      items,
    },
  );
}

describe("a return", () => {
  test("names single figures, and all its faults at once", async () => {
    await walk(city, 0, 2);
    const [one = ""] = city.indicatorIds;
    const { version } = await read(city.as("county-statistics"), city.county);
    const answer = await city.as("county-statistics").send("POST", `/api/submissions/${city.county}/return`, {
      version,
      dueOn: "2025-03-01",
      items: [
        { indicatorId: one, breakdown: "", reason: "与台账不符" },
        { indicatorId: one, breakdown: "", reason: "与台账不符" },
        { indicatorId: one, breakdown: "age=0-6", reason: "与台账不符" },
      ],
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ faults: Fault[] }>().faults.map(({ where }) => where)).toEqual([
      "body.dueOn",
      "body.items[1]",
      "body.items[2]",
    ]);
  });

  test("opens what it names and nothing else, and tells the unit", async () => {
    const [one = "", two = ""] = city.indicatorIds;
    const returned = await sendBack("county-statistics", [
      { indicatorId: one, breakdown: "", reason: "与台账不符" },
      { indicatorId: two, breakdown: "", reason: "比上年少一半，请核实" },
    ]);
    expect(returned).toMatchObject({ state: "returned", level: "county", openReturns: 2, editable: [] });
    const seen = await read(city.as("county"), city.county);
    expect(seen.editable).toEqual([
      { indicatorId: one, breakdown: "" },
      { indicatorId: two, breakdown: "" },
    ]);
    expect(seen.returns[0]).toMatchObject({
      dueOn: "2025-03-10",
      returned: { by: "county-statistics", organisation: "甲东区统计局" },
      before: { revision: 1 },
      answer: null,
    });
    const outcome = await save(city.as("county"), city.county, [
      typed(one, "", "1001", 1),
      typed(one, "sex=male", "521", 1),
    ]);
    expect(outcome.saved.map(({ value }) => value)).toEqual(["1001"]);
    expect(outcome.refused.map(({ message }) => message.zh)).toEqual(["这个数没有被退回，不能修改。"]);
    const { notifications } = (await city.as("county").get("/api/notifications")).json<NotificationList>();
    expect(notifications.map(({ words }) => words.zh).join()).toContain(
      "有2个数被退回，请在2025-03-10前核改或说明",
    );
  });

  test("is answered by a change, or by the reason why the figure stands, before it is handed in again", async () => {
    const [one = "", two = ""] = city.indicatorIds;
    await save(city.as("county"), city.county, [typed(one, "", "1000", 2)]);
    const back = await read(city.as("county"), city.county);
    expect(back.openReturns).toBe(2);
    const item = (indicatorId: string) =>
      back.returns.find((each) => each.indicatorId === indicatorId)?.id ?? "";
    const url = `/api/submissions/${city.county}/returns`;
    const words = "撤并两所学校，附教育局文件";
    const first = await sendWell<SubmissionRecord>(city.as("county"), "PUT", `${url}/${item(two)}`, {
      words,
    });
    expect(first.openReturns).toBe(1);
    expect(first.mayDo).toEqual(["fill"]);
    const second = await sendWell<SubmissionRecord>(city.as("county"), "PUT", `${url}/${item(one)}`, {
      words: "已与台账核对一致",
    });
    expect(second.returns.map(({ answer }) => answer?.kind)).toEqual(["kept", "kept"]);
    expect(second.mayDo).toEqual(["fill", "submit"]);
    expect((await city.as("county-head").send("PUT", `${url}/${item(two)}`, { words })).statusCode).toBe(403);
    await step(city.as("county"), city.county, "submit");
    expect((await city.as("county").send("PUT", `${url}/${item(two)}`, { words })).statusCode).toBe(409);
  });

  test("of signed figures marks what the unit changes as changed since signing when it hands in again", async () => {
    const [one = ""] = city.indicatorIds;
    await walk(city, 1, 4);
    await sendBack("statistics", [
      { indicatorId: one, breakdown: "", reason: "市级资料为1003" },
      { indicatorId: one, breakdown: "sex=female", reason: "市级资料为483" },
    ]);
    await save(city.as("county"), city.county, [
      typed(one, "", "1003", 3),
      typed(one, "sex=female", "483", 1),
    ]);
    expect((await read(city.as("county"), city.county)).changed).toEqual([]);
    const again = await step(city.as("county"), city.county, "submit");
    expect(again.changed).toMatchObject([
      {
        signed: { shown: "1000", stamp: { by: "county-statistics-head" } },
        now: { shown: "1003", reason: "退回核改：市级资料为1003" },
      },
      { signed: { shown: "480" }, now: { shown: "483" } },
    ]);
    const queue = (await city.as("county-head").get("/api/reviews")).json<ReviewQueue>();
    expect(queue.submissions.map(({ id, figures }) => ({ id, figures }))).toEqual([
      { id: city.county, figures: 2 },
    ]);
    expect(
      queue.figures.map(({ figure, changed }) => [changed?.signed.shown, figure.value, changed?.now.reason]),
    ).toEqual([
      ["1000", "1003", "退回核改：市级资料为1003"],
      ["480", "483", "退回核改：市级资料为483"],
    ]);
    const done = await walk(city, 1, 6);
    expect(done).toMatchObject({ state: "signed", level: "city", changed: [] });
  });
});

describe("findings", () => {
  test("of a warning are answered with a reason, as long as figure and finding stay what they are", async () => {
    const [, , three = ""] = city.indicatorIds;
    const { education } = city;
    const who = city.as("education");
    const saved = await save(who, education, [...faultless(city.indicatorIds), typed(three, "", "12.5")]);
    const finding = saved.findings.find(({ severity }) => severity === "warning");
    if (finding === undefined) throw new Error("the decimals of a count were not found");
    expect((await read(who, education)).mayDo).toEqual(["fill"]);
    const answer = {
      indicatorId: three,
      breakdown: "",
      code: finding.code,
      revision: 1,
      reason: "折算数",
    };
    const url = `/api/submissions/${education}/answers`;
    const answered = await sendWell<SubmissionRecord>(who, "PUT", url, answer);
    expect(answered.answers).toMatchObject([{ reason: "折算数", answered: { by: "education" } }]);
    expect(answered.mayDo).toEqual(["fill", "submit"]);
    const taken = await sendWell<SubmissionRecord>(who, "PUT", url, { ...answer, reason: null });
    expect(taken.answers).toEqual([]);
    await sendWell<SubmissionRecord>(who, "PUT", url, answer);
    await save(who, education, [typed(three, "", "13.5", 1)]);
    expect((await read(who, education)).answers).toEqual([]);
    const stale = await who.send("PUT", url, answer);
    expect(stale.json()).toMatchObject({ code: "finding-changed", status: 409 });
  });

  test("keep a submission from being passed with the others, with the words why", async () => {
    const [, , three = ""] = city.indicatorIds;
    const who = city.as("education");
    await sendWell<SubmissionRecord>(who, "PUT", `/api/submissions/${city.education}/answers`, {
      indicatorId: three,
      breakdown: "",
      code: "too-many-decimals",
      revision: 2,
      reason: "折算数",
    });
    const { version } = await step(who, city.education, "submit");
    const answer = await sendWell<{ passed: string[]; left: Array<{ id: string; message: { zh: string } }> }>(
      city.as("education-head"),
      "POST",
      "/api/reviews/pass",
      {
        submissions: [
          { id: city.education, version },
          { id: city.county, version: 1 },
          { id: "submission-of-nobody", version: 1 },
        ],
      },
    );
    expect(answer.passed).toEqual([city.education]);
    expect(answer.left.map(({ message }) => message.zh)).toEqual(["没有这张填报单。", "没有这张填报单。"]);
    const queue = (await city.as("statistics").get(`/api/reviews?round=${city.roundId}`)).json<ReviewQueue>();
    expect(queue.submissions.map(({ id }) => id)).toEqual([city.education]);
    expect(queue.figures).toMatchObject([
      { rowLabel: "近视学生数", columnLabel: "合计", unit: "人", answers: [{ reason: "折算数" }] },
    ]);
    expect((await city.as("leader").get("/api/reviews")).json<ReviewQueue>().submissions).toEqual([]);
  });
});
