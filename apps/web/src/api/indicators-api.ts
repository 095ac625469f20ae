import { dimensionList, indicatorVersionList } from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

/** Every definition that an indicator ever had, newest first. */
export const indicatorVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["figures", "indicator-versions", id],
    queryFn: ({ signal }) =>
      request(`/api/indicators/${encodeURIComponent(id)}/versions`, indicatorVersionList, { signal }),
  });

/** By what figures can be broken down. */
export const dimensionsQuery = queryOptions({
  queryKey: ["dimensions"],
  queryFn: ({ signal }) => request("/api/dimensions", dimensionList, { signal }),
  staleTime: 600_000,
});
