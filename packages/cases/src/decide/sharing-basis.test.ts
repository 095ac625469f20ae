import { describe, expect, test } from "vitest";
import { basisOf, inState } from "../definition/proofs/samples.ts";
import type { SystemDefinition } from "../definition/definition.ts";
import type { Answer } from "../log/case-log.ts";
import { emptyCase } from "../log/empty-case.ts";
import { dvCase } from "../systems/dv-case.ts";
import { familyDisputeMediation } from "../systems/family-dispute-mediation.ts";
import { decideCaseAction } from "./decide-case-action.ts";

/** On what a referral went out; the code where nothing allowed it. */
function basisFor(
  definition: SystemDefinition,
  action: string,
  answers: Readonly<Record<string, Answer>>,
  {
    role = "caseworker",
    born,
    grade,
    agreed = false,
  }: { role?: "caseworker" | "mediator"; born?: string; grade?: string; agreed?: boolean } = {},
): string {
  const name = definition === dvCase ? "handling" : "mediating";
  const state = {
    ...inState(definition, emptyCase, name),
    version: 9,
    occurrence: 1,
    owner: { organisationId: "own", areaCode: "331102" },
    openedBy: "me",
    assignee: "me",
    fields: Object.fromEntries(Object.entries(answers).map(([field, value]) => [field, { value, by: 1 }])),
    parties: { victim: [{ id: "v", parts: { birthDate: born ?? "1990-01-01" } }] },
    consents: agreed
      ? {
          police: {
            givenAt: "2026-01-01T00:00:00.000Z",
            endsAt: "2027-01-01T00:00:00.000Z",
            withdrawnAt: null,
          },
        }
      : {},
    grade: grade === undefined ? null : { value: grade, by: 1, setBy: "rule" as const },
  };
  const actor = { accountId: "me", organisationId: "own", areaCode: "331102", roles: [role] };
  const decision = decideCaseAction(
    definition,
    state,
    { action, transactionId: "t", baseVersion: 9, details: {} },
    basisOf(definition, state, actor),
  );
  if (decision.status === "refused") return decision.code;
  const sent = decision.effects.find(({ kind }) => kind === "refer");
  return sent?.kind === "refer" && "law" in sent.basis ? sent.basis.law.en : "consent";
}

const none = { inDanger: false, weapon: false, threat: false, injury: "none", capacity: "full" };

describe("the police are told of violence", () => {
  test.each([
    ["of a grown person in no danger", none, {}, /^consent-missing$/u],
    ["where nobody knows", { inDanger: { unknown: true } }, {}, /^consent-missing$/u],
    ["of danger", { ...none, inDanger: true }, {}, /art\. 13\(4\)/u],
    ["of a weapon", { ...none, weapon: true }, {}, /art\. 13\(4\)/u],
    ["of a victim with limited capacity", { ...none, capacity: "limited" }, {}, /Anti-Domestic .* art\. 14/u],
    ["of a minor", none, { born: "2015-01-01" }, /Minors .* art\. 11/u],
  ] as const)("%s", (_, answers, more, expected) => {
    const said = basisFor(dvCase, "toPolice", answers, more);
    expect(said).toMatch(expected);
  });
});

describe("the police are told of a dispute", () => {
  const quiet = { ...none, policeCalls: false, childHarmed: false };
  test.each([
    ["about money", { ...quiet, kind: "property" }, {}, /^consent-missing$/u],
    ["about money, with a consent", { ...quiet, kind: "property" }, { agreed: true }, /^consent-missing$/u],
    ["about a marriage, with a consent", { ...quiet, kind: "marriage" }, { agreed: true }, /^consent$/u],
    ["about a marriage", { ...quiet, kind: "marriage" }, {}, /^consent-missing$/u],
    [
      "about money with a knife",
      { ...quiet, kind: "property", weapon: true },
      {},
      /Mediation Law, art\. 25/u,
    ],
    ["that stands at red", { ...quiet, kind: "marriage" }, { grade: "red" }, /Mediation Law, art\. 25/u],
    [
      "under which a child suffers",
      { ...quiet, kind: "custody", childHarmed: true },
      {},
      /Minors .* art\. 11/u,
    ],
  ] as const)("%s", (_, answers, more, expected) => {
    const said = basisFor(familyDisputeMediation, "askPolice", answers, {
      role: "mediator",
      grade: "green",
      ...more,
    });
    expect(said).toMatch(expected);
  });
});
