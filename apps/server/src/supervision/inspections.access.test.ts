import type {
  InspectionDuties,
  InspectionFindingList,
  InspectionList,
  InspectionRecord,
} from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { uploadFile } from "../http/upload-file.ts";
import { type SignedIn, startTestServer, type TestServer, testUsernames } from "../http/start-test-server.ts";
import { type ExpectedReach, readExpectedReach } from "../statistics/expected-reach.ts";
import { exampleFinding, exampleInspection, sendWell, startInspection } from "./test-inspection.ts";

let server: TestServer;
let mayReach: ExpectedReach;
const people = new Map<string, SignedIn>();
/** One of the city, one of a county, one of another city. */
let inspections: readonly InspectionRecord[];

beforeAll(async () => {
  server = await startTestServer();
  mayReach = await readExpectedReach(server);
  for (const username of testUsernames) people.set(username, await server.signIn(username));
  const visitOf = (areaCode: string, organisationId: string | null) => [
    { id: null, areaCode, organisationId, plannedOn: "2025-03-03" },
  ];
  const raise = async (username: string, record: InspectionRecord, ownerId: string) => {
    const finding = { ...exampleFinding, ownerId };
    const raised = await sendWell(
      person(username),
      "POST",
      `/api/inspection-visits/${record.visits[0]?.id}/findings`,
      finding,
    );
    const url = `/api/inspection-findings/${raised.findings.at(-1)?.id}/attachments`;
    await uploadFile(person(username), { url, fileName: "现场.txt", content: "现场" });
    return await read(person(username), record.inspection.id);
  };
  const city = await startInspection(person("office"), { heldVisits: 2 });
  const county = await startInspection(person("county"), {
    change: { visits: visitOf("990101", "office-990101") },
  });
  const other = await startInspection(person("other-city"), { change: { visits: visitOf("990201", null) } });
  await raise("office", city, "education-990100");
  inspections = [
    await raise("office", city, "office-990102"),
    await raise("county", county, "office-990101"),
    await raise("other-city", other, "office-990200"),
  ];
});
afterAll(() => server.close());

function person(username: string): SignedIn {
  const found = people.get(username);
  if (found === undefined) throw new Error(`nobody is called ${username}`);
  return found;
}

async function read(who: SignedIn, id: string): Promise<InspectionRecord> {
  return (await who.get(`/api/inspections/${id}`)).json<InspectionRecord>();
}

const officeOf: Readonly<Record<string, string>> = {
  "990100": "office-990100",
  "990101": "office-990101",
  "990200": "office-990200",
};

/** What a person is to see of an inspection, worked out apart from the rule of the server. */
function expectedOf(username: string, { inspection, visits, findings }: InspectionRecord) {
  const may = (area: string, organisation: string | null) =>
    mayReach(username, "inspection.read", area, organisation);
  const isWhole = may(inspection.areaCode, officeOf[inspection.areaCode] ?? null);
  const seenVisits = visits.filter((visit) => isWhole || may(visit.areaCode, visit.organisation?.id ?? null));
  const ids = seenVisits.map(({ id }) => id);
  const seenFindings = findings.filter(
    (finding) => isWhole || ids.includes(finding.visitId) || may(finding.ownerArea, finding.owner.id),
  );
  return { visits: ids, findings: seenFindings.map(({ id }) => id) };
}

describe("who sees what of inspections", () => {
  test.each(testUsernames)(
    "%s sees the same in the list, alone, in counts, findings and files",
    async (username) => {
      const who = person(username);
      const list = await who.get("/api/inspections");
      const isReader = mayReach(username, "inspection.read", "990100", null) || list.statusCode === 200;
      if (!isReader) {
        expect(list.statusCode).toBe(403);
        expect((await who.get(`/api/inspections/${inspections[0]?.inspection.id}`)).statusCode).toBe(403);
        return;
      }
      const rows = list.json<InspectionList>().inspections;
      const across = (await who.get("/api/inspection-findings")).json<InspectionFindingList>().findings;
      const expected = inspections.map((record) => ({ record, ...expectedOf(username, record) }));
      const seen = expected.filter(({ visits, findings }) => visits.length + findings.length > 0);
      expect(rows.map(({ id }) => id).toSorted()).toEqual(
        seen.map(({ record }) => record.inspection.id).toSorted(),
      );
      expect(across.map(({ id }) => id).toSorted()).toEqual(
        seen.flatMap(({ findings }) => findings).toSorted(),
      );
      for (const { record, visits, findings } of expected) {
        const { id } = record.inspection;
        const answer = await who.get(`/api/inspections/${id}`);
        const isSeen = visits.length + findings.length > 0;
        expect({ username, id, status: answer.statusCode }).toEqual({
          username,
          id,
          status: isSeen ? 200 : 404,
        });
        for (const finding of record.findings) {
          const file = `/api/inspection-findings/${finding.id}/attachments/${finding.attachments[0]?.id}`;
          const status = findings.includes(finding.id) ? 200 : 404;
          expect((await who.get(file)).statusCode).toBe(status);
        }
        if (!isSeen) continue;
        const shown = answer.json<InspectionRecord>();
        expect(shown.visits.map((visit) => visit.id)).toEqual(visits);
        expect(shown.findings.map((finding) => finding.id)).toEqual(findings);
        expect(rows.find((row) => row.id === id)?.findings.all).toBe(findings.length);
        expect(shown.result.findings.all).toBe(findings.length);
        expect(shown.result.files).toBe(findings.length);
      }
    },
  );

  test("there is something to see for the people it is about, and not everything", () => {
    const [city] = inspections;
    if (city === undefined) throw new Error("no inspection");
    expect(expectedOf("education", city).findings).toHaveLength(1);
    expect(expectedOf("other-county", city)).toMatchObject({ visits: [], findings: [city.findings[1]?.id] });
    expect(expectedOf("county", city).visits).toHaveLength(1);
    expect(expectedOf("health", city)).toEqual({ visits: [], findings: [] });
    expect(expectedOf("leader", city).findings).toHaveLength(2);
  });
});

describe("who changes what", () => {
  test.each(testUsernames)("%s plans, records and re-checks only for her own office", async (username) => {
    const who = person(username);
    for (const record of inspections) {
      const { id, areaCode } = record.inspection;
      const isInspector = mayReach(username, "inspection.manage", areaCode, officeOf[areaCode] ?? null);
      const isSeen = Object.values(expectedOf(username, record)).some((ids) => ids.length > 0);
      // the version is never the right one, so whoever may is stopped there and nothing changes
      const change = await who.send("PUT", `/api/inspections/${id}`, { ...exampleInspection(), version: 99 });
      const allowed = [409, 422];
      if (isInspector) expect(allowed).toContain(change.statusCode);
      else expect([403, isSeen ? 403 : 404]).toContain(change.statusCode);
    }
  });

  test.each(testUsernames)(
    "%s is offered an answer exactly where the finding is her organisation's",
    async (username) => {
      const who = person(username);
      let toAnswer = 0;
      for (const record of inspections) {
        for (const finding of record.findings) {
          const isOwner = mayReach(username, "inspection.answer", finding.ownerArea, finding.owner.id);
          if (isOwner) toAnswer += 1;
          const answer = await who.send("POST", `/api/inspection-findings/${finding.id}/steps`, {
            ...{ step: "answer", version: 99, words: "已改", dueInWorkingDays: null, attachmentIds: [] },
          });
          if (isOwner) expect(answer.json()).toMatchObject({ status: 409, code: "conflict" });
          else expect([403, 404]).toContain(answer.statusCode);
        }
      }
      const duties = await who.get("/api/inspections/duties");
      if (duties.statusCode === 200) expect(duties.json<InspectionDuties>().toAnswer).toBe(toAnswer);
      else expect(toAnswer).toBe(0);
    },
  );
});
