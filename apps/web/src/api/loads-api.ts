import {
  type CaseLoadDetail,
  caseLoadDetail,
  caseLoadList,
  type LoadMapping,
  loadPreview,
  loadSheets,
} from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { fetchRecorded } from "./fetch-recorded.ts";
import { addressOf, request } from "./request.ts";
import { upload } from "./upload.ts";

const path = (system: string) => `/api/case-loads/${encodeURIComponent(system)}`;
const whileOpening = 2000;

/** Systems into which the reader loads lists of people; asked again while cases are being opened. */
export const loadsQuery = queryOptions({
  queryKey: ["case-loads"],
  queryFn: ({ signal }) => request("/api/case-loads", caseLoadList, { signal }),
  refetchInterval: ({ state }) =>
    state.data?.loads.some(({ lists }) => lists.some(({ finishedAt }) => finishedAt === null)) === true
      ? whileOpening
      : false,
});

/** One of them, with the columns of its lists. */
export const loadQuery = (system: string) =>
  queryOptions({
    queryKey: ["case-loads", system],
    queryFn: ({ signal }): Promise<CaseLoadDetail> => request(path(system), caseLoadDetail, { signal }),
  });

/** Where the empty sheet of a list lies. */
export function loadTemplateAddress(system: string, language: "zh" | "en"): string {
  return addressOf(`${path(system)}/template`, { language });
}

/** Heads of a file, and how it would be read. */
export function describeLoadFile(system: string, file: File) {
  return upload(`${path(system)}/sheets`, file, loadSheets);
}

/** What a list comes to; its cases are opened only where asked to. */
export function bringLoad({
  system,
  file,
  mapping,
  apply,
}: {
  readonly system: string;
  readonly file: File;
  readonly mapping: LoadMapping;
  readonly apply: boolean;
}) {
  return upload(`${path(system)}/lists`, file, loadPreview, {
    query: { apply },
    fields: { mapping: JSON.stringify(mapping) },
  });
}

/** Fetches the rows of a list that were not opened; each time leaves an entry in the audit log. */
export function fetchRefused({
  system,
  list,
  title,
  language,
}: {
  readonly system: string;
  readonly list: string;
  readonly title: string;
  readonly language: "zh" | "en";
}): Promise<void> {
  const address = `${path(system)}/lists/${encodeURIComponent(list)}/refused`;
  return fetchRecorded({ address, language, name: `${title}.xlsx` });
}
