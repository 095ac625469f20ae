import type { FormInput, FormRecord, RoundInput, RoundRecord } from "@halfsky/api-contract";
import { platformActor } from "../../access/actor.ts";
import { createAccount } from "../../accounts/create-account.service.ts";
import type { SignedIn, TestServer } from "../../http/start-test-server.ts";
import { testPassword } from "../../http/start-test-server.ts";
import { writeFor } from "../../http/run-in-transaction.ts";
import { createIndicators } from "../indicator.service.ts";

const behalf = { actor: platformActor, requestId: null };

/** Three counted indicators of the test server's city. */
export async function addIndicators(server: TestServer): Promise<readonly string[]> {
  const made = await writeFor(server.ground, behalf, (context) =>
    createIndicators(
      context,
      [
        { name: "在校学生数", unit: "人", organisationId: "education-990100" },
        { name: "专任教师数", unit: "人", organisationId: "education-990100" },
        { name: "近视学生数", unit: "人", organisationId: "health-990100" },
      ].map((one) => ({ ...one, areaCode: "990100", direction: "none" as const, decimals: 0 })),
    ),
  );
  return made.map(({ id }) => id);
}

/** People that the test server lacks: heads of a unit and of statistics. */
export async function addHeads(server: TestServer): Promise<void> {
  await writeFor(server.ground, behalf, async (context) => {
    for (const [username, organisationId, role] of [
      ["education-head", "education-990100", "unit-head"],
      ["statistics-head", "statistics-990100", "statistics-head"],
    ] as const) {
      await createAccount(context, {
        username,
        displayName: username,
        organisationId,
        roleIds: [role],
        password: testPassword,
        mustChangePassword: false,
      });
    }
  });
}

/** A statutory form with all its marks. */
export function exampleForm(
  indicatorIds: readonly string[],
  change: Partial<FormInput["head"]> = {},
): FormInput {
  return {
    head: {
      title: "妇女儿童状况统计表",
      kind: "statutory",
      code: "甲妇儿1表",
      authority: "甲市统计局",
      approvalNumber: "甲统〔2024〕1号",
      validUntil: "2026-12-31",
      sharingBasis: null,
      periodKind: "calendar-year",
      ...change,
    },
    definition: {
      formatVersion: 1,
      columns: [
        { id: "total", label: "合计", kind: "value", breakdown: "" },
        { id: "female", label: "女", kind: "value", breakdown: "sex=female" },
        { id: "share", label: "占比", kind: "computed", formula: "share(female, total)" },
      ],
      rows: [
        { id: "head", kind: "heading", label: "一、教育" },
        ...indicatorIds.map((indicatorId, index) => ({
          id: `r${index + 1}`,
          kind: "indicator" as const,
          indicatorId,
          label: null,
          indent: 0,
          isOfWhich: false,
          isRequired: true,
          columns: null,
        })),
      ],
      rules: [],
      notes: [],
    },
    areaCode: "990100",
    version: 0,
    reason: null,
  };
}

/** Sends something that has to succeed. */
export async function sendWell<Answer>(
  who: SignedIn,
  method: "POST" | "PUT",
  url: string,
  body?: object,
): Promise<Answer> {
  const answer = await who.send(method, url, body);
  if (answer.statusCode !== 200) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
  return answer.json<Answer>();
}

/** Makes a form of the test server's city. */
export async function makeForm(
  who: SignedIn,
  indicatorIds: readonly string[],
  change: Partial<FormInput["head"]> = {},
): Promise<FormRecord> {
  return await sendWell<FormRecord>(who, "POST", "/api/forms", exampleForm(indicatorIds, change));
}

let madeRounds = 0;

/** A round of the city due on 2025-03-20, each of another year: two open rounds do not ask for the same figures. */
export function exampleRound(
  forms: ReadonlyArray<readonly [formId: string, ...recipients: ReadonlyArray<readonly [string, string]>]>,
  change: Partial<RoundInput> = {},
): RoundInput {
  return {
    areaCode: "990100",
    title: "2024年年报",
    year: 2024 - (madeRounds++ % 70),
    dueOn: "2025-03-20",
    message: "请按时报送",
    forms: forms.map(([formId, ...recipients]) => ({
      formId,
      recipients: recipients.map(([organisationId, areaCode]) => ({ organisationId, areaCode })),
    })),
    version: 0,
    ...change,
  };
}

/** Drafts and issues a round. */
export async function issueExample(who: SignedIn, input: RoundInput): Promise<RoundRecord> {
  const drafted = await sendWell<RoundRecord>(who, "POST", "/api/rounds", input);
  return await sendWell<RoundRecord>(who, "POST", `/api/rounds/${drafted.id}/issue`);
}
