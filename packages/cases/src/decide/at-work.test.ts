import { describe, expect, test } from "vitest";
import { checkDefinition } from "../definition/check-definition.ts";
import type { ReferralRule, SystemDefinition } from "../definition/definition.ts";
import { invented } from "../definition/invented-system.ts";
import { inDefault } from "../deadlines/in-default.ts";
import { InventedCase, inventedPeople, someone } from "../log/invented-log.ts";
import { visibleTo } from "../privacy/visible-to.ts";
import { report, visit } from "./invented-steps.ts";

const { desk, worker, lead, police } = inventedPeople;
const above = someone("police", "police-above");
const referral = { name: "police", number: 1 };

/** The invented system, whose police patrols as it was asked, again and again. */
function patrolling(change: Partial<ReferralRule> = {}): SystemDefinition {
  const { police: asked } = invented.referrals ?? {};
  const { intervene } = invented.actions;
  if (asked === undefined || intervene === undefined) throw new Error("no such referral");
  const patrol = { ...intervene, title: { zh: "巡查", en: "Patrol" } };
  return {
    ...invented,
    actions: { ...invented.actions, patrol },
    referrals: { ...invented.referrals, police: { ...asked, workedBy: ["patrol"], ...change } },
  };
}

function asked(): InventedCase {
  return new InventedCase(patrolling())
    .do(desk, "receive", report())
    .do(desk, "take", { assignee: worker.accountId })
    .do(worker, "toPolice");
}

const answerClocks = (one: InventedCase) =>
  one.state.deadlines
    .filter(({ name }) => name.startsWith("referral:police:") && name.endsWith(":answer"))
    .map(({ state, metAt }) => [state, metAt]);

describe("an agency that does recurring work which was asked of it", () => {
  test("is not silent from the first time on, and sees what it was shown as it is", () => {
    const one = asked();
    one.do(worker, "add-note", { reason: "等公安", worksOn: [1] });
    expect(one.log.at(-1)?.details).toEqual({ reason: "等公安" });
    const at = one.now;
    one.do(police, "patrol");
    expect(one.log.at(-1)?.details).toEqual({ acknowledges: [1], worksOn: [1] });
    expect(one.state.referrals).toMatchObject([{ state: "acknowledged", atWorkSince: at, answeredAt: null }]);
    expect(answerClocks(one)).toEqual([["met", at]]);
    expect(one.state.asAnswered).toEqual({});
    one.do(police, "patrol");
    expect(one.state.referrals).toMatchObject([{ atWorkSince: at }]);
    const seen = visibleTo(one.definition, ["police"], one.state, { organisationId: "police", now: one.now });
    expect([seen.fields["danger"], seen.past]).toEqual(["shown", { fields: {}, parties: {} }]);
    // a log from before does not say so, and is read as it was
    const older = asked();
    const row = one.log.find(({ action }) => action === "patrol");
    if (row !== undefined) older.add({ ...row, number: older.log.length + 1, details: {} });
    expect(answerClocks(older)).toEqual([["running", null]]);
  });

  test("answers when it says so, and at the latest with the end of the case", () => {
    const one = asked().do(police, "patrol");
    const answer = { referral, answers: { fields: { reply: "yes" } } };
    const answered = one.copy().do(police, "answer-referral", answer);
    expect(answered.state.referrals).toMatchObject([{ state: "answered" }]);
    expect(answered.state.asAnswered["referral:1"]?.by).toBe(answered.state.version);
    one.do(worker, "visit", visit()).do(worker, "leave", { answers: { fields: { outcome: "well" } } });
    one.do(lead, "confirm", { pending: one.state.version });
    expect(one.state.phase).toBe("closed");
    expect(one.state.referrals).toMatchObject([{ state: "answered", answeredAt: one.state.closedAt }]);
    // one that did nothing has not answered by the end of the case
    const silent = asked().do(worker, "visit", visit());
    silent.do(worker, "leave", { answers: { fields: { outcome: "well" } } });
    silent.do(lead, "confirm", { pending: silent.state.version });
    expect(silent.state.referrals).toMatchObject([{ state: "sent" }]);
  });

  test("relieves whoever was asked above it, and is not the one in default", () => {
    const one = asked();
    const [sent] = one.log.slice(-1);
    if (sent === undefined) throw new Error("nothing was sent");
    const step = { id: "s1", deadline: "referral:police:1:acknowledge", reached: "lead" };
    const platform = { action: "clock-step", actedAs: "platform", relation: "platform" } as const;
    const details = { step, agencies: { police: "police-above" } };
    one.add({ ...sent, ...platform, number: one.log.length + 1, details });
    const working = one.copy().do(above, "patrol");
    // what the one above does relieves nobody below
    expect(working.state.referrals).toMatchObject([{ state: "sent" }, { state: "acknowledged" }]);
    const waiting = { ...working.state, phase: "waiting" as const };
    expect(inDefault(working.definition, waiting, null)).toEqual(["police"]);
    one.do(police, "patrol");
    expect(one.state.referrals.map(({ state }) => state)).toEqual(["acknowledged", "answered-below"]);
    expect(answerClocks(one).map(([state]) => state)).toEqual(["met", "cancelled"]);
  });
});

test("a definition whose work is not its agency's, does not recur, answers, or hands the case over is refused", () => {
  const paths = (change: Partial<ReferralRule>): readonly string[] =>
    checkDefinition(patrolling(change)).map(({ path }) => path);
  expect(paths({})).toEqual([]);
  for (const change of [
    { workedBy: ["nothing"] },
    { workedBy: ["visit"] },
    { workedBy: ["intervene"] },
    { handover: true },
  ]) {
    expect(paths(change)).toContain("referrals.police.workedBy");
  }
  const { patrol } = patrolling().actions;
  if (patrol === undefined) throw new Error("no such action");
  const once: SystemDefinition = {
    ...patrolling(),
    actions: { ...patrolling().actions, patrol: { ...patrol, from: ["received"], to: "helped" } },
  };
  expect(checkDefinition(once).map(({ path }) => path)).toContain("referrals.police.workedBy");
});
