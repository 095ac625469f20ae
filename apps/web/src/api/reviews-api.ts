import { passed, type ReturnInput, reviewQueue, submissionRecord } from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

/** What waits for the reader's step, with the figures to look at. */
export const reviewsQuery = (account: string, round: string | undefined) =>
  queryOptions({
    queryKey: ["reviews", account, round],
    queryFn: ({ signal }) => request("/api/reviews", reviewQueue, { query: { round }, signal }),
    refetchOnWindowFocus: false,
  });

/** Passes submissions to their next step, all that have nothing open. */
export function passReviews(
  account: string,
  submissions: readonly { readonly id: string; readonly version: number }[],
) {
  return request("/api/reviews/pass", passed, { method: "POST", body: { submissions }, account });
}

/** Sends single figures of a submission back, each with its reason. */
export function returnFigures(account: string, id: string, body: ReturnInput) {
  return request(`/api/submissions/${encodeURIComponent(id)}/return`, submissionRecord, {
    method: "POST",
    body,
    account,
  });
}
