import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CaseTestCity, startCaseTestCity } from "./case-test-city.ts";

const address = "/api/public/reports/mandatory-report-minors";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
});
afterAll(() => city.close());

const formOf = async (area?: string) => {
  const answer = await city.app.inject({ url: area === undefined ? address : `${address}?area=${area}` });
  expect(answer.statusCode).toBe(200);
  return answer.json<{ definition: { forms: { report: unknown } } }>().definition.forms.report;
};

const report = (localQuestion?: boolean) => ({
  areaCode: "990102",
  transactionId: randomUUID(),
  details: {
    answers: {
      fields: {
        situation: "s5",
        dutyHolder: "school",
        foundAt: "2025-03-03T00:30:00.000Z",
        ...(localQuestion === undefined ? {} : { localQuestion }),
      },
      parties: { child: [{ id: "child-1", parts: { name: "小明" } }] },
    },
  },
});

const send = (payload: ReturnType<typeof report>) =>
  city.app.inject({ method: "POST", url: address, payload });

test("the public form is that of the county that was chosen, with what only that county asks", async () => {
  const office = await city.signIn("office");
  const title = { zh: "是否住校", en: "Boards at school" };
  const set = await office.send("PUT", "/api/service-systems/mandatory-report-minors/overlay", {
    areaCode: "990102",
    reason: "本地要求",
    overlay: {
      fields: {
        localQuestion: {
          rule: { title, type: { kind: "flag" }, privacy: "work" },
          forms: ["report"],
          required: true,
        },
      },
    },
  });
  expect(set.statusCode).toBe(200);
  expect(JSON.stringify(await formOf())).not.toContain("localQuestion");
  expect(JSON.stringify(await formOf("990101"))).not.toContain("localQuestion");
  expect(JSON.stringify(await formOf("990102"))).toContain("localQuestion");
  const refused = await send(report());
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain("fields.localQuestion");
  expect((await send(report(true))).statusCode).toBe(200);
});

test("an area that is none has no form", async () => {
  expect((await city.app.inject({ url: `${address}?area=123456` })).statusCode).toBe(404);
});
