import {
  areaChangeEffect,
  type AreaChangeInput,
  areaChangeList,
  comparableSeriesRecord,
} from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

/** Recorded changes of areas, and the areas as they stood on a day; today when left out. */
export const areaChangesQuery = (on?: string) =>
  queryOptions({
    queryKey: ["area-changes", on],
    queryFn: ({ signal }) => request("/api/area-changes", areaChangeList, { query: { on }, signal }),
  });

/** Says what a change would do. */
export function foreseeAreaChange(body: AreaChangeInput) {
  return request("/api/area-changes", areaChangeEffect, { method: "POST", query: { apply: false }, body });
}

/** Records a change. */
export function recordAreaChange(body: AreaChangeInput) {
  return request("/api/area-changes", areaChangeEffect, { method: "POST", query: { apply: true }, body });
}

/** An area's figures within the boundaries of one day; today's when left out. */
export const comparableSeriesQuery = (area: string, indicator: string, on?: string) =>
  queryOptions({
    queryKey: ["comparable-series", area, indicator, on],
    queryFn: ({ signal }) =>
      request("/api/comparable-series", comparableSeriesRecord, { query: { area, indicator, on }, signal }),
  });
