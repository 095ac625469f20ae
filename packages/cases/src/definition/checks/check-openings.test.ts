import { describe, expect, test } from "vitest";
import { decideCaseAction } from "../../decide/decide-case-action.ts";
import { rightsSupervision } from "../../systems/rights-supervision.ts";
import { systems } from "../../systems/index.ts";
import { checkDefinition } from "../check-definition.ts";
import type { SystemDefinition } from "../definition.ts";
import { invented } from "../invented-system.ts";
import { basisOf } from "../proofs/samples.ts";
import { emptyCase } from "../../log/empty-case.ts";

type Edit = readonly [place: string, value: unknown];

function edited(definition: SystemDefinition, ...edits: readonly Edit[]): SystemDefinition {
  const copy: unknown = JSON.parse(JSON.stringify(definition));
  for (const [place, value] of edits) {
    const keys = place.split(".");
    const last = keys.pop() ?? "";
    const at = keys.reduce<unknown>((one, key) => Object(one)[key], copy);
    Object(at)[last] = value;
  }
  return JSON.parse(JSON.stringify(copy));
}

const faultsOf = (...edits: readonly Edit[]): readonly string[] => {
  const one = edited(invented, ...edits);
  // the other system is itself, so that what it asks is looked at
  return checkDefinition(one, [edited(one, ["id", "beside"], ["gate", undefined])]).map(({ path }) => path);
};

const first = "deadlines.first.escalate.2.open";

describe("what a clock opens", () => {
  test.each<readonly [string, string, readonly Edit[]]>([
    ["a link that is not there", first, [[first, "nowhere"]]],
    ["people carried over", first, [["links.letter.parties", { person: "person" }]]],
    ["answers carried over", first, [["links.letter.fields", { danger: "danger" }]]],
    ["another area", first, [["links.letter.inArea", "movesTo"]]],
    ["the same link twice", "deadlines.first.escalate", [["deadlines.first.escalate.1.open", "letter"]]],
    [
      "nothing that could be off",
      "deadlines.first.escalate.0.off",
      [["deadlines.first.escalate.0.off", true]],
    ],
    ["a question that nobody is asked again", first, [["forms.write", ["channel"]]]],
    ["a case that needs people", first, [["links.letter.by", "receive"]]],
    [
      "a number where a choice is asked",
      "links.letter.says.channel",
      [["links.letter.says", { channel: "number" }]],
    ],
    [
      "an answer that the question does not have",
      "links.letter.says.channel",
      [["links.letter.says", { channel: { answer: "letter" } }]],
    ],
    ["a question that is not there", "links.letter.says", [["links.letter.says", { nothing: "clock" }]]],
    ["an action that the platform does not do", "links.letter.by", [["actions.call.byPlatform", false]]],
    [
      "anything but the opening by the platform",
      "actions.take.byPlatform",
      [["actions.take.byPlatform", true]],
    ],
  ])("is not built with %s", (_, found, edits) => {
    expect(faultsOf()).not.toContain(found);
    expect(faultsOf(...edits)).toContain(found);
  });

  test("is nothing where the law seals the case on a day: its number would stay behind", () => {
    const juvenile = systems.find(({ sealing }) => sealing !== undefined);
    const { supervision } = systems.find(({ id }) => id === "dv-case")?.links ?? {};
    const [name = ""] = Object.keys(juvenile?.deadlines ?? {});
    if (juvenile === undefined || supervision === undefined) throw new Error("no such systems");
    const [to = ""] = (juvenile.deadlines?.[name]?.escalate ?? []).map((one) => one.to);
    const opening = edited(
      juvenile,
      ["links", { ...juvenile.links, supervision }],
      [`deadlines.${name}.escalate`, [{ after: "1d", to: to === "" ? "lead" : to, open: "supervision" }]],
    );
    const others = systems.filter(({ id }) => id !== juvenile.id);
    expect(checkDefinition(juvenile, others)).toEqual([]);
    expect(checkDefinition(opening, others).map(({ path }) => path)).toContain(
      `deadlines.${name}.escalate.0.open`,
    );
  });
});

describe("a case that the platform opens", () => {
  const nobody = { accountId: "platform", organisationId: "platform", areaCode: "000000", roles: [] };
  const basis = { ...basisOf(rightsSupervision, emptyCase, nobody), isPlatform: true };
  const open = (definition: SystemDefinition, action: string) =>
    decideCaseAction(
      definition,
      null,
      {
        action,
        transactionId: "t",
        baseVersion: 0,
        details: { answers: { fields: { matter: "stalled", caseNumber: "X-1" } } },
      },
      basis,
    );

  test("may leave required questions open where the definition says so, and goes to whoever may call for it", () => {
    expect(open(rightsSupervision, "call")).toMatchObject({
      status: "accepted",
      actedAs: "platform",
      details: {
        answers: { fields: { matter: "stalled", caseNumber: "X-1" } },
        owner: { organisationId: "leading-group-office 331102" },
      },
    });
  });

  test("is refused to it where the definition does not", () => {
    expect(open(rightsSupervision, "draft")).toMatchObject({ status: "refused", code: "not-permitted" });
  });
});
