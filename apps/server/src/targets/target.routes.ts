import {
  areaCode,
  board,
  decisionInput,
  indicatorRecord,
  pathInput,
  targetList,
  targetRow,
  targetStatus,
} from "@halfsky/api-contract";
import { z } from "zod";
import type { App } from "../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import { isSampleCity } from "../accounts/account.store.ts";
import { listAreas } from "../statistics/area.store.ts";
import { sendWorkbook } from "../statistics/figure-sheet.routes.ts";
import { yearParameter } from "../statistics/statistics-query.ts";
import { readBoard } from "./board.ts";
import { changePath, decideTarget } from "./decide-target.service.ts";
import { getIndicatorRecord } from "./indicator-record.ts";
import { listJudgedTargets } from "./target-list.ts";
import { writeTargetSheet } from "./write-target-sheet.ts";

const areaAndYear = z.object({ area: areaCode.optional(), year: yearParameter.optional() });

const targetQuery = areaAndYear.extend({
  plan: z.string().max(100).optional(),
  domain: z.string().max(100).optional(),
  status: targetStatus.optional(),
});

const byId = z.object({ id: z.string().max(200) });

/** Targets as they are judged: list, export, decisions, paths, the record of an indicator, and the board. */
export function targetRoutes(app: App): void {
  app.get(
    "/api/targets",
    {
      config: { access: { permission: "judgement.read" } },
      schema: {
        tags: ["targets"],
        summary: "Targets judged in an area and a year",
        querystring: targetQuery,
        response: { 200: targetList },
      },
    },
    (request) =>
      inReadTransaction(request, (context) => {
        const { area, year, plan, domain, status } = request.query;
        return listJudgedTargets(context, { areaCode: area, year, planId: plan, domain, status });
      }),
  );

  app.get(
    "/api/targets/sheet.xlsx",
    {
      config: { access: { permission: "judgement.read" } },
      schema: {
        tags: ["targets"],
        summary: "The same table as a workbook",
        querystring: targetQuery.extend({ language: z.enum(["zh", "en"]).default("zh") }),
      },
    },
    async (request, reply) => {
      const { area, year, plan, domain, status, language } = request.query;
      const made = await inReadTransaction(request, async (context) => {
        const list = await listJudgedTargets(context, { areaCode: area, year, planId: plan, domain, status });
        const areas = await listAreas(context.transaction);
        const areaName = areas.find(({ code }) => code === list.areaCode)?.name ?? list.areaCode;
        const isSample = await isSampleCity(context.transaction);
        return { list, areaName, isSample };
      });
      const { list, areaName, isSample } = made;
      const bytes = await writeTargetSheet(list, { areaName, language, isSample });
      return sendWorkbook(reply, `${areaName}${list.year}年目标判定.xlsx`, bytes);
    },
  );

  app.put(
    "/api/targets/:id/decision",
    {
      config: { access: { permission: "judgement.decide" } },
      schema: {
        tags: ["targets"],
        summary: "Sign the status of a target in an area and a year",
        params: byId,
        body: decisionInput,
        response: { 200: targetRow },
      },
    },
    (request) =>
      inWriteTransaction(request, (context) => decideTarget(context, request.params.id, request.body)),
  );

  app.put(
    "/api/targets/:id/path",
    {
      config: { access: { permission: "judgement.decide" } },
      schema: {
        tags: ["targets"],
        summary: "Lay another path to a target",
        params: byId,
        body: pathInput,
        response: { 200: targetRow },
      },
    },
    (request) =>
      inWriteTransaction(request, (context) => changePath(context, request.params.id, request.body)),
  );

  app.get(
    "/api/indicators/:id",
    {
      config: { access: { permission: "observation.read" } },
      schema: {
        tags: ["targets"],
        summary: "Everything of one indicator",
        params: byId,
        querystring: areaAndYear,
        response: { 200: indicatorRecord },
      },
    },
    (request) =>
      inReadTransaction(request, (context) =>
        getIndicatorRecord(context, request.params.id, {
          areaCode: request.query.area,
          year: request.query.year,
        }),
      ),
  );

  app.get(
    "/api/board",
    {
      config: { access: { permission: "judgement.read" } },
      schema: {
        tags: ["targets"],
        summary: "The plans of an area at a glance, worst first",
        querystring: areaAndYear,
        response: { 200: board },
      },
    },
    (request) =>
      inReadTransaction(request, (context) =>
        readBoard(context, { areaCode: request.query.area, year: request.query.year }),
      ),
  );
}
