import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { sessionQuery } from "../api/session-api.ts";
import { countDrafts, keepState } from "../offline/kept-drafts.ts";
import { sendWhatIsKept } from "../statistics/submissions/submission-store.ts";
import { useWords } from "../words/language.tsx";
import "./offline-bar.css";
import { useSession } from "./session.tsx";

function useIsOnline(): boolean {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener("online", changed);
      window.addEventListener("offline", changed);
      return () => {
        window.removeEventListener("online", changed);
        window.removeEventListener("offline", changed);
      };
    },
    () => navigator.onLine,
  );
}

/** Says on every page that there is no network and how much is kept on this machine, and sends it when there is one. */
export function OfflineBar() {
  const words = useWords().submission.offline;
  const account = useSession().account.id;
  const client = useQueryClient();
  const isOnline = useIsOnline();
  const { cells, isRefused } = useSyncExternalStore(keepState.subscribe, keepState.read);
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    void countDrafts(account);
    if (!isOnline) return;
    // Who is signed in may have changed while nobody could be asked.
    void client
      .invalidateQueries({ queryKey: sessionQuery.queryKey })
      .then(() => sendWhatIsKept(account, client));
  }, [account, client, isOnline]);
  useEffect(() => {
    if (cells === 0) return undefined;
    // What is sent within seconds is no news.
    const timer = setTimeout(() => setSlow(true), 6000);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [cells]);
  if (!isOnline)
    return <output className="offline-bar">{isRefused ? words.refused : words.bar(cells)}</output>;
  return cells > 0 && isSlow ? <output className="offline-bar">{words.sending(cells)}</output> : null;
}
