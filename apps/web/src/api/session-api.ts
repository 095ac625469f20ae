import { type Session, session as sessionAnswer } from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { keepSession, keptSessionAt } from "../offline/kept-session.ts";
import { nothing, request } from "./request.ts";
import { isSignedOut, isUnreachable } from "./request-problem.ts";

/** Who is signed in; null when nobody is. Without a network: who was signed in here last. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      const session = await request("/api/session", sessionAnswer, { signal });
      keepSession(session, Date.now());
      return session;
    } catch (error) {
      if (isSignedOut(error)) return null;
      const kept = isUnreachable(error) ? keptSessionAt(Date.now()) : undefined;
      if (kept) return kept;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** Signs in and answers with the new session. */
export async function openSession(input: { username: string; password: string }): Promise<Session> {
  const session = await request("/api/session", sessionAnswer, { method: "POST", body: input });
  keepSession(session, Date.now());
  return session;
}

/** Signs out. */
export function closeSession(): Promise<null> {
  return request("/api/session", nothing, { method: "DELETE" });
}

/** Changes the password of the person signed in. */
export function changePassword(input: { currentPassword: string; newPassword: string }): Promise<null> {
  return request("/api/session/password", nothing, { method: "PUT", body: input });
}
