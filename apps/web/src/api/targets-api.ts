import {
  type decisionInput,
  indicator,
  type indicatorInput,
  indicatorRecord,
  type pathInput,
  targetList,
  targetRow,
} from "@halfsky/api-contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { addressOf, request } from "./request.ts";

/** All targets that bind an area, judged in a year; the newest year with figures when none is named. */
export const targetsQuery = (area: string, year: number | undefined) =>
  queryOptions({
    queryKey: ["targets", "list", area, year ?? null],
    queryFn: ({ signal }) => request("/api/targets", targetList, { query: { area, year }, signal }),
    placeholderData: keepPreviousData,
  });

/** Everything of one indicator in an area, judged in a year. */
export const indicatorQuery = (id: string, area: string, year: number | undefined) =>
  queryOptions({
    queryKey: ["targets", "indicator", id, area, year ?? null],
    queryFn: ({ signal }) =>
      request(`/api/indicators/${encodeURIComponent(id)}`, indicatorRecord, {
        query: { area, year },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

/** What is signed of a target in an area and a year. */
export type DecisionInput = z.infer<typeof decisionInput>;

/** Signs the status of a target; answers with the row as it is then. */
export function decideTarget(id: string, body: DecisionInput) {
  return request(`/api/targets/${encodeURIComponent(id)}/decision`, targetRow, { method: "PUT", body });
}

/** Which path is laid to a target, and for which area and year the answer is judged. */
export type PathInput = z.infer<typeof pathInput>;

/** Lays another path to a target; answers with the row as it is judged then. */
export function changePath(id: string, body: PathInput) {
  return request(`/api/targets/${encodeURIComponent(id)}/path`, targetRow, { method: "PUT", body });
}

/** What is changed of an indicator. */
export type IndicatorInput = z.infer<typeof indicatorInput>;

/** Changes what an indicator means; answers with it as it is then. */
export function changeIndicator(id: string, body: IndicatorInput) {
  return request(`/api/indicators/${encodeURIComponent(id)}`, indicator, { method: "PATCH", body });
}

/** Address of the table of targets as a workbook. */
export function targetSheetAddress(query: {
  readonly area: string;
  readonly year: number;
  readonly plan: string | undefined;
  readonly domain: string | undefined;
  readonly status: string | undefined;
  readonly language: string;
}): string {
  return addressOf("/api/targets/sheet.xlsx", query);
}
