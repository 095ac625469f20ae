import { z } from "zod";
import { areaCode, words } from "./areas.ts";
import { breakdown } from "./forms.ts";

/** How figures travel in bulk: one JSON object a line, or comma-separated values with a header line. */
export const bulkFormats = ["ndjson", "csv"] as const;
export type BulkFormat = (typeof bulkFormats)[number];

/** The columns of a bulk load, in the order in which a bulk read writes them before what only it knows. */
export const bulkColumns = [
  "area",
  "indicator",
  "year",
  "breakdown",
  "value",
  "missing",
  "numerator",
  "denominator",
  "note",
] as const;
export type BulkColumn = (typeof bulkColumns)[number];

/** Where a load comes from and when it was recorded: what a bulk read tells besides the columns of a load. */
export const bulkProvenance = ["revision", "signed_revision", "source", "recorded_at"] as const;

/** Faults that an answer lists; beyond them it only counts. */
export const mostBulkFaults = 1000;

/** POST /api/bulk/observations?… */
export const bulkLoadQuery = z.object({
  /** check: say all that would happen, and store nothing */
  mode: z.enum(["check", "apply"]).default("apply"),
  /** true: store the rows without faults; otherwise all rows or none */
  partial: z.enum(["true", "false"]).default("false"),
  /** where the figures come from, shown beside each of them */
  source: z.string().trim().min(1).max(120).optional(),
  /** why figures that stand already are changed; asked for where an annual report shows them */
  reason: z.string().trim().min(1).max(500).optional(),
});
export type BulkLoadQuery = z.infer<typeof bulkLoadQuery>;

/** A row that cannot be stored. */
export const bulkFault = z.object({
  /** counted from 1, the header of a CSV included */
  line: z.number().int(),
  message: words,
  hint: words.optional(),
});
export type BulkFault = z.infer<typeof bulkFault>;

/** What a bulk load did, or would do. */
export const bulkLoaded = z.object({
  mode: z.enum(["check", "apply"]),
  /** whether anything was stored for good */
  applied: z.boolean(),
  rows: z.number().int(),
  saved: z.number().int(),
  /** rows whose cell says the same already */
  unchanged: z.number().int(),
  /** rows that cannot be stored; the first of them are listed in `faults` */
  faulty: z.number().int(),
  faults: z.array(bulkFault),
  /** what the checks find doubtful in rows that were stored: counted by severity */
  findings: z.object({ error: z.number().int(), warning: z.number().int(), notice: z.number().int() }),
});
export type BulkLoaded = z.infer<typeof bulkLoaded>;

const list = (most: number) =>
  z
    .string()
    .max(20_000)
    .transform((text) => text.split(",").filter((part) => part !== ""))
    .pipe(z.array(z.string().max(200)).min(1).max(most));
const year = z.coerce.number().int().min(1949).max(2200);

/** GET /api/bulk/observations?…: every figure in reach, by area, indicator, year and breakdown. */
export const bulkReadQuery = z.object({
  format: z.enum(bulkFormats).default("ndjson"),
  /** areas, separated by commas; all in reach when left out */
  areas: list(2000).pipe(z.array(areaCode)).optional(),
  indicators: list(2000).optional(),
  from: year.optional(),
  to: year.optional(),
  /** exactly this breakdown ("" for the whole); every one when left out */
  breakdown: breakdown.optional(),
  /** as the figures stood at this moment (ISO 8601); the newest when left out */
  asOf: z.iso.datetime({ offset: true }).optional(),
});
export type BulkReadQuery = z.infer<typeof bulkReadQuery>;
