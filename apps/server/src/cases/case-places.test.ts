import type { CaseDone, CaseRecord, Problem } from "@halfsky/api-contract";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformRole } from "./case-person.ts";
import { act, callForHelp, type CaseTestCity, open, startCaseTestCity, tryAct } from "./case-test-city.ts";
import { idNumbers, passCheck } from "./checked-test-people.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
  await city.database.kysely
    .insertInto("locality")
    .values([
      { area_code: "990101", code: "990101001", name: "甲镇", level: "township" },
      { area_code: "990101", code: "990101001001", name: "甲村", level: "village" },
    ])
    .execute();
});
afterAll(() => city.close());

async function tryOpen(
  username: keyof CaseTestCity["people"],
  system: string,
  action: string,
  details: Readonly<Record<string, unknown>>,
  areaCode?: string,
) {
  const transactionId = randomUUID();
  const body = { system, action, transactionId, details, ...(areaCode === undefined ? {} : { areaCode }) };
  return await city.people[username].send("POST", "/api/cases", body);
}

describe("the place of a case", () => {
  test("is a township or village of its area, of those that the area lists; every fault at once", async () => {
    const faultsOf = async (locality: string) => {
      const answer = await tryOpen("hospital", "child-injury-surveillance", "enter", {
        answers: { fields: { locality } },
      });
      expect(answer.statusCode).toBe(422);
      return answer.json<Problem>().faults ?? [];
    };
    const where = "body.details.answers.fields.locality";
    const elsewhere = await faultsOf("990102001");
    expect(elsewhere.find((one) => one.where === where)?.message).toMatchObject({
      zh: expect.stringContaining("不在本案所在地区内"),
      en: expect.stringContaining("not in the area of the case"),
    });
    // with what else is missing, which is the engine's to say
    expect(elsewhere.length).toBeGreaterThan(1);
    expect((await faultsOf("990101999")).some((one) => one.where === where)).toBe(true);
    expect((await faultsOf("990101001")).some((one) => one.where === where)).toBe(false);
    expect((await faultsOf("990101001001")).some((one) => one.where === where)).toBe(false);
  });

  test("is a village where the system counts villages", async () => {
    const faultOf = async (locality: string) => {
      const answer = await tryOpen("civil", "childrens-homes", "plan", {
        answers: { fields: { locality } },
      });
      return (answer.json<Problem>().faults ?? []).find((one) => one.where.endsWith(".locality"))?.message.en;
    };
    expect(await faultOf("990101001")).toContain("has to be a village");
    expect(await faultOf("990101001001")).toBeUndefined();
  });

  test("is a county or a city, never a whole province; a place of a register is put on its county", async () => {
    const province = await tryOpen("city-lead", "dv-case", "receive", callForHelp(), "990000");
    expect([province.statusCode, province.json<Problem>().faults]).toMatchObject([
      422,
      [
        {
          where: "body.areaCode",
          message: {
            zh: "个案须落到县（市、区）或设区的市，不能落到全省。",
            en: "A case belongs to a county or a city, not to a whole province.",
          },
        },
      ],
    ]);
    const place = { answers: { fields: { locality: "990101001001" } } };
    const faultsAt = async (areaCode: string) => {
      const answer = await tryOpen("civil", "childrens-homes", "plan", place, areaCode);
      return (answer.json<Problem>().faults ?? []).filter((one) => one.where === "body.areaCode");
    };
    expect(await faultsAt("990100")).toMatchObject([
      { message: { zh: expect.stringContaining("场所须落到") } },
    ]);
    expect(await faultsAt("990101")).toEqual([]);
  });

  test("is in an area that is there, and hers unless somebody there is asked", async () => {
    const nowhere = await tryOpen("desk", "dv-case", "receive", callForHelp(), "990199");
    expect(nowhere.json<Problem>().faults?.map((one) => one.where)).toEqual(["body.areaCode"]);
    // what a school reports of a child of another county goes to the police there
    const report = {
      answers: {
        fields: { situation: "s6", dutyHolder: "school", foundAt: city.ground.now().toISOString() },
        parties: { child: [{ id: "c1", parts: { sex: "female" } }] },
      },
    };
    const handed = await tryOpen("school", "mandatory-report-minors", "submit", report, "990102");
    expect(handed.statusCode).toBe(200);
    // a police desk keeps what it opens: in another county nobody would hear of it
    const call = {
      answers: {
        fields: { callNumber: "110-2", calledAt: city.ground.now().toISOString() },
        parties: {
          victim: [{ id: "v", parts: { name: "某" } }],
          offender: [{ id: "o", parts: { name: "某甲" } }],
        },
      },
    };
    const kept = await tryOpen("police", "dv-orders", "registerCall", call, "990102");
    expect(kept.statusCode).toBe(422);
    expect(kept.json<Problem>().faults).toMatchObject([
      { where: "body.areaCode", message: { zh: expect.stringContaining("不在您的工作范围内") } },
    ]);
    expect((await tryOpen("police", "dv-orders", "registerCall", call)).statusCode).toBe(200);
  });
});

describe("the place of a case that another one opens", () => {
  const system = "left-behind-children";
  /** A child of the register that goes along with the parents, into an area. */
  async function goAlong(newArea: string) {
    const { civil } = city.people;
    await passCheck(city, city.accounts.civil, idNumbers[0]);
    const role = { account_id: city.accounts.civil, role_id: platformRole("village") };
    await city.database.kysely
      .insertInto("account_role")
      .values(role)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const child = [{ id: "c", parts: { name: "慕容安", birthDate: "2016-03-01" } }];
    const asked = { locality: "990101001001", found: "visit", situation: "both", livesWith: "grandparents" };
    const { id } = await open(civil, system, "propose", { answers: { fields: asked, parties: { child } } });
    await act(civil, id, "verify", { answers: { fields: { findings: "核实情况" } } });
    await act(civil, id, "enlist", {
      answers: {
        fields: { situation: "both", livesWith: "grandparents", entrustment: true, atSchool: "enrolled" },
      },
      assignee: city.accounts.civil,
    });
    return { id, answer: await tryAct(civil, id, "goAlong", { answers: { fields: { newArea } } }) };
  }

  test("is a county or a city as well, with the fault at the answer that names it; nothing is done with one", async () => {
    const { id, answer } = await goAlong("990000");
    expect([answer.statusCode, answer.json<Problem>().faults]).toMatchObject([
      422,
      [
        {
          where: "body.details.answers.fields.newArea",
          message: {
            zh: expect.stringContaining("不能落到全省"),
            en: expect.stringContaining("not to a whole province"),
          },
        },
      ],
    ]);
    const record = (await city.people.civil.get(`/api/cases/${id}`)).json<CaseRecord>();
    expect([record.row.state, record.links]).toEqual(["listed", []]);
    const unknown = await tryAct(city.people.civil, id, "goAlong", {
      answers: { fields: { newArea: "990888" } },
    });
    expect(unknown.json<Problem>().faults?.[0]?.message.zh).toContain("没有地区 990888");
    const done = await tryAct(city.people.civil, id, "goAlong", {
      answers: { fields: { newArea: "990102" } },
    });
    expect(done.json<CaseDone>().opened.map(({ number }) => number)).toEqual([
      expect.stringContaining("-990102-"),
    ]);
  });

  test("and whom it would be assigned to are no words of an opening that assigns nobody", async () => {
    const answer = await tryOpen("desk", "dv-case", "receive", {
      ...callForHelp({ phone: "13611110077" }),
      assignee: city.accounts.worker,
    });
    expect(answer.json<Problem>().faults).toMatchObject([
      { where: "body.details.assignee", message: { zh: "这一操作不指派承办人。" } },
    ]);
  });
});
