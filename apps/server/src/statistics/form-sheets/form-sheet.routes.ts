import { foreignSheets, formSheetImport, sheetMapping } from "@halfsky/api-contract";
import { z } from "zod";
import { findReach, type ReadContext } from "../../access/context.ts";
import { isSampleCity } from "../../accounts/account.store.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { App } from "../../http/ground.ts";
import { readMapping, readUpload } from "../../http/read-upload.ts";
import { inReadTransaction, inWriteTransaction } from "../../http/run-in-transaction.ts";
import { notFound, PlatformError } from "../../platform-error.ts";
import { sendWorkbook } from "../figure-sheet.routes.ts";
import { getSubmissionRecord } from "../submissions/submission-record.ts";
import { listSubmissions } from "../submissions/submission.store.ts";
import { getVisible, type VisibleSubmission } from "../submissions/visible-submission.ts";
import { importFormSheet, previewFormSheet } from "./import-form-sheet.service.ts";
import { describeForeignSheets, readForeignSheet, signatureOfSheet } from "./read-foreign-sheet.ts";
import { readFormSheet } from "./read-form-sheet.ts";
import { listSheetMappings, type MappingOwner, rememberSheetMapping } from "./sheet-mapping.store.ts";
import { type FormSheetInput, writeFormSheet } from "./write-form-sheet.ts";

const flag = z
  .enum(["true", "false"])
  .default("false")
  .transform((text) => text === "true");
const byId = z.object({ id: z.string().max(100) });
const language = z.enum(["zh", "en"]).default("zh");
const taking = z.object({
  apply: flag,
  /** keep the good figures although others have faults or conflicts */
  partial: flag,
});
const tags = ["submissions"];
const reading = { config: { access: { permission: "submission.read" } } } as const;
const filling = { config: { access: { permission: "submission.fill" } } } as const;

/** Forms as .xlsx, out and in; and tables of other formats, mapped to a form once and remembered. */
export function formSheetRoutes(app: App): void {
  app.get(
    "/api/submissions/:id/sheet.xlsx",
    {
      ...reading,
      schema: { tags, summary: "A form to fill in", params: byId, querystring: z.object({ language }) },
    },
    async (request, reply) => {
      const { input, name } = await inReadTransaction(request, async (context) => {
        const record = await getSubmissionRecord(context, request.params.id);
        return {
          input: await sheetInput(context, [record], request.query.language),
          name: `${record.head.code ?? record.head.title}${record.area.name}${record.year}.xlsx`,
        };
      });
      return sendWorkbook(reply, name, await writeFormSheet(input));
    },
  );

  app.get(
    "/api/rounds/:id/sheet.xlsx",
    {
      ...reading,
      schema: {
        tags,
        summary: "All forms that a unit owes of a round, one sheet each",
        params: byId,
        querystring: z.object({ language, organisation: z.string().max(100) }),
      },
    },
    async (request, reply) => {
      const { input, name } = await inReadTransaction(request, async (context) => {
        const owed = await listSubmissions(context.transaction, await findReach(context, "submission.read"), {
          roundId: request.params.id,
          organisationId: request.query.organisation,
        });
        const [first] = owed;
        if (first === undefined) throw notFound({ zh: "填报任务", en: "submission" }, request.params.id);
        const records = [];
        for (const { id } of owed) records.push(await getSubmissionRecord(context, id));
        return {
          input: await sheetInput(context, records, request.query.language),
          name: `${first.organisation.shortName}${first.round.title}.xlsx`,
        };
      });
      return sendWorkbook(reply, name, await writeFormSheet(input));
    },
  );

  app.post(
    "/api/submissions/import",
    {
      ...filling,
      schema: {
        tags,
        summary: "Read filled-in forms: every fault at once, stored only with apply=true",
        consumes: ["multipart/form-data"],
        querystring: taking,
        response: { 200: formSheetImport },
      },
    },
    async (request) => {
      const { fileName, bytes } = await readUpload(request);
      const asked = { fileName, reading: await readFormSheet(bytes) };
      const { apply, partial } = request.query;
      return apply
        ? inWriteTransaction(request, (context) => importFormSheet(context, { ...asked, isPartial: partial }))
        : inReadTransaction(request, (context) => previewFormSheet(context, asked));
    },
  );

  app.post(
    "/api/submissions/:id/foreign-sheets",
    {
      ...filling,
      schema: {
        tags,
        summary: "What a workbook of another format holds, and how it would be read",
        consumes: ["multipart/form-data"],
        params: byId,
        response: { 200: foreignSheets },
      },
    },
    async (request) => {
      const { fileName, bytes } = await readUpload(request);
      const { seen, known } = await inReadTransaction(request, async (context) => {
        const visible = await getVisible(context, request.params.id);
        return {
          seen: visible,
          known: await listSheetMappings(context.transaction, ownerOf(visible)),
        };
      });
      const found = await describeForeignSheets(fileName, bytes, seen, (signature) => known.get(signature));
      if ("sheets" in found) return found;
      const { message, hint } = found.problem;
      throw new PlatformError("unreadable-file", 422, message, [{ where: fileName, message, hint }]);
    },
  );

  app.post(
    "/api/submissions/:id/import",
    {
      ...filling,
      schema: {
        tags,
        summary: "Read a table of another format by a mapping, which is remembered when it is applied",
        consumes: ["multipart/form-data"],
        params: byId,
        querystring: taking,
        response: { 200: formSheetImport },
      },
    },
    async (request) => {
      const upload = await readUpload(request);
      const { fileName, bytes } = upload;
      const mapping = readMapping(upload, sheetMapping, noMapping);
      const { apply, partial } = request.query;
      const seen = await inReadTransaction(request, (context) => getVisible(context, request.params.id));
      const asked = {
        fileName,
        reading: await readForeignSheet(bytes, request.params.id, mapping, seen),
        isForeign: true,
      };
      if (!apply) return inReadTransaction(request, (context) => previewFormSheet(context, asked));
      const signature = await signatureOfSheet(bytes, mapping);
      return inWriteTransaction(request, async (context) => {
        const answer = await importFormSheet(context, { ...asked, isPartial: partial });
        if (signature !== null && answer.sheets.some(({ applied }) => applied)) {
          const owner = ownerOf(seen);
          await rememberSheetMapping(context.transaction, owner, {
            signature,
            mapping,
            by: context.actor.accountId,
            at: context.now,
          });
          recordAudit(context, {
            action: "form-sheet.remember",
            subjectKind: "form",
            subjectId: owner.formId,
            areaCode: owner.areaCode,
            details: { organisation: owner.organisationId, signature, mapping },
          });
        }
        return answer;
      });
    },
  );
}

async function sheetInput(
  context: ReadContext,
  submissions: FormSheetInput["submissions"],
  chosen: FormSheetInput["language"],
): Promise<FormSheetInput> {
  return { submissions, language: chosen, isSample: await isSampleCity(context.transaction) };
}

function ownerOf({ submission }: VisibleSubmission): MappingOwner {
  return {
    areaCode: submission.areaCode,
    organisationId: submission.organisation.id,
    formId: submission.form.id,
  };
}

const noMapping = {
  zh: "没有收到对应关系，或格式不对；请在“其他格式导入”页重新确认。",
  en: "No mapping came with the file, or none that can be read; confirm it again on the page.",
};
