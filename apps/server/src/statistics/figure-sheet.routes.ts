import { sheetImport } from "@halfsky/api-contract";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { ReadContext } from "../access/context.ts";
import { isSampleCity } from "../accounts/account.store.ts";
import type { App } from "../http/ground.ts";
import { readUpload } from "../http/read-upload.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import type { FigureSheetInput } from "./figure-sheet-layout.ts";
import { importFigureSheet, previewFigureSheet } from "./import-figure-sheet.service.ts";
import { cellText } from "./observation.store.ts";
import { readGrid } from "./observation-grid.ts";
import { readFigureSheet } from "./read-figure-sheet.ts";
import { gridQuery } from "./statistics-query.ts";
import { writeFigureSheet } from "./write-figure-sheet.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Sends bytes as a file to be saved under a name in any script (RFC 6266). */
export function sendWorkbook(reply: FastifyReply, name: string, bytes: Uint8Array): FastifyReply {
  return reply
    .type(xlsx)
    .header(
      "content-disposition",
      `attachment; filename="sheet.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .header("cache-control", "no-store")
    .send(Buffer.from(bytes));
}

const flag = z
  .enum(["true", "false"])
  .default("false")
  .transform((text) => text === "true");

const sheetQuery = gridQuery.extend({
  /** leaves out what is stored: a form to fill in afresh */
  empty: flag,
  language: z.enum(["zh", "en"]).default("zh"),
  /** only the indicators that the person may write somewhere in the areas asked for */
  mine: flag,
});

const importQuery = z.object({
  apply: flag,
  /** keep the good figures although others have faults or conflicts */
  partial: flag,
  reason: z.string().max(500).optional(),
});

/** The sheet of figures as .xlsx, out and in. */
export function figureSheetRoutes(app: App): void {
  app.get(
    "/api/observations/sheet.xlsx",
    {
      config: { access: { permission: "observation.read" } },
      schema: { tags: ["statistics"], summary: "The sheet of figures to fill in", querystring: sheetQuery },
    },
    async (request, reply) => {
      const sheet = await inReadTransaction(request, (context) => readSheetInput(context, request.query));
      // Written after the transaction: the embedded database has one connection, which nobody should wait for here.
      return sendWorkbook(reply, sheet.name, await writeFigureSheet(sheet.input));
    },
  );

  app.post(
    "/api/observations/import",
    {
      config: { access: { permission: "observation.write" } },
      schema: {
        tags: ["statistics"],
        summary: "Read a filled-in sheet: every fault at once, stored only with apply=true",
        consumes: ["multipart/form-data"],
        querystring: importQuery,
        response: { 200: sheetImport },
      },
    },
    async (request) => {
      const { fileName, bytes } = await readUpload(request);
      const reading = await readFigureSheet(bytes);
      const { apply, partial, reason } = request.query;
      const asked = { fileName, reading, reason: reason ?? null };
      return apply
        ? inWriteTransaction(request, (context) =>
            importFigureSheet(context, { ...asked, isPartial: partial }),
          )
        : inReadTransaction(request, (context) => previewFigureSheet(context, asked));
    },
  );
}

async function readSheetInput(
  context: ReadContext,
  query: z.infer<typeof sheetQuery>,
): Promise<{ readonly name: string; readonly input: FigureSheetInput }> {
  const { areas, plan, indicators, from, to, empty, language, mine } = query;
  // One year earlier, because the year before stands beside the first year.
  const grid = await readGrid(context, {
    areaCodes: areas,
    planId: plan,
    indicatorIds: indicators,
    from: from - 1,
    to,
  });
  const cells = new Map(grid.cells.map((cell) => [cellText(cell), cell]));
  const years = from === to ? `${from}` : `${from}—${to}`;
  const title =
    language === "zh" ? `${years}年妇女儿童发展指标数据填报表` : `Figures of women and children ${years}`;
  const input: FigureSheetInput = {
    title,
    language,
    areas: grid.areas,
    indicators: grid.indicators
      .filter((indicator) => !mine || indicator.mayWrite.length > 0)
      .map((indicator) => ({ ...indicator, organisationName: indicator.organisation?.name ?? null })),
    from,
    to,
    isEmpty: empty,
    isSample: await isSampleCity(context.transaction),
    find: (areaCode, indicatorId, year) => cells.get(cellText({ areaCode, indicatorId, year })),
  };
  const place = grid.areas.length === 1 ? (grid.areas[0]?.name ?? "") : "";
  return { name: `${place}${title}.xlsx`, input };
}
