import { exportStates, privacyClasses } from "@halfsky/cases";
import { z } from "zod";
import { areaCode, words } from "./areas.ts";
import { moment, shortId } from "./case-values.ts";

const count = z.number().int().min(0);
const day = z.iso.date();
const said = (length: number) => z.string().trim().min(2).max(length);

/** A column that may be asked for, with the class of what stands in it. */
export const exportColumn = z.object({ id: z.string(), title: words, privacy: z.enum(privacyClasses) });
export type ExportColumnView = z.infer<typeof exportColumn>;

/** GET /api/case-exports/options: what the caller may ask for, by system. */
export const exportOptions = z.object({
  limits: z.object({ cases: count, askDays: count, fetchHours: count, fetches: count }),
  systems: z.array(
    z.object({
      id: z.string(),
      title: words,
      columns: z.array(exportColumn),
      states: z.array(z.object({ id: z.string(), title: words })),
      grades: z.array(z.object({ id: z.string(), title: words })),
    }),
  ),
});
export type ExportOptions = z.infer<typeof exportOptions>;

/** Which cases: by columns of open and work classes alone. */
export const exportFilter = z.object({
  phase: z.enum(["open", "waiting", "closed"]).optional(),
  state: shortId.optional(),
  grade: shortId.optional(),
  area: areaCode.optional(),
  /** days in Beijing, both inclusive */
  openedFrom: day.optional(),
  openedTo: day.optional(),
});

/** POST /api/case-exports */
export const exportAsk = z.object({
  system: shortId,
  filter: exportFilter.default({}),
  columns: z.array(z.string().min(1).max(250)).min(1).max(80),
  /** what it is needed for; stands in the file, so that it names nobody */
  reason: said(500),
  /** law, order or request that it rests on */
  basis: said(300),
});
export type ExportAsk = z.infer<typeof exportAsk>;

/** POST /api/case-exports/:id/decision; a refusal says why. */
export const exportDecision = z.object({
  decision: z.enum(["agreed", "refused"]),
  reason: z.string().trim().max(500).default(""),
});
export type ExportDecision = z.infer<typeof exportDecision>;

const person = z.object({ name: z.string(), organisation: z.string() });

/** An export, and how it stands. */
export const exportRow = z.object({
  id: z.string(),
  system: z.string(),
  systemTitle: words,
  /** the filter in words, empty for all cases in reach */
  filter: z.array(words),
  columns: z.array(exportColumn),
  /** cases as they were counted when it was asked for, and the moment of counting: the file may hold others */
  cases: count,
  casesAt: moment,
  reason: z.string(),
  basis: z.string(),
  asked: person.extend({ at: moment }),
  decided: person
    .extend({ at: moment, decision: z.enum(["agreed", "refused"]), reason: z.string().nullable() })
    .nullable(),
  state: z.enum(exportStates),
  /** when the time to agree, or to fetch, is over */
  endsAt: moment.nullable(),
  fetchesLeft: count,
  isMine: z.boolean(),
  /** the caller may agree to it or refuse it now */
  mayDecide: z.boolean(),
});
export type ExportRow = z.infer<typeof exportRow>;

/** GET /api/case-exports: what the caller asked for, and what she may decide on; newest first. */
export const exportList = z.object({ exports: z.array(exportRow) });
export type ExportList = z.infer<typeof exportList>;
