import type { CheckFinding } from "@halfsky/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { verifyFinding } from "../api/statistics-api.ts";
import { Moment } from "../ui/moment.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Tag } from "../ui/tag.tsx";
import { useWords } from "../words/language.tsx";
import "./finding-answer.css";

/** The field opens because the person pressed a button to write in it. */
const takeFocus = (field: { readonly focus: () => void } | null): void => field?.focus();

interface FindingAnswerProps {
  readonly finding: Pick<
    CheckFinding,
    "areaCode" | "indicatorId" | "year" | "code" | "revision" | "verified"
  >;
  readonly mayVerify: boolean;
}

/** Under a finding: who verified the figure and why it stands, or the way to say so. */
export function FindingAnswer({ finding, mayVerify }: FindingAnswerProps) {
  const words = useWords().statistics.verified;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [reason, setReason] = useState<string>();
  const { verified, areaCode, indicatorId, year, code, revision } = finding;
  const answer = useMutation({
    mutationFn: (given: string | null) =>
      verifyFinding({ areaCode, indicatorId, year, code, revision, reason: given }),
    onSuccess: async (_, given) => {
      setReason(undefined);
      void message.success(given === null ? words.withdrawn : words.done);
      await Promise.all(
        ["figures", "board", "targets"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
  const isEmpty = (reason ?? "").trim() === "";
  return (
    <div className="finding-answer">
      {verified ? (
        <>
          <Tag tone="grey" mark="✓">
            {words.mark}
          </Tag>{" "}
          {words.reason(verified.reason)}
          <div className="faint">
            {verified.by} · <Moment at={verified.at} />
            {mayVerify ? (
              <Button size="small" type="link" loading={answer.isPending} onClick={() => answer.mutate(null)}>
                {words.withdraw}
              </Button>
            ) : null}
          </div>
        </>
      ) : !mayVerify ? null : reason === undefined ? (
        <Button size="small" onClick={() => setReason("")}>
          {words.open}
        </Button>
      ) : (
        <form
          className="finding-answer-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isEmpty) answer.mutate((reason ?? "").trim());
          }}
        >
          <Input.TextArea
            ref={takeFocus}
            aria-label={words.ask}
            placeholder={words.ask}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 5 }}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <div className="finding-answer-buttons">
            <Button
              size="small"
              type="primary"
              htmlType="submit"
              disabled={isEmpty}
              loading={answer.isPending}
            >
              {words.save}
            </Button>
            <Button size="small" onClick={() => setReason(undefined)}>
              {words.cancel}
            </Button>
          </div>
        </form>
      )}
      {answer.error ? <ProblemNotice error={answer.error} /> : null}
    </div>
  );
}
