import { expect, test } from "vitest";
import { checkDefinition } from "../check-definition.ts";
import type { ActionRule, SystemDefinition } from "../definition.ts";
import { invented } from "../invented-system.ts";

const base: SystemDefinition = invented;

/** The faults at what an action of the invented system answers by itself. */
function faultsOf(action: string, sets: NonNullable<ActionRule["sets"]>): readonly string[] {
  const rule = base.actions[action];
  if (rule === undefined) throw new Error(`no action ${action}`);
  const definition = { ...base, actions: { ...base.actions, [action]: { ...rule, sets } } };
  return checkDefinition(definition)
    .filter(({ path }) => path === `actions.${action}.sets`)
    .map(({ words }) => words.en);
}

test("an action answers by itself a choice that there is, and nothing that it asks or that is said in words", () => {
  expect(faultsOf("reopen", { outcome: "well", danger: false })).toEqual([]);
  expect(faultsOf("reopen", { outcome: "lost" })).toEqual(['"lost" is no answer of "outcome".']);
  expect(faultsOf("reopen", { findings: "x" })).toEqual(['"findings" is no choice of one and no yes or no.']);
  expect(faultsOf("leave", { outcome: "well" })).toEqual(['"outcome" is asked by the form of the action.']);
});
