import {
  job,
  releaseActions,
  type ReleaseChoice,
  releaseCounting,
  type ReleaseInput,
  releaseList,
  releaseOptions,
  releasePreview,
  releaseRecord,
} from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

const path = (id: string) => `/api/service-releases/${encodeURIComponent(id)}`;

/** What of the service systems can be published. */
export const releaseOptionsQuery = queryOptions({
  queryKey: ["releases", "options"],
  queryFn: ({ signal }) => request("/api/service-releases/options", releaseOptions, { signal }),
});

/** What was published, the newest first. */
export const releasesQuery = queryOptions({
  queryKey: ["releases", "list"],
  queryFn: ({ signal }) => request("/api/service-releases", releaseList, { signal }),
});

/** What would be published of an indicator and a year, by area alone or by dimensions too. */
export const releasePreviewQuery = ({ system, indicator, year, by }: ReleaseChoice) =>
  queryOptions({
    queryKey: ["releases", "preview", system, indicator, year, by ?? ""],
    queryFn: ({ signal }) =>
      request("/api/service-releases/preview", releasePreview, {
        query: { system, indicator, year, by },
        signal,
      }),
    staleTime: 0,
    retry: false,
  });

/** A release as it was published. */
export const releaseQuery = (id: string) =>
  queryOptions({
    queryKey: ["releases", "record", id],
    queryFn: ({ signal }) => request(path(id), releaseRecord, { signal }),
  });

/** The actions behind a release, of cases that the reader sees. */
export const releaseActionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["releases", "actions", id],
    queryFn: ({ signal }) => request(`${path(id)}/actions`, releaseActions, { signal }),
  });

/** Orders a count of what changed; answers the job that does it. */
export function orderCount(body: ReleaseChoice) {
  return request("/api/service-releases/counts", releaseCounting, { method: "POST", body });
}

/** How a count stands, looked at each second until it ends. */
export const countQuery = (jobId: string) =>
  queryOptions({
    queryKey: ["releases", "count", jobId],
    queryFn: ({ signal }) => request(`/api/jobs/${encodeURIComponent(jobId)}`, job, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.state === "done" || state.data?.state === "failed" ? false : 1000,
    staleTime: 0,
  });

/** Publishes what was seen. */
export function publishRelease(body: ReleaseInput) {
  return request("/api/service-releases", releaseRecord, { method: "POST", body });
}
