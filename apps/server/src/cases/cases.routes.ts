import {
  attachment,
  attachmentList,
  candidateList,
  candidateQuery,
  caseActionInput,
  caseDone,
  caseFilter,
  caseFilters,
  caseList,
  caseOpening,
  caseQuery,
  caseQueue,
  caseRecord,
  caseSearch,
  caseSearchResult,
  placeCoverage,
  referralInbox,
} from "@halfsky/api-contract";
import { z } from "zod";
import type { App } from "../http/ground.ts";
import { readUpload } from "../http/read-upload.ts";
import { actOnCase } from "./act-on-case.service.ts";
import { seeCase } from "./see-case.ts";
import { findCandidates } from "./candidates.ts";
import { addCaseFile, listCaseFiles, openCaseFile } from "./case-attachment.service.ts";
import { makeCaseDocument } from "./case-document.ts";
import { readCaseFilters } from "./case-filters.ts";
import { listCases, readQueue } from "./case-list.ts";
import { getCaseRecord } from "./case-record.ts";
import { inCaseRead, inCaseWrite } from "./in-case-transaction.ts";
import { openCase } from "./open-case.service.ts";
import { readInbox } from "./referral-inbox.ts";
import { readPlaces } from "./service-places.ts";
import { searchCases } from "./search-cases.ts";

const byId = z.object({ id: z.string().max(100) });
const working = { config: { access: { permission: "case.work" } } } as const;
const tags = ["cases"];

/** Service cases: queue, list, search, record, actions, files, inbox. */
export function caseRoutes(app: App): void {
  app.get(
    "/api/case-queue",
    { ...working, schema: { tags, summary: "What waits for the caller", response: { 200: caseQueue } } },
    (request) => inCaseRead(request, readQueue),
  );

  app.get(
    "/api/case-filters",
    {
      ...working,
      schema: {
        tags,
        summary: "By what cases in reach can be told apart",
        querystring: caseFilter,
        response: { 200: caseFilters },
      },
    },
    (request) => inCaseRead(request, (context) => readCaseFilters(context, request.query)),
  );

  app.get(
    "/api/cases",
    {
      ...working,
      schema: { tags, summary: "Cases in reach", querystring: caseQuery, response: { 200: caseList } },
    },
    (request) => inCaseRead(request, (context) => listCases(context, request.query)),
  );

  app.post(
    "/api/cases",
    {
      ...working,
      schema: { tags, summary: "Open a case", body: caseOpening, response: { 200: caseDone } },
    },
    (request) => inCaseWrite(request, (context) => openCase(context, request.body)),
  );

  app.post(
    "/api/cases/search",
    {
      ...working,
      schema: {
        tags,
        summary: "Find cases by number, or by the whole name, telephone or ID number of somebody",
        body: caseSearch,
        response: { 200: caseSearchResult },
      },
    },
    (request) => inCaseWrite(request, (context) => searchCases(context, request.body)),
  );

  app.post(
    "/api/cases/candidates",
    {
      ...working,
      schema: {
        tags,
        summary: "Cases that may be about the people being typed",
        body: candidateQuery,
        response: { 200: candidateList },
      },
    },
    (request) => inCaseWrite(request, (context) => findCandidates(context, request.body)),
  );

  app.get(
    "/api/cases/:id",
    {
      ...working,
      schema: {
        tags,
        summary: "A case as the caller may see it",
        params: byId,
        response: { 200: caseRecord },
      },
    },
    (request) => inCaseRead(request, (context) => getCaseRecord(context, request.params.id)),
  );

  app.post(
    "/api/cases/:id/actions",
    {
      ...working,
      schema: {
        tags,
        summary: "Do something on a case",
        params: byId,
        body: caseActionInput,
        response: { 200: caseDone },
      },
    },
    (request) => inCaseWrite(request, (context) => actOnCase(context, request.params.id, request.body)),
  );

  app.get(
    "/api/referrals",
    {
      ...working,
      schema: {
        tags,
        summary: "What other agencies sent to the caller's",
        querystring: z.object({ state: z.enum(["open", "answered"]).default("open") }),
        response: { 200: referralInbox },
      },
    },
    (request) => inCaseRead(request, (context) => readInbox(context, request.query.state)),
  );

  app.get(
    "/api/cases/:id/documents/:name.docx",
    {
      ...working,
      schema: {
        tags,
        summary: "A record, decision or notice of a case",
        params: byId.extend({ name: z.string().max(100) }),
        querystring: z.object({ language: z.enum(["zh", "en"]).default("zh") }),
      },
    },
    async (request, reply) => {
      const { id, name } = request.params;
      const made = await inCaseRead(request, (context) =>
        makeCaseDocument(context, id, name, request.query.language),
      );
      return reply
        .type("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
        .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(made.fileName)}`)
        .header("cache-control", "private, no-store")
        .send(Buffer.from(made.bytes));
    },
  );

  app.get(
    "/api/service-places/:system",
    {
      ...working,
      schema: {
        tags,
        summary: "Places of a register, and areas that have none",
        params: z.object({ system: z.string().max(100) }),
        response: { 200: placeCoverage },
      },
    },
    (request) => inCaseRead(request, (context) => readPlaces(context, request.params.system)),
  );

  fileRoutes(app);
}

function fileRoutes(app: App): void {
  app.get(
    "/api/cases/:id/attachments",
    {
      ...working,
      schema: { tags, summary: "Files of a case", params: byId, response: { 200: attachmentList } },
    },
    (request) =>
      inCaseRead(request, async (context) => {
        const seen = await seeCase(context, request.params.id);
        return { attachments: await listCaseFiles(context, seen) };
      }),
  );

  app.post(
    "/api/cases/:id/attachments",
    {
      ...working,
      schema: {
        tags,
        summary: "Add a file: photograph, pdf, docx, xlsx or txt",
        consumes: ["multipart/form-data"],
        params: byId,
        response: { 200: attachment },
      },
    },
    async (request) => {
      const { fileName, bytes } = await readUpload(request);
      const mostMegabytes = app.ground.config.HALFSKY_ATTACHMENT_MEGABYTES;
      return await inCaseWrite(request, (context) =>
        addCaseFile(context, request.params.id, { fileName, bytes, mostMegabytes }),
      );
    },
  );

  app.get(
    "/api/cases/:id/attachments/:attachment",
    {
      ...working,
      schema: { tags, summary: "A file of a case", params: byId.extend({ attachment: z.string().max(100) }) },
    },
    async (request, reply) => {
      const { id, attachment: asked } = request.params;
      const { label, bytes } = await inCaseRead(request, (context) => openCaseFile(context, id, asked));
      return reply
        .type(label.mediaType)
        .header(
          "content-disposition",
          `${label.mediaType.startsWith("image/") ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(label.name)}`,
        )
        .header("cache-control", "private, no-store")
        .send(Buffer.from(bytes));
    },
  );
}
