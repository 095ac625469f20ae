import { platformActor } from "../../access/actor.ts";
import type { WriteContext } from "../../access/context.ts";
import { deliveryKind } from "../../deliveries/order-deliveries.ts";
import type { Ground } from "../../http/ground.ts";
import { readFor, writeFor } from "../../http/run-in-transaction.ts";
import { enqueueJob } from "../../jobs/enqueue-job.ts";
import { deleteFinishedJobs, isJobKnown, isKindUnderWay } from "../../jobs/job.store.ts";
import type { JobHandlers } from "../../jobs/job-worker.ts";
import { lockArea } from "../../supervision/matter.store.ts";
import { giveDueReminders } from "./remind-round.service.ts";
import { listAreasWithReminders, listRemindedRounds } from "./round.store.ts";

/** The kind of job that reminds once a day in each area whose rounds still ask somebody for something. */
export const reminderKind = "round.remind";

const dayMs = 86_400_000;
/** Half past eight in Beijing, when people come to work. */
const morningMs = 1_800_000;
/** Finished jobs are kept so long for whoever wants to see that they ran. */
const keptDays = 7;

const behalf = { actor: platformActor, requestId: null };

/** The jobs of rounds by their kind. */
export const roundJobs: JobHandlers = {
  [reminderKind]: async ({ ground, areaCode }) => {
    // The next day first: whatever happens to this one, the chain goes on as long as anybody has something to do.
    await writeFor(ground, behalf, async (context) => {
      if ((await listRemindedRounds(context.transaction, areaCode)).length > 0) {
        await enqueueDay(context, areaCode, nextMorning(context.now));
      }
      const before = new Date(Date.parse(context.now) - keptDays * dayMs).toISOString();
      await deleteFinishedJobs(context.transaction, areaCode, reminderKind, before);
      await deleteFinishedJobs(context.transaction, areaCode, deliveryKind, before);
    });
    const { reminders, failures } = await giveDueReminders(ground, areaCode);
    if (failures.length > 0) {
      throw new AggregateError(failures, `reminders of ${failures.length} round(s) of ${areaCode} failed`);
    }
    return { reminders };
  },
};

/** The next half past eight in Beijing (00:30 UTC). */
function nextMorning(moment: string): string {
  const next = (Math.floor((Date.parse(moment) - morningMs) / dayMs) + 1) * dayMs + morningMs;
  return new Date(next).toISOString();
}

/** Puts the job of a morning into the queue unless it is there: its name is the kind and the moment. */
async function enqueueDay(context: WriteContext, areaCode: string, morning: string): Promise<void> {
  await lockArea(context.transaction, areaCode);
  const id = `${reminderKind}-${morning}`;
  if (await isJobKnown(context.transaction, areaCode, id)) return;
  await enqueueJob(
    { ...context, actor: platformActor },
    { kind: reminderKind, areaCode, id, payload: { morning }, runAfter: morning },
  );
}

/** Lets reminders of an area begin with the next morning, unless they are under way. */
export async function startReminders(context: WriteContext, areaCode: string): Promise<void> {
  if (await isKindUnderWay(context.transaction, areaCode, reminderKind)) return;
  await enqueueDay(context, areaCode, nextMorning(context.now));
}

/** Looks at the start of the server that each area where somebody has something to do is reminded. */
export async function startAllReminders(ground: Ground): Promise<readonly string[]> {
  const areas = await readFor(ground, behalf, ({ transaction }) => listAreasWithReminders(transaction));
  for (const areaCode of areas) {
    await writeFor(ground, behalf, (context) => startReminders(context, areaCode));
  }
  return [];
}
