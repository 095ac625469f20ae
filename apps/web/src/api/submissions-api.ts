import {
  type answerInput,
  type figureCorrectionInput,
  type FigureInputOfForm,
  figuresSaved,
  isOfSameFigures,
  readGridStart,
  readSubmissionGrid,
  type returnAnswer,
  type stepInput,
  submissionGrid,
  type SubmissionGrid,
  submissionGridRest,
  submissionGridStart,
  type SubmissionGridStart,
  submissionRecord,
  type SubmissionRecord,
} from "@halfsky/api-contract";
import { queryOptions, skipToken } from "@tanstack/react-query";
import type { z } from "zod";
import { keepRecordSoon, keptRecord } from "../offline/kept-records.ts";
import { nothing, request } from "./request.ts";
import { isUnreachable } from "./request-problem.ts";

const path = (id: string, ...rest: readonly string[]) =>
  ["/api/submissions", encodeURIComponent(id), ...rest].join("/");

/** The answer with columns as it came, which is short enough to be kept, and the record that it says. */
const gridAndRecord = {
  parse(value: unknown) {
    const grid = submissionGrid.parse(value);
    return { grid, record: readSubmissionGrid(grid) };
  },
};

/** The first answer, and the record as far as it tells it. */
const startAndRecord = {
  parse(value: unknown) {
    const start = submissionGridStart.parse(value);
    return { start, record: readGridStart(start) };
  },
};

/** The record that was kept: as columns, or as a whole by an earlier version of this page; undefined for anything else. */
function readKept(kept: unknown): SubmissionRecord | undefined {
  // Before the years had lists of their own, they shared those of the figures.
  const isGrid = typeof kept === "object" && kept !== null && "figureIndicators" in kept;
  const shared =
    isGrid && "figureBreakdowns" in kept
      ? { historyIndicators: kept.figureIndicators, historyBreakdowns: kept.figureBreakdowns, revisions: 0 }
      : {};
  const grid = submissionGrid.safeParse(isGrid ? { ...shared, ...kept } : kept);
  return grid.success ? readSubmissionGrid(grid.data) : submissionRecord.safeParse(kept).data;
}

/** A submission as it was read last. */
export interface ReadSubmission {
  readonly record: SubmissionRecord;
  /** when it was kept in this browser; null: it is from the server */
  readonly keptAt: number | null;
  /** the first answer, as long as the rest of the record is still to come */
  readonly start?: SubmissionGridStart | undefined;
}

/**
 * Everything the entry grid needs of a submission. The first time it comes in two answers, so that its cells stand early:
 * `useRestOfSubmission` reads the second. Without a network: as it was read last, with the time of that.
 */
export const submissionQuery = (account: string, id: string) =>
  queryOptions({
    queryKey: ["submissions", "record", account, id],
    queryFn: async ({ signal, client, queryKey }): Promise<ReadSubmission> => {
      try {
        const before = client.getQueryData<ReadSubmission>(queryKey);
        if (before === undefined || before.start !== undefined)
          return { ...(await request(path(id, "grid", "start"), startAndRecord, { signal })), keptAt: null };
        const { grid, record } = await request(path(id, "grid"), gridAndRecord, { signal });
        keepRecordSoon(account, id, grid, Date.now());
        return { record, keptAt: null };
      } catch (error) {
        if (!isUnreachable(error)) throw error;
        const kept = await keptRecord(account, id);
        const record = readKept(kept?.record);
        if (kept === undefined || record === undefined) throw error;
        return { record, keptAt: kept.at };
      }
    },
    retry: false,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });

/** What the first answer left out; the whole anew where figures were saved between the two. */
export const restQuery = (account: string, id: string, start: SubmissionGridStart | undefined) =>
  queryOptions({
    queryKey: ["submissions", "rest", account, id, start?.version, start?.revisions],
    queryFn:
      start === undefined
        ? skipToken
        : async ({ signal }): Promise<SubmissionGrid> => {
            const rest = await request(path(id, "grid", "rest"), submissionGridRest, { signal });
            return isOfSameFigures(start, rest)
              ? { ...start, ...rest }
              : await request(path(id, "grid"), submissionGrid, { signal });
          },
    retry: false,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

/** Says that whoever owes the submission has opened it. */
export function openSubmission(account: string, id: string) {
  return request(path(id, "open"), nothing, { method: "POST", body: {}, account });
}

/** Saves figures; each comes back saved, unchanged, in conflict or refused. */
export function saveSubmissionFigures(
  account: string,
  id: string,
  figures: readonly FigureInputOfForm[],
  signal: AbortSignal,
) {
  return request(path(id, "figures"), figuresSaved, { method: "PUT", body: { figures }, account, signal });
}

/** The steps of a submission's way that need no more than a remark. */
export type PlainStep = "submit" | "confirm" | "review" | "sign" | "lock";

/** Takes the next step; the version is the one that was seen. */
export function takeStep(account: string, id: string, step: PlainStep, body: z.input<typeof stepInput>) {
  return request(path(id, step), submissionRecord, { method: "POST", body, account });
}

/** Corrects figures after signing, each with its reason. */
export function correctFigures(account: string, id: string, body: z.input<typeof figureCorrectionInput>) {
  return request(path(id, "correct"), submissionRecord, { method: "POST", body, account });
}

/** Says why a figure stands in spite of a finding, or takes that back. */
export function answerFormFinding(account: string, id: string, body: z.input<typeof answerInput>) {
  return request(path(id, "answers"), submissionRecord, { method: "PUT", body, account });
}

/** Says why a figure that was sent back stands as it is. */
export function answerReturn(
  account: string,
  id: string,
  itemId: string,
  body: z.input<typeof returnAnswer>,
) {
  return request(path(id, "returns", encodeURIComponent(itemId)), submissionRecord, {
    method: "PUT",
    body,
    account,
  });
}

/** Address of the workbook of a submission, to fill in outside. */
export function submissionSheetAddress(id: string): string {
  return path(id, "sheet.xlsx");
}
