import { describe, expect, test } from "vitest";
import type { SystemDefinition } from "../definition/definition.ts";
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
