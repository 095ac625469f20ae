import { expect, test } from "vitest";
import { basisOf, inState, samplesOf } from "../definition/proofs/samples.ts";
import type { CaseState } from "../log/case-state.ts";
import { systems } from "../systems/index.ts";
import { decideCaseAction } from "./decide-case-action.ts";
import { listPossibleActions } from "./list-possible-actions.ts";

const found = systems.find(({ id }) => id === "dv-case");
if (found === undefined) throw new Error("no dv-case");
const dv = found;

const child = [{ id: "c1", parts: { name: "示例己" } }];

/** What everybody who could open a child's case of a sample is offered, and what becomes of trying it. */
function tries(parties: CaseState["parties"]) {
  const samples = samplesOf(dv);
  return samples.cases.flatMap((sample) => {
    const state = { ...inState(dv, sample, "handling"), parties, done: {} };
    return samples.people.flatMap(({ actor }) => {
      const basis = basisOf(dv, state, actor);
      const offered = listPossibleActions(dv, state, basis).find(({ action }) => action === "openChild");
      if (offered === undefined) return [];
      const proposed = {
        action: "openChild",
        transactionId: "t",
        baseVersion: state.version,
        details: {},
      };
      return [{ offered, decision: decideCaseAction(dv, state, proposed, basis) }];
    });
  });
}

test("a child's case is not opened where no child is written down, and the offer says so", () => {
  const all = tries({});
  expect(all.length).toBeGreaterThan(0);
  for (const { offered, decision } of all) {
    expect(offered.blockedBy?.zh).toContain("没有登记");
    expect(decision).toMatchObject({ status: "refused", code: "guard-not-met", words: offered.blockedBy });
  }
});

test("where a child is written down it is opened", () => {
  const opened = tries({ child }).filter(({ decision }) => decision.status === "accepted");
  expect(opened.length).toBeGreaterThan(0);
  for (const { offered } of opened) expect(offered.blockedBy).toBeUndefined();
});
