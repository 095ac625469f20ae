import { platformActor } from "../access/actor.ts";
import type { WriteContext } from "../access/context.ts";
import { lockNames } from "../database/lock-names.ts";
import { enqueueJob } from "./enqueue-job.ts";
import { deleteFinishedJobs, isJobKnown, isKindUnderWay } from "./job.store.ts";

/** A job of the platform that comes again and again, in each area by itself. */
export interface RecurringJob {
  readonly kind: string;
  /** milliseconds from one round to the next */
  readonly everyMs: number;
  /** milliseconds after full multiples of that, counted in UTC, at which a round comes; 0 by default */
  readonly offsetMs?: number;
  /** milliseconds that finished rounds are kept for whoever wants to see that they ran */
  readonly keptMs: number;
}

/** The round that the present moment lies in, or the one after it. */
type Round = "this" | "next";

/** When a round comes, ISO 8601. */
function momentOf({ everyMs, offsetMs = 0 }: RecurringJob, now: string, round: Round): string {
  const current = Math.floor((Date.parse(now) - offsetMs) / everyMs);
  return new Date((current + (round === "next" ? 1 : 0)) * everyMs + offsetMs).toISOString();
}

/**
 * Puts a round of an area into the queue, and tells whether it was not known before, whatever became of it: however many
 * workers and servers ask for it, it comes once. Its name is the kind and the moment.
 */
async function enqueueRound(
  context: WriteContext,
  job: RecurringJob,
  areaCode: string,
  round: Round,
): Promise<boolean> {
  const at = momentOf(job, context.now, round);
  const id = `${job.kind}-${at}`;
  // somebody else may be putting it there just now: another server that starts, or another round
  await lockNames(context.transaction, [`${job.kind} ${areaCode}`]);
  if (await isJobKnown(context.transaction, areaCode, id)) return false;
  await enqueueJob(
    { ...context, actor: platformActor },
    { kind: job.kind, areaCode, id, payload: { at }, runAfter: at },
  );
  return true;
}

/** Puts the next round of an area into the queue unless it is there. */
export async function enqueueNextRound(
  context: WriteContext,
  job: RecurringJob,
  areaCode: string,
): Promise<void> {
  await enqueueRound(context, job, areaCode, "next");
}

/** Lets the rounds of an area begin, with the present one or with the next, unless one waits or is under way. */
export async function beginRounds(
  context: WriteContext,
  job: RecurringJob,
  areaCode: string,
  first: Round,
): Promise<void> {
  if (await isKindUnderWay(context.transaction, areaCode, job.kind)) return;
  const isNew = await enqueueRound(context, job, areaCode, first);
  // The present round was done already.
  if (!isNew && first === "this") await enqueueRound(context, job, areaCode, "next");
}

/** Forgets the rounds of an area that were finished long ago. */
export async function forgetOldRounds(
  { transaction, now }: WriteContext,
  { kind, keptMs }: Pick<RecurringJob, "kind" | "keptMs">,
  areaCode: string,
): Promise<void> {
  const before = new Date(Date.parse(now) - keptMs).toISOString();
  await deleteFinishedJobs(transaction, areaCode, kind, before);
}
