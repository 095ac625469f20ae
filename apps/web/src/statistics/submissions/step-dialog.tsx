import type { SubmissionRecord } from "@halfsky/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Input, Modal } from "antd";
import { useState } from "react";
import { type PlainStep, submissionQuery, takeStep } from "../../api/submissions-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";

interface StepDialogProps {
  readonly account: string;
  readonly record: SubmissionRecord;
  readonly step: PlainStep;
  readonly onClose: () => void;
}

/** Asks once before a step that is not undone by a key: handing in, confirming, reviewing, signing. */
export function StepDialog({ account, record, step, onClose }: StepDialogProps) {
  const words = useWords().submission;
  const { message } = App.useApp();
  const client = useQueryClient();
  const [remark, setRemark] = useState("");
  const take = useMutation({
    mutationFn: () =>
      takeStep(account, record.id, step, {
        version: record.version,
        remark: remark.trim() === "" ? null : remark.trim(),
      }),
    onSuccess: async (next) => {
      client.setQueryData(submissionQuery(account, record.id).queryKey, { record: next, keptAt: null });
      void message.success(step === "submit" ? words.submit.done : words.step.done);
      onClose();
      await Promise.all(
        ["my-work", "rounds", "reviews", "submissions"].map((key) =>
          client.invalidateQueries({ queryKey: [key], refetchType: "inactive" }),
        ),
      );
    },
    // Somebody else was faster: what the page shows is old.
    onError: () => void client.invalidateQueries({ queryKey: submissionQuery(account, record.id).queryKey }),
  });
  const name = step === "submit" ? words.submit.button : words.step[step];
  return (
    <Modal
      open
      title={words.step.ask(name, record.form.title)}
      okText={name}
      cancelText={words.submit.cancel}
      confirmLoading={take.isPending}
      onOk={() => take.mutate()}
      onCancel={onClose}
    >
      <p>{step === "submit" ? words.submit.readyWords(record.organisation.name) : words.step.words[step]}</p>
      <label className="cell-panel-field">
        <span className="faint">{words.submit.remark}</span>
        <Input.TextArea
          rows={2}
          maxLength={500}
          value={remark}
          onChange={(event) => setRemark(event.target.value)}
        />
      </label>
      {take.error ? <ProblemNotice error={take.error} /> : null}
    </Modal>
  );
}
