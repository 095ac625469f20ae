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

/** What a person gets when she asks for an inspection alone. */
async function shownTo(who: SignedIn, id: string) {
  const answer = await who.get(`/api/inspections/${id}`);
  const record = answer.statusCode === 200 ? answer.json<InspectionRecord>() : undefined;
  return {
    status: answer.statusCode,
    visits: record?.visits.map((visit) => visit.id) ?? [],
    findings: record?.findings.map((finding) => finding.id) ?? [],
    counted: record?.result.findings.all ?? 0,
    files: record?.result.files ?? 0,
  };
}

describe("who sees what of inspections", () => {
  test.each(testUsernames)(
    "%s sees the same in the list, alone, in counts, findings and files",
    async (username) => {
      const who = person(username);
      const isReader = (await readers()).has(username);
      const list = await who.get("/api/inspections");
      expect(list.statusCode).toBe(isReader ? 200 : 403);
      const rows = isReader ? list.json<InspectionList>().inspections : [];
      const across = await who.get("/api/inspection-findings");
      const found = isReader ? across.json<InspectionFindingList>().findings.map(({ id }) => id) : [];
      const foundExpected: string[] = [];
      const listedExpected: string[] = [];
      for (const record of inspections) {
        const { id } = record.inspection;
        const { visits, findings } = expectedOf(username, record);
        const isSeen = visits.length + findings.length > 0;
        const count = findings.length;
        const hidden = isReader ? 404 : 403;
        expect({ id, ...(await shownTo(who, id)) }).toEqual({
          id,
          status: isSeen ? 200 : hidden,
          visits,
          findings,
          counted: count,
          files: count,
        });
        for (const finding of record.findings) {
          const file = `/api/inspection-findings/${finding.id}/attachments/${finding.attachments[0]?.id}`;
          expect((await who.get(file)).statusCode).toBe(findings.includes(finding.id) ? 200 : hidden);
        }
        foundExpected.push(...findings);
        if (isSeen) listedExpected.push(`${id} ${count}`);
      }
      expect(found.toSorted()).toEqual(foundExpected.toSorted());
      const listed = rows.map((row) => `${row.id} ${row.findings.all}`);
      expect(listed.toSorted()).toEqual(listedExpected.toSorted());
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

/** Who may read inspections anywhere. */
async function readers(): Promise<ReadonlySet<string>> {
  const rows = await server.database.kysely
    .selectFrom("account")
    .innerJoin("account_role", "account_role.account_id", "account.id")
    .innerJoin("role_grant", "role_grant.role_id", "account_role.role_id")
    .select("account.username")
    .where("role_grant.permission", "=", "inspection.read")
    .execute();
  return new Set(rows.map(({ username }) => username));
}

describe("who changes what", () => {
  test.each(testUsernames)("%s plans, records and re-checks only for her own office", async (username) => {
    const who = person(username);
    for (const record of inspections) {
      const { id, areaCode } = record.inspection;
      const isInspector = mayReach(username, "inspection.manage", areaCode, officeOf[areaCode] ?? null);
      // the version is never the right one, so whoever may is stopped there and nothing changes
      const change = await who.send("PUT", `/api/inspections/${id}`, { ...exampleInspection(), version: 99 });
      expect(isInspector ? [409] : [403, 404]).toContain(change.statusCode);
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
            step: "answer",
            version: 99,
            words: "已改",
            dueInWorkingDays: null,
            attachmentIds: [],
          });
          expect(isOwner ? [409] : [403, 404]).toContain(answer.statusCode);
        }
      }
      const duties = await who.get("/api/inspections/duties");
      const counted = duties.statusCode === 200 ? duties.json<InspectionDuties>().toAnswer : 0;
      expect(counted).toBe(toAnswer);
    },
  );
});
