import { describe, expect, test } from "vitest";
import { bookOf, type UpgradeStep } from "../definition/definition-book.ts";
import { invented } from "../definition/invented-system.ts";
import { hashDefinition } from "../definition/hash-definition.ts";
import type { ActionDetails, CaseAction, PairJudgement } from "../log/case-log.ts";
import { foldCase } from "../log/fold-case.ts";
import { inventedPeople, testClock } from "../log/invented-log.ts";
import { standingOf } from "../relations/stands-in.ts";
import type { CaseBasis } from "./case-decision.ts";
import { decideCaseAction } from "./decide-case-action.ts";
import { taken } from "./invented-steps.ts";
import { listPossibleActions } from "./list-possible-actions.ts";

const { worker, lead, police } = inventedPeople;

function basisOf(judgement: PairJudgement | null, actor = worker): CaseBasis {
  return {
    actor,
    standing: standingOf(taken().state, "331102"),
    now: "2026-03-02T01:00:00.000Z",
    gates: {},
    agencies: (role) => role,
    clock: testClock,
    matches: [{ caseId: "other", judgement }],
  };
}

function judged(details: ActionDetails, basis: CaseBasis) {
  const { state } = taken();
  const proposed = { action: "judge-match", transactionId: "t", baseVersion: state.version, details };
  return decideCaseAction(invented, state, proposed, basis);
}

const match = (judgement: PairJudgement, caseId = "other") => ({
  match: { caseId, judgement },
  reason: "核对",
});

function rowOf(number: number, details: ActionDetails, definitionHash: string): CaseAction {
  return {
    number,
    action: "judge-match",
    actor: { accountId: "w", organisationId: "federation", areaCode: "331102" },
    actedAs: "worker",
    relation: "assigned",
    at: "2026-03-03T01:00:00.000Z",
    transactionId: `t${number}`,
    baseVersion: number - 1,
    definitionHash,
    details,
  };
}

describe("a judgement on two cases that may be about the same people", () => {
  test("says something else than what stands, of a pair that its judge sees", () => {
    expect(judged(match("same"), basisOf(null))).toMatchObject({ status: "accepted", pending: false });
    expect(judged(match("open"), basisOf("different"))).toMatchObject({ status: "accepted" });
    for (const [judgement, stands] of [
      ["same", "same"],
      ["open", null],
      ["open", "open"],
    ] as const) {
      expect(judged(match(judgement), basisOf(stands))).toMatchObject({
        faults: [{ where: "match.judgement" }],
      });
    }
    expect(judged(match("same", "unseen"), basisOf(null))).toMatchObject({
      faults: [{ where: "match.caseId" }],
    });
    expect(judged({}, basisOf(null))).toMatchObject({
      faults: [{ where: "reason" }, { where: "match.caseId" }],
    });
    expect(judged(match("same"), basisOf(null, police))).toMatchObject({ code: "not-permitted" });
  });

  test("is offered where there is a pair", () => {
    const { state } = taken();
    const names = (basis: CaseBasis) =>
      listPossibleActions(invented, state, basis).map(({ action }) => action);
    expect(names(basisOf(null, lead))).toContain("judge-match");
    expect(names({ ...basisOf(null, lead), matches: [] })).not.toContain("judge-match");
  });

  test("stands in the case until a later one, also under a later definition; a log without one folds as before", () => {
    const { log, state } = taken();
    const renamed = { ...invented, purpose: { zh: "另一版", en: "another version" } };
    const step: UpgradeStep = { before: invented, after: renamed, map: {} };
    const book = bookOf([invented, renamed], [step]);
    expect(foldCase(book, log, testClock)).toEqual(state);
    expect(state.judged).toEqual([]);
    const at = state.version;
    const later = [
      ...log,
      rowOf(at + 1, match("same"), hashDefinition(invented)),
      rowOf(at + 2, match("different", "third"), hashDefinition(invented)),
      rowOf(at + 3, match("different"), hashDefinition(renamed)),
    ];
    const folded = foldCase(book, later, testClock);
    expect(folded.unread).toEqual([]);
    expect(folded.judged).toEqual([
      { caseId: "third", judgement: "different", by: at + 2 },
      { caseId: "other", judgement: "different", by: at + 3 },
    ]);
    expect(foldCase(book, [...log, rowOf(at + 1, {}, hashDefinition(invented))], testClock).unread).toEqual([
      at + 1,
    ]);
  });
});
