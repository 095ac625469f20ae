import type { ReleaseChoice } from "@halfsky/api-contract";
import { beijingTime } from "@halfsky/calendar";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Progress } from "antd";
import { useEffect } from "react";
import { countQuery, orderCount } from "../../api/releases-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";

interface CountingNoteProps {
  readonly choice: ReleaseChoice;
  /** when the figures shown were counted; null where none are */
  readonly countedAt: string | null;
}

/** Cases changed since they were counted: says so, counts them anew, shows how far it has come, and then the new figures. */
export function CountingNote({ choice, countedAt }: CountingNoteProps) {
  const { releases: said } = useWords();
  const speak = useBilingual();
  const queries = useQueryClient();
  const order = useMutation({ mutationFn: orderCount });
  const jobId = order.data?.jobId;
  const counting = useQuery({ ...countQuery(jobId ?? ""), enabled: jobId !== undefined });
  const state = order.data?.isDone === true ? "done" : counting.data?.state;
  useEffect(() => {
    if (state === "done") void queries.invalidateQueries({ queryKey: ["releases", "preview"] });
  }, [state, queries]);
  const problem = order.error ?? counting.error;
  const failure = counting.data?.error ?? null;
  return (
    <section className="panel release-counting" aria-live="polite">
      <p>{countedAt === null ? said.neverCounted : said.countedAt(beijingTime(countedAt))}</p>
      {problem === null ? null : <ProblemNotice error={problem} onClose={order.reset} />}
      {failure === null ? null : <p className="release-failed">{speak(failure.detail)}</p>}
      {jobId === undefined || state === "failed" ? (
        <Button type="primary" loading={order.isPending} onClick={() => order.mutate(choice)}>
          {said.countNow}
        </Button>
      ) : (
        <>
          <Progress percent={state === "done" ? 100 : (counting.data?.progress ?? 0)} />
          <p className="faint">{said.countGoesOn}</p>
        </>
      )}
    </section>
  );
}
