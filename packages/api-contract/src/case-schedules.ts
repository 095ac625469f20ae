import { scheduleStepStates } from "@halfsky/cases";
import { z } from "zod";
import { words } from "./areas.ts";

/** A schedule in a case: what its ages count from, and its steps. */
export const caseSchedule = z.object({
  name: z.string(),
  title: words,
  origin: z.union([
    z.object({
      /** day in Beijing */
      day: z.iso.date(),
      /** days by which a child born early is counted as younger */
      correctedDays: z.number().int(),
      isGestation: z.boolean(),
    }),
    z.literal("unknown"),
    z.null(),
  ]),
  steps: z.array(
    z.object({
      name: z.string(),
      /** its clock, by which it is explained */
      clock: z.string(),
      title: words,
      state: z.enum(scheduleStepStates),
      first: z.iso.date().nullable(),
      last: z.iso.date().nullable(),
      doneOn: z.iso.date().nullable(),
      /** number of the action that did or explained it, in the history of those who may see it */
      by: z.number().int().nullable(),
      isNext: z.boolean(),
      source: z.object({ cite: words, status: z.enum(["law", "plan", "default", "unverified"]) }),
    }),
  ),
});
export type CaseSchedule = z.infer<typeof caseSchedule>;
