import {
  areaCode,
  documentList,
  importedDocument,
  type PlanImport,
  planImport,
  planImportList,
} from "@halfsky/api-contract";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { findReach, mayReach } from "../access/context.ts";
import { faultsOf, invalidRequest } from "../http/check-request.ts";
import type { App } from "../http/ground.ts";
import { readUpload } from "../http/read-upload.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import { waitingWish } from "../http/waiting-wish.ts";
import { notFound } from "../platform-error.ts";
import { findDocumentFile, listDocuments } from "./plan-document.store.ts";
import { orderPlanImport } from "./plan-import.service.ts";
import { findOwnPlanImport, listOwnPlanImports } from "./plan-import.store.ts";

const year = z.coerce.number().int().min(1949).max(2200);
const importFields = z
  .object({ area: areaCode.optional(), periodStart: year.optional(), periodEnd: year.optional() })
  .refine(
    ({ periodStart, periodEnd }) =>
      (periodStart === undefined) === (periodEnd === undefined) && (periodStart ?? 0) <= (periodEnd ?? 0),
    { error: "periodStart ≤ periodEnd", path: ["periodEnd"] },
  );

const mediaTypes = {
  text: "text/plain; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  // Never as text/html: what was uploaded must not run on this site.
  html: "application/octet-stream",
  pdf: "application/pdf",
} as const;

/** Plan documents: importing them and handing them out again as they came. */
export function planDocumentRoutes(app: App): void {
  app.post(
    "/api/plan-documents",
    {
      config: { access: { permission: "plan.import" } },
      schema: {
        tags: ["plans"],
        summary: "Import a plan document: text, .docx, .html or .pdf",
        description:
          'Multipart with one "file"; before it optionally "area", and "periodStart" and "periodEnd" for a text that names no period. The import is a job: where it takes longer than two seconds (or the "Prefer: wait=SECONDS" of RFC 7240; "respond-async" for none) the answer is 202 and the import goes on.',
        consumes: ["multipart/form-data"],
        response: { 200: importedDocument, 202: planImport },
      },
    },
    async (request, reply) => {
      const { fileName, bytes, fields } = await readPlanUpload(request);
      const { area, periodStart, periodEnd } = fields;
      const period =
        periodStart === undefined || periodEnd === undefined
          ? undefined
          : ([periodStart, periodEnd] as const);
      const jobId = await inWriteTransaction(request, (context) =>
        orderPlanImport(context, { fileName, bytes }, { areaCode: area, period }),
      );
      const outcome = await request.server.jobs.runAtOnce(jobId, waitingWish(request));
      if (outcome === undefined) return await reply.code(202).send(await readImport(request, jobId));
      if ("problem" in outcome) throw outcome.problem;
      return await reply.code(200).send(importedDocument.parse(outcome.result));
    },
  );

  app.get(
    "/api/plan-imports",
    {
      config: { access: { permission: "plan.import" } },
      schema: {
        tags: ["plans"],
        summary: "Own imports of plan documents, running and done",
        response: { 200: planImportList },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => ({ imports: await listOwnPlanImports(context) })),
  );

  app.get(
    "/api/plan-imports/:jobId",
    {
      config: { access: { permission: "plan.import" } },
      schema: {
        tags: ["plans"],
        summary: "How one's own import stands",
        params: z.object({ jobId: z.string().max(100) }),
        response: { 200: planImport },
      },
    },
    (request) => readImport(request, request.params.jobId),
  );

  app.get(
    "/api/plan-documents",
    {
      config: { access: { permission: "plan.read" } },
      schema: {
        tags: ["plans"],
        summary: "Imported documents in reach",
        querystring: z.object({ area: areaCode.optional() }),
        response: { 200: documentList },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => {
        const reach = await findReach(context, "plan.read");
        return { documents: await listDocuments(context.transaction, reach, request.query.area) };
      }),
  );

  app.get(
    "/api/plan-documents/:id/file",
    {
      config: { access: { permission: "plan.read" } },
      schema: {
        tags: ["plans"],
        summary: "The document as it was uploaded",
        params: z.object({ id: z.string().max(100) }),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const file = await inReadTransaction(request, async (context) => {
        const found = await findDocumentFile(context.transaction, id);
        const isInReach =
          found !== undefined && (await mayReach(context, "plan.read", { areaCode: found.areaCode }));
        if (!isInReach) throw notFound({ zh: "规划文本", en: "plan document" }, id);
        return found;
      });
      return await reply
        .header("content-type", mediaTypes[file.format])
        .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
        .send(Buffer.from(file.bytes));
    },
  );
}

function readImport(request: FastifyRequest, jobId: string): Promise<PlanImport> {
  return inReadTransaction(request, async (context) => {
    const found = await findOwnPlanImport(context, jobId);
    if (found === undefined) throw notFound({ zh: "导入任务", en: "import" }, jobId);
    return found;
  });
}

/** The uploaded plan document with the form fields that say where it belongs. */
async function readPlanUpload(request: FastifyRequest) {
  const { fileName, bytes, fields: given } = await readUpload(request);
  const filled = Object.entries(given).flatMap(([name, field]) =>
    field !== undefined && !Array.isArray(field) && field.type === "field" && field.value !== ""
      ? [[name, field.value] as const]
      : [],
  );
  const fields = importFields.safeParse(Object.fromEntries(filled));
  if (!fields.success) throw invalidRequest(faultsOf(fields.error, "body"));
  return { fileName, bytes, fields: fields.data };
}
