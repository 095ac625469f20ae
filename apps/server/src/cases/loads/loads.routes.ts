import {
  caseLoadDetail,
  caseLoadList,
  loadAccepted,
  loadGivenUp,
  loadLook,
  loadMapping,
  loadSheets,
} from "@halfsky/api-contract";
import { z } from "zod";
import { recordAudit } from "../../audit/record-audit.ts";
import type { App } from "../../http/ground.ts";
import { readMapping, readUpload } from "../../http/read-upload.ts";
import { waitingWish } from "../../http/waiting-wish.ts";
import { sendWorkbook } from "../../statistics/figure-sheet.routes.ts";
import type { CaseWriteContext } from "../case-host.ts";
import { inCaseRead, inCaseWrite } from "../in-case-transaction.ts";
import { readOutsideFile } from "../outside/read-outside-file.ts";
import { openListKeys } from "../keys/list-keys.ts";
import { describeLoad } from "./describe-load.ts";
import { listLoads, readLoad } from "./describe-loads.ts";
import { ownLoad } from "./load-access.ts";
import { acceptLoad, bringLoad, giveUpLoad, noList, readLook } from "./load-list.service.ts";
import { readRow } from "./load-secrets.ts";
import { findLoadedList, listRefused } from "./loaded-list.store.ts";
import { type RefusedRow, writeLoadTemplate, writeRefusedSheet } from "./write-load-sheets.ts";

const working = { config: { access: { permission: "case.work" } } } as const;
const bySystem = z.object({ system: z.string().max(100) });
const byList = bySystem.extend({ list: z.string().max(100) });
const language = z.enum(["zh", "en"]).default("zh");
const tags = ["case-loads"];

/** Lists of people from which cases are opened. */
export function loadRoutes(app: App): void {
  const days = app.ground.config.HALFSKY_IMPORT_DAYS;

  app.get(
    "/api/case-loads",
    {
      ...working,
      schema: {
        tags,
        summary: "Systems into which the caller loads lists of people",
        response: { 200: caseLoadList },
      },
    },
    (request) => inCaseRead(request, (context) => listLoads(context, days)),
  );

  app.get(
    "/api/case-loads/:system",
    {
      ...working,
      schema: {
        tags,
        summary: "One of them: columns of its lists, and how the lists stand",
        params: bySystem,
        response: { 200: caseLoadDetail },
      },
    },
    (request) => inCaseRead(request, (context) => readLoad(context, request.params.system, days)),
  );

  app.get(
    "/api/case-loads/:system/template",
    {
      ...working,
      schema: {
        tags,
        summary: "The empty sheet of a list",
        params: bySystem,
        querystring: z.object({ language }),
      },
    },
    async (request, reply) => {
      const { definition, now } = await inCaseRead(request, async (context) => ({
        ...(await ownLoad(context, request.params.system)),
        now: context.now,
      }));
      const spoken = request.query.language;
      const bytes = await writeLoadTemplate(definition, { language: spoken, now });
      return sendWorkbook(
        reply,
        `${spoken === "zh" ? "名单模板" : "list"} ${definition.title[spoken]}.xlsx`,
        bytes,
      );
    },
  );

  app.post(
    "/api/case-loads/:system/sheets",
    {
      ...working,
      schema: {
        tags,
        summary: "Heads of a list and how it would be read; nothing is kept",
        consumes: ["multipart/form-data"],
        params: bySystem,
        response: { 200: loadSheets },
      },
    },
    async (request) => {
      const { fileName, bytes } = await readUpload(request);
      const sheets = await readOutsideFile(fileName, bytes);
      return inCaseRead(request, async (context) =>
        describeLoad(context, await ownLoad(context, request.params.system), sheets),
      );
    },
  );

  app.post(
    "/api/case-loads/:system/lists",
    {
      ...working,
      schema: {
        tags,
        summary: "Have a list looked through by a job: what it comes to; no case is opened",
        consumes: ["multipart/form-data"],
        params: bySystem,
        response: { 200: loadLook },
      },
    },
    async (request) => {
      const upload = await readUpload(request);
      const { fileName, bytes } = upload;
      const brought = { fileName, bytes, mapping: readMapping(upload, loadMapping, noMapping) };
      const { system } = request.params;
      const { id, jobId } = await inCaseWrite(request, async (context) =>
        bringLoad(context, await ownLoad(context, system), brought),
      );
      // a short list is looked through before she is answered
      const wish = waitingWish(request);
      if (wish > 0) await request.server.jobs.runAtOnce(jobId, wish);
      return await inCaseRead(request, (context) => readLook(context, system, id));
    },
  );

  app.get(
    "/api/case-loads/:system/lists/:list",
    {
      ...working,
      schema: {
        tags,
        summary: "How far the look through a list is, and what it came to; for whoever brought it",
        params: byList,
        response: { 200: loadLook },
      },
    },
    (request) =>
      inCaseRead(request, (context) => readLook(context, request.params.system, request.params.list)),
  );

  app.post(
    "/api/case-loads/:system/lists/:list/accept",
    {
      ...working,
      schema: {
        tags,
        summary: "Take on a list that was looked through: its cases are opened by a job",
        params: byList,
        response: { 200: loadAccepted },
      },
    },
    (request) =>
      inCaseWrite(request, (context) => acceptLoad(context, request.params.system, request.params.list)),
  );

  app.post(
    "/api/case-loads/:system/lists/:list/give-up",
    {
      ...working,
      schema: {
        tags,
        summary: "Give a list up: it is let go, or its rows that wait are not opened",
        params: byList,
        response: { 200: loadGivenUp },
      },
    },
    (request) =>
      inCaseWrite(request, (context) => giveUpLoad(context, request.params.system, request.params.list)),
  );

  // not GET: what goes out is recorded, and nobody may fetch ahead
  app.post(
    "/api/case-loads/:system/lists/:list/refused",
    {
      ...working,
      schema: {
        tags,
        summary: "The rows of a list that were not opened, with the reasons; for whoever brought it",
        params: byList,
        body: z.object({ language }).default({ language: "zh" }),
      },
    },
    async (request, reply) => {
      const { system, list } = request.params;
      const found = await inCaseWrite(request, (context) => fetchRefused(context, system, list));
      const spoken = request.body.language;
      const bytes = await writeRefusedSheet(found.definition, found.rows, {
        language: spoken,
        now: found.now,
      });
      return sendWorkbook(
        reply,
        `${spoken === "zh" ? "未导入" : "not loaded"} ${found.fileName}.xlsx`,
        bytes,
      );
    },
  );
}

async function fetchRefused(context: CaseWriteContext, system: string, id: string) {
  const { definition } = await ownLoad(context, system);
  const list = await findLoadedList(context.transaction, id);
  // what stands in the rows is hers who brought them
  if (list === undefined || list.system !== system || list.brought_by !== context.actor.accountId) {
    throw noList(id);
  }
  const keys = openListKeys(context.host, list);
  const refused = await listRefused(context.transaction, { areaCode: list.area_code, id });
  const rows = refused.flatMap(({ sheet_row: sheetRow, secret, reason }): RefusedRow[] =>
    secret === null || reason === null ? [] : [{ sheetRow, answers: readRow(keys, secret), reason }],
  );
  recordAudit(context, {
    action: "loaded-list.refused",
    subjectKind: "loaded-list",
    subjectId: id,
    areaCode: list.area_code,
    details: { system, rows: rows.length },
  });
  return { definition, rows, now: context.now, fileName: list.file_name.replace(/\.[^.]*$/u, "") };
}

const noMapping = {
  zh: "没有收到各列的对应关系；请在页面上确认后再导入。",
  en: "It was not said which column is what; confirm it on the page.",
};
