import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { act, callForHelp, type CaseTestCity, open, startCaseTestCity } from "./case-test-city.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
}, 60_000);
afterAll(() => city.close());

/** A case whose keys open nothing any more: whoever reads its log fails. */
async function unreadable(): Promise<string> {
  const { desk, lead } = city.people;
  const { id } = await open(desk, "dv-case", "receive", callForHelp());
  await act(lead, id, "take", { assignee: city.accounts.worker });
  await city.database.kysely
    .updateTable("service_case_key")
    .set({ data_key: Buffer.alloc(60), sealed_key: Buffer.alloc(60) })
    .where("case_id", "=", id)
    .execute();
  return id;
}

describe("a case that is not there for somebody", () => {
  test("is refused before its log is read, and so at the cost of one that does not exist", async () => {
    const { worker, "far-lead": far } = city.people;
    const id = await unreadable();
    expect((await worker.get(`/api/cases/${id}`)).statusCode).toBe(500);
    const none = "case-000000000000";
    const alike = (text: string): string =>
      text.replaceAll(id, none).replaceAll(/"requestId":"[^"]*"/g, '"requestId":""');
    for (const path of ["", "/attachments/file-000000000000", "/documents/record.docx"]) {
      const [hidden, missing] = [
        await far.get(`/api/cases/${id}${path}`),
        await far.get(`/api/cases/${none}${path}`),
      ];
      expect(hidden.statusCode).toBe(404);
      expect(alike(hidden.body)).toBe(alike(missing.body));
    }
    const tried = async (one: string) =>
      await far.send("POST", `/api/cases/${one}/actions`, {
        action: "add-note",
        transactionId: randomUUID(),
        baseVersion: 1,
        details: { reason: "探问" },
      });
    const [hidden, missing] = [await tried(id), await tried(none)];
    expect(hidden.statusCode).toBe(404);
    expect(alike(hidden.body)).toBe(alike(missing.body));
  });

  test("is there for whoever broke its glass, for as long as she asked", async () => {
    const { desk, "other-worker": other, hospital } = city.people;
    const { id } = await open(desk, "dv-case", "receive", callForHelp());
    expect((await other.get(`/api/cases/${id}`)).statusCode).toBe(404);
    await act(other, id, "break-glass", { reason: "本人到场求助", minutes: 30 }, { baseVersion: 1 });
    expect((await other.get(`/api/cases/${id}`)).statusCode).toBe(200);
    expect((await hospital.get(`/api/cases/${id}`)).statusCode).toBe(404);
    city.advance(31 * 60_000);
    expect((await other.get(`/api/cases/${id}`)).statusCode).toBe(404);
  });
});
