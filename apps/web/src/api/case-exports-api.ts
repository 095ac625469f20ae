import {
  type ExportAsk,
  type ExportDecision,
  exportList,
  exportOptions,
  exportRow,
} from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { fetchRecorded } from "./fetch-recorded.ts";
import { request } from "./request.ts";

const path = (id: string) => `/api/case-exports/${encodeURIComponent(id)}`;

/** What of cases the reader may ask for, by system. */
export const exportOptionsQuery = queryOptions({
  queryKey: ["case-exports", "options"],
  queryFn: ({ signal }) => request("/api/case-exports/options", exportOptions, { signal }),
});

/** Her own asks, and those that she decides on. */
export const exportsQuery = queryOptions({
  queryKey: ["case-exports", "list"],
  queryFn: ({ signal }) => request("/api/case-exports", exportList, { signal }),
});

/** Asks for a file of cases. */
export function askExport(body: ExportAsk) {
  return request("/api/case-exports", exportRow, { method: "POST", body });
}

/** Agrees to an ask, or refuses it. */
export function decideExport({ id, ...body }: ExportDecision & { readonly id: string }) {
  return request(`${path(id)}/decision`, exportRow, { method: "POST", body });
}

/** Fetches the file and hands it to the browser to keep; each time counts. */
export function fetchExport({
  id,
  language,
}: {
  readonly id: string;
  readonly language: "zh" | "en";
}): Promise<void> {
  const name = `${language === "zh" ? "个案导出" : "cases"} ${id}.xlsx`;
  return fetchRecorded({ address: `${path(id)}/file`, language, name });
}
