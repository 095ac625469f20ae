import { z } from "zod";
import { areaCode } from "./areas.ts";
import { job } from "./jobs.ts";
import { importedDocument } from "./plans.ts";

/**
 * The import of one document as a job. POST /api/plan-documents answers with it (202) where the import takes longer
 * than the caller wants to wait; GET /api/plan-imports/:jobId tells how it stands, also after the page was left.
 */
export const planImport = z.object({
  jobId: z.string(),
  areaCode,
  fileName: z.string(),
  byteCount: z.number().int(),
  state: job.shape.state,
  /** Percent. */
  progress: job.shape.progress,
  /** What was imported, once it is. */
  result: importedDocument.nullable(),
  /** Why it was refused: the same words that a caller who waits gets. */
  error: job.shape.error,
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type PlanImport = z.infer<typeof planImport>;

/** GET /api/plan-imports: the caller's own, newest first, 20 at most. */
export const planImportList = z.object({ imports: z.array(planImport) });
