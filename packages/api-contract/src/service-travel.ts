import { z } from "zod";
import { words } from "./areas.ts";

/** How people get from one place to another: `travelModes` of package cases. */
const travelMode = z.enum(["walk", "drive", "public-transport"]);

/** An area, or a township (9 digits) or village (12) by its statistical code. */
const unitCode = z.string().regex(/^\d{6}(\d{3}|\d{6})?$/);

/** GET /api/service-places/:system/travel: which areas, townships or villages reach a place within minutes, as of a day. */
export const travelCoverage = z.object({
  day: z.iso.date(),
  /** null for a register that has no standard of minutes: then there are no units either */
  standard: z
    .object({
      minutes: z.number().int(),
      mode: travelMode,
      from: z.enum(["county", "township", "village"]),
      /** whether a place serves only while it has something free */
      free: z.boolean(),
      /** what each unit needs a place for, each judged by itself; empty in a register without needs */
      needs: z.array(words),
      source: z.object({ cite: words, status: z.enum(["law", "plan", "default", "unverified"]) }),
    })
    .nullable(),
  /** of units; what is not known is a number of its own and never covered */
  counts: z.object({
    all: z.number().int(),
    covered: z.number().int(),
    notCovered: z.number().int(),
    unknown: z.number().int(),
  }),
  units: z.array(
    z.object({
      code: unitCode,
      name: z.string(),
      state: z.enum(["covered", "not-covered", "unknown"]),
      /** the need that this is said of, the worst met of all; null in a register without needs */
      need: words.nullable(),
      /** places whose way nobody measured: one of them may be nearer */
      unmeasured: z.number().int(),
      nearest: z
        .object({
          minutes: z.number().int(),
          /** whether it lies in the unit itself, and nobody measured more closely */
          isInside: z.boolean(),
          caseId: z.string(),
          placeName: z.string().nullable(),
          /** where it lies, as closely as may be told */
          unitName: z.string(),
          source: z.string().nullable(),
          measuredOn: z.iso.date().nullable(),
        })
        .nullable(),
    }),
  ),
});
export type TravelCoverage = z.infer<typeof travelCoverage>;

/** GET /api/travel-times: what was measured from the areas of the caller, by the way of travelling. */
export const travelTimeSummary = z.object({
  modes: z.array(
    z.object({
      mode: travelMode,
      /** ways that were measured, each once */
      ways: z.number().int(),
      /** units that some way begins in */
      units: z.number().int(),
      newest: z.iso.date(),
    }),
  ),
});
export type TravelTimeSummary = z.infer<typeof travelTimeSummary>;

/** POST /api/travel-times/import: what a sheet adds and corrects; nothing is kept without `apply`, or where nothing is new. */
export const travelImport = z.object({
  applied: z.boolean(),
  rows: z.number().int(),
  added: z.number().int(),
  corrected: z.number().int(),
  unchanged: z.number().int(),
});
export type TravelImport = z.infer<typeof travelImport>;
