import { describe, expect, test } from "vitest";
import type { Effect, SystemDefinition } from "../definition/definition.ts";
import { invented } from "../definition/invented-system.ts";
import { InventedCase, inventedPeople } from "../log/invented-log.ts";
import { decideCaseAction } from "./decide-case-action.ts";
import { opened, report } from "./invented-steps.ts";

const { desk, worker, lead } = inventedPeople;
const assignee = worker.accountId;

const { take, receive } = invented.actions;
if (take === undefined || receive === undefined) throw new Error("the invented system has neither");

describe("whom a case is assigned to", () => {
  test("is named by an action that assigns it, of those who may be, and by no other action", () => {
    const one = opened();
    const judge = (action: string, assignees?: readonly string[]) =>
      decideCaseAction(
        invented,
        one.state,
        { action, transactionId: "t", baseVersion: one.state.version, details: { assignee } },
        { ...one.basis({ who: lead }), assignees },
      );
    expect(judge("take", [assignee])).toMatchObject({ status: "accepted" });
    expect(judge("take", ["somebody-else"])).toMatchObject({ faults: [{ where: "assignee" }] });
    expect(judge("toPolice", [assignee])).toMatchObject({
      code: "invalid-input",
      faults: [
        {
          where: "assignee",
          message: { zh: "这一操作不指派承办人。", en: "This action assigns the case to nobody." },
        },
      ],
    });
  });

  test("is one of them on opening too", () => {
    const naming: SystemDefinition = {
      ...invented,
      actions: {
        ...invented.actions,
        receive: { ...receive, effects: [...(receive.effects ?? []), { assign: "named" }] },
      },
    };
    const one = new InventedCase(naming);
    const judge = (assignees: readonly string[]) =>
      decideCaseAction(
        naming,
        null,
        { action: "receive", transactionId: "t", baseVersion: 0, details: { ...report(), assignee } },
        { ...one.basis({ who: desk }), assignees },
      );
    expect(judge([assignee])).toMatchObject({ status: "accepted" });
    expect(judge([])).toMatchObject({ code: "invalid-input", faults: [{ where: "assignee" }] });
  });

  test("has to pass what the definition asks of whom it assigns, by every way", () => {
    const byTwo: SystemDefinition = {
      ...invented,
      actions: { ...invented.actions, take: { ...take, secondPerson: ["lead"] } },
    };
    for (const [gates, code] of [
      [{}, "guard-unknown"],
      [{ "invented-gate": false as const }, "guard-not-met"],
    ] as const) {
      const one = opened();
      const words = { en: "Who is assigned needs a valid check" };
      for (const action of ["take", "assign"]) {
        expect(one.judge({ who: lead, action, details: { assignee }, gates })).toMatchObject({ code, words });
      }
      // the check may have run out, or turned out otherwise, between the two
      const two = new InventedCase(byTwo).do(desk, "receive", report());
      two.do(lead, "take", { assignee });
      const confirm = {
        who: { ...lead, accountId: "second-lead" },
        action: "confirm",
        details: { pending: 2 },
        gates,
      };
      expect(two.judge(confirm)).toMatchObject({ code });
    }
    const passed = opened().judge({ who: lead, action: "assign", details: { assignee } });
    expect(passed).toMatchObject({ status: "accepted" });
  });

  test("is nobody where she who opens may not be assigned it; a case that is sealed is not opened so", () => {
    const taking = (...more: readonly Effect[]): SystemDefinition => ({
      ...invented,
      actions: { ...invented.actions, receive: { ...receive, effects: [{ assign: "actor" }, ...more] } },
    });
    const one = new InventedCase(taking());
    one.attempt({ who: desk, action: "receive", details: report(), gates: {} });
    expect(one.state).toMatchObject({ state: "received", assignee: null });
    const checked = new InventedCase(taking()).do(desk, "receive", report());
    expect(checked.state.assignee).toBe(desk.accountId);
    const sealed = new InventedCase(taking({ seal: true }));
    const refused = sealed.judge({ who: desk, action: "receive", details: report(), gates: {} });
    expect(refused).toMatchObject({ code: "guard-unknown" });
    // a client does not say so of itself
    const said = new InventedCase(taking()).judge({
      who: desk,
      action: "receive",
      details: { ...report(), unassigned: true },
    });
    expect(said).toMatchObject({ effects: [{ kind: "assign", accountId: desk.accountId }] });
    expect(JSON.stringify(said)).not.toContain("unassigned");
  });

  test("is looked for again when a second person agrees: she may have left since", () => {
    const byTwo: SystemDefinition = {
      ...invented,
      actions: { ...invented.actions, take: { ...take, secondPerson: ["lead"] } },
    };
    const one = new InventedCase(byTwo).do(desk, "receive", report()).do(desk, "take", { assignee });
    expect(one.state.pending).toMatchObject([{ action: "take" }]);
    const confirm = (assignees: readonly string[]) =>
      decideCaseAction(
        byTwo,
        one.state,
        {
          action: "confirm",
          transactionId: "t",
          baseVersion: one.state.version,
          details: { pending: one.state.pending[0]?.number ?? 0 },
        },
        { ...one.basis({ who: lead }), assignees },
      );
    expect(confirm([])).toMatchObject({
      code: "not-allowed-now",
      words: {
        zh: expect.stringContaining("请退回后重新指派"),
        en: expect.stringContaining("decline it and propose somebody else"),
      },
    });
    expect(confirm([assignee])).toMatchObject({
      status: "accepted",
      effects: [{ kind: "assign", accountId: assignee }, { kind: "tell" }],
    });
  });
});
