import {
  type CaseLoadDetail,
  caseLoadDetail,
  caseLoadList,
  type LoadAccepted,
  loadAccepted,
  type LoadGivenUp,
  loadGivenUp,
  type LoadLook,
  loadLook,
  type LoadMapping,
  loadSheets,
} from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { fetchRecorded } from "./fetch-recorded.ts";
import { addressOf, request } from "./request.ts";
import { upload } from "./upload.ts";

const path = (system: string) => `/api/case-loads/${encodeURIComponent(system)}`;
const listPath = (system: string, list: string) => `${path(system)}/lists/${encodeURIComponent(list)}`;
const whileOpening = 2000;

/** Systems into which the reader loads lists of people; asked again while one is looked through or opened. */
export const loadsQuery = queryOptions({
  queryKey: ["case-loads"],
  queryFn: ({ signal }) => request("/api/case-loads", caseLoadList, { signal }),
  refetchInterval: ({ state }) =>
    state.data?.loads.some(
      ({ lists, looks }) =>
        lists.some(({ finishedAt }) => finishedAt === null) || looks.some((look) => look.state === "looking"),
    ) === true
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

/** Brings a list to be looked through; a short one is looked through when this answers. */
export function bringLoad({
  system,
  file,
  mapping,
}: {
  readonly system: string;
  readonly file: File;
  readonly mapping: LoadMapping;
}): Promise<LoadLook> {
  return upload(`${path(system)}/lists`, file, loadLook, { fields: { mapping: JSON.stringify(mapping) } });
}

const whileLooking = 1000;

/** How far the look through a list is, and what it came to. */
export const lookQuery = (system: string, list: string) =>
  queryOptions({
    queryKey: ["case-loads", system, "looks", list],
    queryFn: ({ signal }): Promise<LoadLook> => request(listPath(system, list), loadLook, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === "looking" ? whileLooking : false),
  });

interface OneList {
  readonly system: string;
  readonly list: string;
}

/** Takes on a list that was looked through: its cases are opened. */
export function acceptLoad({ system, list }: OneList): Promise<LoadAccepted> {
  return request(`${listPath(system, list)}/accept`, loadAccepted, { method: "POST", body: {} });
}

/** Gives a list up: it is let go, or what of it waits is not opened. */
export function giveUpLoad({ system, list }: OneList): Promise<LoadGivenUp> {
  return request(`${listPath(system, list)}/give-up`, loadGivenUp, { method: "POST", body: {} });
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
  const address = `${listPath(system, list)}/refused`;
  return fetchRecorded({ address, language, name: `${title}.xlsx` });
}
