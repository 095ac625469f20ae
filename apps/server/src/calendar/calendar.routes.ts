import { calendar } from "@halfsky/api-contract";
import { z } from "zod";
import type { App } from "../http/ground.ts";
import { inReadTransaction } from "../http/run-in-transaction.ts";
import { listCalendarDays, workCalendarIn } from "./calendar.store.ts";

/** Working days, for whoever chooses a date. */
export function calendarRoutes(app: App): void {
  app.get(
    "/api/calendar",
    {
      config: { access: { signedIn: true } },
      schema: {
        tags: ["calendar"],
        summary: "Holidays and make-up days of the published schedules",
        querystring: z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
        response: { 200: calendar },
      },
    },
    (request) =>
      inReadTransaction(request, async ({ transaction }) => ({
        days: await listCalendarDays(transaction, request.query),
        years: [...(await workCalendarIn(transaction)).years].toSorted((one, other) => one - other),
      })),
  );
}
