import { type Session, session as sessionAnswer } from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { nothing, request } from "./request.ts";
import { isSignedOut } from "./request-problem.ts";

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await request("/api/session", sessionAnswer, { signal });
    } catch (error) {
      if (isSignedOut(error)) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** Signs in and answers with the new session. */
export function openSession(input: { username: string; password: string }): Promise<Session> {
  return request("/api/session", sessionAnswer, { method: "POST", body: input });
}

/** Signs out. */
export function closeSession(): Promise<null> {
  return request("/api/session", nothing, { method: "DELETE" });
}

/** Changes the password of the person signed in. */
export function changePassword(input: { currentPassword: string; newPassword: string }): Promise<null> {
  return request("/api/session/password", nothing, { method: "PUT", body: input });
}
