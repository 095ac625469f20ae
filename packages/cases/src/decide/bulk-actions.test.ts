import { describe, expect, test } from "vitest";
import { checkDefinition } from "../definition/check-definition.ts";
import type { ActionRule, SystemDefinition } from "../definition/definition.ts";
import { twoCancerScreening } from "../systems/two-cancer-screening.ts";
import { bulkActions } from "./bulk-actions.ts";

const names = (actors: readonly string[]) =>
  bulkActions(twoCancerScreening, actors).map(({ action, from }) => [action, from]);

describe("what may be done on many cases in one go", () => {
  test("is what the definition declares, for who does it as one who stands to the case itself", () => {
    expect(names(["clinic"])).toEqual([
      ["invite", ["due"]],
      ["remind", ["invited"]],
    ]);
    expect(names(["hospital"])).toEqual([]);
    expect(names(["county"])).toEqual([]);
  });

  test.each<[string, Partial<ActionRule>]>([
    ["a second person", { secondPerson: ["county"] }],
    ["a reason", { needsReason: true }],
    ["a form", { form: "followUp" }],
    ["whatever stands on paper", { effects: [{ document: "attended" }] }],
    ["another agency", { effects: [{ refer: "hospital" }] }],
    ["the end of a case", { to: "done" }],
    ["the beginning of a case", { from: "new" }],
  ])("asks for nothing that has to be thought of for each: not %s", (_, more) => {
    const { invite } = twoCancerScreening.actions;
    if (invite === undefined) throw new Error("no invitation");
    const changed: SystemDefinition = {
      ...twoCancerScreening,
      actions: { ...twoCancerScreening.actions, invite: { ...invite, ...more } },
    };
    const paths = (definition: SystemDefinition) => checkDefinition(definition).map(({ path }) => path);
    expect(paths(twoCancerScreening)).not.toContain("actions.invite.bulk");
    expect(paths(changed)).toContain("actions.invite.bulk");
  });
});
