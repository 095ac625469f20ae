import { board } from "@halfsky/api-contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

/** The plans of an area at a glance in a year; the newest year with figures when none is named. */
export const boardQuery = (area: string, year: number | undefined) =>
  queryOptions({
    queryKey: ["board", area, year ?? null],
    queryFn: ({ signal }) => request("/api/board", board, { query: { area, year }, signal }),
    placeholderData: keepPreviousData,
  });
