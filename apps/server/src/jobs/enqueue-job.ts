import type { WriteContext } from "../access/context.ts";
import { jsonText } from "../database/json-text.ts";
import { newId } from "../database/new-id.ts";

/** A job to be done after the commit. */
export interface JobOrder {
  /** A kind of the handler list, e.g. "report.make". */
  readonly kind: string;
  readonly areaCode: string;
  readonly payload: unknown;
  /** Not before this moment, ISO 8601; at once by default. */
  readonly runAfter?: string;
  /** Names the job where it must exist only once, e.g. kind and day of a scheduled run. */
  readonly id?: string;
}

function rowOf(context: WriteContext, id: string, order: JobOrder) {
  return {
    area_code: order.areaCode,
    id,
    kind: order.kind,
    payload: jsonText(order.payload),
    run_after: order.runAfter ?? context.now,
    created_by: context.actor.accountId,
    created_at: context.now,
  };
}

/** Puts a job into the queue, in the transaction of the change that calls for it; returns its id. */
export async function enqueueJob(context: WriteContext, order: JobOrder): Promise<string> {
  const id = order.id ?? newId("job");
  await context.transaction
    .insertInto("job")
    .values(rowOf(context, id, order))
    .execute();
  return id;
}

const rowsPerStatement = 1000;

/** Puts many jobs into the queue at once. */
export async function enqueueJobs(context: WriteContext, orders: readonly JobOrder[]): Promise<void> {
  for (let start = 0; start < orders.length; start += rowsPerStatement) {
    await context.transaction
      .insertInto("job")
      .values(
        orders
          .slice(start, start + rowsPerStatement)
          .map((order) => rowOf(context, order.id ?? newId("job"), order)),
      )
      .execute();
  }
}
