import { areaCode, lightList, monitoringRulesInput, monitoringRulesRecord } from "@halfsky/api-contract";
import { z } from "zod";
import { isSampleCity } from "../accounts/account.store.ts";
import type { App } from "../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import { sendWorkbook } from "../statistics/figure-sheet.routes.ts";
import { yearParameter } from "../statistics/statistics-query.ts";
import { listLights } from "./light-list.ts";
import { readMonitoringRules, setMonitoringRules } from "./monitoring-rules.service.ts";
import { writeLightSheet } from "./write-light-sheet.ts";

const planParameter = z.string().max(200).optional();
const lightQuery = z.object({
  area: areaCode.optional(),
  year: yearParameter.optional(),
  plan: planParameter,
});

/** The lights of an area, their export, and the rules that they and the judgements follow. */
export function lightRoutes(app: App): void {
  app.get(
    "/api/lights",
    {
      config: { access: { permission: "judgement.read" } },
      schema: {
        tags: ["targets"],
        summary: "The lights of an area in a year, worst first, with what turned and since when",
        querystring: lightQuery,
        response: { 200: lightList },
      },
    },
    (request) =>
      inReadTransaction(request, (context) => {
        const { area, year, plan } = request.query;
        return listLights(context, { areaCode: area, year, planId: plan });
      }),
  );

  app.get(
    "/api/lights/sheet.xlsx",
    {
      config: { access: { permission: "judgement.read" } },
      schema: {
        tags: ["targets"],
        summary: "The same table as a workbook",
        querystring: lightQuery.extend({ language: z.enum(["zh", "en"]).default("zh") }),
      },
    },
    async (request, reply) => {
      const { area, year, plan, language } = request.query;
      const { list, isSample } = await inReadTransaction(request, async (context) => ({
        list: await listLights(context, { areaCode: area, year, planId: plan }),
        isSample: await isSampleCity(context.transaction),
      }));
      const bytes = await writeLightSheet(list, { language, isSample });
      return sendWorkbook(reply, `${list.areaName}${list.year}年亮灯.xlsx`, bytes);
    },
  );

  app.get(
    "/api/monitoring-rules",
    {
      config: { access: { permission: "judgement.read" } },
      schema: {
        tags: ["targets"],
        summary: "Tolerances and rules of the lights that count for a plan or an area, with every version",
        querystring: z.object({ area: areaCode.optional(), plan: planParameter }),
        response: { 200: monitoringRulesRecord },
      },
    },
    (request) =>
      inReadTransaction(request, (context) =>
        readMonitoringRules(context, { areaCode: request.query.area, planId: request.query.plan }),
      ),
  );

  app.put(
    "/api/monitoring-rules",
    {
      config: { access: { permission: "light.manage" } },
      schema: {
        tags: ["targets"],
        summary: "Set tolerances and rules of the lights for a plan or an area, as a new version",
        body: monitoringRulesInput,
        response: { 200: monitoringRulesRecord },
      },
    },
    (request) => inWriteTransaction(request, (context) => setMonitoringRules(context, request.body)),
  );
}
