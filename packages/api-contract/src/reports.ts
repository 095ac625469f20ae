import { z } from "zod";
import { areaCode, stamp, words } from "./areas.ts";

/** A number printed in a report, tied to what it was computed from. */
export const reportFigure = z.object({ kind: z.literal("figure"), text: z.string(), reference: z.string() });
export const reportRun = z.union([z.object({ kind: z.literal("text"), text: z.string() }), reportFigure]);

/** The tree of a report; package reports makes it, Word and the web page show it. */
export const reportBlock = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("title"), runs: z.array(reportRun) }),
  z.object({ kind: z.literal("subtitle"), runs: z.array(reportRun) }),
  z.object({ kind: z.literal("heading"), level: z.number().int().min(1).max(4), runs: z.array(reportRun) }),
  z.object({ kind: z.literal("paragraph"), runs: z.array(reportRun) }),
  z.object({
    kind: z.literal("table"),
    title: z.string(),
    unit: z.string().nullable(),
    columns: z.array(
      z.object({ title: z.string(), align: z.enum(["left", "right", "center"]), width: z.number() }),
    ),
    rows: z.array(z.array(z.array(reportRun))),
    notes: z.array(z.string()),
  }),
  z.object({
    kind: z.literal("chart"),
    title: z.string(),
    form: z.enum(["bar", "line"]),
    unit: z.string(),
    categories: z.array(z.string()),
    series: z.array(
      z.object({
        name: z.string(),
        values: z.array(z.string().nullable()),
        references: z.array(z.string().nullable()),
      }),
    ),
  }),
  z.object({ kind: z.literal("page-break") }),
]);
export const reportTree = z.object({ language: z.enum(["zh", "en"]), blocks: z.array(reportBlock) });

export const reportSummary = z.object({
  id: z.string(),
  areaCode,
  kind: z.literal("annual-monitoring"),
  planId: z.string(),
  planTitle: z.string(),
  planVersion: z.number().int(),
  year: z.number().int(),
  title: z.string(),
  asOf: z.string(),
  made: stamp,
});
export type ReportSummary = z.infer<typeof reportSummary>;

/** GET /api/reports?area= */
export const reportList = z.object({ reports: z.array(reportSummary) });

/** POST /api/reports → reportRecord; GET /api/reports/:id → reportRecord; GET /api/reports/:id/file.docx → the Word file */
export const reportInput = z.object({
  planId: z.string().max(100),
  year: z.number().int().min(1949).max(2200),
  language: z.enum(["zh", "en"]).default("zh"),
});
export const reportRecord = z.object({
  report: reportSummary,
  tree: reportTree,
  /** figures that were changed after the report was made */
  changedSince: z.array(
    z.object({ reference: z.string(), label: z.string(), printed: z.string(), now: z.string() }),
  ),
});
export type ReportRecord = z.infer<typeof reportRecord>;

/** POST /api/reports/check (multipart field "file"): proves every printed figure of a Word file against the database. */
export const reportCheck = z.object({
  reportId: z.string().nullable(),
  title: z.string().nullable(),
  passed: z.boolean(),
  figures: z.number().int(),
  faults: z.array(
    z.object({
      place: words,
      printed: z.string(),
      expected: z.string().nullable(),
      context: z.string(),
      message: words,
    }),
  ),
});
export type ReportCheck = z.infer<typeof reportCheck>;
