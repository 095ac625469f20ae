import {
  type CellInput,
  cellsSaved,
  checkFinding,
  indicatorList,
  observationGrid,
  observationHistory,
  sheetImport,
  type VerificationInput,
} from "@halfsky/api-contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { addressOf, request } from "./request.ts";
import { upload } from "./upload.ts";

/** Which figures a grid shows. */
export interface GridRequest {
  readonly areas: readonly string[];
  readonly plan?: string | undefined;
  readonly indicators?: readonly string[] | undefined;
  readonly from: number;
  readonly to: number;
}

function gridParameters({ areas, plan, indicators, from, to }: GridRequest) {
  return { areas: areas.join(","), plan, indicators: indicators?.join(","), from, to };
}

/** Figures of areas, indicators and years, with what the checks find and where the reader may write. */
export const figureGridQuery = (grid: GridRequest) =>
  queryOptions({
    queryKey: ["figures", "grid", gridParameters(grid)],
    queryFn: ({ signal }) =>
      request("/api/observations", observationGrid, { query: gridParameters(grid), signal }),
    placeholderData: keepPreviousData,
  });

/** Indicators in reach. */
export const indicatorsQuery = (area?: string) =>
  queryOptions({
    queryKey: ["figures", "indicators", area ?? null],
    queryFn: ({ signal }) => request("/api/indicators", indicatorList, { query: { area }, signal }),
    staleTime: 60_000,
  });

/** Saves cells; each comes back saved, in conflict or refused. */
export function saveFigures(cells: readonly CellInput[]) {
  return request("/api/observations", cellsSaved, { method: "PUT", body: { cells } });
}

/** Says that a figure stands in spite of a finding, or takes that back; answers with the finding as it is then. */
export function verifyFinding(body: VerificationInput) {
  return request("/api/findings/verification", checkFinding, { method: "PUT", body });
}

/** Every figure that stood in a cell, newest first. */
export const figureHistoryQuery = (area: string, indicator: string, year: number) =>
  queryOptions({
    queryKey: ["figures", "history", area, indicator, year],
    queryFn: ({ signal }) =>
      request("/api/observations/history", observationHistory, { query: { area, indicator, year }, signal }),
    staleTime: 0,
  });

/** Address of the sheet to fill in. */
export function figureSheetAddress(
  grid: GridRequest,
  options: { readonly empty: boolean; readonly mine: boolean; readonly language: string },
): string {
  return addressOf("/api/observations/sheet.xlsx", { ...gridParameters(grid), ...options });
}

/** Reads a filled-in sheet on the server; stores it only where asked to. */
export function importFigureSheet(
  file: File,
  options: {
    readonly apply: boolean;
    readonly partial: boolean;
    readonly reason: string;
    readonly onProgress: (share: number) => void;
  },
) {
  const { apply, partial, reason, onProgress } = options;
  return upload("/api/observations/import", file, sheetImport, {
    query: { apply, partial, reason: reason === "" ? undefined : reason },
    onProgress,
  });
}
