import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { areasQuery } from "../api/areas-api.ts";
import { localitiesQuery } from "../api/cases-api.ts";

/** Names of areas, townships and villages by their codes, as far as the reader may see them. */
export function useAreaNames(): ReadonlyMap<string, string> {
  const areas = useQuery(areasQuery).data?.areas;
  const localities = useQuery(localitiesQuery).data?.localities;
  return useMemo(
    () => new Map([...(areas ?? []), ...(localities ?? [])].map(({ code, name }) => [code, name])),
    [areas, localities],
  );
}
