import {
  areaCode,
  matterActionRequest,
  matterInput,
  matterList,
  matterProposals,
  matterQuery,
  matterRecord,
  myWork,
} from "@halfsky/api-contract";
import { z } from "zod";
import { attachmentRoutes } from "../attachments/attachment.routes.ts";
import { isSampleCity } from "../accounts/account.store.ts";
import type { App } from "../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import { sendWorkbook } from "../statistics/figure-sheet.routes.ts";
import { yearParameter } from "../statistics/statistics-query.ts";
import { actOnMatter, getVisibleMatter } from "./act-on-matter.service.ts";
import { draftMatter } from "./draft-matter.service.ts";
import { letterRoutes } from "./letter.routes.ts";
import { listMatterRows } from "./matter-list.ts";
import { proposeMatters } from "./matter-proposals.ts";
import { getMatterRecord, requireAttach } from "./matter-record.ts";
import { readMyWork } from "./my-work.ts";
import { supervisionSettingsRoutes } from "./supervision-settings.routes.ts";
import { writeMatterSheet } from "./write-matter-sheet.ts";

const byId = z.object({ id: z.string().max(100) });

/** Evidence of matters: whoever sees a matter sees its files, whoever has a part in it adds to them. */
const matterAttachments = attachmentRoutes({
  kind: "supervision",
  url: "/api/supervision/:id",
  tag: "supervision",
  permission: "supervision.read",
  find: async (context, id, use) => {
    const stored = await getVisibleMatter(context, id);
    if (use === "add") await requireAttach(context, stored);
    return { areaCode: stored.areaCode };
  },
});

/** Matters of supervision: list, record, actions, proposals, letters, files, settings, and what one owes. */
export function supervisionRoutes(app: App): void {
  const reading = { config: { access: { permission: "supervision.read" } } } as const;
  app.get(
    "/api/supervision",
    {
      ...reading,
      schema: {
        tags: ["supervision"],
        summary: "Matters in reach",
        querystring: matterQuery,
        response: { 200: matterList },
      },
    },
    (request) => inReadTransaction(request, (context) => listMatterRows(context, request.query)),
  );

  app.get(
    "/api/supervision/sheet.xlsx",
    {
      ...reading,
      schema: {
        tags: ["supervision"],
        summary: "The same list as a workbook",
        querystring: matterQuery.extend({ language: z.enum(["zh", "en"]).default("zh") }),
      },
    },
    async (request, reply) => {
      const { language, ...query } = request.query;
      const made = await inReadTransaction(request, async (context) => ({
        list: await listMatterRows(context, query),
        isSample: await isSampleCity(context.transaction),
      }));
      const bytes = await writeMatterSheet(made.list.matters, { language, isSample: made.isSample });
      return sendWorkbook(reply, language === "zh" ? "督办事项.xlsx" : "matters.xlsx", bytes);
    },
  );

  app.get(
    "/api/supervision/proposals",
    {
      config: { access: { permission: "supervision.issue" } },
      schema: {
        tags: ["supervision"],
        summary: "Red and orange targets without an open matter, worst first",
        querystring: z.object({ area: areaCode.optional(), year: yearParameter.optional() }),
        response: { 200: matterProposals },
      },
    },
    (request) =>
      inReadTransaction(request, (context) =>
        proposeMatters(context, { areaCode: request.query.area, year: request.query.year }),
      ),
  );

  app.post(
    "/api/supervision",
    {
      config: { access: { permission: "supervision.issue" } },
      schema: {
        tags: ["supervision"],
        summary: "Begin a matter about a target: a draft, or a notice issued at once",
        body: matterInput,
        response: { 200: matterRecord },
      },
    },
    (request) => inWriteTransaction(request, (context) => draftMatter(context, request.body)),
  );

  app.get(
    "/api/supervision/:id",
    {
      ...reading,
      schema: {
        tags: ["supervision"],
        summary: "Everything of a matter",
        params: byId,
        response: { 200: matterRecord },
      },
    },
    (request) => inReadTransaction(request, (context) => getMatterRecord(context, request.params.id)),
  );

  app.post(
    "/api/supervision/:id/actions",
    {
      ...reading,
      schema: {
        tags: ["supervision"],
        summary: "Do something with a matter",
        params: byId,
        body: matterActionRequest,
        response: { 200: matterRecord },
      },
    },
    (request) =>
      inWriteTransaction(request, (context) => actOnMatter(context, request.params.id, request.body)),
  );

  app.get(
    "/api/my-work",
    {
      ...reading,
      schema: { tags: ["supervision"], summary: "What the caller owes", response: { 200: myWork } },
    },
    (request) => inReadTransaction(request, readMyWork),
  );

  matterAttachments(app);
  letterRoutes(app);
  supervisionSettingsRoutes(app);
}
