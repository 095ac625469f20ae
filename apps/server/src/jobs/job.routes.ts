import { job, jobList } from "@halfsky/api-contract";
import { z } from "zod";
import type { App } from "../http/ground.ts";
import { inReadTransaction } from "../http/run-in-transaction.ts";
import { notFound } from "../platform-error.ts";
import { findOwnJob, listOwnJobs } from "./job.store.ts";

/** How the caller's own background jobs stand; everyone sees only what they started. */
export function jobRoutes(app: App): void {
  app.get(
    "/api/jobs",
    {
      config: { access: { signedIn: true } },
      schema: { tags: ["jobs"], summary: "Own background jobs", response: { 200: jobList } },
    },
    (request) => inReadTransaction(request, async (context) => ({ jobs: await listOwnJobs(context) })),
  );

  app.get(
    "/api/jobs/:id",
    {
      config: { access: { signedIn: true } },
      schema: {
        tags: ["jobs"],
        summary: "One background job",
        params: z.object({ id: z.string() }),
        response: { 200: job },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => {
        const found = await findOwnJob(context, request.params.id);
        if (found === undefined) throw notFound({ zh: "后台任务", en: "background job" }, request.params.id);
        return found;
      }),
  );
}
