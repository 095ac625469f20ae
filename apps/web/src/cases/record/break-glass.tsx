import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input, InputNumber } from "antd";
import { useState } from "react";
import { actOnCase } from "../../api/cases-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";
import { newId } from "../new-id.ts";
import "../form/answer-form.css";

/**
 * What somebody without reach can do where a case is not shown to her: look at it at once for a reason, for some minutes,
 * seen by the supervisor. It stands under every number that is not shown, whether there is such a case or not.
 */
export function BreakGlass({ caseId }: { readonly caseId: string }) {
  const { cases, caseCourse } = useWords();
  const { record: said, actions } = cases;
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const [minutes, setMinutes] = useState<number | null>(30);
  // what she typed is refused by words, never cut to what is possible
  const isPossible = minutes !== null && Number.isInteger(minutes) && minutes >= 1 && minutes <= 480;
  const [transactionId] = useState(newId);
  const look = useMutation({
    mutationFn: () =>
      actOnCase(caseId, {
        action: "break-glass",
        transactionId,
        // she has seen no version; nothing of the case is changed by looking at it
        baseVersion: 1,
        details: { reason: reason.trim(), ...(minutes === null ? {} : { minutes }) },
      }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["cases"] }),
  });
  return (
    <section className="panel case-below" aria-labelledby="break-glass">
      <h2 id="break-glass">{said.glass}</h2>
      <p>{caseCourse.glassWhen}</p>
      <p className="case-alarm">{actions.glassNote}</p>
      {look.error === null ? null : <ProblemNotice error={look.error} />}
      <div className="case-action-part">
        <label className="case-label" htmlFor="glass-reason">
          {actions.reason}
        </label>
        <Input.TextArea
          id="glass-reason"
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={4000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <div className="case-action-part">
        <label className="case-label" htmlFor="glass-minutes">
          {actions.minutes}
        </label>
        <InputNumber
          id="glass-minutes"
          aria-describedby={isPossible ? undefined : "glass-minutes-fault"}
          status={isPossible ? "" : "error"}
          value={minutes}
          onChange={setMinutes}
        />
        {isPossible ? null : (
          <div className="case-fault" id="glass-minutes-fault">
            {caseCourse.minutesWrong}
          </div>
        )}
      </div>
      <div className="case-action-part">
        <Button
          danger
          disabled={reason.trim() === "" || !isPossible}
          loading={look.isPending}
          onClick={() => look.mutate()}
        >
          {said.breakGlass}
        </Button>
        {reason.trim() === "" ? <span className="faint"> {said.glassReason}</span> : null}
      </div>
    </section>
  );
}
