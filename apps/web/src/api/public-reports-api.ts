import {
  publicForm,
  publicReceipt,
  publicReportList,
  type publicReport,
  receiptState,
} from "@halfsky/api-contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./request.ts";

const path = (system: string) => `/api/public/reports/${encodeURIComponent(system)}`;

/** In which systems anybody may report without an account. */
export const publicReportsQuery = queryOptions({
  queryKey: ["public-reports"],
  queryFn: ({ signal }) => request("/api/public/reports", publicReportList, { signal }),
});

/** The form of such a report as an area asks it, and as any asks it while none was chosen. */
export const publicFormQuery = (system: string, area: string | null) =>
  queryOptions({
    queryKey: ["public-reports", system, area],
    queryFn: ({ signal }) =>
      request(area === null ? path(system) : `${path(system)}?area=${area}`, publicForm, { signal }),
    // what was typed stays on the page while the form of another area is read
    placeholderData: keepPreviousData,
    staleTime: 10 * 60_000,
  });

/** Hands a report in. */
export function sendPublicReport(system: string, body: z.input<typeof publicReport>) {
  return request(path(system), publicReceipt, { method: "POST", body });
}

/** What became of a report, for whoever has its number and code. */
export function readReceipt(body: { readonly number: string; readonly code: string }) {
  return request("/api/public/receipts", receiptState, { method: "POST", body });
}
