import { useCallback } from "react";
import { useSearchParams } from "react-router";

/** Sets or removes values of the address without adding a step to the history. */
export function useAddress(): {
  readonly get: (name: string) => string | undefined;
  readonly set: (values: Readonly<Record<string, string | number | null>>) => void;
} {
  const [parameters, setParameters] = useSearchParams();
  const get = useCallback((name: string) => parameters.get(name) ?? undefined, [parameters]);
  const set = useCallback(
    (values: Readonly<Record<string, string | number | null>>) =>
      setParameters(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(values)) {
            if (value === null || value === "") after.delete(name);
            else after.set(name, String(value));
          }
          return after;
        },
        { replace: true },
      ),
    [setParameters],
  );
  return { get, set };
}

/** The part of an address that goes along from page to page: the area and the year looked at. */
export function placeQuery(search: string): string {
  const before = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const name of ["area", "year"]) {
    const value = before.get(name);
    if (value !== null) kept.set(name, value);
  }
  const text = kept.toString();
  return text === "" ? "" : `?${text}`;
}
