import { describe, expect, test } from "vitest";
import type { CaseState } from "../log/case-state.ts";
import { emptyCase } from "../log/empty-case.ts";
import { systems } from "../systems/index.ts";
import { inDefault } from "./in-default.ts";

function definitionOf(id: string) {
  const found = systems.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no system ${id}`);
  return found;
}

type Referral = CaseState["referrals"][number];

/** A case in a state, with referrals that organisations of their names hold. */
function standing(
  id: string,
  state: string,
  ...referrals: readonly (readonly [name: string, state: Referral["state"], holder?: string | null])[]
): CaseState {
  return {
    ...emptyCase,
    state,
    phase: definitionOf(id).states[state]?.phase ?? "open",
    owner: { organisationId: "owner", areaCode: "331102" },
    referrals: referrals.map(([name, at, holder = name], index) => ({
      name,
      number: index + 1,
      organisationId: holder,
      state: at,
      sentAt: "2026-03-02T01:00:00.000Z",
      sentBy: 1,
      acknowledgedAt: null,
      answeredAt: null,
      reason: null,
    })),
  };
}

describe("who is in default when a clock runs out", () => {
  test("is who handles the case, where somebody here has to act", () => {
    const found = standing("rights-infringement-case", "found", ["police", "sent"]);
    expect(inDefault(definitionOf("rights-infringement-case"), found, "send")).toEqual(["owner"]);
    // a visit is the worker's, whoever was asked to help
    const following = standing("dv-case", "following", ["hospital", "sent"]);
    expect(inDefault(definitionOf("dv-case"), following, "visits")).toEqual(["owner"]);
  });

  test("is the body that was asked and has not answered, while the case waits for another body", () => {
    const sent = standing(
      "rights-infringement-case",
      "sent",
      ["police", "answered"],
      ["labour", "acknowledged"],
    );
    expect(inDefault(definitionOf("rights-infringement-case"), sent, "result")).toEqual(["labour"]);
  });

  test("is the one whose own act the clock waits for, of several that were asked", () => {
    const submitted = standing(
      "mandatory-report-minors",
      "submitted",
      ["police", "sent"],
      ["civilAffairs", "sent"],
    );
    expect(inDefault(definitionOf("mandatory-report-minors"), submitted, "accept")).toEqual(["police"]);
    const applied = standing("dv-orders", "applied", ["village", "answered"], ["court", "accepted"]);
    expect(inDefault(definitionOf("dv-orders"), applied, "decision")).toEqual(["court"]);
  });

  test("is the holder of a referral where only it can do what is waited for, though it has answered", () => {
    const decided = standing(
      "mandatory-report-minors",
      "decided",
      ["police", "answered"],
      ["procuratorate", "sent"],
    );
    expect(inDefault(definitionOf("mandatory-report-minors"), decided, "tell")).toEqual(["police"]);
  });

  test("is the owner where nobody was asked, where it was withdrawn, or where nobody serves the area", () => {
    for (const referrals of [
      [],
      [["labour", "withdrawn"] as const],
      [["labour", "returned"] as const],
      [["labour", "sent", null] as const],
    ]) {
      const sent = standing("rights-infringement-case", "sent", ...referrals);
      expect(inDefault(definitionOf("rights-infringement-case"), sent, "result")).toEqual(["owner"]);
    }
  });

  test("is named for a case that a person opens by hand as well, by whom the case waits for", () => {
    const definition = definitionOf("rights-infringement-case");
    const sent = standing("rights-infringement-case", "sent", ["labour", "sent"]);
    expect(inDefault(definition, sent, null)).toEqual(["labour"]);
    expect(inDefault(definition, standing("rights-infringement-case", "acted"), null)).toEqual(["owner"]);
  });
});
