import { z } from "zod";
import { areaCode } from "./areas.ts";
import { problem } from "./problem.ts";

/** A long piece of work that goes on when the page is left. */
export const job = z.object({
  id: z.string(),
  areaCode,
  kind: z.string(),
  state: z.enum(["queued", "running", "done", "failed"]),
  /** Percent. */
  progress: z.number().int().min(0).max(100),
  result: z.unknown().nullable(),
  error: problem.pick({ code: true, detail: true, faults: true }).nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type Job = z.infer<typeof job>;

/** GET /api/jobs: the caller's own, newest first. */
export const jobList = z.object({ jobs: z.array(job) });
