import type { Permission, Session } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useState } from "react";
import { Navigate, useLocation } from "react-router";
import { sessionQuery } from "../api/session-api.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { SignedInAt } from "../ui/signed-in-at.ts";
import { Waiting } from "../ui/waiting.tsx";
import { SignInAgain } from "./sign-in-again.tsx";

const SessionContext = createContext<Session | null>(null);

interface SessionGateProps {
  readonly children: ReactNode;
  /** What stands instead of the page when the session ends; without it, the page stays under a sign-in dialog. */
  readonly ended?: ReactNode;
}

/** Lets signed-in people through, and says when a session ends. */
export function SessionGate({ children, ended }: SessionGateProps) {
  const { data, error, isPending, refetch } = useQuery(sessionQuery);
  const location = useLocation();
  const [last, setLast] = useState<Session | null>(null);
  const [signedInAt, setSignedInAt] = useState(0);
  if (data && data !== last) setLast(data);
  const known = data ?? last;
  if (known) {
    if (data === null && ended !== undefined) return ended;
    return (
      <SessionContext value={known}>
        <SignedInAt value={signedInAt}>{children}</SignedInAt>
        {data === null ? (
          <SignInAgain username={known.account.username} onSignedIn={() => setSignedInAt(Date.now())} />
        ) : null}
      </SessionContext>
    );
  }
  if (error) {
    return (
      <div className="page page-form">
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (isPending) return <Waiting />;
  const to = location.pathname + location.search + location.hash;
  return <Navigate replace to={to === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`} />;
}

/** Who is signed in. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error("useSession outside of SessionGate");
  return session;
}

/** Whether the person may do something somewhere; the server decides each case. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}
