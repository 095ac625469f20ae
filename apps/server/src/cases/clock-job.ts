import { platformActor, wholePlatform } from "../access/actor.ts";
import type { WriteContext } from "../access/context.ts";
import type { Ground } from "../http/ground.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { enqueueJob } from "../jobs/enqueue-job.ts";
import type { JobHandlers } from "../jobs/job-worker.ts";
import { beginRounds, enqueueNextRound, forgetOldRounds, type RecurringJob } from "../jobs/recurring-job.ts";
import { caseHostOf } from "./case-host.ts";
import { recalculateCases, runCaseClock } from "./clock.ts";
import { masterKeyNotice } from "./keys/check-master-key.ts";

/** The job that looks for what is due about cases, once a minute: some clocks run for half an hour only. */
const caseClock: RecurringJob = { kind: "case.clock", everyMs: 60_000, keptMs: 3_600_000 };

/** The kind of job that works ends out anew after a calendar was imported. */
const recalculationKind = "case.recalculate";

const behalf = { actor: platformActor, requestId: null };

/** The jobs of cases by their kind. */
export const caseJobs: JobHandlers = {
  [caseClock.kind]: async ({ ground }) => {
    // The next round first: whatever happens to this one, the chain goes on.
    await writeFor(ground, behalf, async (context) => {
      await enqueueNextRound(context, caseClock, wholePlatform);
      await forgetOldRounds(context, caseClock, wholePlatform);
    });
    const { steps, failures } = await runCaseClock(ground);
    if (failures.length > 0) {
      // the worker logs it and tries the round again; what was done is not done twice
      throw new AggregateError(failures, `the clock failed on ${failures.length} case(s)`);
    }
    return { steps };
  },
  [recalculationKind]: async ({ ground }) => ({ recalculated: await recalculateCases(ground) }),
};

/** Orders that the ends of all cases that run are worked out anew, after the commit of the import. */
export async function orderCaseRecalculation(context: WriteContext): Promise<void> {
  await enqueueJob(
    { ...context, actor: platformActor },
    { kind: recalculationKind, areaCode: wholePlatform, payload: {} },
  );
}

/** Starts the clock of cases unless a round is waiting or under way, and says where the master key was made. */
export async function startCaseClock(ground: Ground): Promise<readonly string[]> {
  await writeFor(ground, behalf, (context) => beginRounds(context, caseClock, wholePlatform, "this"));
  const { master } = caseHostOf(ground.config).vault;
  const notice = await masterKeyNotice(ground);
  return master.from === "made" && notice.length === 0
    ? [
        `个案主密钥存于数据文件夹的 case.key（指纹 ${master.fingerprint}）：请另行备份；正式使用请设 HALFSKY_CASE_KEY_FILE。`,
        `The master key of cases is case.key in the data folder (fingerprint ${master.fingerprint}): keep a copy elsewhere, and set HALFSKY_CASE_KEY_FILE for real use.`,
      ]
    : notice;
}
