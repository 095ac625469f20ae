import { type CalendarDay } from "@halfsky/calendar";
import { nextClockDay, recalculateDues } from "@halfsky/supervision";
import type { WriteContext } from "../access/context.ts";
import {
  type CalendarImport,
  importCalendar,
  readDeliveredSchedules,
} from "../calendar/import-calendar.service.ts";
import { listCalendarDays, lockCalendar } from "../calendar/calendar.store.ts";
import { platformActor } from "../access/actor.ts";
import { orderCaseRecalculation } from "../cases/clock-job.ts";
import type { Ground } from "../http/ground.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { carryOut } from "./carry-out.service.ts";
import { findMatter, listOpenMatterIds, lockMatter, updateProjection } from "./matter.store.ts";
import { supervisionBasis } from "./supervision-basis.ts";

/**
 * Takes the days of a schedule, and works out anew every open deadline that rests on them; each change stands in the
 * history of its matter, and the unit is told.
 */
export async function importCalendarAndRecalculate(
  context: WriteContext,
  days: readonly CalendarDay[],
): Promise<CalendarImport & { readonly recalculated: number }> {
  const counts = await importCalendar(context, days);
  if (counts.added + counts.changed === 0) return { ...counts, recalculated: 0 };
  await orderCaseRecalculation(context);
  let recalculated = 0;
  for (const id of await listOpenMatterIds(context.transaction)) {
    await lockMatter(context.transaction, id);
    const stored = await findMatter(context.transaction, id);
    if (stored === undefined) continue;
    const basis = await supervisionBasis(context, stored.areaCode);
    const dues = recalculateDues(stored.matter, basis.calendar);
    if (dues.length > 0) {
      recalculated += 1;
      const acting = { ...context, actor: platformActor };
      await carryOut(
        acting,
        stored,
        { kind: "recalculate-deadlines", relation: "platform", details: {}, dues },
        basis,
      );
    } else {
      const nextStepOn = nextClockDay(stored.matter, basis.today, basis);
      await updateProjection(context.transaction, stored, { matter: stored.matter, nextStepOn });
    }
  }
  return { ...counts, recalculated };
}

/** Takes the days of the schedules that the program comes with, as far as they are not known; done at every start. */
export async function loadSchedules(ground: Ground): Promise<readonly string[]> {
  const delivered = await readDeliveredSchedules(ground.config.root);
  await writeFor(ground, { actor: platformActor, requestId: null }, async (context) => {
    await lockCalendar(context.transaction);
    const known = new Set((await listCalendarDays(context.transaction)).map(({ date }) => date));
    // what an operator imported from a newer notice stays
    await importCalendarAndRecalculate(
      context,
      delivered.filter(({ date }) => !known.has(date)),
    );
  });
  return [];
}
