import { findReach, type ReadContext } from "../access/context.ts";
import { withinReach } from "../access/reach.ts";

/** How many plans wait for the reader's review: those in review where she may correct them. */
export async function countPlansInReview(context: ReadContext): Promise<number> {
  const reach = await findReach(context, "plan.correct");
  const row = await context.transaction
    .selectFrom("plan")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("state", "=", "review")
    .where(withinReach(reach, { area: "plan.area_code" }))
    .executeTakeFirstOrThrow();
  return row.count;
}
