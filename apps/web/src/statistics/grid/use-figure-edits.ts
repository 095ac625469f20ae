import type { Session } from "@halfsky/api-contract";
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { sessionQuery } from "../../api/session-api.ts";
import { saveFigures } from "../../api/statistics-api.ts";
import { useSession } from "../../shell/session.tsx";
import { type EditState, type EditStore, openEditStore, readDrafts, writeDrafts } from "./edit-store.ts";

// One store a person: it goes on saving while she looks at other pages.
const stores = new Map<string, EditStore>();

function readKept(key: string): string | undefined {
  try {
    return window.sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function writeKept(key: string, text: string | null): void {
  try {
    if (text === null) window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, text);
  } catch {
    // Storage is forbidden or full: the cells live as long as the page, and leaving it is asked about below.
    return;
  }
}

function storeOf(account: string, client: QueryClient): EditStore {
  const known = stores.get(account);
  if (known) return known;
  const key = `halfsky.unsaved-figures.${account}`;
  const signedIn = () => client.getQueryData<Session | null>(sessionQuery.queryKey)?.account;
  const store = openEditStore({
    send: saveFigures,
    keep: ({ drafts }, before) => {
      if (drafts !== before.drafts) writeKept(key, writeDrafts(drafts));
    },
    kept: () => ({ drafts: readDrafts(readKept(key)), known: new Map() }),
    maySend: () => signedIn()?.id === account,
    author: () => signedIn()?.displayName ?? "",
    onSignedOut: () => client.setQueryData(sessionQuery.queryKey, null),
  });
  window.addEventListener("online", () => store.saveNow());
  window.addEventListener("beforeunload", (event) => {
    const { edits, sending } = store.read();
    if (edits.drafts.size > 0 || sending.size > 0) event.preventDefault();
  });
  stores.set(account, store);
  return store;
}

/** What the person typed and how saving it stands; saving goes on by itself after a new sign-in. */
export function useFigureEdits(): { readonly state: EditState; readonly store: EditStore } {
  const account = useSession().account.id;
  const store = storeOf(account, useQueryClient());
  const state = useSyncExternalStore(store.subscribe, store.read);
  const isSignedIn = useQuery(sessionQuery).data?.account.id === account;
  const isStopped = state.phase === "signed-out";
  useEffect(() => {
    if (isSignedIn && isStopped) store.saveNow();
  }, [isSignedIn, isStopped, store]);
  return { state, store };
}
