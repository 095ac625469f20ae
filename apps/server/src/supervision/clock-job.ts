import { platformActor } from "../access/actor.ts";
import type { WriteContext } from "../access/context.ts";
import type { Ground } from "../http/ground.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import type { JobHandlers } from "../jobs/job-worker.ts";
import { beginRounds, enqueueNextRound, forgetOldRounds, type RecurringJob } from "../jobs/recurring-job.ts";
import { runClock } from "./clock.ts";
import { listSupervisingAreas } from "./matter.store.ts";

/** The kind of job that looks for what is due, once an hour in each area that supervises. */
export const clockKind = "supervision.clock";

const hourMs = 3_600_000;
const clock: RecurringJob = { kind: clockKind, everyMs: hourMs, keptMs: 7 * 24 * hourMs };

const behalf = { actor: platformActor, requestId: null };

/** The jobs of supervision by their kind. */
export const supervisionJobs: JobHandlers = {
  [clockKind]: async ({ ground, areaCode }) => {
    // The next round first: whatever happens to this one, the chain goes on.
    await writeFor(ground, behalf, async (context) => {
      await enqueueNextRound(context, clock, areaCode);
      await forgetOldRounds(context, clock, areaCode);
    });
    const { steps, failures } = await runClock(ground, areaCode);
    if (failures.length > 0) {
      // the worker logs it and tries the round again; what was done is not done twice
      throw new AggregateError(failures, `the clock failed on ${failures.length} matter(s) of ${areaCode}`);
    }
    return { steps };
  },
};

/** Starts the clock of an area unless a round is waiting or under way already. */
export async function startClock(context: WriteContext, areaCode: string): Promise<void> {
  await beginRounds(context, clock, areaCode, "this");
}

/** Starts the clock of every area that has matters, when the server starts. */
export async function startClocks(ground: Ground): Promise<readonly string[]> {
  await writeFor(ground, behalf, async (context) => {
    for (const areaCode of await listSupervisingAreas(context.transaction))
      await startClock(context, areaCode);
  });
  return [];
}
