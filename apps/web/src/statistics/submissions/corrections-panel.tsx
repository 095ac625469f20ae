import type { SubmissionRecord } from "@halfsky/api-contract";
import { missingReasonWords } from "@halfsky/statistics";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { correctFigures, submissionQuery } from "../../api/submissions-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useLanguage } from "../../words/language.tsx";
import type { EditState } from "../grid/edit-store.ts";
import { cellsToSend, dropDrafts, giveReason } from "../grid/edits.ts";
import { figureInputOf, type GridFigure, type SubmissionStore } from "./submission-store.ts";
import type { FormWork } from "./use-form-work.ts";

interface CorrectionsPanelProps {
  readonly account: string;
  readonly record: SubmissionRecord;
  readonly work: FormWork;
  readonly state: EditState<GridFigure>;
  readonly store: SubmissionStore;
  readonly onGo: (cell: string) => void;
  readonly onLeave: () => void;
}

const mostCorrections = 2000;

/** Figures that are changed after signing: each with what it was, what it becomes, and its reason. */
export function CorrectionsPanel(props: CorrectionsPanelProps) {
  const { account, record, work, state, store } = props;
  const { language, words } = useLanguage();
  const said = words.submission.correction;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [shared, setShared] = useState("");
  const drafts = [...state.edits.drafts];
  const { cells } = cellsToSend(state.edits, mostCorrections);
  const isReasoned = drafts.every(([, { reason }]) => reason.trim() !== "");
  const isReadable = cells.length === drafts.length;
  const send = useMutation({
    mutationFn: () =>
      correctFigures(account, record.id, {
        version: record.version,
        figures: cells.map((cell) => ({ ...figureInputOf(cell), reason: cell.reason ?? "" })),
      }),
    onSuccess: (next) => {
      store.change((edits) => dropDrafts(edits, [...edits.drafts.keys()]));
      client.setQueryData(submissionQuery(account, record.id).queryKey, { record: next, keptAt: null });
      void message.success(said.done);
      props.onLeave();
    },
    onError: () => void client.invalidateQueries({ queryKey: submissionQuery(account, record.id).queryKey }),
  });
  const shown = (key: string): string => {
    const stored = work.stored(key);
    if (stored === undefined) return said.empties;
    if (stored.value !== null) return stored.value;
    return stored.missing === null ? said.empties : missingReasonWords[stored.missing][language];
  };
  return (
    <div className="corrections">
      <p className="faint">{said.words}</p>
      {drafts.length === 0 ? <p>{said.empty}</p> : null}
      {drafts.length > 1 ? (
        <div className="corrections-all">
          <Input
            size="small"
            aria-label={`${said.reason} ${said.all}`}
            placeholder={said.reason}
            maxLength={500}
            value={shared}
            onChange={(event) => setShared(event.target.value)}
          />
          <Button
            size="small"
            disabled={shared.trim() === ""}
            onClick={() =>
              store.change((edits) => giveReason(edits, [...edits.drafts.keys()], shared.trim()))
            }
          >
            {said.all}
          </Button>
        </div>
      ) : null}
      <ul className="point-list">
        {drafts.map(([key, draft]) => {
          const cell = work.cellOfFigure({
            indicatorId: draft.place.indicatorId,
            breakdown: draft.place.breakdown ?? "",
          });
          return (
            <li key={key}>
              <Button
                type="link"
                size="small"
                onClick={() => {
                  if (cell) props.onGo(cell.key);
                }}
              >
                {cell === undefined ? key : `${cell.rowTitle} · ${cell.columnTitle}`}
              </Button>
              <div>
                {said.from(shown(key), draft.content.text === "" ? said.empties : draft.content.text)}
              </div>
              <Input
                size="small"
                aria-label={said.reason}
                placeholder={said.reason}
                maxLength={500}
                value={draft.reason}
                status={draft.reason.trim() === "" ? "warning" : ""}
                onChange={(event) => store.change((edits) => giveReason(edits, [key], event.target.value))}
              />
            </li>
          );
        })}
      </ul>
      {drafts.length > 0 && !isReasoned ? <p className="faint">{said.missing}</p> : null}
      <div className="reason-field-buttons">
        <Button
          type="primary"
          disabled={drafts.length === 0 || !isReasoned || !isReadable}
          loading={send.isPending}
          onClick={() => send.mutate()}
        >
          {said.send(drafts.length)}
        </Button>
        <Button
          onClick={() => {
            store.change((edits) => dropDrafts(edits, [...edits.drafts.keys()]));
            props.onLeave();
          }}
        >
          {said.leave}
        </Button>
      </div>
      {send.error ? <ProblemNotice error={send.error} /> : null}
    </div>
  );
}
