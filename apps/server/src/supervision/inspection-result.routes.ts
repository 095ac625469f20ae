import { beijingDate } from "@halfsky/calendar";
import { z } from "zod";
import { isSampleCity } from "../accounts/account.store.ts";
import type { ReadContext } from "../access/context.ts";
import type { App } from "../http/ground.ts";
import { inReadTransaction } from "../http/run-in-transaction.ts";
import { writeDocx } from "../reports/write-docx.ts";
import { sendWorkbook } from "../statistics/figure-sheet.routes.ts";
import { getInspectionRecord } from "./inspection-record.ts";
import { writeInspectionResult } from "./write-inspection-result.ts";
import { writeInspectionSheet } from "./write-inspection-sheet.ts";

const byId = z.object({ id: z.string().max(100) });
const inLanguage = z.object({ language: z.enum(["zh", "en"]).default("zh") });
const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const reading = { config: { access: { permission: "inspection.read" } } } as const;

/** The result of an inspection as a Word file and as a workbook, as far as the reader sees the inspection. */
export function inspectionResultRoutes(app: App): void {
  app.get(
    "/api/inspections/:id/result.docx",
    {
      ...reading,
      schema: {
        tags: ["inspections"],
        summary: "The result of an inspection as a Word file",
        params: byId,
        querystring: inLanguage,
      },
    },
    async (request, reply) => {
      const { record, stamp } = await inReadTransaction(request, (context) =>
        readResult(context, request.params.id, request.query.language),
      );
      const { inspection } = record;
      const docx = await writeDocx(writeInspectionResult(record, stamp), {
        reportId: inspection.id,
        title: inspection.title,
        author: inspection.organisation.name,
      });
      return await reply
        .type(wordType)
        .header(
          "content-disposition",
          `attachment; filename*=UTF-8''${encodeURIComponent(inspection.title)}.docx`,
        )
        .send(Buffer.from(docx));
    },
  );

  app.get(
    "/api/inspections/:id/result.xlsx",
    {
      ...reading,
      schema: {
        tags: ["inspections"],
        summary: "The result of an inspection as a workbook",
        params: byId,
        querystring: inLanguage,
      },
    },
    async (request, reply) => {
      const { record, stamp } = await inReadTransaction(request, (context) =>
        readResult(context, request.params.id, request.query.language),
      );
      const bytes = await writeInspectionSheet(record, stamp);
      return sendWorkbook(reply, `${record.inspection.title}.xlsx`, bytes);
    },
  );
}

async function readResult(context: ReadContext, id: string, language: "zh" | "en") {
  const record = await getInspectionRecord(context, id);
  const isSample = await isSampleCity(context.transaction);
  return { record, stamp: { language, today: beijingDate(context.now), isSample } };
}
