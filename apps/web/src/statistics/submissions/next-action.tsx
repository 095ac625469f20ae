import type { SubmissionRecord } from "@halfsky/api-contract";
import { Button, Popover } from "antd";
import { useState } from "react";
import type { PlainStep } from "../../api/submissions-api.ts";
import { useWords } from "../../words/language.tsx";
import type { OpenPoint } from "./form-work.ts";
import { StepDialog } from "./step-dialog.tsx";

interface NextActionProps {
  readonly account: string;
  readonly record: SubmissionRecord;
  readonly points: readonly OpenPoint[];
  /** Whether the form was checked since it was opened; before that nothing can be handed in or passed. */
  readonly isChecked: boolean;
  /** Cells that are not on the server yet. */
  readonly unsent: number;
  readonly isOffline: boolean;
  readonly isCorrecting: boolean;
  readonly list: (points: readonly OpenPoint[], onGone: () => void) => React.ReactNode;
  readonly onCorrect: () => void;
}

const steps = ["confirm", "review", "sign", "lock"] as const satisfies readonly PlainStep[];

/** The next action of the record: handing in with everything that still stops it, or the step of whoever looks at it. */
export function NextAction(props: NextActionProps) {
  const { account, record, points, isChecked, unsent, isOffline } = props;
  const { submission: words, shell } = useWords();
  const [step, setStep] = useState<PlainStep>();
  const [isListOpen, setListOpen] = useState(false);
  const stops = points.filter(({ isSettled }) => !isSettled);
  const mayFill = record.mayDo.includes("fill");
  // The server says "submit" only once nothing stops it; the page knows earlier, and says what stops it.
  const maySubmit = record.mayDo.includes("submit") || mayFill;
  const isStopped = stops.length > 0 || unsent > 0 || isOffline;
  const why = [
    ...(stops.length > 0 ? [words.submit.stops(stops.length)] : []),
    ...(unsent > 0 ? [words.submit.unsaved(unsent)] : []),
    ...(isOffline ? [words.submit.offline] : []),
  ];
  const main = steps.find((one) => record.mayDo.includes(one));
  return (
    <>
      {record.mayDo.includes("correct") && !props.isCorrecting ? (
        <Button size="small" onClick={props.onCorrect}>
          {words.correction.begin}
        </Button>
      ) : null}
      {maySubmit ? (
        !isChecked && !isOffline ? (
          <Button type="primary" loading>
            {words.submit.check}
          </Button>
        ) : isStopped ? (
          <Popover
            open={isListOpen}
            onOpenChange={setListOpen}
            trigger="click"
            placement="bottomRight"
            content={
              <div className="submit-stops">
                {why.map((line) => (
                  <p key={line}>
                    <b>{line}</b>
                  </p>
                ))}
                {props.list(stops, () => setListOpen(false))}
              </div>
            }
          >
            <Button type="primary">
              {words.submit.check}
              {stops.length + unsent > 0 ? shell.bracketed(String(stops.length + unsent)) : ""}
            </Button>
          </Popover>
        ) : (
          <Button type="primary" onClick={() => setStep("submit")}>
            {words.submit.button}
          </Button>
        )
      ) : null}
      {main === undefined ? null : (
        <Button type="primary" disabled={isOffline || !isChecked} onClick={() => setStep(main)}>
          {words.step[main]}
        </Button>
      )}
      {step === undefined ? null : (
        <StepDialog account={account} record={record} step={step} onClose={() => setStep(undefined)} />
      )}
    </>
  );
}
