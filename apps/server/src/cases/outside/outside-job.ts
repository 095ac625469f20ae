import { platformActor, wholePlatform } from "../../access/actor.ts";
import type { Ground } from "../../http/ground.ts";
import { writeFor } from "../../http/run-in-transaction.ts";
import type { JobHandlers } from "../../jobs/job-worker.ts";
import { enqueueNextRound, forgetOldRounds, type RecurringJob } from "../../jobs/recurring-job.ts";
import { caseHostOf } from "../case-host.ts";
import { watchLists } from "./watch-lists.ts";

const dayMs = 86_400_000;

/** The look, once a day at half past eight in Beijing (00:30 UTC) when people come to work, for lists that did not come. */
const outsideWatch: RecurringJob = {
  kind: "outside.watch",
  everyMs: dayMs,
  offsetMs: 1_800_000,
  keptMs: 7 * dayMs,
};

const behalf = { actor: platformActor, requestId: null };

/** The jobs of lists of outside systems by their kind. */
export const outsideJobs: JobHandlers = {
  [outsideWatch.kind]: async ({ ground }) => {
    // the next day first: whatever happens to this one, the chain goes on
    await writeFor(ground, behalf, async (context) => {
      await enqueueNextRound(context, outsideWatch, wholePlatform);
      await forgetOldRounds(context, outsideWatch, wholePlatform);
    });
    const host = caseHostOf(ground.config);
    const told = await writeFor(ground, behalf, (context) => watchLists({ ...context, host }));
    return { told };
  },
};

/** Starts the watch over lists at the start of the server. */
export async function startOutsideWatch(ground: Ground): Promise<readonly string[]> {
  await writeFor(ground, behalf, (context) => enqueueNextRound(context, outsideWatch, wholePlatform));
  return [];
}
