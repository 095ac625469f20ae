import {
  type answerInput,
  type figureCorrectionInput,
  type FigureInputOfForm,
  figuresSaved,
  readSubmissionGrid,
  type returnAnswer,
  type stepInput,
  submissionGrid,
  submissionRecord,
  type SubmissionRecord,
} from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
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

/** The record that was kept: as columns, or as a whole by an earlier version of this page; undefined for anything else. */
function readKept(kept: unknown): SubmissionRecord | undefined {
  const grid = submissionGrid.safeParse(kept);
  return grid.success ? readSubmissionGrid(grid.data) : submissionRecord.safeParse(kept).data;
}

/** Everything the entry grid needs of a submission. Without a network: as it was read last, with the time of that. */
export const submissionQuery = (account: string, id: string) =>
  queryOptions({
    queryKey: ["submissions", "record", account, id],
    queryFn: async ({ signal }) => {
      try {
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
