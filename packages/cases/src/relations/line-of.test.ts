import { expect, test } from "vitest";
import { decideCaseAction } from "../decide/decide-case-action.ts";
import { basisOf, samplesOf } from "../definition/proofs/samples.ts";
import type { ServiceRole } from "../definition/roles.ts";
import { emptyCase } from "../log/empty-case.ts";
import { systems } from "../systems/index.ts";
import { lineOf } from "./line-of.ts";

/** Systems whose cases have supervisors, and whose agencies those are: written by hand, as a lawyer reads the sheets. */
const lines: Readonly<Record<string, readonly ServiceRole[]>> = {
  "dv-case": ["hotline"],
  "women-rights-hotline": ["hotline"],
  "child-protection-hotline": ["hotline"],
  "dv-report": ["supervisor"],
  "mandatory-report-minors": ["supervisor"],
  "child-protection-case": ["hotline", "civil-affairs"],
  "dv-orders": ["police", "federation", "court"],
  "dv-aftercare": ["federation", "justice"],
  "family-dispute-mediation": ["township", "mediator"],
  "one-stop-minor-victim": ["supervisor"],
  "dv-shelter-stay": ["supervisor"],
  "minor-victim-support": ["supervisor"],
  "legal-aid": ["legal-aid"],
  "psychological-crisis": ["school"],
  "offender-record-query": ["education", "civil-affairs"],
  "minor-protection-joint-enforcement": ["caseworker"],
  "rights-supervision": ["federation", "leading-group-office", "procuratorate", "court", "caseworker"],
  "guardianship-intervention": ["civil-affairs"],
  "juvenile-justice-procedure": ["police"],
  "school-bullying": ["school"],
  "rights-infringement-case": ["federation"],
  "anti-trafficking": ["police"],
  "sexual-harassment-handling": ["supervisor"],
  adoption: ["supervisor"],
  "child-sexual-health-hotline": ["supervisor"],
  "juvenile-case-support": ["supervisor", "civil-affairs"],
  "minor-protection-joint-operation": ["caseworker"],
};

const supervised = systems.filter(({ actors }) =>
  Object.values(actors).some(({ relation }) => relation === "supervises-owner"),
);

test("the line of every system with supervisors is of those agencies that own its cases, and of no others", () => {
  const found = supervised.map((definition) => [definition.id, [...lineOf(definition)].toSorted()]);
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(Object.entries(lines).map(([system, roles]) => [system, roles.toSorted()])),
  );
});

test.each(supervised.map((definition) => [definition.id, definition] as const))(
  "%s: whoever reports, the case goes to an agency of its line",
  (_, definition) => {
    const { answers, cases, people } = samplesOf(definition);
    const [blank = emptyCase] = cases;
    const openings = Object.entries(definition.actions).filter(([, { from }]) => from === "new");
    let opened = 0;
    for (const [action] of openings) {
      for (const { actor } of people) {
        const decision = decideCaseAction(
          definition,
          null,
          { action, transactionId: "t", baseVersion: 0, details: answers.get(action) ?? {} },
          { ...basisOf(definition, blank, actor), agencies: (role) => role },
        );
        if (decision.status === "refused") continue;
        const owner = decision.details.owner?.organisationId;
        expect(lineOf(definition)).toContain(owner ?? actor.roles[0]);
        opened += 1;
      }
    }
    expect(opened).toBeGreaterThan(0);
  },
);
