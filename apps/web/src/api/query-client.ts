import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isSignedOut, RequestProblem } from "./request-problem.ts";
import { sessionQuery } from "./session-api.ts";

/** Makes the store of answers; when any request finds the session gone, the whole page learns of it. */
export function makeQueryClient(): QueryClient {
  const noticeSignedOut = (error: Error) => {
    if (isSignedOut(error)) client.setQueryData(sessionQuery.queryKey, null);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignedOut }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        // A wrong password is an answer, not the end of a session.
        if (mutation.meta?.["signsIn"] !== true) noticeSignedOut(error);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // Without a network a page says so, or shows what is kept, instead of waiting for one.
        networkMode: "always",
        refetchOnReconnect: true,
        retry: (count, error) => count < 1 && error instanceof RequestProblem && error.origin === "network",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  return client;
}
