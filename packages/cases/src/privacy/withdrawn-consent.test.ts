import { expect, test } from "vitest";
import { inState } from "../definition/proofs/samples.ts";
import { emptyCase } from "../log/empty-case.ts";
import { dvCase } from "../systems/dv-case.ts";
import { visibleTo } from "./visible-to.ts";

const consent = dvCase.referrals?.["police"]?.basis.find((one) => "consent" in one)?.consent ?? "";
const given = { givenAt: "2026-01-01T00:00:00.000Z", endsAt: "2027-01-01T00:00:00.000Z" };

/** Whether the police who hold a referral see what was shared with them. */
function policeSee(inDanger: boolean, withdrawnAt?: string | null): boolean {
  const state = {
    ...inState(dvCase, emptyCase, "handling"),
    fields: { inDanger: { value: inDanger, by: 1 } },
    consents: withdrawnAt === undefined ? {} : { [consent]: { ...given, withdrawnAt } },
    referrals: [
      {
        name: "police",
        number: 1,
        organisationId: "police",
        state: "accepted" as const,
        sentAt: "2026-02-01T00:00:00.000Z",
        sentBy: 2,
        acknowledgedAt: null,
        answeredAt: null,
        reason: null,
      },
    ],
  };
  const police = Object.entries(dvCase.actors).flatMap(([name, { relation, role }]) =>
    relation === "holds-referral" && role === "police" ? [name] : [],
  );
  const shared = dvCase.referrals?.["police"]?.share.fields ?? [];
  const reader = { organisationId: "police", now: "2026-03-01T00:00:00.000Z" };
  const seen = visibleTo(dvCase, police, state, reader).fields;
  return shared.length > 0 && shared.every((field) => seen[field] === "shown");
}

test("a consent that was withdrawn shares nothing any more, though a law would allow it in danger", () => {
  expect(consent).not.toBe("");
  expect(policeSee(false, null)).toBe(true);
  expect(policeSee(false, "2026-02-10T00:00:00.000Z")).toBe(false);
  expect(policeSee(true, "2026-02-10T00:00:00.000Z")).toBe(true);
});

test("what was sent on a law stays when the danger is over: nobody was asked for a consent", () => {
  expect(policeSee(false)).toBe(true);
});
