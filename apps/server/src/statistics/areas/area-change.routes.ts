import {
  type AreaChangeRow,
  areaChangeEffect,
  areaChangeInput,
  areaChangeList,
  areaCode,
  comparableSeriesRecord,
} from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import { areaSpans, isValidOn, withoutAreaChanges } from "@halfsky/statistics";
import { z } from "zod";
import { findReach } from "../../access/context.ts";
import { isWithin } from "../../access/reach.ts";
import type { App } from "../../http/ground.ts";
import { inReadTransaction, inWriteTransaction } from "../../http/run-in-transaction.ts";
import { foreseeAreaChange, recordAreaChange } from "./area-change.service.ts";
import { listAreaChanges, listStoredAreas } from "./area-change.store.ts";
import { readComparableSeries } from "./comparable-series.ts";

/** Areas through time: changes of boundaries, names and codes, and series within the boundaries of one day. */
export function areaChangeRoutes(app: App): void {
  const tags = ["statistics"];
  app.get(
    "/api/area-changes",
    {
      config: { access: { permission: "area.read" } },
      schema: {
        tags,
        summary: "Changes of areas as known at a moment, and the areas as they stood on a day",
        querystring: z.object({
          on: z.iso.date().optional(),
          asOf: z.iso.datetime({ precision: 3 }).optional(),
        }),
        response: { 200: areaChangeList },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => {
        const { on = beijingDate(context.now), asOf } = request.query;
        const reach = await findReach(context, "area.read");
        const isSeen = ({ code }: { code: string }) => isWithin(reach, { areaCode: code });
        const all = await listAreaChanges(context.transaction);
        const isKnown = ({ recorded }: AreaChangeRow) => asOf === undefined || recorded.at <= asOf;
        const changes = all.filter(isKnown);
        const later = all
          .filter((change) => !isKnown(change))
          .toSorted((one, other) => (one.recorded.at < other.recorded.at ? 1 : -1));
        const stored = withoutAreaChanges(await listStoredAreas(context.transaction), later);
        const spans = areaSpans(stored, changes);
        return {
          on,
          changes: changes.filter(({ before, after }) => [...before, ...after].some(isSeen)),
          areas: spans
            .filter((span) => isSeen(span) && isValidOn(span, on))
            .map(({ code, name, validFrom, validTo }) => ({ code, name, validFrom, validTo })),
          mayManage: (await findReach(context, "area.manage")).length > 0,
        };
      }),
  );

  app.post(
    "/api/area-changes",
    {
      config: { access: { permission: "area.manage" } },
      schema: {
        tags,
        summary: "Record a merger, split, new name or code, or transfer; or only see what it would do",
        querystring: z.object({ apply: z.enum(["true", "false"]).default("false") }),
        body: areaChangeInput,
        response: { 200: areaChangeEffect },
      },
    },
    (request) =>
      request.query.apply === "true"
        ? inWriteTransaction(request, (context) => recordAreaChange(context, request.body))
        : inReadTransaction(request, (context) => foreseeAreaChange(context, request.body)),
  );

  app.get(
    "/api/comparable-series",
    {
      config: { access: { permission: "observation.read" } },
      schema: {
        tags,
        summary: "An area's figures within the boundaries of one day",
        querystring: z.object({
          area: areaCode,
          indicator: z.string().max(100),
          on: z.iso.date().optional(),
        }),
        response: { 200: comparableSeriesRecord },
      },
    },
    (request) =>
      inReadTransaction(request, (context) =>
        readComparableSeries(context, {
          areaCode: request.query.area,
          indicatorId: request.query.indicator,
          on: request.query.on ?? beijingDate(context.now),
        }),
      ),
  );
}
