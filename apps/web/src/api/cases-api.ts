import {
  attachment,
  candidateList,
  type CaseActionInput,
  caseDone,
  caseFilters,
  caseList,
  type CaseOpening,
  caseQueue,
  caseRecord,
  caseSearchResult,
  localityList,
  type Person,
  placeCoverage,
  referralInbox,
  serviceSystem,
  serviceSystemList,
} from "@halfsky/api-contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { addressOf, type Query, request } from "./request.ts";
import { upload } from "./upload.ts";

const casePath = (id: string) => `/api/cases/${encodeURIComponent(id)}`;

/** What waits for the reader, first what is due first. */
export const caseQueueQuery = queryOptions({
  queryKey: ["cases", "queue"],
  queryFn: ({ signal }) => request("/api/case-queue", caseQueue, { signal }),
  refetchInterval: 60_000,
});

/** Cases in reach that pass the filters. */
export const casesQuery = (filters: Query) =>
  queryOptions({
    queryKey: ["cases", "list", filters],
    queryFn: ({ signal }) => request("/api/cases", caseList, { query: filters, signal }),
    placeholderData: keepPreviousData,
  });

/** By what the cases in reach can be told apart, and what may be done with many of them. */
export const caseFiltersQuery = (filters: Query) =>
  queryOptions({
    queryKey: ["cases", "filters", filters],
    queryFn: ({ signal }) => request("/api/case-filters", caseFilters, { query: filters, signal }),
    placeholderData: keepPreviousData,
  });

/** A case on one page, exactly what the reader may see, and what she may do. */
export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ["cases", "record", id],
    queryFn: ({ signal }) => request(casePath(id), caseRecord, { signal }),
    staleTime: 0,
  });

/** Opens a case. */
export function openCase(body: CaseOpening) {
  return request("/api/cases", caseDone, { method: "POST", body });
}

/** Does something on a case; `account` says whose action it is, where it waited and somebody else may be signed in by now. */
export function actOnCase(id: string, body: CaseActionInput, account?: string) {
  return request(`${casePath(id)}/actions`, caseDone, {
    method: "POST",
    body,
    ...(account === undefined ? {} : { account }),
  });
}

/** Finds cases by number, name, telephone or ID number; what is sought stands in no address. */
export function searchCases(body: {
  readonly by: "number" | "name" | "phone" | "idNumber";
  readonly text: string;
}) {
  return request("/api/cases/search", caseSearchResult, { method: "POST", body });
}

/** Other cases that may be about the people being typed. */
export function findCandidates(
  system: string,
  typed: {
    readonly parties: Readonly<Record<string, readonly Person[]>>;
    readonly residence: string | undefined;
  },
  signal: AbortSignal,
) {
  return request("/api/cases/candidates", candidateList, {
    method: "POST",
    body: { system, ...typed },
    signal,
  });
}

/** What other agencies sent to the reader's. */
export const referralsQuery = (state: "open" | "answered") =>
  queryOptions({
    queryKey: ["cases", "referrals", state],
    queryFn: ({ signal }) => request("/api/referrals", referralInbox, { query: { state }, signal }),
    refetchInterval: 60_000,
  });

/** All service systems. */
export const serviceSystemsQuery = queryOptions({
  queryKey: ["service-systems", "list"],
  queryFn: ({ signal }) => request("/api/service-systems", serviceSystemList, { signal }),
});

/** A service system with its definition, as it holds in the reader's area. */
export const serviceSystemQuery = (id: string) =>
  queryOptions({
    queryKey: ["service-systems", "record", id],
    queryFn: ({ signal }) =>
      request(`/api/service-systems/${encodeURIComponent(id)}`, serviceSystem, { signal }),
    staleTime: 10 * 60_000,
  });

/** Places of a register and the areas that have none. */
export const placesQuery = (system: string) =>
  queryOptions({
    queryKey: ["cases", "places", system],
    queryFn: ({ signal }) =>
      request(`/api/service-places/${encodeURIComponent(system)}`, placeCoverage, { signal }),
  });

/** Address of a document of a case as .docx. */
export function caseDocumentAddress(id: string, name: string, language: string): string {
  return addressOf(`${casePath(id)}/documents/${encodeURIComponent(name)}.docx`, { language });
}

/** Sends a file of a case; it is kept closed like the case itself. */
export function addCaseAttachment(id: string, file: File) {
  return upload(`${casePath(id)}/attachments`, file, attachment);
}

/** Townships and villages of the reader's area. */
export const localitiesQuery = queryOptions({
  queryKey: ["localities"],
  queryFn: ({ signal }) => request("/api/localities", localityList, { signal }),
  staleTime: 10 * 60_000,
});
