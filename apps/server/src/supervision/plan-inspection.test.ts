import type { Problem } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn, startTestServer, type TestServer } from "../http/start-test-server.ts";
import { examplePlan } from "../plans/example-plan.ts";
import { importPlanDocument } from "../plans/import-plan-document.service.ts";
import { readPlanFile } from "../plans/read-plan-file.ts";
import { exampleFinding, exampleInspection, sendWell, startInspection } from "./test-inspection.ts";

let server: TestServer;
let office: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  office = await server.signIn("office");
  await writeFor(server.ground, { actor: platformActor, requestId: null }, async (context) => {
    const file = await readPlanFile("plan.txt", new TextEncoder().encode(examplePlan()));
    await importPlanDocument(context, file, { areaCode: "990100" });
  });
});
afterAll(() => server.close());

const wordsOf = (problem: Problem) => problem.faults.map(({ message }) => message.zh);

describe("what is planned wrongly", () => {
  test("is refused with every fault named", async () => {
    const answer = await office.send("POST", "/api/inspections", {
      ...exampleInspection({ startsOn: "2025-03-20", endsOn: "2025-03-10" }),
      visits: [
        { id: null, areaCode: "990200", organisationId: null, plannedOn: "2025-03-15" },
        { id: null, areaCode: "990101", organisationId: "education-990100", plannedOn: "2025-03-12" },
      ],
      sheet: [{ group: "甲", name: "乙", kind: "points", maximum: "-1", criterion: "" }],
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json<Problem>().faults.map(({ where }) => where)).toEqual([
      "body.sheet[0].maximum",
      "body.endsOn",
      "body.visits[0].areaCode",
      "body.visits[0].plannedOn",
      "body.visits[1].organisationId",
      "body.visits[1].plannedOn",
    ]);
  });

  test("a visit that was held stays in the plan, and so does a sheet that was used", async () => {
    let record = await startInspection(office);
    const id = record.inspection.id;
    record = await sendWell(office, "PUT", `/api/inspections/${id}/scores`, {
      unit: "990101",
      rows: [
        { itemId: "s1", baseRevision: 0, selfScore: null, teamScore: "60", reason: null, confirmedBy: null },
      ],
    });
    const answer = await office.send("PUT", `/api/inspections/${id}`, {
      ...exampleInspection({ sheet: [], visits: exampleInspection().visits.slice(1) }),
      version: record.inspection.version,
    });
    expect(wordsOf(answer.json<Problem>())).toEqual([
      "“甲东区”已到访，不能从安排中删去",
      "已有评分，评分表不能再改",
    ]);
    const visits = record.visits.map((visit) => ({
      id: visit.id,
      areaCode: visit.areaCode,
      organisationId: visit.organisation?.id ?? null,
      plannedOn: visit.plannedOn,
    }));
    const added = { id: null, areaCode: "990102", organisationId: null, plannedOn: "2025-03-06" };
    record = await sendWell(office, "PUT", `/api/inspections/${id}`, {
      ...exampleInspection({ title: "改过的题目", visits: [...visits.slice(0, 1), added] }),
      version: record.inspection.version,
    });
    expect(record.inspection.title).toBe("改过的题目");
    expect(record.visits.map(({ name }) => name)).toEqual(["甲东区", "甲西县"]);
  });

  test("a finding that names nothing known is refused with every fault; the day of a visit is not tomorrow", async () => {
    const record = await startInspection(office);
    const answer = await office.send("POST", `/api/inspection-visits/${record.visits[0]?.id}/findings`, {
      ...exampleFinding,
      ownerId: "office-990200",
      indicatorIds: ["i-none"],
      parts: [{ planId: "990100-women-2021-2025", partId: "d9.m9" }],
    });
    expect(answer.json<Problem>().faults.map(({ where }) => where)).toEqual([
      "body.ownerId",
      "body.indicatorIds[0]",
      "body.parts[0]",
    ]);
    const visit = await office.send("PUT", `/api/inspection-visits/${record.visits[1]?.id}`, {
      version: 1,
      state: "held",
      heldOn: "2025-03-04",
      location: "",
      met: "",
      notes: "",
    });
    expect(wordsOf(visit.json<Problem>())).toEqual(["到访日期不能晚于今天", "请填写到访地点"]);
  });
});
