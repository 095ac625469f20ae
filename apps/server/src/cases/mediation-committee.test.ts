import type { CaseRecord } from "@halfsky/api-contract";
import type { ServiceRole } from "@halfsky/cases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { createAccount } from "../accounts/create-account.service.ts";
import { type SignedIn, testPassword } from "../http/start-test-server.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { platformRole } from "./case-person.ts";
import { act, type CaseTestCity, open, startCaseTestCity } from "./case-test-city.ts";

let city: CaseTestCity;
let township: SignedIn;
let mediator: SignedIn;
let mediatorId: string;
beforeAll(async () => {
  city = await startCaseTestCity();
  const bodies = [
    { id: "township-a", name: "甲镇人民政府", short: "甲镇" },
    { id: "committee-a", name: "甲镇人民调解委员会", short: "甲镇调委会" },
  ];
  await city.database.kysely
    .insertInto("organisation")
    .values(
      bodies.map(({ id, name, short }) => ({
        id,
        name,
        short_name: short,
        pinyin: id,
        kind: "agency" as const,
        area_code: "990101",
      })),
    )
    .execute();
  const add = (username: string, organisationId: string, role: ServiceRole) =>
    writeFor(city.ground, { actor: platformActor, requestId: null }, (context) =>
      createAccount(context, {
        username,
        displayName: username,
        organisationId,
        roleIds: [platformRole(role)],
        password: testPassword,
        mustChangePassword: false,
      }),
    );
  await add("town-clerk", "township-a", "township");
  mediatorId = await add("town-mediator", "committee-a", "mediator");
  township = await city.signIn("town-clerk");
  mediator = await city.signIn("town-mediator");
});
afterAll(() => city.close());

const dispute = (name: string) => ({
  answers: {
    fields: { channel: "visit", kind: "custody", inDanger: false, longLasting: false },
    parties: { one: [{ id: "p1", parts: { name } }] },
  },
});
const visit = { answers: { fields: { inDanger: false, again: false, visitFindings: "双方愿谈" } } };

describe("the mediation committee of a township", () => {
  test("is assigned what the township found, by its mediator with the name of the committee", async () => {
    const { id } = await open(township, "family-dispute-mediation", "find", dispute("温小芳"));
    const { assignees } = (await township.get(`/api/cases/${id}`)).json<CaseRecord>();
    expect(assignees).toEqual([{ id: mediatorId, name: "town-mediator（甲镇调委会）" }]);
    expect((await mediator.get(`/api/cases/${id}`)).statusCode).toBe(404);
    await act(township, id, "take", { assignee: mediatorId });
    await act(mediator, id, "visit", visit);
    expect((await township.get(`/api/cases/${id}`)).json<CaseRecord>().row.state).toBe("mediating");
  });

  test("opens what it finds itself, owns it and assigns it to its own", async () => {
    const { id } = await open(mediator, "family-dispute-mediation", "find", dispute("温小兰"));
    const opened = (await mediator.get(`/api/cases/${id}`)).json<CaseRecord>();
    expect(opened.assignees).toEqual([{ id: mediatorId, name: "town-mediator" }]);
    await act(mediator, id, "take", { assignee: mediatorId });
    await act(mediator, id, "visit", visit);
    // another body of the township has no part in it
    expect((await township.get(`/api/cases/${id}`)).statusCode).toBe(404);
  });
});
