import type { MatterRecord } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "../http/start-test-server.ts";
import { act, startSupervisionTestCity, type SupervisionTestCity } from "./supervision-test-city.ts";

let city: SupervisionTestCity;
let office: SignedIn;
let unit: SignedIn;
let leader: SignedIn;
beforeAll(async () => {
  city = await startSupervisionTestCity();
  office = await city.signIn("office");
  unit = await city.signIn("education");
  leader = await city.signIn("leader");
});
afterAll(() => city.close());

async function step(
  person: SignedIn,
  matter: MatterRecord,
  action: Readonly<Record<string, unknown>>,
): Promise<MatterRecord> {
  const answer = await act(person, matter.id, matter.version, action);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<MatterRecord>();
}

describe("the whole trail", () => {
  test("goes from the light to the closing by two persons", async () => {
    const drafted = await office.send("POST", "/api/supervision", { targetIds: [city.targets[0]] });
    expect(drafted.body).toContain("draft");
    let matter = drafted.json<MatterRecord>();
    matter = await step(office, matter, { kind: "issue-notice" });
    matter = await step(unit, matter, { kind: "acknowledge" });
    matter = await step(unit, matter, { kind: "submit-explanation", text: "新建园舍推迟" });
    matter = await step(office, matter, { kind: "accept-explanation" });
    matter = await step(unit, matter, {
      kind: "submit-plan",
      steps: [{ what: "开工建设", due: "2025-05-06", evidence: "photograph" }],
    });
    matter = await step(office, matter, { kind: "accept-plan" });
    matter = await step(unit, matter, { kind: "report-step", step: 1, text: "已开工" });
    matter = await step(office, matter, { kind: "accept-step", step: 1 });
    matter = await step(office, matter, { kind: "propose-closing", reason: "已整改" });
    const own = await act(office, matter.id, matter.version, { kind: "confirm-closing" });
    expect(own.json()).toMatchObject({ code: "second-person-needed" });
    matter = await step(leader, matter, { kind: "confirm-closing" });
    expect(matter.state).toBe("closed");
    const file = await office.get(`/api/supervision/${matter.id}/letters/${matter.letters[0]?.id}/file.docx`);
    expect(file.statusCode).toBe(200);
    const { writeFile } = await import("node:fs/promises");
    await writeFile("/tmp/hs/letter.docx", file.rawPayload);
  });
});
