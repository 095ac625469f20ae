import type { PlaceCoverage, TravelCoverage } from "@halfsky/api-contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAccount } from "../../accounts/create-account.service.ts";
import { platformActor } from "../../access/actor.ts";
import { readFor, writeFor } from "../../http/run-in-transaction.ts";
import { type SignedIn, testPassword } from "../../http/start-test-server.ts";
import { caseHostOf } from "../case-host.ts";
import { act, type CaseTestCity, open, startCaseTestCity } from "../case-test-city.ts";
import { definitionIn } from "../definitions.ts";
import { countByArea, scopeOf } from "../releases/count-release.ts";

const system = "rescue-centres";

let city: CaseTestCity;
let bureau: SignedIn;
let keeper = "";
let ofNewborns = "";

beforeAll(async () => {
  city = await startCaseTestCity();
  keeper = await writeFor(city.ground, { actor: platformActor, requestId: null }, async (context) => {
    await context.transaction
      .insertInto("locality")
      .values([
        { area_code: "990101", code: "990101001", name: "甲镇", level: "township" },
        { area_code: "990102", code: "990102001", name: "乙镇", level: "township" },
      ])
      .execute();
    const add = async (username: string, role: string) =>
      await createAccount(context, {
        username,
        displayName: username,
        organisationId: "office-990100",
        roleIds: [role],
        password: testPassword,
        mustChangePassword: false,
      });
    await add("bureau", "service-health");
    return await add("centre", "service-rescue-centre");
  });
  bureau = await city.signIn("bureau");
}, 120_000);
afterAll(() => city.close());

async function openCentre(areaCode: string, kind: string, dayAndNight = true): Promise<string> {
  const { id } = await open(
    bureau,
    system,
    "plan",
    {
      answers: {
        fields: {
          placeName: `${areaCode}-${kind}`,
          locality: `${areaCode}001`,
          kind,
          level: "county",
          capacity: "10",
          icuBeds: "2",
        },
      },
    },
    { areaCode },
  );
  const fields = {
    standard: "标准2025",
    meetsStandard: true,
    staff: "20",
    openedOn: "2024-01-01",
    dayAndNight,
    team: true,
    recognisedUntil: "2030-01-01",
  };
  await act(bureau, id, "openUp", { answers: { fields }, assignee: keeper });
  return id;
}

const lacking = async () => {
  const { without } = (await bureau.get(`/api/service-places/${system}`)).json<PlaceCoverage>();
  return Object.fromEntries(without.map(({ areaCode, missing }) => [areaCode, missing.map(({ en }) => en)]));
};
const reach = async () => {
  const answer = await bureau.get(`/api/service-places/${system}/travel`);
  const { units, standard } = answer.json<TravelCoverage>();
  expect(standard?.needs.map(({ en }) => en)).toEqual(["Rescue of mothers", "Rescue of newborns"]);
  return units.map(({ code, state, need }) => `${code} ${state} ${need?.en ?? "–"}`);
};

test("a county that has a centre for mothers alone lacks one for newborns, in the list and in minutes", async () => {
  await openCentre("990101", "mother");
  const found = await lacking();
  expect(found["990101"]).toEqual(["Rescue of newborns"]);
  expect(found["990102"]).toEqual(["Rescue of mothers", "Rescue of newborns"]);
  expect(await reach()).toEqual([
    "990101001 not-covered Rescue of newborns",
    "990102001 not-covered Rescue of newborns",
  ]);
});

test("one that takes nobody by night changes nothing; one of each kind, or one for both, is enough", async () => {
  ofNewborns = await openCentre("990101", "newborn", false);
  expect((await lacking())["990101"]).toEqual(["Rescue of newborns"]);
  const fields = { meetsStandard: true, staff: "20", dayAndNight: true, team: true };
  await act(bureau, ofNewborns, "check", { answers: { fields } });
  expect(await lacking()).not.toHaveProperty("990101");
  expect((await reach())[0]).toMatch(/^990101001 covered/u);
  await openCentre("990102", "both");
  expect(await lacking()).not.toHaveProperty("990102");
  expect((await reach())[1]).toMatch(/^990102001 covered/u);
});

test("the share that goes to the statistics is of those who reach a centre of each kind", async () => {
  const inTurn = <Result>(work: (context: Parameters<typeof definitionIn>[0]) => Promise<Result>) =>
    readFor(city.ground, { actor: platformActor, requestId: null }, (context) =>
      work({ ...context, host: caseHostOf(city.ground.config) }),
    );
  const definition = await inTurn((context) => definitionIn(context, system, "990100"));
  const year = city.ground.now().getUTCFullYear();
  const count = async () =>
    Object.fromEntries(
      await countByArea({ inTurn }, definition, "reached", scopeOf(system, ["990101", "990102"], year)),
    );
  const all = { numerator: 1, denominator: 1 };
  expect(await count()).toEqual({ "990101": all, "990102": all });
  await act(bureau, ofNewborns, "pause", { reason: "病区改造" });
  expect(await count()).toEqual({ "990101": { numerator: 0, denominator: 1 }, "990102": all });
});
