import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { markRead, unreadQuery } from "../api/notifications-api.ts";
import { makeQueryClient } from "../api/query-client.ts";
import { useMarking } from "./use-marking.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test("that marking failed is said while the list that is asked for anew has not come", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(address);
    if (address.endsWith("/read")) return Promise.reject(new TypeError("aborted"));
    if (asked.length === 1) return Promise.resolve(new Response(JSON.stringify({ unread: 3 })));
    return new Promise<Response>(() => undefined);
  });
  const client = makeQueryClient();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const told = vi.fn<(error: Error) => void>();
  const { result } = renderHook(() => ({ unread: useQuery(unreadQuery), mark: useMarking(markRead, told) }), {
    wrapper,
  });
  await waitFor(() => expect(result.current.unread.data).toEqual({ unread: 3 }));
  result.current.mark.mutate("n-1");
  await waitFor(() => expect(result.current.mark.error).toMatchObject({ code: "unreachable" }));
  expect(told).toHaveBeenCalledOnce();
  expect(result.current.mark.isPending).toBe(false);
  // what it did is not known, so it is asked for: once before, the marking, and once since
  expect(asked).toEqual([
    "/api/notifications/count",
    "/api/notifications/n-1/read",
    "/api/notifications/count",
  ]);
  expect(result.current.unread.isFetching).toBe(true);
});
