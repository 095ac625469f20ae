import { dimensionList, type FormCopy, type FormInput, formList, formRecord } from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

const path = (id: string) => `/api/forms/${encodeURIComponent(id)}`;

/** Forms that the reader manages, reads or fills in. */
export const formsQuery = queryOptions({
  queryKey: ["forms", "list"],
  queryFn: ({ signal }) => request("/api/forms", formList, { signal }),
});

/** A form, newest or in the version asked for. */
export const formQuery = (id: string, version?: number) =>
  queryOptions({
    queryKey: ["forms", "record", id, version ?? null],
    queryFn: ({ signal }) => request(path(id), formRecord, { query: { version }, signal }),
  });

/** By what figures can be broken down. */
export const dimensionsQuery = queryOptions({
  queryKey: ["dimensions"],
  queryFn: ({ signal }) => request("/api/dimensions", dimensionList, { signal }),
  staleTime: 10 * 60_000,
});

/** Makes a form. */
export function createForm(body: FormInput) {
  return request("/api/forms", formRecord, { method: "POST", body });
}

/** Saves a form as a new version. */
export function saveForm(id: string, body: FormInput) {
  return request(path(id), formRecord, { method: "PUT", body });
}

/** Copies a form, with the years in its words moved on. */
export function copyForm(id: string, body: FormCopy) {
  return request(`${path(id)}/copy`, formRecord, { method: "POST", body });
}
