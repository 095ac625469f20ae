import { z } from "zod";
import { platformActor, wholePlatform } from "../../access/actor.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { Ground } from "../../http/ground.ts";
import { readFor, writeFor } from "../../http/run-in-transaction.ts";
import { enqueueJob } from "../../jobs/enqueue-job.ts";
import type { JobHandlers } from "../../jobs/job-worker.ts";
import { enqueueNextRound, forgetOldRounds, type RecurringJob } from "../../jobs/recurring-job.ts";
import { PlatformError } from "../../platform-error.ts";
import { caseHostOf } from "../case-host.ts";
import { ownLoad } from "./load-access.ts";
import { clearLoadsKind, lookLoadKind, openLoadKind } from "./load-kind.ts";
import { dropLists, lockForgotten } from "./load-look.store.ts";
import {
  clearLists,
  countRows,
  findLoadedList,
  finishList,
  type LoadedListColumns,
  nextWaiting,
  refuseWaiting,
} from "./loaded-list.store.ts";
import { lookThrough } from "./look-job.ts";
import { openRows } from "./open-row.ts";

/** So long one job opens rows; then the next one goes on, behind whatever else waits. */
const turnMs = 20_000;
const reportMs = 2000;
const rowsAtOnce = { least: 4, most: 50 } as const;
const dayMs = 86_400_000;
/** So long a list that was looked through waits for somebody to take it on. */
const lookDays = 7;

/** Once a night, at three in the morning in Beijing. */
const nights: RecurringJob = {
  kind: clearLoadsKind,
  everyMs: dayMs,
  offsetMs: 68_400_000,
  keptMs: 7 * dayMs,
};
const behalf = { actor: platformActor, requestId: null };
const input = z.object({ list: z.string() });

/** The jobs of loaded lists by their kind. */
export const loadJobs: JobHandlers = {
  [openLoadKind]: async ({ ground, actor, payload, report }) => {
    const { list: id } = input.parse(payload);
    const list = await readFor(ground, behalf, ({ transaction }) => findLoadedList(transaction, id));
    if (list === undefined || list.finished_at !== null) return { left: 0 };
    const place = { areaCode: list.area_code, id };
    const asker = { actor, requestId: null };
    if (!(await mayStill(ground, asker, list))) {
      await writeFor(ground, behalf, ({ transaction }) => refuseWaiting(transaction, place, noLonger));
    }
    const end = performance.now() + turnMs;
    let nextReport = 0;
    let size: number = rowsAtOnce.least;
    let left = await waiting(ground, place, size);
    while (left.length > 0 && performance.now() < end) {
      const done = await openRows(ground, asker, list, left);
      // as many as there was time for: what is prepared and not opened is work for nothing
      size = Math.max(rowsAtOnce.least, Math.min(rowsAtOnce.most, done < left.length ? done : 2 * size));
      if (performance.now() >= nextReport) {
        const counts = await readFor(ground, behalf, ({ transaction }) => countRows(transaction, [id]));
        await report((100 * (list.row_count - (counts.get(id)?.waiting ?? 0))) / Math.max(1, list.row_count));
        nextReport = performance.now() + reportMs;
      }
      left = await waiting(ground, place, size);
    }
    await writeFor(ground, asker, async (context) => {
      if (left.length > 0) {
        await enqueueJob(context, { kind: openLoadKind, areaCode: list.area_code, payload: { list: id } });
        return;
      }
      const counts = (await countRows(context.transaction, [id])).get(id);
      if (!(await finishList(context.transaction, place, context.now))) return;
      recordAudit(context, {
        action: "loaded-list.finish",
        subjectKind: "loaded-list",
        subjectId: id,
        areaCode: list.area_code,
        details: { system: list.system, ...counts },
      });
    });
    return { left: left.length };
  },
  [lookLoadKind]: lookThrough,
  [clearLoadsKind]: async ({ ground }) => {
    await writeFor(ground, behalf, async (context) => {
      await enqueueNextRound(context, nights, wholePlatform);
      await forgetOldRounds(context, nights, wholePlatform);
    });
    return { cleared: await clearLoads(ground) };
  },
};

/** Starts the nightly clearing at the start of the server. */
export async function startClearingLoads(ground: Ground): Promise<readonly string[]> {
  await writeFor(ground, behalf, (context) => enqueueNextRound(context, nights, wholePlatform));
  return [];
}

async function clearLoads(ground: Ground): Promise<number> {
  return await writeFor(ground, behalf, async (context) => {
    const before = new Date(
      Date.parse(context.now) - ground.config.HALFSKY_IMPORT_DAYS * dayMs,
    ).toISOString();
    const forgotten = await lockForgotten(
      context.transaction,
      new Date(Date.parse(context.now) - lookDays * dayMs).toISOString(),
    );
    await dropLists(
      context.transaction,
      forgotten.map(({ area_code: areaCode, id }) => ({ areaCode, id })),
    );
    const lists = [...forgotten, ...(await clearLists(context.transaction, { before, now: context.now }))];
    for (const { area_code: areaCode, id, system } of lists) {
      recordAudit(context, {
        action: "loaded-list.clear",
        subjectKind: "loaded-list",
        subjectId: id,
        areaCode,
        details: { system },
      });
    }
    return lists.length;
  });
}

async function waiting(
  ground: Ground,
  place: { readonly areaCode: string; readonly id: string },
  most: number,
) {
  return await readFor(ground, behalf, ({ transaction }) => nextWaiting(transaction, place, most));
}

/** Whether whoever took the list on may still load into the system. */
async function mayStill(
  ground: Ground,
  asker: Parameters<typeof readFor>[1],
  { system }: LoadedListColumns,
): Promise<boolean> {
  const host = caseHostOf(ground.config);
  try {
    await readFor(ground, asker, (context) => ownLoad({ ...context, host }, system));
    return true;
  } catch (error) {
    if (error instanceof PlatformError && error.status < 500) return false;
    throw error;
  }
}

const noLonger = {
  zh: "导入人已不能办理这项业务，此行没有立案。",
  en: "Whoever loaded the list may not open such cases any more; this row was not opened.",
};
