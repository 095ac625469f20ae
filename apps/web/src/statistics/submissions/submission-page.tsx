import { beijingTime } from "@halfsky/calendar";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect } from "react";
import { useParams } from "react-router";
import { isUnreachable } from "../../api/request-problem.ts";
import { openSubmission, submissionQuery } from "../../api/submissions-api.ts";
import { forgetFigures } from "../../offline/kept-drafts.ts";
import { useSession } from "../../shell/session.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { useDocumentTitle } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { SubmissionWorkplace } from "./submission-workplace.tsx";
import { figureCell } from "./submission-store.ts";
import { useRestOfSubmission } from "./use-rest-of-submission.ts";
import { useSubmissionStore } from "./use-submission-store.ts";
import "./submission.css";

const mostRest = 27_500;

/** The grid in which one submission is filled in, checked, answered and handed in; works without a network. */
export function SubmissionPage() {
  const { id = "" } = useParams();
  const { submission: words, shell } = useWords();
  const account = useSession().account.id;
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(submissionQuery(account, id));
  const rest = useRestOfSubmission(account, id, data);
  const fill = useSubmissionStore(account, id, "fill");
  const record = data?.record;
  const isFresh = data?.keptAt === null;
  const isWhole = data !== undefined && data.start === undefined;
  useDocumentTitle(record === undefined ? words.gridLabel : words.title(record.form.title, record.year));

  const mayFill = record?.mayDo.includes("fill") === true;
  const isUnopened = isFresh && mayFill && record?.openedAt === null;
  useEffect(() => {
    // That it was opened is for whoever waits for it; the page does not depend on it.
    if (isUnopened) openSubmission(account, id).catch(() => undefined);
  }, [isUnopened, account, id]);
  useEffect(() => {
    // Before that the copy that is kept for work without a network is older than the page.
    if (!isFresh || !isWhole || record === undefined) return;
    void forgetFigures(
      account,
      id,
      new Map(record.figures.map((figure) => [figureCell(record, figure), figure.revision])),
    );
  }, [isFresh, isWhole, record, account, id]);
  const { savings } = fill.state;
  // What others did meanwhile is read anew when typing rests; a large form takes the server longer and is read later.
  const pause = 2500 + Math.min(record?.owedCells ?? 0, mostRest);
  useEffect(() => {
    if (savings === 0) return undefined;
    const timer = setTimeout(() => {
      void client.invalidateQueries({ queryKey: submissionQuery(account, id).queryKey });
      for (const key of ["my-work", "rounds"]) void client.invalidateQueries({ queryKey: [key] });
    }, pause);
    return () => clearTimeout(timer);
  }, [savings, pause, client, account, id]);

  if (record === undefined || fill.store === undefined) {
    if (error && isUnreachable(error))
      return (
        <EmptyPage
          title={shell.problem.unreachable}
          todo={words.keptNothing}
          action={<Button onClick={() => void refetch()}>{shell.retry}</Button>}
        />
      );
    if (error)
      return (
        <div className="page page-form">
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </div>
      );
    return <Waiting />;
  }
  return (
    <div className="submission-page">
      {data?.keptAt === null || data === undefined ? null : (
        <output className="submission-kept">
          {words.keptFrom(beijingTime(new Date(data.keptAt).toISOString()))}
        </output>
      )}
      {error && isFresh ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {rest.error ? <ProblemNotice error={rest.error} onRetry={() => void rest.refetch()} /> : null}
      <SubmissionWorkplace
        key={record.id}
        account={account}
        record={record}
        isWhole={isWhole}
        fill={{ state: fill.state, store: fill.store }}
      />
    </div>
  );
}
