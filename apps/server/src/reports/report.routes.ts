import { areaCode, reportCheck, reportInput, reportList, reportRecord } from "@halfsky/api-contract";
import { z } from "zod";
import { findReach } from "../access/context.ts";
import type { App } from "../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import { readUpload } from "../http/read-upload.ts";
import { checkReport, getReportFile, getReportRecord, makeReport } from "./report.service.ts";
import { listReports } from "./report.store.ts";

const reportParams = z.object({ id: z.string().max(100) });
const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Reports: making, reading, the Word file, the proof of a file. */
export function reportRoutes(app: App): void {
  const reading = { config: { access: { permission: "report.read" } } } as const;

  app.get(
    "/api/reports",
    {
      ...reading,
      schema: {
        tags: ["reports"],
        summary: "Reports in reach",
        querystring: z.object({ area: areaCode.optional() }),
        response: { 200: reportList },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => {
        const reach = await findReach(context, "report.read");
        return { reports: await listReports(context.transaction, reach, request.query.area) };
      }),
  );

  app.post(
    "/api/reports",
    {
      config: { access: { permission: "report.make" } },
      schema: {
        tags: ["reports"],
        summary: "Make the annual monitoring report of a plan and year",
        body: reportInput,
        response: { 200: reportRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) =>
        getReportRecord(context, await makeReport(context, request.body)),
      ),
  );

  app.get(
    "/api/reports/:id",
    {
      ...reading,
      schema: {
        tags: ["reports"],
        summary: "A report as it was made",
        params: reportParams,
        response: { 200: reportRecord },
      },
    },
    (request) => inReadTransaction(request, (context) => getReportRecord(context, request.params.id)),
  );

  app.get(
    "/api/reports/:id/file.docx",
    { ...reading, schema: { tags: ["reports"], summary: "The Word file of a report", params: reportParams } },
    async (request, reply) => {
      const { report, docx } = await inReadTransaction(request, (context) =>
        getReportFile(context, request.params.id),
      );
      return await reply
        .type(wordType)
        .header(
          "content-disposition",
          `attachment; filename*=UTF-8''${encodeURIComponent(report.title)}.docx`,
        )
        .send(Buffer.from(docx));
    },
  );

  app.post(
    "/api/reports/check",
    {
      ...reading,
      schema: {
        tags: ["reports"],
        summary: "Prove every printed figure of a Word file against the database",
        consumes: ["multipart/form-data"],
        response: { 200: reportCheck },
      },
    },
    async (request) => {
      const { bytes } = await readUpload(request);
      return await inReadTransaction(request, (context) => checkReport(context, bytes));
    },
  );
}
