import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { areasQuery } from "../api/areas-api.ts";

/** Names of areas by their codes, as far as the reader may see them. */
export function useAreaNames(): ReadonlyMap<string, string> {
  const { data } = useQuery(areasQuery);
  return useMemo(() => new Map(data?.areas.map(({ code, name }) => [code, name])), [data]);
}
