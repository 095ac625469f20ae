import { exportAsk, exportDecision, exportList, exportOptions, exportRow } from "@halfsky/api-contract";
import { z } from "zod";
import type { App } from "../../http/ground.ts";
import { sendWorkbook } from "../../statistics/figure-sheet.routes.ts";
import { inCaseRead, inCaseTurns, inCaseWrite } from "../in-case-transaction.ts";
import { askExport, decideExport } from "./ask-export.service.ts";
import { listOwnExports, readExportOptions } from "./export-view.ts";
import { makeExport, noteFetched } from "./make-export.service.ts";

const working = { config: { access: { permission: "case.work" } } } as const;
const byId = z.object({ id: z.string().max(100) });
const tags = ["case-exports"];

/** Exports of cases: asked for by one person, agreed to by another, fetched a few times. */
export function caseExportRoutes(app: App): void {
  app.get(
    "/api/case-exports/options",
    {
      ...working,
      schema: { tags, summary: "What of cases the caller may ask for", response: { 200: exportOptions } },
    },
    (request) => inCaseRead(request, readExportOptions),
  );

  app.get(
    "/api/case-exports",
    {
      ...working,
      schema: { tags, summary: "Own asks, and those to decide on", response: { 200: exportList } },
    },
    (request) => inCaseRead(request, listOwnExports),
  );

  app.post(
    "/api/case-exports",
    {
      ...working,
      schema: { tags, summary: "Ask for a file of cases", body: exportAsk, response: { 200: exportRow } },
    },
    (request) => inCaseWrite(request, (context) => askExport(context, request.body)),
  );

  app.post(
    "/api/case-exports/:id/decision",
    {
      config: { access: { permission: "case.agree-export" } },
      schema: {
        tags,
        summary: "Agree to an export, or refuse it",
        params: byId,
        body: exportDecision,
        response: { 200: exportRow },
      },
    },
    (request) => inCaseWrite(request, (context) => decideExport(context, request.params.id, request.body)),
  );

  // not GET: each fetch is counted and logged, and nobody may fetch ahead
  app.post(
    "/api/case-exports/:id/file",
    {
      ...working,
      schema: {
        tags,
        summary: "Fetch the file, made of what the caller may see now; a few times within some days",
        params: byId,
        body: z.object({ language: z.enum(["zh", "en"]).default("zh") }).default({ language: "zh" }),
      },
    },
    async (request, reply) => {
      const made = await makeExport(inCaseTurns(request), request.params.id, request.body.language);
      await inCaseWrite(request, (context) => noteFetched(context, made));
      return sendWorkbook(reply, made.fileName, made.bytes);
    },
  );
}
