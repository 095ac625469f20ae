import { savedView, type SavedViewChange, type SavedViewInput, savedViewList } from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

/** The reader's own views of a list. */
export const savedViewsQuery = (list: string) =>
  queryOptions({
    queryKey: ["saved-views", list],
    queryFn: ({ signal }) => request("/api/saved-views", savedViewList, { query: { list }, signal }),
    staleTime: 60_000,
  });

/** Saves a view under a new name. */
export function saveView(body: SavedViewInput) {
  return request("/api/saved-views", savedView, { method: "POST", body });
}

/** Renames a view, or gives it other filters and columns. */
export function changeView(id: string, body: SavedViewChange) {
  return request(`/api/saved-views/${encodeURIComponent(id)}`, savedView, { method: "PUT", body });
}

const nothing = { parse: () => undefined };

/** Forgets a view. */
export function forgetView(id: string) {
  return request(`/api/saved-views/${encodeURIComponent(id)}`, nothing, { method: "DELETE" });
}
