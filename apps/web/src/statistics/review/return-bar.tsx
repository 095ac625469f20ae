import { addDays, beijingDate } from "@halfsky/calendar";
import { useMutation } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { returnFigures } from "../../api/reviews-api.ts";
import { RequestProblem } from "../../api/request-problem.ts";
import { useBilingual, useWords } from "../../words/language.tsx";
import type { MarkedSubmission } from "./review-marks.ts";

interface ReturnBarProps {
  readonly account: string;
  readonly returning: readonly MarkedSubmission[];
  readonly onDone: () => Promise<void>;
}

/** Sends the figures that were marked back, submission by submission, with one day by which they are to be answered. */
export function ReturnBar({ account, returning, onDone }: ReturnBarProps) {
  const { review } = useWords();
  const words = review.returning;
  const speak = useBilingual();
  const { message, notification } = App.useApp();
  const [dueOn, setDueOn] = useState(inAWeek);
  const send = useMutation({
    mutationFn: async () => {
      let sent = 0;
      for (const { row, returns } of returning) {
        try {
          await returnFigures(account, row.id, {
            version: row.version,
            dueOn,
            items: returns.map(({ figure: { figure }, reason }) => ({
              indicatorId: figure.indicatorId,
              breakdown: figure.breakdown,
              reason,
            })),
          });
          sent += 1;
        } catch (error) {
          // The others still go; this one says why not.
          notification.error({
            title: words.failed(row.organisation.shortName),
            description: error instanceof RequestProblem && error.detail ? speak(error.detail) : "",
            duration: 0,
          });
        }
      }
      return sent;
    },
    onSuccess: async (sent) => {
      if (sent > 0) void message.success(words.done(sent));
      await onDone();
    },
  });
  const figures = returning.reduce((sum, { returns }) => sum + returns.length, 0);
  return (
    <section className="panel review-returning">
      <span>{words.ask}</span>
      <span className="review-space" />
      <label>
        {words.due}{" "}
        <Input
          type="date"
          aria-label={words.due}
          style={{ width: 150 }}
          value={dueOn}
          onChange={(event) => setDueOn(event.target.value)}
        />
      </label>
      <Button
        danger
        type="primary"
        disabled={dueOn === ""}
        loading={send.isPending}
        onClick={() => send.mutate()}
      >
        {words.send(returning.length, figures)}
      </Button>
    </section>
  );
}

function inAWeek(): string {
  return addDays(beijingDate(new Date().toISOString()), 7);
}
