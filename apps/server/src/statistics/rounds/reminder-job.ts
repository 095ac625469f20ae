import { platformActor } from "../../access/actor.ts";
import type { WriteContext } from "../../access/context.ts";
import { deliveryKind } from "../../deliveries/order-deliveries.ts";
import type { Ground } from "../../http/ground.ts";
import { readFor, writeFor } from "../../http/run-in-transaction.ts";
import type { JobHandlers } from "../../jobs/job-worker.ts";
import {
  beginRounds,
  enqueueNextRound,
  forgetOldRounds,
  type RecurringJob,
} from "../../jobs/recurring-job.ts";
import { giveDueReminders } from "./remind-round.service.ts";
import { listAreasWithReminders, listRemindedRounds } from "./round.store.ts";

/** The kind of job that reminds once a day in each area whose rounds still ask somebody for something. */
export const reminderKind = "round.remind";

const dayMs = 86_400_000;
const reminders: RecurringJob = {
  kind: reminderKind,
  everyMs: dayMs,
  // half past eight in Beijing, when people come to work
  offsetMs: 1_800_000,
  keptMs: 7 * dayMs,
};

const behalf = { actor: platformActor, requestId: null };

/** The jobs of rounds by their kind. */
export const roundJobs: JobHandlers = {
  [reminderKind]: async ({ ground, areaCode }) => {
    // The next day first: whatever happens to this one, the chain goes on as long as anybody has something to do.
    await writeFor(ground, behalf, async (context) => {
      if ((await listRemindedRounds(context.transaction, areaCode)).length > 0) {
        await enqueueNextRound(context, reminders, areaCode);
      }
      await forgetOldRounds(context, reminders, areaCode);
      await forgetOldRounds(context, { ...reminders, kind: deliveryKind }, areaCode);
    });
    const { reminders: given, failures } = await giveDueReminders(ground, areaCode);
    if (failures.length > 0) {
      throw new AggregateError(failures, `reminders of ${failures.length} round(s) of ${areaCode} failed`);
    }
    return { reminders: given };
  },
};

/** Lets reminders of an area begin with the next morning, unless they are under way. */
export async function startReminders(context: WriteContext, areaCode: string): Promise<void> {
  await beginRounds(context, reminders, areaCode, "next");
}

/** Looks at the start of the server that each area where somebody has something to do is reminded. */
export async function startAllReminders(ground: Ground): Promise<readonly string[]> {
  const areas = await readFor(ground, behalf, ({ transaction }) => listAreasWithReminders(transaction));
  for (const areaCode of areas) {
    await writeFor(ground, behalf, (context) => startReminders(context, areaCode));
  }
  return [];
}
