import { travelCoverage, travelImport, travelTimeSummary } from "@halfsky/api-contract";
import { z } from "zod";
import { areaTreeOf, findReach, requireReach } from "../../access/context.ts";
import { areasWithin } from "../../access/reach.ts";
import type { App } from "../../http/ground.ts";
import { readUpload } from "../../http/read-upload.ts";
import { inReadTransaction, inWriteTransaction } from "../../http/run-in-transaction.ts";
import { sendWorkbook } from "../../statistics/figure-sheet.routes.ts";
import { definitionIn } from "../definitions.ts";
import { inCaseRead } from "../in-case-transaction.ts";
import { readOutsideFile } from "../outside/read-outside-file.ts";
import { listTravelUnits } from "./coverage-units.ts";
import { importTravel, previewTravel } from "./import-travel.service.ts";
import { sumTravelTimes } from "./travel-time.store.ts";
import { readTravelCoverage } from "./travel-coverage.ts";
import { writeCoverageSheet, writeTravelTemplate } from "./write-travel-sheets.ts";

const working = { config: { access: { permission: "case.work" } } } as const;
const configures = { config: { access: { permission: "case.configure" } } } as const;
const bySystem = z.object({ system: z.string().max(100) });
const language = z.enum(["zh", "en"]).default("zh");
const day = z.iso.date().optional();
const flag = z
  .enum(["true", "false"])
  .default("false")
  .transform((text) => text === "true");

/** Coverage by minutes of travel, and the sheet that the minutes come in. */
export function travelRoutes(app: App): void {
  app.get(
    "/api/service-places/:system/travel",
    {
      ...working,
      schema: {
        tags: ["cases"],
        summary: "Which areas reach a place within the minutes of the standard, as of a day",
        params: bySystem,
        querystring: z.object({ day }),
        response: { 200: travelCoverage },
      },
    },
    (request) =>
      inCaseRead(request, (context) => readTravelCoverage(context, request.params.system, request.query.day)),
  );

  app.get(
    "/api/service-places/:system/travel.xlsx",
    {
      ...working,
      schema: {
        tags: ["cases"],
        summary: "The same as a sheet",
        params: bySystem,
        querystring: z.object({ day, language }),
      },
    },
    async (request, reply) => {
      const { system } = request.params;
      const asked = request.query;
      const { coverage, title, now } = await inCaseRead(request, async (context) => ({
        coverage: await readTravelCoverage(context, system, asked.day),
        title: (await definitionIn(context, system, context.actor.areaCode)).definition.title,
        now: context.now,
      }));
      const bytes = await writeCoverageSheet(coverage, { title, language: asked.language, now });
      const name = asked.language === "zh" ? "通行覆盖" : "coverage";
      return sendWorkbook(reply, `${name} ${title[asked.language]} ${coverage.day}.xlsx`, bytes);
    },
  );

  app.get(
    "/api/travel-times",
    {
      ...configures,
      schema: {
        tags: ["service-systems"],
        summary: "What was measured from the caller's areas",
        response: { 200: travelTimeSummary },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => {
        const reach = await findReach(context, "case.configure");
        const areas = areasWithin(reach, await areaTreeOf(context));
        return { modes: [...(await sumTravelTimes(context.transaction, areas))] };
      }),
  );

  app.get(
    "/api/travel-times/template.xlsx",
    {
      ...configures,
      schema: {
        tags: ["service-systems"],
        summary: "The empty sheet of travel minutes, with the codes of areas, townships and villages",
        querystring: z.object({ language }),
      },
    },
    async (request, reply) => {
      const { units, now } = await inReadTransaction(request, async (context) => {
        await requireReach(context, "case.configure", { areaCode: context.actor.areaCode });
        return { units: await listTravelUnits(context), now: context.now };
      });
      const bytes = await writeTravelTemplate(units, { language: request.query.language, now });
      const name = request.query.language === "zh" ? "通行时间表（模板）" : "travel minutes (template)";
      return sendWorkbook(reply, `${name}.xlsx`, bytes);
    },
  );

  app.post(
    "/api/travel-times/import",
    {
      ...configures,
      schema: {
        tags: ["service-systems"],
        summary: "Read a sheet of travel minutes: every fault at once, kept only with apply=true",
        consumes: ["multipart/form-data"],
        querystring: z.object({ apply: flag }),
        response: { 200: travelImport },
      },
    },
    async (request) => {
      const { fileName, bytes } = await readUpload(request);
      const brought = { fileName, sheets: await readOutsideFile(fileName, bytes) };
      return request.query.apply
        ? inWriteTransaction(request, (context) => importTravel(context, brought))
        : inReadTransaction(request, (context) => previewTravel(context, brought));
    },
  );
}
