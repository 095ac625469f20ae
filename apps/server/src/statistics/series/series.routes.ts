import { mapQuery, mapSlice, series, seriesQuery } from "@halfsky/api-contract";
import type { App } from "../../http/ground.ts";
import { inSingleRead } from "../../http/run-in-transaction.ts";
import { readMap, readSeries } from "./read-series.ts";

/** Figures for charts, maps and programs: as few words as possible, each in one statement. */
export function seriesRoutes(app: App): void {
  const tags = ["series"];
  app.get(
    "/api/series",
    {
      config: { access: { permission: "observation.read" } },
      schema: {
        tags,
        summary: "An indicator in an area through the years",
        querystring: seriesQuery,
        response: { 200: series },
      },
    },
    (request) => inSingleRead(request, (context) => readSeries(context, request.query)),
  );

  app.get(
    "/api/map",
    {
      config: { access: { permission: "observation.read" } },
      schema: {
        tags,
        summary: "An indicator in a year, in an area and every one below it",
        querystring: mapQuery,
        response: { 200: mapSlice },
      },
    },
    (request) => inSingleRead(request, (context) => readMap(context, request.query)),
  );
}
