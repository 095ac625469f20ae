import type { FindingAnswer, FormFinding, SubmissionRecord } from "@halfsky/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { answerFormFinding, submissionQuery } from "../../api/submissions-api.ts";
import { Moment } from "../../ui/moment.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { ReasonField } from "./reason-field.tsx";

interface FindingCardProps {
  readonly account: string;
  readonly record: SubmissionRecord;
  readonly finding: FormFinding;
  readonly answer: FindingAnswer | undefined;
  /** Revision of the stored figure; null while newer words are not saved. */
  readonly revision: number | null;
  readonly mayAnswer: boolean;
  readonly onLikely: ((value: string) => void) | null;
  readonly isAnswering: boolean;
  readonly onAnswering: (isOpen: boolean) => void;
}

/** A finding of the current cell: what it says, the figure that was probably meant, and why the figure stands. */
export function FindingCard(props: FindingCardProps) {
  const { account, record, finding, answer, revision, mayAnswer, isAnswering } = props;
  const { statistics, submission: words } = useWords();
  const speak = useBilingual();
  const client = useQueryClient();
  const { message } = App.useApp();
  const give = useMutation({
    mutationFn: (reason: string | null) =>
      answerFormFinding(account, record.id, {
        indicatorId: finding.indicatorId,
        breakdown: finding.breakdown,
        code: finding.code,
        revision: revision ?? 0,
        reason,
      }),
    onSuccess: (next, reason) => {
      props.onAnswering(false);
      client.setQueryData(submissionQuery(account, record.id).queryKey, { record: next, keptAt: null });
      void message.success(reason === null ? words.answer.withdrawn : words.answer.done);
    },
  });
  const { likely, severity } = finding;
  return (
    <div className="finding-card">
      <Tag tone={severity === "notice" ? "grey" : severity === "error" ? "red" : "orange"} mark="!">
        {words.checks.severity[severity]} ·{" "}
        {statistics.marks[finding.code.replace(/:.*$/u, "")] ?? statistics.marks["other"]}
      </Tag>{" "}
      {speak(finding.words)}
      {likely !== null && props.onLikely !== null && answer === undefined ? (
        <div>
          <Button size="small" onClick={() => props.onLikely?.(likely)}>
            {words.panel.likely(likely)}
          </Button>
        </div>
      ) : null}
      {answer !== undefined ? (
        <div>
          {words.answer.given(answer.reason)}
          <div className="faint">
            {answer.answered.by} · <Moment at={answer.answered.at} />
            {mayAnswer ? (
              <Button size="small" type="link" loading={give.isPending} onClick={() => give.mutate(null)}>
                {words.answer.withdraw}
              </Button>
            ) : null}
          </div>
        </div>
      ) : severity !== "warning" || !mayAnswer ? null : revision === null ? (
        <div className="faint">{words.panel.answerFirst}</div>
      ) : isAnswering ? (
        <ReasonField
          label={words.answer.ask}
          save={words.answer.save}
          cancel={words.answer.cancel}
          isSaving={give.isPending}
          onSave={(reason) => give.mutate(reason)}
          onCancel={() => props.onAnswering(false)}
        />
      ) : (
        <div>
          <Button size="small" onClick={() => props.onAnswering(true)}>
            {words.answer.open}
          </Button>
        </div>
      )}
      {give.error ? <ProblemNotice error={give.error} /> : null}
    </div>
  );
}
