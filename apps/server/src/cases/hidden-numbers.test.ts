import type { CaseFilters, CaseList, CaseRecord, ExportRow } from "@halfsky/api-contract";
import JSZip from "jszip";
import { afterAll, beforeAll, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { createAccount } from "../accounts/create-account.service.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn, testPassword } from "../http/start-test-server.ts";
import { uploadFile } from "../http/upload-file.ts";
import { act, type CaseTestCity, caseWorkers, open, startCaseTestCity } from "./case-test-city.ts";
import { runCaseClock } from "./clock.ts";
import { linesOf } from "./exports/export-test-file.ts";

let city: CaseTestCity;
let second: SignedIn;
/** the case that stalls and is sealed */
let stalled: { readonly id: string; readonly number: string };
/** called for by the clock, for the office */
let called = "";
/** drafted by the federation, with the number typed */
let drafted = "";
let file = "";

beforeAll(async () => {
  city = await startCaseTestCity();
  const { desk } = city.people;
  await writeFor(city.ground, { actor: platformActor, requestId: null }, async (context) => {
    const office = { area_code: "990100", role: "leading-group-office", organisation_id: "office-990100" };
    await context.transaction
      .insertInto("service_agency")
      .values({ ...office, set_by: "platform", set_at: context.now })
      .execute();
    await createAccount(context, {
      username: "office-two",
      displayName: "office-two",
      organisationId: "office-990100",
      roleIds: ["service-leading-group-office"],
      password: testPassword,
      mustChangePassword: false,
    });
  });
  second = await city.signIn("office-two");
  stalled = await open(desk, "rights-infringement-case", "report", {
    answers: {
      fields: { channel: "visit", kind: "work", sexual: false, account: "不发工资" },
      parties: { victim: [{ id: "v1", parts: { name: "陶小宁", phone: "13844445555" } }] },
    },
  });
  city.advance(10 * 86_400_000);
  await runCaseClock(city.ground);
  const letter = await city.database.kysely
    .selectFrom("service_case")
    .select("id")
    .where("system", "=", "rights-supervision")
    .executeTakeFirstOrThrow();
  called = letter.id;
  const fields = { kind: "letter", issuer: "federation", matter: "stalled", content: "请尽快办理" };
  ({ id: drafted } = await open(desk, "rights-supervision", "draft", {
    answers: { fields: { ...fields, caseNumber: stalled.number } },
  }));
  const duty = city.people["city-office"];
  const upload = await uploadFile(duty, {
    url: `/api/cases/${called}/attachments`,
    fileName: `${stalled.number}.txt`,
    content: stalled.number,
  });
  file = upload.json<{ id: string }>().id;
  await act(duty, called, "write", {
    answers: { fields: { ...fields, issuer: "office", caseNumber: stalled.number } },
    attachmentIds: [file],
  });
}, 120_000);
afterAll(() => city.close());

const recordOf = async (person: SignedIn, id: string) => {
  const answer = await person.get(`/api/cases/${id}`);
  return answer.statusCode === 200 ? answer.json<CaseRecord>() : null;
};

/** The words of the letter as somebody may print it; empty where she may not. */
async function paperOf(person: SignedIn, id: string): Promise<string> {
  const paper = await person.get(`/api/cases/${id}/documents/letter.docx`);
  if (paper.statusCode !== 200) return "";
  const zip = await JSZip.loadAsync(paper.rawPayload);
  return (await zip.file("word/document.xml")?.async("string")) ?? "";
}

/** What the office takes out of the letters of its area, row by row. */
async function exported(): Promise<string> {
  const duty = city.people["city-office"];
  const asked = await duty.send("POST", "/api/case-exports", {
    system: "rights-supervision",
    columns: ["field:caseNumber", "field:inDefault"],
    filter: {},
    reason: "督办质量评查",
    basis: "督办办法",
  });
  const { id } = asked.json<ExportRow>();
  await second.send("POST", `/api/case-exports/${id}/decision`, { decision: "agreed", reason: "" });
  const answer = await duty.send("POST", `/api/case-exports/${id}/file`, { language: "zh" });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return JSON.stringify(await linesOf(answer.rawPayload));
}

test("before the case is sealed its number stands in the letters, in their files and exports", async () => {
  const duty = city.people["city-office"];
  const record = await recordOf(duty, called);
  expect(record?.fields["caseNumber"]?.value).toBe(stalled.number);
  expect(record?.attachments.map(({ id }) => id)).toContain(file);
  expect(record?.history.some(({ changed }) => changed.includes("caseNumber"))).toBe(true);
  expect((await recordOf(city.people.desk, drafted))?.fields["caseNumber"]?.value).toBe(stalled.number);
  expect(await exported()).toContain(stalled.number);
});

test("once it is sealed the number is gone for everybody to whom it is not there, and stays for the others", async () => {
  const duty = city.people["city-office"];
  const log = () =>
    city.database.kysely
      .selectFrom("service_action")
      .selectAll()
      .where("case_id", "in", [called, drafted])
      .orderBy("case_id")
      .orderBy("number")
      .execute();
  const written = await log();
  await act(city.people.lead, stalled.id, "seal", { reason: "涉及工作人员亲属" });
  expect(await log()).toEqual(written);
  const shown: string[] = [];
  const withheld: string[] = [];
  for (const [name, person] of [
    ...caseWorkers.map((one) => [one, city.people[one]] as const),
    ["office-two", second] as const,
  ]) {
    const mayKnow = (await recordOf(person, stalled.id)) !== null;
    for (const id of [called, drafted]) {
      const record = await recordOf(person, id);
      if (record === null) continue;
      (mayKnow ? shown : withheld).push(name);
      expect({ name, shown: record.fields["caseNumber"]?.value ?? null }).toEqual({
        name,
        shown: mayKnow ? stalled.number : null,
      });
      const asked = `system=rights-supervision&where=caseNumber:${stalled.number}`;
      const listed = (await person.get(`/api/cases?${asked}`)).json<CaseList>();
      const filters = (await person.get("/api/case-filters?system=rights-supervision")).json<CaseFilters>();
      expect(listed.total > 0).toBe(mayKnow);
      expect(JSON.stringify(filters.answers).includes(stalled.number)).toBe(mayKnow);
      if (mayKnow) continue;
      expect(JSON.stringify(record)).not.toContain(stalled.number);
      expect(record.history.some(({ changed }) => changed.includes("caseNumber"))).toBe(false);
      // the rest of the letter is as it was
      expect(record.fields["kind"]?.value).toBe("letter");
      for (const url of ["/api/cases", "/api/case-queue", "/api/notifications", "/api/referrals"]) {
        expect((await person.get(url)).body).not.toContain(stalled.number);
      }
      const found = await person.send("POST", "/api/cases/search", { by: "number", text: stalled.number });
      expect(found.body).not.toMatch(new RegExp(`${called}|${drafted}|${stalled.id}`, "u"));
      expect(await paperOf(person, id)).not.toContain(stalled.number);
    }
  }
  expect(shown).toContain("lead");
  expect(withheld).toContain("city-office");
  expect(withheld).toContain("desk");
  // a file of a form that asks for the number may hold it
  expect((await duty.get(`/api/cases/${called}/attachments/${file}`)).statusCode).toBe(404);
  expect(await exported()).not.toContain(stalled.number);
});
