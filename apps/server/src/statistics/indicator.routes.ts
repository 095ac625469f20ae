import {
  areaCode,
  indicator,
  indicatorInput,
  indicatorList,
  indicatorVersionList,
} from "@halfsky/api-contract";
import { z } from "zod";
import { mayReach } from "../access/context.ts";
import type { App } from "../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import { listPlanIndicators } from "../targets/plan-indicators.ts";
import { changeIndicator } from "./indicator.service.ts";
import { findReadableIndicator, listIndicatorsInReach } from "./indicator.store.ts";
import { listIndicatorVersions } from "./indicator-version.store.ts";
import { moment } from "./statistics-query.ts";

/** Indicators: what they are and who reports them. */
export function indicatorRoutes(app: App): void {
  app.get(
    "/api/indicators",
    {
      config: { access: { permission: "indicator.read" } },
      schema: {
        tags: ["statistics"],
        summary: "Indicators in reach",
        querystring: z.object({
          area: areaCode.optional(),
          plan: z.string().max(100).optional(),
          query: z.string().max(200).optional(),
        }),
        response: { 200: indicatorList },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => {
        const { area, plan, query } = request.query;
        const found = await listIndicatorsInReach(context, { areaCode: area, query });
        if (plan === undefined) return { indicators: [...found] };
        const listed = await listPlanIndicators(context.transaction, plan);
        const byId = new Map(found.map((one) => [one.id, one]));
        return { indicators: listed.flatMap(({ indicatorId }) => byId.get(indicatorId) ?? []) };
      }),
  );

  app.get(
    "/api/indicators/:id/versions",
    {
      config: { access: { permission: "indicator.read" } },
      schema: {
        tags: ["statistics"],
        summary: "Every definition that an indicator ever had, newest first",
        params: z.object({ id: z.string().max(200) }),
        querystring: z.object({ asOf: moment.optional() }),
        response: { 200: indicatorVersionList },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => {
        const found = await findReadableIndicator(context, request.params.id);
        return {
          versions: [...(await listIndicatorVersions(context.transaction, [found.id], request.query.asOf))],
          mayChange: await mayReach(context, "indicator.manage", { areaCode: found.areaCode }),
        };
      }),
  );

  app.patch(
    "/api/indicators/:id",
    {
      config: { access: { permission: "indicator.manage" } },
      schema: {
        tags: ["statistics"],
        summary: "Change what an indicator says of itself",
        params: z.object({ id: z.string().max(100) }),
        body: indicatorInput,
        response: { 200: indicator },
      },
    },
    (request) =>
      inWriteTransaction(request, (context) => changeIndicator(context, request.params.id, request.body)),
  );
}
