import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../http/start-test-server.ts";
import { isInLine, standsIn } from "@halfsky/cases";
import { caseBeyond, type CaseReach, caseWithin } from "./case-reach.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const worker: CaseReach = {
  person: { accountId: "worker", organisationId: "office", areaCode: "990101", roles: ["caseworker"] },
  areas: ["990101"],
  whole: [{ relation: "assigned", inLine: false, readsSealed: true, systems: ["invented"] }],
  held: [],
};

describe("to whom cases are there that are assigned to her", () => {
  test.each([
    ["worker", true],
    ["colleague", false],
    // who is assigned to nobody's case is not asked: the condition is null, and its contrary has to hold all the same
    [null, false],
  ])("a case of %s lies either within her reach or beyond it", async (assignee, isWithin) => {
    const { rows } = await sql<{ within: boolean | null; beyond: boolean | null }>`
      select ${caseWithin(worker, "whole")} as within, ${caseBeyond(worker, "whole")} as beyond
      from (select 'invented' as system, true as sealed, ${assignee}::text as assignee) as service_case`.execute(
      server.ground.database.kysely,
    );
    expect(rows).toEqual([{ within: assignee === null ? null : isWithin, beyond: !isWithin }]);
  });
});

describe("to whom cases are there that she supervises", () => {
  const police = ["police"] as const;
  const lead: CaseReach["person"] = { ...worker.person, accountId: "lead", organisationId: "bureau" };
  const tree = (code: string, ancestor: string) =>
    code === ancestor || (ancestor === "990100" && code !== "990200");

  test.each([
    ["of the owner itself", "bureau", "990101", lead, true],
    ["of a neighbour that serves the same area in the same role", "another", "990101", lead, false],
    ["of the city, in the line", "another", "990101", { ...lead, areaCode: "990100" }, true],
    [
      "of the city, where the owner is of the city too",
      "another",
      "990100",
      { ...lead, areaCode: "990100" },
      false,
    ],
    ["of another city", "another", "990200", { ...lead, areaCode: "990100" }, false],
    [
      "of the city, in another line",
      "another",
      "990101",
      { ...lead, areaCode: "990100", serves: ["court"] },
      false,
    ],
  ] as const)("%s: in SQL as in memory", async (_, owner, ownerArea, given, expected) => {
    const person = { serves: police, ...given };
    const standing = {
      areaCode: ownerArea,
      ownerOrganisationId: owner,
      ownerAreaCode: ownerArea,
      assignee: null,
      openedBy: "",
      referralHolders: [],
      taskHolders: [],
      sealed: false,
    };
    expect(standsIn("supervises-owner", standing, person, police, tree)).toBe(expected);
    const reach: CaseReach = {
      person,
      areas: ["990100", "990101", "990102"].filter((code) => tree(code, person.areaCode)),
      whole: [
        {
          relation: "supervises-owner",
          inLine: isInLine(person, police),
          readsSealed: true,
          systems: ["invented"],
        },
      ],
      held: [],
    };
    const { rows } = await sql<{ within: boolean }>`
      select ${caseWithin(reach, "whole")} as within
      from (select 'invented' as system, false as sealed, ${owner}::text as owner_organisation_id,
        ${ownerArea}::text as owner_area) as service_case`.execute(server.ground.database.kysely);
    expect(rows).toEqual([{ within: expected }]);
  });
});
