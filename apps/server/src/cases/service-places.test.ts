import type { ServiceSystemList } from "@halfsky/api-contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CaseTestCity, startCaseTestCity } from "./case-test-city.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
});
afterAll(async () => {
  await city.close();
});

test("who can see no place of a register is told so, instead of that nobody has one", async () => {
  const refused = await city.people.court.get("/api/service-places/childrens-homes");
  expect(refused.statusCode).toBe(403);
  expect(refused.json()).toMatchObject({ code: "out-of-reach" });
  const read = await city.people.civil.get("/api/service-places/childrens-homes");
  expect(read.statusCode).toBe(200);
  const unknown = await city.people.civil.get("/api/service-places/dv-case");
  expect(unknown.statusCode).toBe(404);
});

test("the list of systems says of which registers one may see places, as their pages do", async () => {
  for (const person of [city.people.court, city.people.civil, city.people.police, city.people.desk]) {
    const { systems } = (await person.get("/api/service-systems")).json<ServiceSystemList>();
    for (const { id, seesPlaces } of systems.filter(({ blocks }) => blocks.includes("place-register"))) {
      const { statusCode } = await person.get(`/api/service-places/${id}`);
      expect([id, statusCode]).toEqual([id, seesPlaces ? 200 : 403]);
    }
  }
});
