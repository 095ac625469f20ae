import { travelCoverage, travelImport, travelTimeSummary } from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { addressOf, request } from "./request.ts";
import { upload } from "./upload.ts";

const placePath = (system: string) => `/api/service-places/${encodeURIComponent(system)}`;

/** Which areas reach a place within the minutes of the standard, as of a day; today where none is said. */
export const travelCoverageQuery = (system: string, day: string | undefined) =>
  queryOptions({
    queryKey: ["cases", "travel", system, day],
    queryFn: ({ signal }) =>
      request(`${placePath(system)}/travel`, travelCoverage, { query: { day }, signal }),
  });

/** Address of the same as .xlsx. */
export function travelSheetAddress(system: string, day: string | undefined, language: string): string {
  return addressOf(`${placePath(system)}/travel.xlsx`, { day, language });
}

/** What was measured so far. */
export const travelTimesQuery = queryOptions({
  queryKey: ["travel-times"],
  queryFn: ({ signal }) => request("/api/travel-times", travelTimeSummary, { signal }),
});

/** Address of the empty sheet. */
export function travelTemplateAddress(language: string): string {
  return addressOf("/api/travel-times/template.xlsx", { language });
}

/** Reads a sheet of travel minutes; keeps it only where asked to. */
export function bringTravelSheet({ file, apply }: { readonly file: File; readonly apply: boolean }) {
  return upload("/api/travel-times/import", file, travelImport, { query: { apply } });
}
