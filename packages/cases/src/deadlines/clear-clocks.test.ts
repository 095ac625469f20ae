import { describe, expect, test } from "vitest";
import { InventedCase, someone } from "../log/invented-log.ts";
import { placePeriods } from "../overlay/place-values.ts";
import { conditionalReferrals } from "../log/owed-referrals.ts";
import { systems } from "../systems/index.ts";
import { dueSteps } from "./clock-steps.ts";
import { testClock } from "../log/invented-log.ts";
import { womenRightsHotline } from "../systems/women-rights-hotline.ts";

const desk = someone("hotline", "federation");

/** A call in which nobody knows whether she is in danger. */
function call(inDanger: boolean | { readonly unknown: true }): InventedCase {
  return new InventedCase(womenRightsHotline).do(desk, "receive", {
    answers: {
      fields: { inDanger, theme: "violence", channel: "telephone" },
      parties: { caller: [{ id: "c", parts: { phone: "13500001111" } }] },
    },
  });
}

function clearing({ state }: InventedCase) {
  return state.deadlines.filter(({ name }) => name === "clear:police");
}

function correct(told: InventedCase, inDanger: boolean | { readonly unknown: true }): InventedCase {
  return told.do(desk, "correct", { reason: "回拨核清", answers: { fields: { inDanger } } });
}

describe("a referral whose condition nobody knows", () => {
  test("is not sent, and is to be found out in a quarter of an hour, else it goes up", () => {
    const told = call({ unknown: true });
    expect(told.state.referrals).toEqual([]);
    expect(clearing(told)).toMatchObject([
      { state: "running", startedAt: "2026-03-02T01:00:00.000Z", dueAt: "2026-03-02T01:15:00.000Z" },
    ]);
    const steps = dueSteps(womenRightsHotline, told.state, "case", "2026-03-02T01:15:00.000Z", testClock);
    const ended = steps.filter(({ deadline }) => deadline === "clear:police");
    expect(ended.map(({ kind, to }) => [kind, to])).toEqual([
      ["escalate", "owner"],
      ["escalate", "lead"],
      ["escalate", "office"],
    ]);
  });

  test("goes out with the correction that says yes, once, and its clock is met", () => {
    const told = correct(call({ unknown: true }), true);
    expect(told.state.referrals).toMatchObject([{ name: "police", state: "sent", organisationId: "police" }]);
    expect(clearing(told)).toMatchObject([{ state: "met" }]);
    expect(told.state.deadlines.map(({ name }) => name)).toContain("referral:police:1:acknowledge");
    told.do(desk, "correct", { reason: "补充", answers: { fields: { theme: "marriage" } } });
    expect(told.state.referrals).toHaveLength(1);
  });

  test("is not sent where the answer is no, and its clock is met", () => {
    const told = correct(call({ unknown: true }), false);
    expect(told.state.referrals).toEqual([]);
    expect(clearing(told)).toMatchObject([{ state: "met" }]);
  });

  test("may be sent by hand before, and is not sent again when the answer comes", () => {
    const told = call({ unknown: true }).do(desk, "toPolice");
    expect(clearing(told)).toMatchObject([{ state: "met" }]);
    correct(told, true);
    expect(told.state.referrals).toHaveLength(1);
  });

  test("waits on while the answer stays not known, and ends with the case", () => {
    const told = correct(call({ unknown: true }), { unknown: true });
    expect(clearing(told)).toMatchObject([{ state: "running" }]);
  });

  test.each([true, false])("has no such clock where the answer is %s", (inDanger) => {
    const told = call(inDanger);
    expect(clearing(told)).toEqual([]);
    expect(told.state.referrals).toHaveLength(inDanger ? 1 : 0);
  });
});

test("every system that sends a referral under a condition lets a place set in what time that is found out", () => {
  const found = systems.flatMap((definition) => {
    const names = Object.values(definition.actions).flatMap(({ effects = [] }) =>
      conditionalReferrals(effects).map(({ refer }) => refer),
    );
    const paths = new Set(placePeriods(definition).map(({ path }) => path));
    return names.map((name) => ({ id: definition.id, has: paths.has(`referrals.${name}.clearIn`) }));
  });
  expect(found.length).toBeGreaterThanOrEqual(9);
  expect(found.filter(({ has }) => !has)).toEqual([]);
});
