import { type CaseOpening, caseOpening } from "@halfsky/api-contract";
import { randomUUID } from "node:crypto";
import type { WriteContext } from "../src/access/context.ts";
import { findActor } from "../src/accounts/account.store.ts";
import { actOnCase } from "../src/cases/act-on-case.service.ts";
import { caseHostOf, type CaseWriteContext } from "../src/cases/case-host.ts";
import { doDueCaseSteps } from "../src/cases/clock.ts";
import { openCase } from "../src/cases/open-case.service.ts";
import type { Config } from "../src/config.ts";
import { dated, type SampleAnswer, type SampleCase, type SampleStep } from "./sample-case.ts";

/** The context of a sample user, so long before the moment of loading. */
export async function actingAs(
  context: WriteContext,
  config: Config,
  username: string,
  minutesAgo: number,
): Promise<CaseWriteContext> {
  const account = await context.transaction
    .selectFrom("account")
    .select("id")
    .where("username", "=", username)
    .executeTakeFirstOrThrow();
  const actor = await findActor(context.transaction, account.id);
  if (actor === undefined) throw new Error(`services.json: nobody is called ${username}`);
  const now = new Date(Date.parse(context.now) - minutesAgo * 60_000).toISOString();
  return { ...context, actor, now, host: caseHostOf(config) };
}

/** Opens made-up cases and does in them what their steps say, through the services that people use. */
export async function playSampleCases(
  context: WriteContext,
  config: Config,
  cases: readonly SampleCase[],
): Promise<void> {
  const accountOf = async (username: string) =>
    (await actingAs(context, config, username, 0)).actor.accountId;
  for (const { system, area, steps } of cases) {
    let id = "";
    let version = 0;
    for (const step of steps) {
      const details = await detailsOf(step, context.now, accountOf);
      const as = await actingAs(context, config, step.by, step.minutesAgo);
      // the version of a case is the number of its last action
      const shared = {
        action: step.does,
        transactionId: randomUUID(),
        details: { ...details, ...(step.agrees === true ? { pending: version } : {}) },
      };
      const done =
        id === ""
          ? await openCase(as, { ...shared, system, areaCode: area })
          : await actOnCase(as, id, { ...shared, baseVersion: version });
      ({ id, version } = done);
    }
    await doDueCaseSteps({ ...context, host: caseHostOf(config) }, id);
  }
}

function answersOf(
  answers: Readonly<Record<string, SampleAnswer>>,
  now: string,
): Readonly<Record<string, SampleAnswer>> {
  return Object.fromEntries(Object.entries(answers).map(([field, answer]) => [field, dated(answer, now)]));
}

/** Rows of forms with the ids that they are known by: the same for the same place. */
function formOf({ answers, groups, parties }: SampleStep, now: string): object {
  const rows = <T, U>(given: Readonly<Record<string, readonly T[]>> | undefined, make: (row: T) => U) =>
    Object.fromEntries(
      Object.entries(given ?? {}).map(([name, list]) => [
        name,
        list.map((row, index) => ({ id: `${name}-${index + 1}`, ...make(row) })),
      ]),
    );
  return {
    fields: answersOf(answers ?? {}, now),
    ...(groups === undefined ? {} : { groups: rows(groups, (row) => ({ fields: answersOf(row, now) })) }),
    ...(parties === undefined
      ? {}
      : { parties: rows(parties, (parts) => ({ parts: answersOf(parts, now) })) }),
  };
}

async function detailsOf(
  step: SampleStep,
  now: string,
  accountOf: (username: string) => Promise<string>,
): Promise<CaseOpening["details"]> {
  const { answers, groups, parties, reason, assignee, referral, task, grade, consent } = step;
  const asks = answers !== undefined || groups !== undefined || parties !== undefined;
  return caseOpening.shape.details.parse({
    ...(asks ? { answers: formOf(step, now) } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(assignee === undefined ? {} : { assignee: await accountOf(assignee) }),
    ...(referral === undefined ? {} : { referral }),
    ...(task === undefined ? {} : { task }),
    ...(grade === undefined ? {} : { grade }),
    ...(consent === undefined ? {} : { consent: { scope: consent } }),
  });
}
