import { caseReadList, disclosureList, glassList } from "@halfsky/api-contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

/** Of which case, by whom, on which days. */
export type ReadFilters = Readonly<Partial<Record<"case" | "person" | "from" | "to", string | undefined>>>;

/** Who was shown what of cases, page by page. */
export const caseReadsQuery = (filters: ReadFilters) =>
  infiniteQueryOptions({
    queryKey: ["case-reads", "reads", filters],
    queryFn: ({ signal, pageParam }) =>
      request("/api/case-reads", caseReadList, { query: { ...filters, before: pageParam }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** What was told to whom. */
export const disclosuresQuery = (filters: ReadFilters) =>
  queryOptions({
    queryKey: ["case-reads", "disclosures", filters],
    queryFn: ({ signal }) => request("/api/case-disclosures", disclosureList, { query: filters, signal }),
  });

/** Whose glass was broken. */
export const glassesQuery = (filters: ReadFilters) =>
  queryOptions({
    queryKey: ["case-reads", "glasses", filters],
    queryFn: ({ signal }) => request("/api/case-glasses", glassList, { query: filters, signal }),
  });
