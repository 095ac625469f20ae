import {
  areaCode,
  breakdown,
  cellsInput,
  cellsSaved,
  observationGrid,
  observationHistory,
} from "@halfsky/api-contract";
import { z } from "zod";
import { requireReach } from "../access/context.ts";
import type { App } from "../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import { notFound } from "../platform-error.ts";
import { listIndicatorsById } from "./indicator.store.ts";
import { readGrid } from "./observation-grid.ts";
import { recordObservations } from "./observation.service.ts";
import { listRevisions } from "./observation.store.ts";
import { listSignatures } from "./observation-signature.store.ts";
import { gridQuery, moment, yearParameter } from "./statistics-query.ts";

/** Figures: the grid, saving cells, and the history of one. */
export function observationRoutes(app: App): void {
  app.get(
    "/api/observations",
    {
      config: { access: { permission: "observation.read" } },
      schema: {
        tags: ["statistics"],
        summary: "A grid of figures",
        querystring: gridQuery.extend({ asOf: moment.optional() }),
        response: { 200: observationGrid },
      },
    },
    (request) =>
      inReadTransaction(request, (context) => {
        const { areas, plan, indicators, from, to, asOf } = request.query;
        return readGrid(context, {
          areaCodes: areas,
          planId: plan,
          indicatorIds: indicators,
          from,
          to,
          asOf,
        });
      }),
  );

  app.put(
    "/api/observations",
    {
      config: { access: { permission: "observation.write" } },
      schema: {
        tags: ["statistics"],
        summary: "Save figures; a cell that someone changed meanwhile comes back as a conflict",
        body: cellsInput,
        response: { 200: cellsSaved },
      },
    },
    (request) =>
      inWriteTransaction(request, async (context) => {
        const outcome = await recordObservations(context, request.body.cells, { kind: "entry", name: null });
        return {
          saved: [...outcome.saved, ...outcome.unchanged],
          conflicts: [...outcome.conflicts],
          refused: [...outcome.refused],
          findings: [...outcome.findings],
        };
      }),
  );

  app.get(
    "/api/observations/history",
    {
      config: { access: { permission: "observation.read" } },
      schema: {
        tags: ["statistics"],
        summary: "Every figure that stood in a cell, newest first",
        querystring: z.object({
          area: areaCode,
          indicator: z.string().max(200),
          year: yearParameter,
          breakdown: breakdown.optional(),
        }),
        response: { 200: observationHistory },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => {
        const { area, indicator: indicatorId, year, breakdown: part } = request.query;
        const indicator = (await listIndicatorsById(context.transaction, [indicatorId]))[0];
        if (indicator === undefined) throw notFound({ zh: "指标", en: "indicator" }, indicatorId);
        const organisationId = indicator.organisation?.id;
        await requireReach(context, "observation.read", { areaCode: area, organisationId });
        const cell = { areaCode: area, indicatorId, year, breakdown: part };
        const signatures = await listSignatures(context.transaction, cell);
        const revisions = await listRevisions(context.transaction, cell);
        return {
          revisions: revisions.map((revision) => ({
            ...revision,
            signatures: signatures
              .filter((signature) => signature.revision === revision.revision)
              .map(({ level, by, at }) => ({ level, by, at })),
          })),
        };
      }),
  );
}
