import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { planQuery, withdrawPlan } from "../../api/plans-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";

/** Takes a published plan out of use, with a reason. */
export function WithdrawButton({ plan }: { readonly plan: string }) {
  const { planRecord: words, shell } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const withdraw = useMutation({
    mutationFn: () => withdrawPlan(plan, reason.trim()),
    onSuccess: async (record) => {
      queries.setQueryData(planQuery(plan).queryKey, record);
      await queries.invalidateQueries({ queryKey: ["plans", "list"] });
      setOpen(false);
      void message.success(words.withdrawn);
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.withdraw}</Button>
      <Modal
        open={isOpen}
        title={words.withdrawTitle}
        okText={words.withdraw}
        cancelText={shell.cancel}
        okButtonProps={{ danger: true, disabled: reason.trim() === "", loading: withdraw.isPending }}
        onOk={() => withdraw.mutate()}
        onCancel={() => setOpen(false)}
      >
        <p>{words.withdrawBody}</p>
        {withdraw.error ? <ProblemNotice error={withdraw.error} /> : null}
        <label htmlFor="withdraw-reason">{words.withdrawReason}</label>
        <Input.TextArea
          id="withdraw-reason"
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </>
  );
}
