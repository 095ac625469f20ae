import { emptyCase } from "@halfsky/cases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { newId } from "../database/new-id.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { caseHostOf, ownSystems } from "./case-host.ts";
import { type CaseTestCity, startCaseTestCity } from "./case-test-city.ts";
import { tellActor } from "./tell-of-case.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
}, 120_000);
afterAll(() => city.close());

/** Tells the supervisors of a case of some owner, and says where they were told. */
async function tellLead(
  system: string,
  owner: { readonly organisationId: string; readonly areaCode: string },
  isSealed = false,
) {
  const definition = ownSystems().get(system)?.definition;
  if (definition === undefined) throw new Error(system);
  const caseId = newId("case");
  const isReached = await writeFor(city.ground, { actor: platformActor, requestId: null }, (context) =>
    tellActor(
      { ...context, host: caseHostOf(city.ground.config) },
      {
        areaCode: owner.areaCode,
        caseId,
        number: "试",
        definition,
        state: { ...emptyCase, owner, sealed: isSealed },
      },
      "lead",
      { kind: "tell", words: { zh: "试", en: "test" } },
    ),
  );
  const told = await city.database.kysely
    .selectFrom("notification")
    .select("organisation_id")
    .where("subject_id", "=", caseId)
    .execute();
  return [isReached, ...told.map((row) => row.organisation_id)];
}

describe("supervisors are told who see the case, and nobody else", () => {
  test("of the owner itself", async () => {
    const federation = { organisationId: "federation-990101", areaCode: "990101" };
    expect(await tellLead("dv-case", federation)).toEqual([true, "federation-990101"]);
    const police = { organisationId: "police-990101", areaCode: "990101" };
    expect(await tellLead("anti-trafficking", police)).toEqual([true, "police-990101"]);
  });

  test("of the line above, where the owner has none: neither of its neighbours nor of other trades", async () => {
    const school = { organisationId: "school-990101", areaCode: "990101" };
    expect(await tellLead("dv-case", school)).toEqual([true, "federation-990100"]);
    const station = { organisationId: "police-990102", areaCode: "990102" };
    expect(await tellLead("anti-trafficking", station)).toEqual([true, "police-990100"]);
    expect(await tellLead("school-bullying", school)).toEqual([false]);
  });

  test("of an owner in the city that handles a case of a county without one of its own", async () => {
    const owner = { organisationId: "federation-990100", areaCode: "990102" };
    expect(await tellLead("dv-case", owner)).toEqual([true, "federation-990100"]);
    expect(await tellLead("dv-case", owner, true)).toEqual([true, "federation-990100"]);
  });

  test("of a sealed case nobody outside the owner", async () => {
    const school = { organisationId: "school-990101", areaCode: "990101" };
    expect(await tellLead("dv-case", school, true)).toEqual([false]);
  });
});
