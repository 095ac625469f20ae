import { describe, expect, test } from "vitest";
import type { SystemDefinition } from "../definition/definition.ts";
import { invented } from "../definition/invented-system.ts";
import { InventedCase, inventedPeople } from "../log/invented-log.ts";
import { report } from "./invented-steps.ts";

const { desk, worker } = inventedPeople;

/** A case of the desk's that is handed to the school, which another organisation is, or the desk's own. */
function askedFor(school: string): InventedCase {
  const one = new InventedCase(invented, (role) => (role === "school" ? school : role));
  one.do(desk, "receive", report()).do(desk, "take", { assignee: worker.accountId });
  return one.do(worker, "give-consent", { consent: { scope: "school" } });
}

describe("a handover", () => {
  test("goes to another organisation", () => {
    const one = askedFor("school").do(worker, "toSchool");
    expect(one.state.referrals).toMatchObject([{ name: "school", organisationId: "school", state: "sent" }]);
    expect(one.log.at(-1)?.details).toEqual({ agencies: { school: "school" } });
  });

  test("is refused where the organisation owns the case and nothing else would be done", () => {
    const one = askedFor(desk.organisationId);
    expect(one.state.owner.organisationId).toBe(desk.organisationId);
    expect(one.judge({ who: worker, action: "toSchool" })).toMatchObject({
      code: "guard-not-met",
      words: { en: "The case is with that organisation already." },
    });
  });

  test("to whoever owns the case from its opening on is not sent, and the log says so", () => {
    const base: SystemDefinition = invented;
    const [receive, police] = [base.actions["receive"], base.referrals?.["police"]];
    if (receive === undefined || police === undefined) throw new Error("no such rules");
    const definition: SystemDefinition = {
      ...base,
      referrals: { ...base.referrals, police: { ...police, handover: true } },
      actions: { ...base.actions, receive: { ...receive, effects: [{ refer: "police" }] } },
    };
    const opened = (holder: string) =>
      new InventedCase(definition, (role) => (role === "police" ? holder : role)).do(
        desk,
        "receive",
        report(),
      );
    const own = opened(desk.organisationId);
    expect(own.state.referrals).toEqual([]);
    expect(own.state.deadlines.filter(({ name }) => name.startsWith("referral:"))).toEqual([]);
    expect(own.log.at(-1)?.details).toMatchObject({ ownedAlready: ["police"] });
    expect(own.log.at(-1)?.details).not.toHaveProperty("agencies");
    expect(opened("police").state.referrals).toMatchObject([{ number: 1, organisationId: "police" }]);
    // a log from before does not say so, and is read as it was
    const [row] = own.log;
    const older = new InventedCase(definition);
    if (row === undefined) throw new Error("nothing was opened");
    const { ownedAlready: _none, ...details } = row.details;
    older.add({ ...row, details: { ...details, agencies: { police: desk.organisationId } } });
    expect(older.state.referrals).toMatchObject([{ organisationId: desk.organisationId }]);
  });

  test("is judged by the engine alone: a client cannot say that nothing is sent", () => {
    const one = askedFor("school").do(worker, "toSchool", { ownedAlready: ["school"] });
    expect(one.state.referrals).toHaveLength(1);
  });
});
