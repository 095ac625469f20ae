import type { CaseDone } from "@halfsky/api-contract";
import { hashDefinition, type SystemDefinition } from "@halfsky/cases";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findActor } from "../accounts/account.store.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { callForHelp, type CaseTestCity, type CaseWorker, startCaseTestCity } from "./case-test-city.ts";
import { type CaseHost, caseHostOf, ownSystems } from "./case-host.ts";
import { openCase } from "./open-case.service.ts";

const system = "dv-case";
let city: CaseTestCity;
let host: CaseHost;
beforeAll(async () => {
  city = await startCaseTestCity();
  host = hostNaming(caseHostOf(city.ground.config));
});
afterAll(() => city.close());

/** No system of ours names anybody on opening; a place's own definition may, so one of ours does here. */
function hostNaming(usual: CaseHost): CaseHost {
  const own = ownSystems().get(system)?.definition;
  const receive = own?.actions.receive;
  if (own === undefined || receive === undefined) throw new Error("no cases of violence");
  const effects = [...(receive.effects ?? []), { assign: "named" } as const];
  const definition: SystemDefinition = {
    ...own,
    actions: { ...own.actions, receive: { ...receive, effects } },
  };
  const hash = hashDefinition(definition);
  usual.shelf.set(hash, definition);
  return {
    ...usual,
    systems: new Map([...usual.systems, [system, { hash, definition }]]),
    overlaid: new Map(),
  };
}

async function openNaming(assignee: CaseWorker): Promise<CaseDone> {
  return await writeFor(city.ground, { actor: await actorOf("desk"), requestId: null }, (context) =>
    openCase(
      { ...context, host },
      {
        system,
        action: "receive",
        transactionId: randomUUID(),
        details: { ...callForHelp(), assignee: city.accounts[assignee] },
      },
    ),
  );
}

async function actorOf(username: CaseWorker) {
  const actor = await findActor(city.database.kysely, city.accounts[username]);
  if (actor === undefined) throw new Error(`no ${username}`);
  return actor;
}

async function assigneeIn(id: string): Promise<string | null> {
  const { assignee } = await city.database.kysely
    .selectFrom("service_case")
    .select("assignee")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return assignee;
}

async function countCases(): Promise<number> {
  return (await city.database.kysely.selectFrom("service_case").select("id").execute()).length;
}

const refused = {
  code: "invalid-input",
  faults: [
    {
      where: "body.details.assignee",
      message: {
        zh: "不能指派给此人，请从名单中选择。",
        en: "It cannot be assigned to this person; choose one of the list.",
      },
    },
  ],
};

test("a case is assigned to the case worker of its agency who is named when it is opened", async () => {
  const { id } = await openNaming("worker");
  expect(await assigneeIn(id)).toBe(city.accounts.worker);
});

test("nobody of another agency or area, and nobody without the role, may be named: nothing is opened", async () => {
  const before = await countCases();
  for (const stranger of ["police", "far-worker", "lead"] as const)
    await expect(openNaming(stranger)).rejects.toMatchObject(refused);
  expect(await countCases()).toBe(before);
});

test("nor somebody whose account has ended", async () => {
  const { id } = await openNaming("other-worker");
  expect(await assigneeIn(id)).toBe(city.accounts["other-worker"]);
  await city.database.kysely
    .updateTable("account")
    .set({ is_active: false })
    .where("id", "=", city.accounts["other-worker"])
    .execute();
  const before = await countCases();
  await expect(openNaming("other-worker")).rejects.toMatchObject(refused);
  expect(await countCases()).toBe(before);
});
