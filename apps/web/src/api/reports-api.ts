import { reportCheck, reportList, reportRecord } from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";
import { upload } from "./upload.ts";

const reportPath = (id: string) => `/api/reports/${encodeURIComponent(id)}`;

/** Reports of an area. */
export const reportsQuery = (area: string) =>
  queryOptions({
    queryKey: ["reports", "list", area],
    queryFn: ({ signal }) => request("/api/reports", reportList, { query: { area }, signal }),
  });

/** A report as it was made, and which of its figures changed since. */
export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ["reports", "record", id],
    queryFn: ({ signal }) => request(reportPath(id), reportRecord, { signal }),
  });

/** Makes the annual monitoring report of a plan and year. */
export function makeReport(body: {
  readonly planId: string;
  readonly year: number;
  readonly language: "zh" | "en";
}) {
  return request("/api/reports", reportRecord, { method: "POST", body });
}

/** Address of the Word file of a report. */
export function reportFileAddress(id: string): string {
  return `${reportPath(id)}/file.docx`;
}

/** Proves every printed figure of a Word file against the database. */
export function checkReportFile(file: File, onProgress: (share: number) => void) {
  return upload("/api/reports/check", file, reportCheck, { onProgress });
}
