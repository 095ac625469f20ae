import type { CaseList, CaseReadList, CaseRecord } from "@halfsky/api-contract";
import { systems } from "@halfsky/cases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAccount } from "../accounts/create-account.service.ts";
import { platformActor } from "../access/actor.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn, testPassword } from "../http/start-test-server.ts";
import { uploadFile } from "../http/upload-file.ts";
import { platformRole } from "./case-person.ts";
import { act, type CaseTestCity, open, startCaseTestCity } from "./case-test-city.ts";

let city: CaseTestCity;
/** A second person with the duty to report, of another body. */
let doctor: SignedIn;

beforeAll(async () => {
  city = await startCaseTestCity();
  await writeFor(city.ground, { actor: platformActor, requestId: null }, (context) =>
    createAccount(context, {
      username: "doctor",
      displayName: "doctor",
      organisationId: "hospital-990101",
      roleIds: [platformRole("duty-holder")],
      password: testPassword,
      mustChangePassword: false,
    }),
  );
  doctor = await city.signIn("doctor");
}, 60_000);
afterAll(() => city.close());

/** A report, with what its reporter did later: retaliation recorded, and looked at. */
async function report(by: SignedIn, system: "dv-report" | "mandatory-report-minors") {
  const foundAt = new Date(city.ground.now().getTime() - 3_600_000).toISOString();
  const people =
    system === "dv-report"
      ? { victim: [{ id: "v", parts: { name: "某女士" } }] }
      : { child: [{ id: "c", parts: { sex: "female" } }] };
  const asked =
    system === "dv-report" ? { capacity: "limited", inDanger: true } : { situation: "s6", inDanger: true };
  const one = await open(by, system, "submit", {
    answers: {
      fields: { dutyHolder: "other", foundAt, ...asked },
      parties: { ...people, reporter: [{ id: "r", parts: { name: "化名", phone: "13911112222" } }] },
    },
  });
  await act(by, one.id, "recordRetaliation", { answers: { fields: { retaliation: "被要求撤回" } } });
  await act(by, one.id, "add-note", { reason: "补充说明" });
  await by.get(`/api/cases/${one.id}`);
  return one;
}

/** An answer without what differs between any two cases: their ids, numbers, drawn ids and moments. */
function alike(text: string, { id, number }: { readonly id: string; readonly number: string }): string {
  return text
    .replaceAll(id, "ID")
    .replaceAll(number, "NUMBER")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "AT")
    .replaceAll(/"sequence":\d+/g, '"sequence":0');
}

describe("whoever reported", () => {
  test.each(["dv-report", "mandatory-report-minors"] as const)(
    "a %s is named to nobody who may not read the reporter, on no way",
    async (system) => {
      const made = [
        { name: "school", one: await report(city.people.school, system) },
        { name: "doctor", one: await report(doctor, system) },
      ];
      for (const reader of ["lead", "city-lead", "city-office"] as const) {
        const answers: string[][] = [];
        for (const { one } of made) {
          const record = await city.people[reader].get(`/api/cases/${one.id}`);
          expect(record.statusCode).toBe(200);
          expect(record.json<CaseRecord>().parties["reporter"]).toBeUndefined();
          const list = (await city.people[reader].get("/api/cases")).json<CaseList>();
          const row = JSON.stringify(list.rows.find(({ id }) => id === one.id));
          const seen = [record.body, row];
          for (const text of seen) expect(text).not.toMatch(/"(school|doctor)"|甲东区第一小学|人民医院/);
          answers.push(seen.map((text) => alike(text, one)));
        }
        expect(answers[0]).toEqual(answers[1]);
      }
    },
  );

  test.each(["lead", "city-lead"] as const)("is named to %s by the log of reads neither", async (reader) => {
    const answers: string[] = [];
    for (const name of ["school", "doctor"]) {
      const one = await report(name === "school" ? city.people.school : doctor, "dv-report");
      const logOf = async (query: string) =>
        (await city.people[reader].get(`/api/case-reads${query}`)).json<CaseReadList>().reads;
      const reads = (await logOf(`?case=${one.number}`)).filter(({ person }) => person?.name !== reader);
      expect(reads.map(({ person }) => person)).toContain(null);
      answers.push(alike(JSON.stringify(reads), one));
      for (const query of [`?case=${one.number}&person=${name}`, `?person=${name}`]) {
        const found = (await logOf(query)).flatMap(({ cases }) => cases.map(({ id }) => id));
        expect(found).not.toContain(one.id);
      }
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  test("is named to herself, and to nobody by a broken glass", async () => {
    const one = await report(city.people.school, "dv-report");
    const byOf = async (reader: SignedIn) =>
      (await reader.get(`/api/cases/${one.id}`)).json<CaseRecord>().history.find(({ number }) => number === 1)
        ?.by;
    expect(await byOf(city.people.school)).toBe("school");
    const title = systems.find(({ id }) => id === "dv-report")?.actors["dutyHolder"]?.title;
    expect(await byOf(city.people.lead)).toEqual(title);
    await act(city.people.lead, one.id, "break-glass", { reason: "报告人求助", minutes: 30 });
    expect(await byOf(city.people.lead)).toEqual(title);
  });

  test("a file that she added says what she is, not who", async () => {
    const one = await report(city.people.school, "dv-report");
    const sent = await uploadFile(city.people.school, {
      url: `/api/cases/${one.id}/attachments`,
      fileName: "说明.txt",
      content: "照片说明",
    });
    expect(sent.statusCode).toBe(200);
    await act(city.people.school, one.id, "attach", { attachmentIds: [sent.json<{ id: string }>().id] });
    const files = async (reader: SignedIn) =>
      (await reader.get(`/api/cases/${one.id}`)).json<CaseRecord>().attachments.map(({ added }) => added.by);
    expect(await files(city.people.lead)).toEqual([expect.objectContaining({ zh: expect.any(String) })]);
    expect(await files(city.people.school)).toEqual(["school"]);
  });
});
