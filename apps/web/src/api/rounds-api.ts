import {
  reminded,
  type RoundCopy,
  type RoundInput,
  roundList,
  roundRecord,
  type RoundReminders,
  submissionList,
} from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

const path = (id: string) => `/api/rounds/${encodeURIComponent(id)}`;

/** Rounds that the reader manages, reads or owes forms of. */
export const roundsQuery = queryOptions({
  queryKey: ["rounds", "list"],
  queryFn: ({ signal }) => request("/api/rounds", roundList, { signal }),
});

/** A round with whom it went to and how far each has come. */
export const roundQuery = (id: string) =>
  queryOptions({
    queryKey: ["rounds", "record", id],
    queryFn: ({ signal }) => request(path(id), roundRecord, { signal }),
  });

/** Submissions in the reader's reach, what is due first first; `mine` only those of her organisation. */
export const submissionsQuery = (query: { readonly mine?: boolean; readonly round?: string }) =>
  queryOptions({
    queryKey: ["rounds", "submissions", query],
    queryFn: ({ signal }) => request("/api/submissions", submissionList, { query, signal }),
  });

/** Drafts a round. */
export function draftRound(body: RoundInput) {
  return request("/api/rounds", roundRecord, { method: "POST", body });
}

/** Changes the draft of a round. */
export function changeRound(id: string, body: RoundInput) {
  return request(path(id), roundRecord, { method: "PUT", body });
}

/** Drafts a round like another: the same forms in their newest versions, the same recipients. */
export function copyRound(id: string, body: RoundCopy) {
  return request(`${path(id)}/copy`, roundRecord, { method: "POST", body });
}

/** Issues a draft, or closes an open round. */
export function moveRound(id: string, step: "issue" | "close") {
  return request(`${path(id)}/${step}`, roundRecord, { method: "POST" });
}

/** Changes on which days around the due day whom a round reminds. */
export function changeReminders(id: string, body: RoundReminders) {
  return request(`${path(id)}/reminders`, roundRecord, { method: "PUT", body });
}

/** Reminds whoever has not handed in, or not answered what was sent back. */
export function remindOfRound(id: string) {
  return request(`${path(id)}/remind`, reminded, { method: "POST" });
}
