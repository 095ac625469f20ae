import type { ReturnItem, SubmissionRecord } from "@halfsky/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { answerReturn, submissionQuery } from "../../api/submissions-api.ts";
import { Moment } from "../../ui/moment.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useWords } from "../../words/language.tsx";
import { ReasonField } from "./reason-field.tsx";

interface ReturnCardProps {
  readonly account: string;
  readonly record: SubmissionRecord;
  readonly item: ReturnItem;
  readonly answer: "changed" | "kept" | null;
  readonly mayAnswer: boolean;
  readonly shownText: (shown: string) => string;
}

/** A figure that was sent back: by whom, why, until when, and the answer in place. */
export function ReturnCard({ account, record, item, answer, mayAnswer, shownText }: ReturnCardProps) {
  const words = useWords().submission.returned;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [isOpen, setOpen] = useState(false);
  const give = useMutation({
    mutationFn: (reason: string) => answerReturn(account, record.id, item.id, { words: reason }),
    onSuccess: (next) => {
      setOpen(false);
      client.setQueryData(submissionQuery(account, record.id).queryKey, { record: next, keptAt: null });
      void message.success(words.saved);
    },
  });
  return (
    <div className="return-card">
      <div>
        <b>{words.title(item.returned.by, item.returned.organisation)}</b> <Moment at={item.returned.at} />
      </div>
      <div>{words.reason(item.reason)}</div>
      <div className="faint">
        {words.due(item.dueOn)} · {words.before(shownText(item.before.shown))}
      </div>
      {answer === "kept" ? (
        <div>{words.kept(item.answer?.words ?? "")}</div>
      ) : answer === "changed" ? (
        <Tag tone="green" mark="✓">
          {words.changed}
        </Tag>
      ) : (
        <Tag tone="orange" mark="!">
          {words.open}
        </Tag>
      )}
      {mayAnswer && answer !== "changed" ? (
        isOpen ? (
          <ReasonField
            label={words.keepLabel}
            save={words.save}
            cancel={words.cancel}
            isSaving={give.isPending}
            onSave={(reason) => give.mutate(reason)}
            onCancel={() => setOpen(false)}
          />
        ) : (
          <div>
            <div className="faint">{words.change}</div>
            <Button size="small" onClick={() => setOpen(true)}>
              {words.keep}
            </Button>
          </div>
        )
      ) : null}
      {give.error ? <ProblemNotice error={give.error} /> : null}
    </div>
  );
}
