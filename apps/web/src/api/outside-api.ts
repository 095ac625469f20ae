import {
  type OutsideAnswerInput,
  outsideDifferenceList,
  outsideDifferenceRecord,
  outsideImport,
  outsideLinkDetail,
  outsideLinkList,
  type OutsideMapping,
  outsideSheets,
} from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { fetchRecorded } from "./fetch-recorded.ts";
import { type Query, request } from "./request.ts";
import { upload } from "./upload.ts";

/** A link by its system and name. */
export interface LinkName {
  readonly system: string;
  readonly link: string;
}

const path = ({ system, link }: LinkName) =>
  `/api/outside-links/${encodeURIComponent(system)}/${encodeURIComponent(link)}`;

/** The outside systems that the reader works off. */
export const outsideLinksQuery = queryOptions({
  queryKey: ["outside", "links"],
  queryFn: ({ signal }) => request("/api/outside-links", outsideLinkList, { signal }),
});

/** What an import of a link needs to know. */
export const outsideLinkQuery = (link: LinkName) =>
  queryOptions({
    queryKey: ["outside", "link", link],
    queryFn: ({ signal }) => request(path(link), outsideLinkDetail, { signal }),
  });

/** Differences that the reader works off. */
export const differencesQuery = (query: Query) =>
  queryOptions({
    queryKey: ["outside", "differences", query],
    queryFn: ({ signal }) => request("/api/outside-differences", outsideDifferenceList, { query, signal }),
  });

/** One of them, with what became of it. */
export const differenceQuery = (id: string) =>
  queryOptions({
    queryKey: ["outside", "difference", id],
    queryFn: ({ signal }) =>
      request(`/api/outside-differences/${encodeURIComponent(id)}`, outsideDifferenceRecord, { signal }),
  });

/** Says what was done about a difference. */
export function answerDifference({ id, ...body }: OutsideAnswerInput & { readonly id: string }) {
  return request(`/api/outside-differences/${encodeURIComponent(id)}/answer`, outsideDifferenceRecord, {
    method: "POST",
    body,
  });
}

/** Heads of a file, and how it would be read. */
export function describeOutsideFile(link: LinkName, file: File) {
  return upload(`${path(link)}/sheets`, file, outsideSheets);
}

/** Compares a file with our cases; takes it in only where asked to. */
export function bringOutsideList({
  link,
  file,
  mapping,
  day,
  apply,
}: {
  readonly link: LinkName;
  readonly file: File;
  readonly mapping: OutsideMapping;
  readonly day: string;
  readonly apply: boolean;
}) {
  return upload(`${path(link)}/lists`, file, outsideImport, {
    query: { apply, day },
    fields: { mapping: JSON.stringify(mapping) },
  });
}

/** Fetches the differences for the owner of the outside system; each time leaves a record of what was told. */
export function fetchDifferences({
  link,
  title,
  language,
}: {
  readonly link: LinkName;
  readonly title: string;
  readonly language: "zh" | "en";
}): Promise<void> {
  return fetchRecorded({ address: `${path(link)}/file`, language, name: `${title}.xlsx` });
}
