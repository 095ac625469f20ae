import {
  type ExportAsk,
  type ExportDecision,
  exportList,
  exportOptions,
  exportRow,
} from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { readAnswer, request } from "./request.ts";
import { RequestProblem } from "./request-problem.ts";

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
export async function fetchExport({
  id,
  language,
}: {
  readonly id: string;
  readonly language: "zh" | "en";
}): Promise<void> {
  let response: Response;
  try {
    response = await fetch(`${path(id)}/file`, {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ language }),
    });
  } catch {
    // whether it was counted is not known
    throw new RequestProblem({
      origin: "network",
      status: 0,
      code: "unreachable",
      detail: null,
      faults: [],
      requestId: null,
      effect: "unknown",
    });
  }
  if (!response.ok) {
    const requestId = response.headers.get("x-request-id");
    readAnswer({ status: response.status, text: await response.text(), requestId }, exportRow, false);
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = `${language === "zh" ? "个案导出" : "cases"} ${id}.xlsx`;
  link.click();
  URL.revokeObjectURL(link.href);
}
