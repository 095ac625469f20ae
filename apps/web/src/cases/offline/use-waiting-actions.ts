import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { useSession } from "../../shell/session.tsx";
import { readWaiting, sendWaiting, type WaitingAction, waitingActions } from "./waiting-actions.ts";

const everyMs = 20_000;

/** What the person did without a network and is not sent yet; of one case, or of all. */
export function useWaitingActions(caseId?: string): {
  readonly actions: readonly WaitingAction[];
  readonly isSending: boolean;
} {
  const { account } = useSession();
  const {
    actions,
    account: of,
    isSending,
  } = useSyncExternalStore(waitingActions.subscribe, waitingActions.read);
  if (of !== account.id) return { actions: [], isSending };
  return {
    actions: caseId === undefined ? actions : actions.filter((one) => one.caseId === caseId),
    isSending,
  };
}

/** Sends what waits now, and reads anew what it changed. */
export function useSendWaiting(): () => Promise<void> {
  const { account } = useSession();
  const queries = useQueryClient();
  return useCallback(async () => {
    const before = waitingActions.read().actions;
    await sendWaiting(account.id);
    if (waitingActions.read().actions !== before) void queries.invalidateQueries({ queryKey: ["cases"] });
  }, [account.id, queries]);
}

/** Sends what waits as soon as there is a network: at the start, when the line comes back, and now and then. */
export function useSender(): void {
  const { account } = useSession();
  const send = useSendWaiting();
  const { actions } = useWaitingActions();
  const isWaiting = actions.some(({ state }) => state === "waiting");
  useEffect(() => {
    void readWaiting(account.id);
  }, [account.id]);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const go = () => void send();
    if (navigator.onLine) go();
    window.addEventListener("online", go);
    // a line that is there again does not always say so
    const timer = setInterval(go, everyMs);
    return () => {
      window.removeEventListener("online", go);
      clearInterval(timer);
    };
  }, [isWaiting, send]);
}
