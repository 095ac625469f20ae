import type { MatterRow } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { mattersQuery } from "../api/supervision-api.ts";
import { useMay } from "../shell/session.tsx";
import { openMatters } from "./open-matters.ts";

/** The open matter of each target of an area; undefined until it is known, and for who may not see supervision. */
export function useOpenMatters(area: string): ReadonlyMap<string, MatterRow> | undefined {
  const mayRead = useMay("supervision.read");
  const { data } = useQuery({ ...mattersQuery({ open: "true" }), enabled: mayRead });
  return useMemo(() => (data ? openMatters(data.matters, area) : undefined), [data, area]);
}
