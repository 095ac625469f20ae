import type { RoundSummary } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { roundsQuery } from "../../api/rounds-api.ts";
import { useMay } from "../../shell/session.tsx";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { RoundTabs } from "./round-tabs.tsx";
import { DueDay, roundAddress, RoundStateTag } from "./round-words.tsx";
import "./rounds.css";
import { ShareBar } from "./share-bar.tsx";

/** All rounds that the reader manages or owes forms of, each with how far it has come. */
export function RoundListPage() {
  const { rounds: words } = useWords();
  const mayManage = useMay("round.manage");
  const { data, error, isPending, refetch } = useQuery(roundsQuery);
  const columns = useColumns();
  const newButton = (
    <LinkButton type="primary" to="/rounds/new">
      {words.new}
    </LinkButton>
  );
  return (
    <Page title={words.title} actions={mayManage ? newButton : undefined}>
      <RoundTabs />
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : data.rounds.length === 0 ? (
        <EmptyPage
          title={words.empty}
          todo={mayManage ? words.emptyTodo : words.emptyRead}
          action={mayManage ? newButton : undefined}
        />
      ) : (
        <DataTable
          label={words.label}
          rows={data.rounds.toSorted(newestFirst)}
          rowKey={({ id }) => id}
          columns={columns}
        />
      )}
    </Page>
  );
}

function newestFirst(one: RoundSummary, other: RoundSummary): number {
  return other.year - one.year || (one.dueOn < other.dueOn ? 1 : -1);
}

function useColumns(): readonly DataColumn<RoundSummary>[] {
  const { rounds: words, shell } = useWords();
  return [
    {
      key: "title",
      title: words.columns.title,
      render: ({ id, title, areaName }) => (
        <>
          <Link to={roundAddress(id)}>{title}</Link>
          <div className="faint">{areaName}</div>
        </>
      ),
    },
    { key: "year", title: words.columns.year, width: 90, render: ({ year }) => shell.yearName(year) },
    {
      key: "due",
      title: words.columns.due,
      width: 150,
      render: ({ dueOn, state }) => <DueDay dueOn={dueOn} isSettled={state !== "open"} />,
    },
    {
      key: "state",
      title: words.columns.state,
      width: 110,
      render: ({ state }) => <RoundStateTag state={state} />,
    },
    {
      key: "forms",
      title: words.columns.forms,
      width: 70,
      align: "right",
      render: ({ forms }) => words.formCount(forms),
    },
    {
      key: "progress",
      title: words.columns.progress,
      width: 300,
      render: ({ state, progress }) =>
        state === "draft" ? (
          <span className="faint">{words.none}</span>
        ) : (
          <>
            <ShareBar label={words.submittedShare} part={progress.submitted} whole={progress.submissions} />
            <ShareBar label={words.signedShare} part={progress.signed} whole={progress.submissions} />
          </>
        ),
    },
  ];
}
