import { describe, expect, test } from "vitest";
import { invented } from "../definition/invented-system.ts";
import { InventedCase, inventedPeople, someone } from "../log/invented-log.ts";
import type { ActionDetails } from "../log/case-log.ts";
import { opened, report, taken, visit } from "./invented-steps.ts";

const { desk, reporter, worker, lead, otherLead, office } = inventedPeople;

describe("opening a case", () => {
  test("makes the organisation of the desk the owner, and for a reporter the agency that serves the area", () => {
    expect(opened().state.owner).toEqual({ organisationId: "federation", areaCode: "331102" });
    const reported = new InventedCase(invented).do(reporter, "receive", report());
    expect(reported.state).toMatchObject({
      owner: { organisationId: "hotline", areaCode: "331102" },
      openedBy: "duty-holder-1",
    });
    // who opened it may add to it and can do nothing else with it
    expect(reported.judge({ who: reporter, action: "add-note", details: { reason: "补充" } }).status).toBe(
      "accepted",
    );
    expect(reported.judge({ who: reporter, action: "take", details: { assignee: "x" } })).toMatchObject({
      code: "not-permitted",
    });
  });

  test("sends what its answers call for at once, and nothing where that is not known", () => {
    expect(opened({ danger: true, place: "某处" }).state.referrals).toMatchObject([
      { name: "police", number: 1, organisationId: "police", state: "sent" },
    ]);
    expect(opened({ danger: { unknown: true } }).state.referrals).toEqual([]);
  });

  test("cannot be done twice, nor before there is a form to it", () => {
    expect(opened().judge({ who: desk, action: "receive", details: report() })).toMatchObject({
      code: "not-allowed-now",
    });
    expect(
      new InventedCase(invented).judge({ who: desk, action: "add-note", details: { reason: "x" } }),
    ).toMatchObject({ code: "not-allowed-now" });
    expect(new InventedCase(invented).judge({ who: desk, action: "nothing" })).toMatchObject({
      code: "invalid-input",
    });
  });

  test("by the platform, from another case, asks no more than what was carried over", () => {
    const linked = new InventedCase(invented);
    const carried = { answers: { fields: { danger: true }, parties: { person: [{ id: "p", parts: {} }] } } };
    expect(linked.judge({ who: desk, action: "receive", details: carried })).toMatchObject({
      code: "invalid-input",
    });
    linked.do(desk, "receive", carried, { isPlatform: true });
    expect(linked.log[0]).toMatchObject({ actedAs: "platform", relation: "platform" });
  });
});

describe("the grade", () => {
  test("is raised by the rules at once, never lowered by them, and is careful where something is not known", () => {
    expect(opened().state.grade?.value).toBe("low");
    expect(opened({ harm: "slight" }).state.grade?.value).toBe("middle");
    // whether there is danger is not known, so the harmless answer does not count as low
    expect(opened({ danger: { unknown: true }, harm: "slight" }).state.grade?.value).toBe("middle");
    expect(opened({ danger: { unknown: true }, harm: { unknown: true } }).state.grade).toBeNull();
    const calm = taken({ danger: true, place: "某处" }).do(worker, "visit", visit());
    expect(calm.state.grade?.value).toBe("high");
    expect(calm.state.gradeProposal).toBe("low");
  });

  test("is lowered by two persons, and only new facts raise it again", () => {
    const danger = taken({ danger: true, harm: "grave", place: "某处" });
    expect(
      danger.judge({ who: worker, action: "lower-grade", details: { grade: "low", reason: "平静" } }),
    ).toMatchObject({ code: "guard-not-met" });
    danger.do(worker, "visit", visit()).do(worker, "lower-grade", { grade: "low", reason: "平静" });
    expect(danger.state.grade?.value).toBe("high");
    const number = danger.state.version;
    expect(danger.judge({ who: worker, action: "confirm", details: { pending: number } })).toMatchObject({
      code: "not-permitted",
    });
    danger.do(lead, "confirm", { pending: number });
    expect(danger.state.grade).toMatchObject({ value: "low", setBy: "person" });
    // the old harm still stands in the case and raises nothing by itself
    danger.do(worker, "visit", visit()).do(worker, "add-note", { reason: "平静" });
    expect(danger.state.grade?.value).toBe("low");
    danger.do(worker, "visit", visit({ danger: true }));
    expect(danger.state.grade?.value).toBe("high");
    expect(danger.state.gradeHistory.map(({ value }) => value)).toEqual(["high", "low", "high"]);
  });

  test("is raised by a person with a reason, and only upwards", () => {
    const one = taken();
    expect(one.judge({ who: worker, action: "raise-grade", details: { grade: "high" } })).toMatchObject({
      faults: [{ where: "reason" }],
    });
    expect(
      one.judge({ who: worker, action: "raise-grade", details: { grade: "low", reason: "x" } }),
    ).toMatchObject({ faults: [{ where: "grade" }] });
    expect(one.do(worker, "raise-grade", { grade: "high", reason: "威胁" }).state.grade).toMatchObject({
      value: "high",
      setBy: "person",
    });
  });
});

describe("a second person", () => {
  const leaving: ActionDetails = { answers: { fields: { outcome: "well" } } };

  test("makes it so; what was proposed waits till then and is judged anew", () => {
    const one = taken();
    expect(one.judge({ who: worker, action: "leave", details: leaving })).toMatchObject({
      code: "guard-not-met",
    });
    one.do(worker, "visit", visit()).do(worker, "leave", leaving);
    const pending = one.state.version;
    expect(one.state).toMatchObject({ state: "helped", pending: [{ number: pending, action: "leave" }] });
    expect(one.state.fields["outcome"]).toBeUndefined();
    expect(one.judge({ who: worker, action: "leave", details: leaving })).toMatchObject({
      code: "not-allowed-now",
    });
    // danger comes up before the second person looks
    const worse = one.copy().do(worker, "visit", visit({ danger: true }));
    expect(worse.judge({ who: lead, action: "confirm", details: { pending } })).toMatchObject({
      code: "guard-not-met",
    });
    one.do(lead, "confirm", { pending });
    expect(one.state).toMatchObject({ state: "closed", phase: "closed", pending: [], done: { leave: 1 } });
    expect(one.state.fields["outcome"]?.value).toBe("well");
  });

  test("is another account, even where one person holds both roles", () => {
    const both = { ...worker, roles: ["caseworker", "supervisor"] as const };
    const one = taken().do(worker, "visit", visit()).do(both, "leave", leaving);
    const pending = one.state.version;
    expect(one.judge({ who: both, action: "confirm", details: { pending } })).toMatchObject({
      code: "second-person-needed",
    });
    // she may take it back
    expect(one.do(both, "refuse", { pending, reason: "再看看" }).state.pending).toEqual([]);
  });

  test("is refused when another changed the same since it was proposed", () => {
    const one = taken().do(worker, "visit", visit()).do(worker, "leave", leaving);
    const pending = one.state.version;
    one.do(worker, "correct", { answers: { fields: { outcome: "moved" } }, reason: "更正" });
    expect(one.judge({ who: lead, action: "confirm", details: { pending } })).toMatchObject({
      code: "stale",
      conflicts: [{ theirs: "moved", yours: "well", theirsBy: "caseworker-1" }],
    });
  });

  test("begins anew after reopening: counts start from nothing", () => {
    const one = taken().do(worker, "visit", visit()).do(worker, "leave", leaving);
    one.do(lead, "confirm", { pending: one.state.version });
    one.do(lead, "reopen", { reason: "再次求助" });
    expect(one.state).toMatchObject({ state: "helped", closedAt: null, occurrence: 2, done: { reopen: 1 } });
    expect(one.judge({ who: worker, action: "leave", details: leaving })).toMatchObject({
      code: "guard-not-met",
    });
  });
});

describe("a guard", () => {
  test("that is not known refuses, with its words", () => {
    expect(taken().judge({ who: lead, action: "hide" })).toMatchObject({
      code: "guard-unknown",
      words: { en: "A valid check is needed" },
    });
    expect(
      taken().judge({ who: lead, action: "hide", gates: { "invented-gate person": false } }),
    ).toMatchObject({
      code: "guard-not-met",
    });
    const hidden = taken().do(lead, "hide", {}, { gates: { "invented-gate person": true } });
    expect(hidden.state.sealed).toBe(true);
  });

  test("opens another case with what is carried over", () => {
    const decision = taken().judge({ who: lead, action: "hide", gates: { "invented-gate person": true } });
    expect(decision).toMatchObject({
      effects: [
        { kind: "seal" },
        {
          kind: "open",
          system: "invented",
          by: "receive",
          areaCode: "331102",
          answers: { fields: { danger: false }, parties: { person: [{ id: "p" }] } },
        },
      ],
    });
  });
});

describe("the other actions of the engine", () => {
  test("break-glass needs a reason and an end, has a clock of its own, and is reviewed by another", () => {
    const one = taken();
    const near = { ...someone("caseworker", "elsewhere", "near"), areaCode: "331100" };
    expect(one.judge({ who: near, action: "break-glass" })).toMatchObject({
      faults: [{ where: "reason" }, { where: "minutes" }],
    });
    expect(
      one.judge({ who: near, action: "break-glass", details: { reason: "急", minutes: 481 } }),
    ).toMatchObject({
      faults: [{ where: "minutes" }],
    });
    expect(
      one.judge({ who: near, action: "break-glass", details: { reason: "急", minutes: 30 } }),
    ).toMatchObject({ status: "accepted" });
    const head = { ...near, organisationId: "federation", roles: ["supervisor" as const] };
    one.do(head, "break-glass", { reason: "急", minutes: 30 });
    const pending = one.state.version;
    expect(one.state.breakGlass).toMatchObject([
      { accountId: "near", until: "2026-03-02T01:32:00.000Z", reviewed: false },
    ]);
    expect(
      one.judge({
        who: head,
        action: "review-break-glass",
        details: { pending, reason: "好" },
      }),
    ).toMatchObject({ code: "second-person-needed" });
    const clock = () => one.state.deadlines.find(({ name }) => name === `glass:${pending}`);
    // three working days, as the invented system says: from Monday to the end of Thursday
    expect(clock()).toMatchObject({ state: "running", dueAt: "2026-03-05T15:59:59.999Z" });
    one.do(lead, "review-break-glass", { pending, reason: "属实" });
    expect(one.state.breakGlass).toMatchObject([{ reviewed: true }]);
    expect(clock()).toMatchObject({ state: "met" });
  });

  test("a correction keeps to what the person may be asked, and says why", () => {
    const one = taken();
    expect(one.judge({ who: worker, action: "correct", details: { reason: "x" } })).toMatchObject({
      faults: [{ where: "answers" }],
    });
    const account = { answers: { fields: { account: "经过" } }, reason: "更正" };
    expect(one.judge({ who: worker, action: "correct", details: account })).toMatchObject({
      code: "not-permitted",
    });
    expect(one.do(desk, "correct", account).state.fields["account"]?.value).toBe("经过");
  });

  test("sealing and its end, assigning, claiming, notes and files", () => {
    const one = taken();
    one.do(lead, "seal", { reason: "庇护" });
    expect(one.judge({ who: office, action: "add-note", details: { reason: "x" } })).toMatchObject({
      code: "not-permitted",
    });
    one.do(lead, "unseal", { reason: "解除" }).do(lead, "assign", { assignee: "other" });
    expect(one.state).toMatchObject({ sealed: false, assignee: "other" });
    one.do(otherLead, "claim").do(lead, "attach", { attachmentIds: ["f1", "f1"] });
    expect(one.state.assignee).toBe("supervisor-2");
    expect(one.state.attachments).toMatchObject([{ id: "f1", action: "attach" }]);
  });

  test("take no details that only the engine may say", () => {
    const decision = opened().judge({
      who: desk,
      action: "take",
      details: {
        assignee: "x",
        agencies: { police: "mine" },
        owner: { organisationId: "mine", areaCode: "331102" },
      },
    });
    expect(JSON.stringify(decision)).not.toContain("mine");
  });
});
