import { lightList, type monitoringRulesInput, monitoringRulesRecord } from "@halfsky/api-contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { addressOf, request } from "./request.ts";

/** The lights of an area in a year; the newest year with figures when none is named. */
export const lightsQuery = (area: string, year: number | undefined) =>
  queryOptions({
    queryKey: ["targets", "lights", area, year ?? null],
    queryFn: ({ signal }) => request("/api/lights", lightList, { query: { area, year }, signal }),
    placeholderData: keepPreviousData,
  });

/** Address of the table of lights as a workbook. */
export function lightSheetAddress(query: {
  readonly area: string;
  readonly year: number;
  readonly plan: string | undefined;
  readonly language: string;
}): string {
  return addressOf("/api/lights/sheet.xlsx", query);
}

/** The rules that count for a plan, or for the plans of an area in general, with every version. */
export const monitoringRulesQuery = (area: string, plan: string | undefined) =>
  queryOptions({
    queryKey: ["targets", "rules", area, plan ?? null],
    queryFn: ({ signal }) =>
      request("/api/monitoring-rules", monitoringRulesRecord, { query: { area, plan }, signal }),
  });

/** Other rules for an area or a plan, with the reason. */
export type MonitoringRulesInput = z.input<typeof monitoringRulesInput>;

/** Sets other rules; answers with what counts then. */
export function setMonitoringRules(body: MonitoringRulesInput) {
  return request("/api/monitoring-rules", monitoringRulesRecord, { method: "PUT", body });
}
