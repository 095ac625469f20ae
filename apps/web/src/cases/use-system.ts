import type { SystemDefinition } from "@halfsky/cases";
import { useQuery } from "@tanstack/react-query";
import { serviceSystemQuery } from "../api/cases-api.ts";

/** A system's definition as it holds in the reader's area; undefined while it is on its way. */
export function useSystem(id: string | undefined): {
  readonly definition: SystemDefinition | undefined;
  readonly error: Error | null;
} {
  const { data, error } = useQuery({ ...serviceSystemQuery(id ?? ""), enabled: id !== undefined });
  const json = data?.definition;
  return { definition: isDefinition(json) ? json : undefined, error };
}

/** The contract carries a definition as plain JSON; the server has checked it, here only its outline is looked at. */
export function isDefinition(json: unknown): json is SystemDefinition {
  return (
    typeof json === "object" && json !== null && "fields" in json && "forms" in json && "actions" in json
  );
}
