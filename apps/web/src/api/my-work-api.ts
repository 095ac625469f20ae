import { inspectionDuties, myWork } from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { nothing, request } from "./request.ts";
import { RequestProblem } from "./request-problem.ts";

/** What the reader's organisation, or her role, owes; what came back; what she is told. */
export const myWorkQuery = queryOptions({
  queryKey: ["my-work"],
  queryFn: ({ signal }) => request("/api/my-work", myWork, { signal }),
});

/** Marks one notification as read by the reader. */
export function markRead(id: string) {
  return request(`/api/notifications/${encodeURIComponent(id)}/read`, nothing, { method: "POST" });
}

/** Marks every notification as read by the reader. */
export function markAllRead() {
  return request("/api/notifications/read", nothing, { method: "POST" });
}

/** Findings and inspections that wait for the reader; null where she has nothing to do with inspections. */
export const inspectionDutiesQuery = queryOptions({
  queryKey: ["my-work", "inspections"],
  queryFn: async ({ signal }) => {
    try {
      return await request("/api/inspections/duties", inspectionDuties, { signal });
    } catch (error) {
      if (error instanceof RequestProblem && (error.status === 403 || error.status === 404)) return null;
      throw error;
    }
  },
});
