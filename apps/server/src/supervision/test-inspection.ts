import type { InspectionInput, InspectionRecord } from "@halfsky/api-contract";
import { platformActor } from "../access/actor.ts";
import { createAccount } from "../accounts/create-account.service.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn, testPassword, type TestServer } from "../http/start-test-server.ts";

/** An inspection of the city's office for tests: two visits, three rows of scores. */
export function exampleInspection(change: Partial<InspectionInput> = {}): InspectionInput {
  return {
    title: "2025年规划实施督导检查",
    purpose: "检查规划中期实施情况",
    startsOn: "2025-03-03",
    endsOn: "2025-03-31",
    team: [{ name: "林组长", organisation: "甲市妇儿工委办" }],
    planIds: [],
    visits: [
      { id: null, areaCode: "990101", organisationId: null, plannedOn: "2025-03-03" },
      { id: null, areaCode: "990100", organisationId: "education-990100", plannedOn: "2025-03-04" },
    ],
    sheet: [
      { group: "组织领导", name: "工作机制", kind: "points", maximum: "60", criterion: "健全" },
      { group: "监测统计", name: "数据完整", kind: "points", maximum: "40", criterion: "按时" },
      { group: "特色创新", name: "特色创新", kind: "bonus", maximum: "5", criterion: "可推广" },
    ],
    ...change,
  };
}

/** A second person in the city's office, who closes what "office" proposes. */
export async function addOfficeColleague(server: TestServer): Promise<SignedIn> {
  await writeFor(server.ground, { actor: platformActor, requestId: null }, (context) =>
    createAccount(context, {
      username: "office-colleague",
      displayName: "office-colleague",
      organisationId: "office-990100",
      roleIds: ["office"],
      password: testPassword,
      mustChangePassword: false,
    }),
  );
  return await server.signIn("office-colleague");
}

/** Sends a request that must succeed, and reads the inspection it answers. */
export async function sendWell(
  person: SignedIn,
  method: "POST" | "PUT",
  url: string,
  body: object,
): Promise<InspectionRecord> {
  const answer = await person.send(method, url, body);
  if (answer.statusCode !== 200) throw new Error(`${method} ${url}: ${answer.body}`);
  const read = answer.json<InspectionRecord | { record: InspectionRecord }>();
  return "record" in read ? read.record : read;
}

/** Plans the example as the city's office and records its first visit (to 990101), or all. */
export async function startInspection(
  office: SignedIn,
  options: { readonly heldVisits?: number; readonly change?: Partial<InspectionInput> } = {},
): Promise<InspectionRecord> {
  let record = await sendWell(office, "POST", "/api/inspections", exampleInspection(options.change));
  for (const visit of record.visits.slice(0, options.heldVisits ?? 1)) {
    record = await sendWell(office, "PUT", `/api/inspection-visits/${visit.id}`, {
      version: visit.version,
      state: "held",
      heldOn: "2025-03-03",
      location: `${visit.name}会议室`,
      met: "分管负责人、联络员",
      notes: "听取汇报，查看台账",
    });
  }
  return record;
}

/** A finding that the education bureau has to put right in ten working days. */
export const exampleFinding = {
  words: "两所学校没有配备专职心理健康教师",
  seriousness: "serious",
  ownerId: "education-990100",
  dueInWorkingDays: 10,
  indicatorIds: [] as string[],
  parts: [] as Array<{ planId: string; partId: string }>,
};
