import type { Attachment, CaseRecord } from "@halfsky/api-contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { uploadFile } from "../http/upload-file.ts";
import {
  act,
  callForHelp,
  type CaseTestCity,
  type CaseWorker,
  open,
  startCaseTestCity,
} from "./case-test-city.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
});
afterAll(() => city.close());

async function record(username: CaseWorker, id: string): Promise<CaseRecord> {
  const answer = await city.people[username].get(`/api/cases/${id}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<CaseRecord>();
}

async function add(username: CaseWorker, id: string, fileName: string): Promise<string> {
  const answer = await uploadFile(city.people[username], {
    url: `/api/cases/${id}/attachments`,
    fileName,
    content: fileName,
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<Attachment>().id;
}

test("whoever attached a file sees it afterwards, with what it came and who added it; others as before", async () => {
  const { desk, lead, worker, police } = city.people;
  const { id } = await open(desk, "dv-case", "receive", callForHelp({ phone: "13811119901" }));
  await act(lead, id, "take", { assignee: city.accounts.worker });
  await act(worker, id, "visit", {
    answers: { fields: { inDanger: true, again: false, visitFindings: "已安置" } },
  });
  await act(worker, id, "toPolice");
  const referral = { referral: { name: "police", number: 1 } };
  await act(police, id, "acknowledge-referral", referral);
  const file = await add("police", id, "告诫书.txt");
  expect((await record("police", id)).attachments).toMatchObject([{ id: file, of: null }]);
  await act(police, id, "answer-referral", {
    ...referral,
    answers: { fields: { policeAnswer: "letter" } },
    attachmentIds: [file],
  });
  const own = await record("police", id);
  expect(own.attachments).toMatchObject([
    { id: file, name: "告诫书.txt", added: { by: "police" }, of: { en: "Answer" } },
  ]);
  expect((await police.get(`/api/cases/${id}/attachments/${file}`)).statusCode).toBe(200);
  expect(own.history.find(({ action }) => action === "answer-referral")?.files).toEqual(["告诫书.txt"]);
  const handling = await record("lead", id);
  expect(handling.attachments.map(({ name }) => name)).toEqual(["告诫书.txt"]);
  expect(handling.history.flatMap(({ files }) => files)).toEqual(["告诫书.txt"]);
  // what the house keeps stays there, and is named in nobody else's history
  const inside = await add("worker", id, "屋内记录.txt");
  await act(worker, id, "attach", { attachmentIds: [inside] });
  const outside = await record("police", id);
  expect(JSON.stringify(outside)).not.toContain("屋内记录");
  expect((await police.get(`/api/cases/${id}/attachments/${inside}`)).statusCode).toBe(404);
  expect((await record("worker", id)).history[0]).toMatchObject({
    action: "attach",
    files: ["屋内记录.txt"],
  });
});

test("a file that is empty or too large is refused by its name, the largest size being said", async () => {
  const { desk } = city.people;
  const { id } = await open(desk, "dv-case", "receive", callForHelp({ phone: "13811119902" }));
  const refused = async (fileName: string, content: string) =>
    (await uploadFile(desk, { url: `/api/cases/${id}/attachments`, fileName, content })).json<{
      detail: { zh: string };
    }>().detail.zh;
  const { HALFSKY_ATTACHMENT_MEGABYTES: some, HALFSKY_UPLOAD_MEGABYTES: most } = city.ground.config;
  const large = await refused("大.txt", "x".repeat(some * 1024 * 1024 + 1));
  expect(large).toContain("大.txt");
  expect(large).toContain(`${some} MB`);
  const larger = await refused("更大.txt", "x".repeat(most * 1024 * 1024 + 1));
  expect(larger).toContain("更大.txt");
  expect(larger).toContain(`${most} MB`);
  expect(await refused("空.txt", "")).toContain("空.txt");
});
