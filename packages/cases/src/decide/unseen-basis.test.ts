import { describe, expect, test } from "vitest";
import type { SystemDefinition } from "../definition/definition.ts";
import { invented } from "../definition/invented-system.ts";
import { is } from "../expression/condition.ts";
import { InventedCase, inventedPeople } from "../log/invented-log.ts";
import { report } from "./invented-steps.ts";
import { listPossibleActions } from "./list-possible-actions.ts";
import { refusalWords } from "./refusals.ts";

const { desk, worker, lead } = inventedPeople;
const base: SystemDefinition = invented;
const law = { zh: "虚构法第二条", en: "Invented Law, art. 2" };

/** The invented system, in which the law lets the police be asked only where a question is answered "yes". */
function allowedBy(field: "danger" | "secret"): SystemDefinition {
  const { danger } = base.fields;
  const { police } = base.referrals ?? {};
  const toPolice = base.actions["toPolice"];
  if (danger === undefined || police === undefined || toPolice === undefined) throw new Error("not there");
  return {
    ...base,
    fields: { ...base.fields, secret: { ...danger, privacy: "sealed" } },
    forms: { ...base.forms, report: [...(base.forms["report"] ?? []), "secret"] },
    actions: { ...base.actions, toPolice: { ...toPolice, effects: [{ refer: "police" }] } },
    referrals: { ...base.referrals, police: { ...police, basis: [{ law, when: is(field, true) }] } },
  };
}
const opened = (definition: SystemDefinition, secret: boolean) =>
  new InventedCase(definition)
    .do(desk, "receive", report({ secret }))
    .do(desk, "take", { assignee: worker.accountId });
const offered = (one: InventedCase) =>
  listPossibleActions(one.definition, one.state, one.basis({ who: lead })).find(
    ({ action }) => action === "toPolice",
  );

describe("a referral that goes by what somebody may not read", () => {
  const definition = allowedBy("secret");

  test("is offered whatever the answer is", () => {
    const [yes, no] = [opened(definition, true), opened(definition, false)];
    expect(offered(no)).toBeDefined();
    expect(offered(no)).not.toHaveProperty("blockedBy");
    expect(offered(no)).toEqual(offered(yes));
  });

  test("is refused in words that tell nothing of it", () => {
    const no = opened(definition, false);
    expect(no.judge({ who: lead, action: "toPolice" })).toMatchObject({
      status: "refused",
      code: "consent-missing",
      words: refusalWords.unseen,
    });
    expect(opened(definition, true).judge({ who: lead, action: "toPolice" }).status).toBe("accepted");
  });

  test("is held back, and worded, where she may read what it goes by", () => {
    const no = opened(allowedBy("danger"), true);
    expect(offered(no)?.blockedBy?.en).toContain(law.en);
    expect(no.judge({ who: lead, action: "toPolice" })).toMatchObject({
      status: "refused",
      words: offered(no)?.blockedBy,
    });
  });
});
