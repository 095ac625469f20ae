import { platformActor } from "../access/actor.ts";
import type { WriteContext } from "../access/context.ts";
import type { Ground } from "../http/ground.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { enqueueJob } from "../jobs/enqueue-job.ts";
import { deleteFinishedJobs, isJobKnown, isKindUnderWay } from "../jobs/job.store.ts";
import type { JobHandlers } from "../jobs/job-worker.ts";
import { runClock } from "./clock.ts";
import { listSupervisingAreas, lockArea } from "./matter.store.ts";

/** The kind of job that looks for what is due, once an hour in each area that supervises. */
export const clockKind = "supervision.clock";

const hourMs = 3_600_000;
/** Finished rounds are kept so long for whoever wants to see that the clock ran. */
const keptDays = 7;

const behalf = { actor: platformActor, requestId: null };

/** The jobs of supervision by their kind. */
export const supervisionJobs: JobHandlers = {
  [clockKind]: async ({ ground, areaCode }) => {
    // The next round first: whatever happens to this one, the chain goes on.
    await writeFor(ground, behalf, async (context) => {
      await enqueueRound(context, areaCode, nextHour(context.now));
      await deleteOldRounds(context, areaCode);
    });
    const { steps, failures } = await runClock(ground, areaCode);
    if (failures.length > 0) {
      // the worker logs it and tries the round again; what was done is not done twice
      throw new AggregateError(failures, `the clock failed on ${failures.length} matter(s) of ${areaCode}`);
    }
    return { steps };
  },
};

function hourOf(moment: string): string {
  return new Date(Math.floor(Date.parse(moment) / hourMs) * hourMs).toISOString();
}

function nextHour(moment: string): string {
  return new Date(Date.parse(hourOf(moment)) + hourMs).toISOString();
}

/** Puts a round of an area into the queue unless it is there: its name is the kind and the hour. */
async function enqueueRound(context: WriteContext, areaCode: string, hour: string): Promise<boolean> {
  // somebody else may be putting it there just now: another server that starts, or another round
  await lockArea(context.transaction, areaCode);
  const id = `${clockKind}-${hour}`;
  if (await isJobKnown(context.transaction, areaCode, id)) return false;
  await enqueueJob(
    { ...context, actor: platformActor },
    { kind: clockKind, areaCode, id, payload: { hour }, runAfter: hour },
  );
  return true;
}

async function deleteOldRounds(context: WriteContext, areaCode: string): Promise<void> {
  const before = new Date(Date.parse(context.now) - keptDays * 24 * hourMs).toISOString();
  await deleteFinishedJobs(context.transaction, areaCode, clockKind, before);
}

/** Starts the clock of an area unless a round is waiting or under way already. */
export async function startClock(context: WriteContext, areaCode: string): Promise<void> {
  if (await isKindUnderWay(context.transaction, areaCode, clockKind)) return;
  const isNew = await enqueueRound(context, areaCode, hourOf(context.now));
  if (!isNew) await enqueueRound(context, areaCode, nextHour(context.now));
}

/** Starts the clock of every area that has matters, when the server starts. */
export async function startClocks(ground: Ground): Promise<readonly string[]> {
  await writeFor(ground, behalf, async (context) => {
    for (const areaCode of await listSupervisingAreas(context.transaction))
      await startClock(context, areaCode);
  });
  return [];
}
