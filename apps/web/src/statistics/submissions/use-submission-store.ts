import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { sessionQuery } from "../../api/session-api.ts";
import type { EditState } from "../grid/edit-store.ts";
import { noEdits } from "../grid/edits.ts";
import {
  type EntryMode,
  type GridFigure,
  type SubmissionStore,
  submissionStore,
} from "./submission-store.ts";

const idle: EditState<GridFigure> = {
  edits: noEdits,
  phase: "saved",
  problem: null,
  sending: new Map(),
  findings: new Map(),
  savings: 0,
};

/** What a person typed in a submission and how saving stands; undefined until what is kept in the browser was read. */
export function useSubmissionStore(
  account: string,
  submission: string,
  mode: EntryMode,
): { readonly state: EditState<GridFigure>; readonly store: SubmissionStore | undefined } {
  const client = useQueryClient();
  const name = JSON.stringify([account, submission, mode]);
  const [opened, setOpened] = useState<{ readonly name: string; readonly store: SubmissionStore }>();
  useEffect(() => {
    let isCurrent = true;
    void submissionStore(account, submission, mode, client).then((store) => {
      if (isCurrent) setOpened({ name, store });
    });
    return () => {
      isCurrent = false;
    };
  }, [account, submission, mode, client, name]);
  const store = opened?.name === name ? opened.store : undefined;
  const state = useSyncExternalStore(
    store?.subscribe ?? (() => () => undefined),
    store?.read ?? (() => idle),
  );
  const isSignedIn = useQuery(sessionQuery).data?.account.id === account;
  const isStopped = state.phase === "signed-out";
  useEffect(() => {
    if (isSignedIn && isStopped) store?.saveNow();
  }, [isSignedIn, isStopped, store]);
  return { state, store };
}
