import { describe, expect, test } from "vitest";
import { isAllowed } from "./action-table.ts";
import { decide, doIt, fittingAction, matterAfter, matterIn } from "./invented-matter.ts";
import { listPossible } from "./list-possible.ts";
import {
  type MatterActionKind,
  matterActionKinds,
  matterActionWords,
  type MatterRelation,
  matterRelations,
  type MatterState,
  matterStates,
} from "./matter-words.ts";
import { openDuties } from "./matter.ts";

/** Who may do what in which state, written out apart from the program's table. */
const may: Readonly<Record<MatterState, Partial<Record<MatterRelation, string>>>> = {
  draft: {
    office: "draft-notice issue-notice withdraw",
    leader: "draft-notice issue-notice withdraw",
  },
  issued: {
    office: "extend-deadline issue-urging hold-meeting withdraw",
    leader: "extend-deadline issue-urging hold-meeting withdraw",
    addressee: "acknowledge submit-explanation",
    platform: "issue-urging remind escalate recalculate-deadlines",
  },
  explaining: {
    office: "extend-deadline issue-urging hold-meeting withdraw",
    leader: "extend-deadline issue-urging hold-meeting withdraw",
    addressee: "submit-explanation",
    platform: "issue-urging remind escalate recalculate-deadlines",
  },
  "explanation-check": {
    office: "return-explanation accept-explanation extend-deadline hold-meeting withdraw",
    leader: "extend-deadline hold-meeting withdraw",
    addressee: "submit-plan",
    platform: "remind escalate recalculate-deadlines",
  },
  planning: {
    office: "extend-deadline issue-urging hold-meeting propose-closing withdraw",
    leader: "extend-deadline issue-urging hold-meeting withdraw",
    addressee: "submit-plan",
    platform: "issue-urging remind escalate recalculate-deadlines",
  },
  "plan-check": {
    office: "return-plan accept-plan extend-deadline hold-meeting withdraw",
    leader: "extend-deadline hold-meeting withdraw",
    platform: "remind escalate recalculate-deadlines",
  },
  rectifying: {
    office: "return-step accept-step extend-deadline issue-urging hold-meeting propose-closing withdraw",
    leader: "extend-deadline issue-urging hold-meeting withdraw",
    addressee: "report-step",
    platform: "issue-urging remind escalate recalculate-deadlines",
  },
  closing: {
    office: "extend-deadline hold-meeting confirm-closing refuse-closing withdraw",
    leader: "extend-deadline hold-meeting confirm-closing refuse-closing withdraw",
    platform: "remind escalate recalculate-deadlines",
  },
  closed: { office: "reopen", leader: "reopen" },
  withdrawn: {},
};

const everything = matterStates.flatMap((state) =>
  matterActionKinds.flatMap((kind) => matterRelations.map((relation) => ({ state, kind, relation }))),
);

describe("what may happen", () => {
  test("is the table that people agreed on, for every state, action and relation", () => {
    expect(everything).toHaveLength(10 * 23 * 4);
    const differing = everything.filter(({ state, kind, relation }) => {
      const expected = (may[state][relation] ?? "").split(" ").includes(kind);
      return isAllowed(state, kind, relation) !== expected;
    });
    expect(differing).toEqual([]);
  });

  test("is refused in words that say what is possible now, everywhere else", () => {
    const refused = everything.filter(({ state, kind, relation }) => !isAllowed(state, kind, relation));
    for (const { state, kind, relation } of refused) {
      const matter = matterIn(state);
      const decision = decide(matter, fittingAction(kind, matter), relation);
      expect({ state, kind, relation, status: decision.status }).toMatchObject({ status: "refused" });
      if (decision.status === "accepted") continue;
      expect(["not-allowed-now", "not-permitted"]).toContain(decision.code);
      const possible = (may[state][relation] ?? "").split(" ").filter((one) => one !== "");
      const said = matterActionKinds.filter((one) => possible.includes(one));
      for (const one of said) expect(decision.words.zh).toContain(matterActionWords[one].zh);
      expect(decision.words.zh).toContain(possible.length === 0 ? "没有可做的操作" : "您现在可以");
    }
  });

  test("is accepted with fitting content wherever there is something to do it to", () => {
    const done = new Set<MatterActionKind>();
    for (let count = 0; count <= 13; count += 1) {
      const matter = matterAfter(count);
      for (const relation of matterRelations.filter((one) => one !== "platform")) {
        for (const kind of listPossible(matter, [relation], `${relation}-2`)) {
          const decision = decide(matter, fittingAction(kind, matter), relation, {
            accountId: `${relation}-2`,
          });
          expect({ count, kind, relation, decision }).toMatchObject({ decision: { status: "accepted" } });
          done.add(kind);
        }
      }
    }
    const ofPlatform: readonly MatterActionKind[] = ["remind", "escalate", "recalculate-deadlines"];
    expect(matterActionKinds.filter((kind) => !done.has(kind))).toEqual(ofPlatform);
  });
});

describe("closing", () => {
  test("is never confirmed by the account that proposed it, whatever else that person is", () => {
    const matter = matterIn("closing");
    for (const relation of ["office", "leader"] as const) {
      expect(decide(matter, { kind: "confirm-closing" }, relation, { accountId: "office-1" })).toMatchObject({
        status: "refused",
        code: "second-person-needed",
      });
    }
    expect(decide(matter, { kind: "confirm-closing" }, "office", { accountId: "office-2" }).status).toBe(
      "accepted",
    );
    expect(listPossible(matter, ["office"], "office-1")).not.toContain("confirm-closing");
  });

  test("cannot be proposed while a step is not accepted, and says which", () => {
    const matter = doIt(matterAfter(7), { kind: "report-step", step: 1, text: "已做" }, "addressee");
    const decision = decide(matter, { kind: "propose-closing", reason: "够了" }, "office");
    expect(decision).toMatchObject({ status: "refused", code: "invalid-input" });
    expect(decision.status === "refused" && decision.faults[0]?.message.zh).toContain("第1、2步");
  });

  test("that is refused leaves the office to decide what is next, and one from before the plan the unit to plan", () => {
    const late = doIt(matterIn("closing"), { kind: "refuse-closing", reason: "证据不足" }, "leader");
    expect(late.state).toBe("rectifying");
    expect(openDuties(late).map(({ name }) => name)).toEqual(["propose-closing"]);
    const again = doIt(late, { kind: "return-step", step: 2, reason: "补照片" }, "office");
    expect(openDuties(again).map(({ id }) => id)).toEqual(["step-2/2"]);
    const early = doIt(matterIn("planning"), { kind: "propose-closing", reason: "数据有误" }, "office");
    const refused = doIt(early, { kind: "refuse-closing", reason: "仍需整改" }, "leader");
    expect(refused.state).toBe("planning");
    expect(openDuties(refused).map(({ id }) => id)).toEqual(["plan/2"]);
  });

  test("can be undone: a reopened matter asks for another plan and keeps the old one to read", () => {
    const matter = doIt(matterIn("closed"), { kind: "reopen", reason: "次年又变差" }, "leader");
    expect(matter).toMatchObject({
      state: "planning",
      closed: null,
      plan: { state: "returned", returnReason: "次年又变差" },
    });
    expect(openDuties(matter).map(({ id }) => id)).toEqual(["plan/2"]);
  });
});

describe("content", () => {
  test("with faults is refused with all of them at once, each with its place", () => {
    const decision = decide(
      matterIn("planning"),
      {
        kind: "submit-plan",
        steps: [
          { what: " ", due: "2026-08-31", evidence: "other" },
          { what: "好", due: "2026-02-30", evidence: "other" },
          { what: "好", due: "2099-01-01", evidence: "other" },
        ],
      },
      "addressee",
    );
    if (decision.status === "accepted") throw new Error("accepted");
    expect(decision.faults.map(({ where }) => where)).toEqual([
      "body.action.steps[0].what",
      "body.action.steps[0].due",
      "body.action.steps[1].due",
      "body.action.steps[2].due",
    ]);
  });

  test("of an extension must name an open duty of the unit, and a later day", () => {
    const matter = matterIn("explaining");
    const extend = (dutyId: string, due: string) =>
      decide(matter, { kind: "extend-deadline", dutyId, due, reason: "会议冲突" }, "office").status;
    expect(extend("explain/1", "2026-12-01")).toBe("accepted");
    expect(extend("explain/1", "2026-09-15")).toBe("refused");
    expect(extend("explain/9", "2026-12-01")).toBe("refused");
    // slips of the keyboard: years of days would be counted for them, and the calendar ends with 9999
    expect(extend("explain/1", "2206-12-01")).toBe("refused");
    expect(extend("explain/1", "9999-12-31")).toBe("refused");
    expect(extend("check-explanation/1", "2026-12-01")).toBe("refused");
  });

  test("of a meeting must lie in the past, and may set new dates for what is owed", () => {
    const matter = matterIn("explaining");
    const dues = [{ dutyId: "explain/1", due: "2026-10-03" }];
    expect(
      decide(matter, { kind: "hold-meeting", heldOn: "2026-09-02", decision: "延期" }, "office").status,
    ).toBe("refused");
    const decided = decide(
      matter,
      { kind: "hold-meeting", heldOn: "2026-09-01", decision: "延期", dues },
      "leader",
    );
    const slip = [{ dutyId: "explain/1", due: "9999-12-31" }];
    expect(
      decide(matter, { kind: "hold-meeting", heldOn: "2026-09-01", decision: "延期", dues: slip }, "leader")
        .status,
    ).toBe("refused");
    // a date in the holidays moves to the first working day after them
    expect(decided).toMatchObject({ dues: [{ duty: "explain", due: "2026-10-08" }] });
  });

  test("of a step asks for a step that exists and stands where it can be reported, returned or accepted", () => {
    const matter = matterIn("rectifying");
    const status = (kind: "report-step" | "return-step" | "accept-step", step: number) =>
      decide(
        matter,
        { kind, step, text: "已做", reason: "不够" },
        kind === "report-step" ? "addressee" : "office",
      ).status;
    expect([status("report-step", 1), status("return-step", 1), status("accept-step", 1)]).toEqual([
      "accepted",
      "refused",
      "refused",
    ]);
    expect(status("report-step", 3)).toBe("refused");
  });
});

describe("deadlines", () => {
  test("are set by the rules in working days, and over the holidays", () => {
    const matter = doIt(matterAfter(1), { kind: "issue-notice" }, "office", { today: "2026-09-28" });
    expect(openDuties(matter).map(({ id, due }) => `${id} ${due}`)).toEqual([
      "acknowledge/1 2026-09-30",
      // 29, 30 September; 8, 9, 10 (a Saturday that is worked), 12, 13, 14, 15, 16 October
      "explain/1 2026-10-16",
    ]);
  });

  test("of a plan's steps are its own, moved off holidays, and never on the day the plan is accepted", () => {
    const plan = matterIn("plan-check");
    const inTime = doIt(plan, { kind: "accept-plan" }, "office");
    expect(openDuties(inTime).map(({ id, due }) => `${id} ${due}`)).toEqual([
      "step-1/1 2026-09-29",
      "step-2/1 2026-10-08",
    ]);
    const late = doIt(plan, { kind: "accept-plan" }, "office", { today: "2026-10-09" });
    expect(openDuties(late).map(({ due }) => due)).toEqual(["2026-10-10", "2026-10-10"]);
  });

  test("of a plan that comes with the explanation wait for the explanation", () => {
    const both = doIt(
      matterIn("explaining"),
      {
        kind: "submit-explanation",
        text: "原因",
        steps: [{ what: "一步", due: "2026-11-02", evidence: "other" }],
      },
      "addressee",
    );
    expect(both.state).toBe("explanation-check");
    const next = doIt(both, { kind: "accept-explanation" }, "office");
    expect(next.state).toBe("plan-check");
    expect(openDuties(next).map(({ name }) => name)).toEqual(["check-plan"]);
  });
});
