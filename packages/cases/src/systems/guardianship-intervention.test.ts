import { expect, test } from "vitest";
import { InventedCase, someone } from "../log/invented-log.ts";
import { guardianshipIntervention } from "./guardianship-intervention.ts";

const officer = someone("civil-affairs");

/** Whether a child placed on a ground may go into long-term care, ruled on or not. */
function settles(ground: string): string {
  const child = { child: [{ id: "c", parts: { name: "示例乙", birthDate: "2020-05-01" } }] };
  const placed = new InventedCase(guardianshipIntervention)
    .do(officer, "open", { answers: { fields: { ground, alone: true }, parties: child } })
    .do(officer, "place", { answers: { fields: { placement: "县救助保护中心" } } });
  const decision = placed.attempt({
    who: officer,
    action: "settle",
    details: { answers: { fields: { longTerm: "state" } } },
  });
  return decision.status === "accepted" ? "accepted" : decision.code;
}

test.each(["lost", "absent", "dead", "incapable"])(
  "a child whose guardian is %s goes into long-term care without a ruling: there is nobody to revoke it of",
  (ground) => {
    expect(settles(ground)).toBe("accepted");
  },
);

test.each(["unable", "refuses", "harms", "danger"])("ground %s needs a ruling first", (ground) => {
  expect(["guard-not-met", "guard-unknown"]).toContain(settles(ground));
});
