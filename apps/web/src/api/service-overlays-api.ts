import { type overlayInput, overlayResult, serviceOverlay, serviceOverlayList } from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import type { SystemOverlay } from "@halfsky/cases";
import type { z } from "zod";
import { request } from "./request.ts";

/** Every system with what an area set in it. */
export const serviceOverlaysQuery = (areaCode: string) =>
  queryOptions({
    queryKey: ["service-overlays", areaCode],
    queryFn: ({ signal }) =>
      request("/api/service-overlays", serviceOverlayList, { query: { areaCode }, signal }),
  });

const pathOf = (system: string) => `/api/service-systems/${encodeURIComponent(system)}/overlay`;

/** What an area set in a system, beside what holds without it, with every version. */
export const serviceOverlayQuery = (system: string, areaCode: string) =>
  queryOptions({
    queryKey: ["service-overlays", areaCode, system],
    queryFn: ({ signal }) => request(pathOf(system), serviceOverlay, { query: { areaCode }, signal }),
    refetchOnWindowFocus: false,
  });

/** Sets all parameters of a system in an area anew. */
export function setOverlay(
  system: string,
  body: Omit<z.input<typeof overlayInput>, "overlay"> & { readonly overlay: SystemOverlay },
) {
  return request(pathOf(system), overlayResult, { method: "PUT", body });
}
