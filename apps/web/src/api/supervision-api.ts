import {
  attachment,
  calendar,
  letter,
  letterContent,
  letterhead,
  type letterheadInput,
  type MatterActionRequest,
  type MatterInput,
  matterList,
  matterProposals,
  matterRecord,
  type supervisionRulesInput,
  supervisionRulesRecord,
} from "@halfsky/api-contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { addressOf, type Query, request } from "./request.ts";
import { upload } from "./upload.ts";

const matterPath = (id: string) => `/api/supervision/${encodeURIComponent(id)}`;

/** Matters in reach that pass the filters, what is due first on top. */
export const mattersQuery = (filters: Query) =>
  queryOptions({
    queryKey: ["supervision", "list", filters],
    queryFn: ({ signal }) => request("/api/supervision", matterList, { query: filters, signal }),
    placeholderData: keepPreviousData,
  });

/** Address of the list of matters as a workbook. */
export function matterSheetAddress(filters: Query, language: string): string {
  return addressOf("/api/supervision/sheet.xlsx", { ...filters, language });
}

/** Red and orange targets of an area that no open matter answers yet. */
export const proposalsQuery = (area: string, year: number | undefined) =>
  queryOptions({
    queryKey: ["supervision", "proposals", area, year ?? null],
    queryFn: ({ signal }) =>
      request("/api/supervision/proposals", matterProposals, { query: { area, year }, signal }),
  });

/** Everything of one matter, and what the reader may do now. */
export const matterQuery = (id: string) =>
  queryOptions({
    queryKey: ["supervision", "record", id],
    queryFn: ({ signal }) => request(matterPath(id), matterRecord, { signal }),
    staleTime: 0,
  });

/** Drafts a notice; answers with the new matter. */
export function draftMatter(body: MatterInput) {
  return request("/api/supervision", matterRecord, { method: "POST", body });
}

/** Does something on a matter; answers with it as it is then. */
export function actOnMatter(id: string, body: MatterActionRequest) {
  return request(`${matterPath(id)}/actions`, matterRecord, { method: "POST", body });
}

/** A letter as it was issued. */
export const letterQuery = (matter: string, id: string) =>
  queryOptions({
    queryKey: ["supervision", "letter", matter, id],
    queryFn: ({ signal }) =>
      request(`${matterPath(matter)}/letters/${encodeURIComponent(id)}`, letter, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** A letter as it would be issued now; it has no number yet. */
export const letterPreviewQuery = (matter: string, kind: "notice" | "urging") =>
  queryOptions({
    queryKey: ["supervision", "preview", matter, kind],
    queryFn: ({ signal }) =>
      request(`${matterPath(matter)}/letters/preview`, letterContent, { query: { kind }, signal }),
    staleTime: 0,
  });

/** Address of the Word file of a letter. */
export function letterFileAddress(matter: string, id: string): string {
  return `${matterPath(matter)}/letters/${encodeURIComponent(id)}/file.docx`;
}

/** Keeps a file with a matter; the same file sent twice is kept once. */
export function addMatterAttachment(matter: string, file: File, onProgress: (share: number) => void) {
  return upload(`${matterPath(matter)}/attachments`, file, attachment, { onProgress });
}

/** Address of a file that is kept with a matter. */
export function matterAttachmentAddress(matter: string, id: string): string {
  return `${matterPath(matter)}/attachments/${encodeURIComponent(id)}`;
}

/** Periods, reminders, urging and ladders of an area, with every version. */
export const supervisionRulesQuery = (area: string) =>
  queryOptions({
    queryKey: ["supervision", "rules", area],
    queryFn: ({ signal }) =>
      request("/api/supervision/rules", supervisionRulesRecord, { query: { area }, signal }),
  });

/** Sets the next version of an area's rules. */
export function setSupervisionRules(body: z.infer<typeof supervisionRulesInput>) {
  return request("/api/supervision/rules", supervisionRulesRecord, { method: "PUT", body });
}

/** What the letters of an area carry. */
export const letterheadQuery = (area: string) =>
  queryOptions({
    queryKey: ["supervision", "letterhead", area],
    queryFn: ({ signal }) => request("/api/supervision/letterhead", letterhead, { query: { area }, signal }),
  });

/** Sets what the letters of an area carry. */
export function setLetterhead(body: z.infer<typeof letterheadInput>) {
  return request("/api/supervision/letterhead", letterhead, { method: "PUT", body });
}

/** Days that the published schedules speak of, of whole years. */
export const calendarQuery = (from: number, to: number) =>
  queryOptions({
    queryKey: ["supervision", "calendar", from, to],
    queryFn: ({ signal }) =>
      request("/api/calendar", calendar, { query: { from: `${from}-01-01`, to: `${to}-12-31` }, signal }),
    staleTime: 3_600_000,
  });
