import type { CaseQueue } from "@halfsky/api-contract";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { act, type CaseTestCity, startCaseTestCity } from "./case-test-city.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
});
afterAll(() => city.close());

const report = () => ({
  areaCode: "990101",
  transactionId: randomUUID(),
  details: {
    answers: {
      fields: {
        situation: "s5",
        dutyHolder: "school",
        foundAt: "2025-03-03T00:30:00.000Z",
        facts: "身上多处伤",
      },
      parties: { child: [{ id: "child-1", parts: { name: "小明" } }] },
    },
  },
});

describe("a report from the public", () => {
  test("whose reporter left nothing to be told by learns from the receipt what was decided, and not that she was told", async () => {
    const first = await city.app.inject({
      method: "POST",
      url: "/api/public/reports/mandatory-report-minors",
      payload: report(),
    });
    const receipt = first.json<{ number: string; code: string }>();
    const look = async () =>
      (await city.app.inject({ method: "POST", url: "/api/public/receipts", payload: receipt })).json<
        Readonly<Record<"known" | "told", unknown>>
      >();
    const { police } = city.people;
    const queue = (await police.get("/api/case-queue")).json<CaseQueue>();
    const id = queue.rows.find(({ number }) => number === receipt.number)?.id ?? "";
    await act(police, id, "accept");
    expect(await look()).toMatchObject({ known: [], told: null });
    const decision = { answers: { fields: { decision: "notFiled", decidedOn: "2025-03-03" } } };
    await act(police, id, "decide", decision);
    await act(police, id, "tryTell", { reason: "没有留下电话" });
    const answers = await look();
    expect(answers).toMatchObject({ told: null });
    expect(answers.known).toEqual([
      {
        question: { zh: "公安处理结果", en: "Decision of the police" },
        answer: { zh: "不予立案", en: "Not filed" },
      },
    ]);
    expect(JSON.stringify(answers)).not.toMatch(/小明|身上多处伤|没有留下电话/u);
  });
});
