import { areaCode, indicator, indicatorInput, indicatorList } from "@halfsky/api-contract";
import { z } from "zod";
import type { App } from "../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import { listPlanIndicators } from "../targets/plan-indicators.ts";
import { changeIndicator } from "./indicator.service.ts";
import { listIndicatorsInReach } from "./indicator.store.ts";

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
