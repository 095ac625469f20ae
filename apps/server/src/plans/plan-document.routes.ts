import { areaCode, documentList, importedDocument } from "@halfsky/api-contract";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { findReach, mayReach } from "../access/context.ts";
import { faultsOf, invalidRequest } from "../http/check-request.ts";
import type { App } from "../http/ground.ts";
import { readUpload } from "../http/read-upload.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import { notFound } from "../platform-error.ts";
import { importPlanDocument } from "./import-plan-document.service.ts";
import { findDocumentFile, listDocuments } from "./plan-document.store.ts";
import { readPlanFile } from "./read-plan-file.ts";

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
          'Multipart with one "file"; before it optionally "area", and "periodStart" and "periodEnd" for a text that names no period.',
        consumes: ["multipart/form-data"],
        response: { 200: importedDocument },
      },
    },
    async (request) => {
      const { fileName, bytes, fields } = await readPlanUpload(request);
      const { area, periodStart, periodEnd } = fields;
      const period =
        periodStart === undefined || periodEnd === undefined
          ? undefined
          : ([periodStart, periodEnd] as const);
      // Reading and compiling take up to seconds and need no transaction.
      const file = await readPlanFile(fileName, bytes);
      return inWriteTransaction(request, (context) =>
        importPlanDocument(context, file, { areaCode: area, period }),
      );
    },
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
