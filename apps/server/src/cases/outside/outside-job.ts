import { platformActor, wholePlatform } from "../../access/actor.ts";
import type { WriteContext } from "../../access/context.ts";
import { lockNames } from "../../database/lock-names.ts";
import type { Ground } from "../../http/ground.ts";
import { writeFor } from "../../http/run-in-transaction.ts";
import { enqueueJob } from "../../jobs/enqueue-job.ts";
import { deleteFinishedJobs, isJobKnown } from "../../jobs/job.store.ts";
import type { JobHandlers } from "../../jobs/job-worker.ts";
import { caseHostOf } from "../case-host.ts";
import { watchLists } from "./watch-lists.ts";

/** The kind of job that looks once a day for lists that did not come. */
const outsideWatchKind = "outside.watch";

const dayMs = 86_400_000;
/** Half past eight in Beijing (00:30 UTC), when people come to work. */
const morningMs = 1_800_000;
const keptDays = 7;

const behalf = { actor: platformActor, requestId: null };

/** The jobs of lists of outside systems by their kind. */
export const outsideJobs: JobHandlers = {
  [outsideWatchKind]: async ({ ground }) => {
    // the next day first: whatever happens to this one, the chain goes on
    await writeFor(ground, behalf, async (context) => {
      await orderOutsideWatch(context);
      const before = new Date(Date.parse(context.now) - keptDays * dayMs).toISOString();
      await deleteFinishedJobs(context.transaction, wholePlatform, outsideWatchKind, before);
    });
    const host = caseHostOf(ground.config);
    const told = await writeFor(ground, behalf, (context) => watchLists({ ...context, host }));
    return { told };
  },
};

/** Puts the look of the next morning into the queue unless it is there: its name is the kind and the moment. */
async function orderOutsideWatch(context: WriteContext): Promise<void> {
  const next = (Math.floor((Date.parse(context.now) - morningMs) / dayMs) + 1) * dayMs + morningMs;
  const morning = new Date(next).toISOString();
  await lockNames(context.transaction, [outsideWatchKind]);
  const id = `${outsideWatchKind}-${morning}`;
  if (await isJobKnown(context.transaction, wholePlatform, id)) return;
  await enqueueJob(
    { ...context, actor: platformActor },
    { kind: outsideWatchKind, areaCode: wholePlatform, id, payload: { morning }, runAfter: morning },
  );
}

/** Starts the watch over lists at the start of the server. */
export async function startOutsideWatch(ground: Ground): Promise<readonly string[]> {
  await writeFor(ground, behalf, orderOutsideWatch);
  return [];
}
