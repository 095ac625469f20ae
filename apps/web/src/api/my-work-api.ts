import { myWork } from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

/** What the reader's organisation, or her role, owes; what came back; what she is told. */
export const myWorkQuery = queryOptions({
  queryKey: ["my-work"],
  queryFn: ({ signal }) => request("/api/my-work", myWork, { signal }),
});
