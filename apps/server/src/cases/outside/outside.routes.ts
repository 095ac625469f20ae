import {
  outsideAnswerInput,
  outsideDifferenceList,
  outsideDifferenceQuery,
  outsideDifferenceRecord,
  outsideImport,
  outsideLinkDetail,
  outsideLinkList,
  outsideMapping,
  outsideSheets,
} from "@halfsky/api-contract";
import { z } from "zod";
import type { App } from "../../http/ground.ts";
import { readMapping, readUpload } from "../../http/read-upload.ts";
import { sendWorkbook } from "../../statistics/figure-sheet.routes.ts";
import { inCaseRead, inCaseWrite } from "../in-case-transaction.ts";
import { describeSheets } from "./describe-sheets.ts";
import { importList, previewList } from "./import-list.service.ts";
import { inOutsideRead } from "./note-numbers.ts";
import { ownLink } from "./outside-access.ts";
import { answerDifference, readDifference, readDifferences } from "./outside-differences.ts";
import { listLinks, readLink } from "./outside-links.ts";
import { readOutsideFile } from "./read-outside-file.ts";
import { sendDifferences } from "./send-differences.service.ts";
import { writeDifferenceSheet } from "./write-difference-sheet.ts";

const working = { config: { access: { permission: "case.work" } } } as const;
const byId = z.object({ id: z.string().max(100) });
const byLink = z.object({ system: z.string().max(100), link: z.string().max(100) });
const flag = z
  .enum(["true", "false"])
  .default("false")
  .transform((text) => text === "true");
const tags = ["outside-links"];

/** Lists of outside systems beside our cases, and the differences that are worked off. */
export function outsideRoutes(app: App): void {
  app.get(
    "/api/outside-links",
    {
      ...working,
      schema: {
        tags,
        summary: "Outside systems of the caller's systems",
        response: { 200: outsideLinkList },
      },
    },
    (request) => inCaseRead(request, listLinks),
  );

  app.get(
    "/api/outside-links/:system/:link",
    {
      ...working,
      schema: {
        tags,
        summary: "What an import of a link needs to know",
        params: byLink,
        response: { 200: outsideLinkDetail },
      },
    },
    (request) =>
      inCaseRead(request, (context) => readLink(context, request.params.system, request.params.link)),
  );

  app.post(
    "/api/outside-links/:system/:link/sheets",
    {
      ...working,
      schema: {
        tags,
        summary: "Heads of an owner's export and how it would be read; nothing is kept",
        consumes: ["multipart/form-data"],
        params: byLink,
        response: { 200: outsideSheets },
      },
    },
    async (request) => {
      const { fileName, bytes } = await readUpload(request);
      const sheets = await readOutsideFile(fileName, bytes);
      const { system, link } = request.params;
      return inCaseRead(request, (context) =>
        describeSheets(context, ownLink(context, system, link), sheets),
      );
    },
  );

  app.post(
    "/api/outside-links/:system/:link/lists",
    {
      ...working,
      schema: {
        tags,
        summary: "Compare an owner's export with our cases; kept only with apply=true",
        consumes: ["multipart/form-data"],
        params: byLink,
        querystring: z.object({ apply: flag, day: z.iso.date() }),
        response: { 200: outsideImport },
      },
    },
    async (request) => {
      const upload = await readUpload(request);
      const { fileName, bytes } = upload;
      const { system, link } = request.params;
      const { day, apply } = request.query;
      const brought = {
        fileName,
        bytes,
        sheets: await readOutsideFile(fileName, bytes),
        mapping: readMapping(upload, outsideMapping, noMapping),
        day,
      };
      return apply
        ? inCaseWrite(request, (context) => importList(context, ownLink(context, system, link), brought))
        : inCaseRead(request, (context) => previewList(context, ownLink(context, system, link), brought));
    },
  );

  // not GET: what goes out is recorded, and nobody may fetch ahead
  app.post(
    "/api/outside-links/:system/:link/file",
    {
      ...working,
      schema: {
        tags,
        summary: "The differences for the owner of the outside system: numbers, states and days",
        params: byLink,
        body: z.object({ language: z.enum(["zh", "en"]).default("zh") }).default({ language: "zh" }),
      },
    },
    async (request, reply) => {
      const { system, link } = request.params;
      const { language } = request.body;
      const { own, sent, now } = await inCaseWrite(request, async (context) => {
        const found = ownLink(context, system, link);
        return { own: found, sent: await sendDifferences(context, found), now: context.now };
      });
      const title = language === "zh" ? "差异清单" : "differences";
      const bytes = await writeDifferenceSheet(own, sent, { language, now });
      return sendWorkbook(reply, `${title} ${own.rule.system[language]} ${sent.list.day}.xlsx`, bytes);
    },
  );

  app.get(
    "/api/outside-differences",
    {
      ...working,
      schema: {
        tags,
        summary: "Differences that the caller works off",
        querystring: outsideDifferenceQuery,
        response: { 200: outsideDifferenceList },
      },
    },
    (request) => inOutsideRead(request, (context) => readDifferences(context, request.query)),
  );

  app.get(
    "/api/outside-differences/:id",
    {
      ...working,
      schema: {
        tags,
        summary: "A difference with what became of it",
        params: byId,
        response: { 200: outsideDifferenceRecord },
      },
    },
    (request) => inOutsideRead(request, (context) => readDifference(context, request.params.id)),
  );

  app.post(
    "/api/outside-differences/:id/answer",
    {
      ...working,
      schema: {
        tags,
        summary: "Say what was done about a difference",
        params: byId,
        body: outsideAnswerInput,
        response: { 200: outsideDifferenceRecord },
      },
    },
    (request) =>
      inCaseWrite(request, (context) => answerDifference(context, request.params.id, request.body)),
  );
}

const noMapping = {
  zh: "没有收到列和状态的对应关系，或有状态还没有选择对应；请在页面上确认后再导入。",
  en: "No mapping came with the file, or a state in it stands for nothing; confirm it on the page.",
};
