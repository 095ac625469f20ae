import {
  type CorrectionInput,
  importedDocument,
  indicatorMatchList,
  planDifference,
  planImport,
  type PlanImport,
  planImportList,
  planList,
  planRecord,
  planSearch,
  planSource,
  type PublicationInput,
} from "@halfsky/api-contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { request } from "./request.ts";
import { RequestProblem } from "./request-problem.ts";
import { upload } from "./upload.ts";

const planPath = (id: string) => `/api/plans/${encodeURIComponent(id)}`;

/** Plans in reach; all areas when none is named. */
export const plansQuery = (area?: string) =>
  queryOptions({
    queryKey: ["plans", "list", area ?? null],
    queryFn: ({ signal }) => request("/api/plans", planList, { query: { area }, signal }),
  });

/** A plan with its newest reading, or as it was published in a version. */
export const planQuery = (id: string, version?: number) =>
  queryOptions({
    queryKey: ["plans", "record", id, version ?? null],
    queryFn: ({ signal }) =>
      request(version === undefined ? planPath(id) : `${planPath(id)}/versions/${version}`, planRecord, {
        signal,
      }),
  });

/** The lines of the document a reading was made from. */
export const planSourceQuery = (id: string, reading: number) =>
  queryOptions({
    queryKey: ["plans", "source", id, reading],
    queryFn: ({ signal }) => request(`${planPath(id)}/source`, planSource, { query: { reading }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What publishing would make, and which indicators it might be already. */
export const indicatorMatchesQuery = (id: string) =>
  queryOptions({
    queryKey: ["plans", "matches", id],
    queryFn: ({ signal }) => request(`${planPath(id)}/indicator-matches`, indicatorMatchList, { signal }),
    staleTime: 0,
  });

/** What differs between two readings. */
export const planDifferenceQuery = (id: string, from: number, to: number) =>
  queryOptions({
    queryKey: ["plans", "difference", id, from, to],
    queryFn: ({ signal }) =>
      request(`${planPath(id)}/difference`, planDifference, { query: { from, to }, signal }),
  });

/** Parts of a plan that hold all words of the query. */
export const planSearchQuery = (id: string, words: string) =>
  queryOptions({
    queryKey: ["plans", "search", id, words],
    queryFn: ({ signal }) => request(`${planPath(id)}/search`, planSearch, { query: { q: words }, signal }),
    enabled: words !== "",
    placeholderData: keepPreviousData,
  });

/** Uploads one document; answers with what was imported, or with the job where that takes a while. The period is for a text that names none. */
export function importPlanDocument(
  file: File,
  { area, period }: { readonly area: string; readonly period: readonly [number, number] | null },
  onProgress: (share: number) => void,
) {
  const years = period === null ? {} : { periodStart: String(period[0]), periodEnd: String(period[1]) };
  const answer = z.union([importedDocument, planImport]);
  return upload("/api/plan-documents", file, answer, { fields: { area, ...years }, onProgress });
}

/** One's own newest imports, running and done. */
export async function listPlanImports() {
  return (await request("/api/plan-imports", planImportList)).imports;
}

/** How an import stands. Throws RequestProblem, as a refused upload does, once it was refused. */
export async function readPlanImport(jobId: string) {
  const found = await request(`/api/plan-imports/${encodeURIComponent(jobId)}`, planImport);
  const problem = problemOfImport(found);
  if (problem) throw problem;
  return found;
}

/** Why an import was refused; undefined for one that was not. */
export function problemOfImport({ state, error }: PlanImport): RequestProblem | undefined {
  if (state !== "failed" || error === null) return undefined;
  return new RequestProblem({
    ...error,
    origin: "server",
    status: 422,
    requestId: null,
    effect: "not-stored",
  });
}

/** Corrects, adds or strikes one part; answers with the plan as it is then. */
export function correctPlan(id: string, body: CorrectionInput) {
  return request(`${planPath(id)}/corrections`, planRecord, { method: "POST", body });
}

/** Takes one correction back; it stays in the history. */
export function takeBackCorrection(id: string, number: number) {
  return request(`${planPath(id)}/corrections/${number}`, planRecord, { method: "DELETE" });
}

/** Publishes the newest reading with its corrections as the next version. */
export function publishPlan(id: string, body: PublicationInput) {
  return request(`${planPath(id)}/publication`, planRecord, { method: "POST", body });
}

/** Takes a published plan out of use; publishing brings it back. */
export function withdrawPlan(id: string, reason: string) {
  return request(`${planPath(id)}/withdrawal`, planRecord, { method: "POST", body: { reason } });
}
