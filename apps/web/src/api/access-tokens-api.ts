import { accessToken, type AccessTokenInput, accessTokenList, accessTokenMade } from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

/** The reader's own tokens, and what a new one can be given. */
export const accessTokensQuery = queryOptions({
  queryKey: ["access-tokens"],
  queryFn: ({ signal }) => request("/api/access-tokens", accessTokenList, { signal }),
});

/** Makes a token; its secret is in this answer alone. */
export function makeAccessToken(body: AccessTokenInput) {
  return request("/api/access-tokens", accessTokenMade, { method: "POST", body });
}

/** Ends a token for good. */
export function revokeAccessToken(id: string) {
  return request(`/api/access-tokens/${encodeURIComponent(id)}/revoke`, accessToken, { method: "POST" });
}
