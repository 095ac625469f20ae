import "fake-indexeddb/auto";
import {
  type SubmissionRecord,
  writeGridRest,
  writeGridStart,
  writeSubmissionGrid,
} from "@halfsky/api-contract";
import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { makeQueryClient } from "../../api/query-client.ts";
import { submissionQuery } from "../../api/submissions-api.ts";
import { keepRecord } from "../../offline/kept-records.ts";
import { figure, pupils, record } from "./example-record.ts";
import { useRestOfSubmission } from "./use-rest-of-submission.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const lastYear = { indicatorId: pupils.id, breakdown: "", years: [{ year: 2024, value: "990" }] };
const whole = record({ history: [lastYear], mayDo: ["fill", "submit"] });
const saved = record({ ...whole, figures: [figure("", "1001", 2)], history: [lastYear] });

/** A server that answers with these records; the second answer waits until it is let go. */
function serve(answers: { readonly start: SubmissionRecord; readonly rest: SubmissionRecord }) {
  const asked: string[] = [];
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  vi.stubGlobal("fetch", async (address: string) => {
    const part = address.replace("/api/submissions/s-1/", "");
    asked.push(part);
    if (part === "grid/rest") await held;
    const { start, rest } = answers;
    const { history: _history, below: _below, findings: _findings, answers: _answers, ...first } = start;
    const answer =
      part === "grid/start"
        ? writeGridStart({ ...first, mayDo: ["fill"] })
        : part === "grid/rest"
          ? writeGridRest(rest)
          : writeSubmissionGrid(rest);
    return new Response(JSON.stringify(answer), { status: 200 });
  });
  return { asked, letGo };
}

/** Opens the submission as the page does. */
function open(account: string) {
  const client = makeQueryClient();
  const { queryKey } = submissionQuery(account, "s-1");
  const { result } = renderHook(
    () => {
      const { data } = useQuery(submissionQuery(account, "s-1"));
      useRestOfSubmission(account, "s-1", data);
      return data;
    },
    {
      wrapper: ({ children }: { readonly children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    },
  );
  return { client, queryKey, result };
}

test("the figures stand before the years and the checks, and stay the same objects when those come", async () => {
  const { asked, letGo } = serve({ start: whole, rest: whole });
  const { result } = open("ann");
  await waitFor(() => expect(result.current?.record.figures).toHaveLength(3));
  const first = result.current;
  expect(first).toMatchObject({ keptAt: null, record: { history: [], mayDo: ["fill"] } });
  expect(first?.start).toBeDefined();
  letGo();
  await waitFor(() => expect(result.current?.start).toBeUndefined());
  expect(result.current?.record).toEqual(whole);
  expect(result.current?.record.figures).toBe(first?.record.figures);
  expect(asked).toEqual(["grid/start", "grid/rest"]);
});

test("without a network both stand as they came last", async () => {
  const { letGo } = serve({ start: whole, rest: whole });
  letGo();
  const { result } = open("bo");
  await waitFor(() => expect(result.current?.record).toEqual(whole));
  // It is kept once the page has a moment.
  await waitFor(
    async () => {
      vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
      const again = open("bo").result;
      await waitFor(() => expect(again.current).toBeDefined());
      expect(again.current).toMatchObject({ record: whole });
      expect(again.current?.keptAt).toEqual(expect.any(Number));
    },
    { timeout: 10_000 },
  );
});

test("a copy that an earlier version of the page kept is read too", async () => {
  const {
    historyIndicators: _own,
    historyBreakdowns: _lists,
    revisions: _sum,
    ...kept
  } = writeSubmissionGrid(whole);
  await keepRecord("ed", "s-1", { ...kept, figureIndicators: [pupils.id] }, Date.now());
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  const { result } = open("ed");
  await waitFor(() => expect(result.current?.record).toEqual(whole));
});

test("where a figure was saved between the two answers, the whole is read anew", async () => {
  const { asked, letGo } = serve({ start: whole, rest: saved });
  letGo();
  const { result } = open("cy");
  await waitFor(() => expect(result.current?.record).toEqual(saved));
  expect(asked).toEqual(["grid/start", "grid/rest", "grid"]);
});

test("the second answer does not take the place of something newer", async () => {
  const { letGo } = serve({ start: whole, rest: whole });
  const { client, queryKey, result } = open("di");
  await waitFor(() => expect(result.current?.start).toBeDefined());
  const handedIn = record({ state: "submitted", mayDo: [] });
  client.setQueryData(queryKey, { record: handedIn, keptAt: null });
  letGo();
  await waitFor(() => expect(client.isFetching()).toBe(0));
  expect(client.getQueryData(queryKey)).toEqual({ record: handedIn, keptAt: null });
});
