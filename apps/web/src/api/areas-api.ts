import { areaList } from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

/** All areas in the reader's reach and the units that report there. */
export const areasQuery = queryOptions({
  queryKey: ["areas"],
  queryFn: ({ signal }) => request("/api/areas", areaList, { signal }),
  staleTime: 10 * 60_000,
});
