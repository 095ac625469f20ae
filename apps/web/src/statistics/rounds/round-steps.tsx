import type { RoundRecord } from "@halfsky/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Modal } from "antd";
import { useState } from "react";
import { moveRound, remindOfRound, roundQuery } from "../../api/rounds-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";
import { isSigned } from "./progress-counts.ts";

/** What the issuer can do with a round: issue, remind, close; issuing and closing cannot be undone and ask first. */
export function RoundSteps({ record }: { readonly record: RoundRecord }) {
  const { rounds: words, shell } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<"issue" | "close" | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: ["rounds"] });
  const move = useMutation({
    mutationFn: (step: "issue" | "close") => moveRound(record.id, step),
    onSuccess: (next, step) => {
      queries.setQueryData(roundQuery(record.id).queryKey, next);
      void message.success(words[step].done);
      setAsked(null);
      void refresh();
      void queries.invalidateQueries({ queryKey: ["my-work"] });
    },
  });
  const remind = useMutation({
    mutationFn: () => remindOfRound(record.id),
    onSuccess: ({ reminded }) => void message.success(words.remind.done(reminded)),
  });
  const unsigned = record.submissions.filter((row) => !isSigned(row)).length;
  const recipients = record.formList.reduce((sum, form) => sum + form.recipients.length, 0);
  return (
    <>
      {record.state === "open" ? (
        <>
          <Button title={words.remind.title} loading={remind.isPending} onClick={() => remind.mutate()}>
            {words.remind.button}
          </Button>
          <Button onClick={() => setAsked("close")}>{words.close.button}</Button>
        </>
      ) : null}
      {record.state === "draft" ? (
        <Button type="primary" disabled={record.faults.length > 0} onClick={() => setAsked("issue")}>
          {words.issue.button}
        </Button>
      ) : null}
      {remind.error === null ? null : <ProblemNotice error={remind.error} onClose={remind.reset} />}
      {asked === null ? null : (
        <Modal
          open
          title={words[asked].ask(record.title)}
          okText={words[asked].button}
          cancelText={shell.cancel}
          confirmLoading={move.isPending}
          onOk={() => move.mutate(asked)}
          onCancel={() => {
            setAsked(null);
            move.reset();
          }}
        >
          <p>
            {asked === "issue"
              ? words.issue.words(record.formList.length, recipients)
              : words.close.words(unsigned)}
          </p>
          {move.error === null ? null : <ProblemNotice error={move.error} />}
        </Modal>
      )}
    </>
  );
}
