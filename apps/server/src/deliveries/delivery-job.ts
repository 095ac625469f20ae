import { z } from "zod";
import { platformActor } from "../access/actor.ts";
import type { Ground } from "../http/ground.ts";
import { readFor, writeFor } from "../http/run-in-transaction.ts";
import { enqueueJob } from "../jobs/enqueue-job.ts";
import { isJobKnown } from "../jobs/job.store.ts";
import type { JobHandlers } from "../jobs/job-worker.ts";
import { callWebhook } from "./call-webhook.ts";
import { findDelivery, type StoredDelivery, updateDelivery } from "./delivery.store.ts";
import { deliveryKind } from "./order-deliveries.ts";
import { sendMail } from "./send-mail.ts";

const behalf = { actor: platformActor, requestId: null };
const payload = z.object({ id: z.string() });

/** Minutes to the next try after each failure; after the last it is given up, for about a day and a half in all. */
const pausesMinutes = [1, 5, 20, 60, 240, 720, 1080];

/** The job that sends a message: a try, and where it fails, an order for the next. */
export const deliveryJobs: JobHandlers = {
  [deliveryKind]: async ({ ground, areaCode, payload: given }) => {
    const { id } = payload.parse(given);
    const delivery = await readFor(ground, behalf, ({ transaction }) =>
      findDelivery(transaction, areaCode, id),
    );
    // A job that is run again after its process died finds what it sent sent.
    if (delivery === undefined || delivery.state !== "waiting")
      return { state: delivery?.state ?? "unknown" };
    const failure = await send(ground, delivery);
    return await keepOutcome(ground, delivery, failure);
  },
};

/** Tries to send; answers what went wrong, null where nothing did. */
async function send(ground: Ground, delivery: StoredDelivery): Promise<string | null> {
  try {
    if (delivery.channel === "mail") await sendMail(ground.config, delivery);
    else await callWebhook(ground.config, delivery, ground.now().toISOString());
    return null;
  } catch (error) {
    // Words of the network, not of people: kept for the operator, at a length that fits a table.
    return (error instanceof Error ? error.message : String(error)).slice(0, 500);
  }
}

async function keepOutcome(ground: Ground, delivery: StoredDelivery, failure: string | null) {
  const attempts = delivery.attempts + 1;
  const pause = failure === null ? undefined : pausesMinutes[delivery.attempts];
  const state = failure === null ? "sent" : pause === undefined ? "failed" : "waiting";
  return await writeFor(ground, behalf, async (context) => {
    const { transaction, now } = context;
    const nextTryAt = pause === undefined ? null : new Date(Date.parse(now) + pause * 60_000).toISOString();
    const finishedAt = state === "waiting" ? null : now;
    await updateDelivery(transaction, delivery, { state, attempts, nextTryAt, error: failure, finishedAt });
    const next = `${delivery.id}-${attempts + 1}`;
    if (nextTryAt !== null && !(await isJobKnown(transaction, delivery.areaCode, next))) {
      await enqueueJob(context, {
        kind: deliveryKind,
        areaCode: delivery.areaCode,
        id: next,
        payload: { id: delivery.id },
        runAfter: nextTryAt,
      });
    }
    return { state, attempts };
  });
}
