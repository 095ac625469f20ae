import type { CaseQueue, CaseRow } from "@halfsky/api-contract";
import { beijingTime } from "@halfsky/calendar";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { caseQueueQuery } from "../api/cases-api.ts";
import { isUnreachable } from "../api/request-problem.ts";
import { useMay } from "../shell/session.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyPage } from "../ui/empty-page.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useBilingual, useWords } from "../words/language.tsx";
import { caseAddress } from "./case-address.ts";
import { useCaseColumns } from "./case-columns.tsx";
import { CaseSearch } from "./case-search.tsx";
import { CaseTabs } from "./case-tabs.tsx";
import { DueTimeTag } from "./due-time-tag.tsx";
import "./cases.css";

/** What waits for me: overdue first, then by the end of the clock; one click opens a new case. */
export function QueuePage() {
  const { cases } = useWords();
  const { queue: said } = cases;
  const mayWork = useMay("case.work");
  const { data, error, isPending, fetchStatus, dataUpdatedAt, refetch } = useQuery(caseQueueQuery);
  return (
    <Page title={said.title} width="wide" actions={data ? <Openings queue={data} /> : undefined}>
      <CaseTabs />
      {mayWork ? <CaseSearch /> : null}
      {data && (error !== null || fetchStatus === "paused") ? (
        <StandsSince error={error} at={new Date(dataUpdatedAt).toISOString()} />
      ) : null}
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : data.rows.length === 0 ? (
        <EmptyPage title={said.empty} todo={data.mayOpen.length > 0 ? said.emptyTodo : said.emptyOther} />
      ) : (
        <FilledQueue queue={data} />
      )}
    </Page>
  );
}

interface StandsSinceProps {
  readonly error: Error | null;
  /** when the rows were last read, ISO 8601 in UTC */
  readonly at: string;
}

/** Clocks count on while the server cannot be reached: whoever reads the rows is told since when they stand. */
export function StandsSince({ error, at }: StandsSinceProps) {
  const { caseCourse: said } = useWords();
  return (
    <>
      {error === null || isUnreachable(error) ? null : <ProblemNotice error={error} />}
      <output className="case-stands">
        {error === null || isUnreachable(error) ? said.standsAlone : ""}
        {said.standsSince(beijingTime(at))}
      </output>
    </>
  );
}

function Openings({ queue }: { readonly queue: CaseQueue }) {
  const speak = useBilingual();
  const { queue: said } = useWords().cases;
  const [first, ...others] = queue.mayOpen;
  if (first === undefined) return null;
  if (others.length === 0)
    return (
      <LinkButton type="primary" to={`/cases/new/${first.system}`}>
        {said.open(speak(first.title))}
      </LinkButton>
    );
  return (
    <LinkButton type="primary" to="/cases/new">
      {said.openOne}
    </LinkButton>
  );
}

function FilledQueue({ queue }: { readonly queue: CaseQueue }) {
  const { queue: said } = useWords().cases;
  const { counts } = queue;
  const columns = useCaseColumns();
  const { rows } = queue;
  return (
    <>
      <FirstDue row={queue.rows[0]} />
      <p className="case-counts">
        <b className={counts.late > 0 ? "is-late" : ""}>{said.late(counts.late)}</b>
        <span>{said.today(counts.today)}</span>
        <span>{said.later(counts.later)}</span>
        <span>{said.withoutDue(counts.withoutDue)}</span>
        {counts.more && <span>{said.more}</span>}
      </p>
      <DataTable label={said.title} rows={rows} rowKey={({ id }) => id} columns={columns} rowHeight={54} />
    </>
  );
}

function FirstDue({ row }: { readonly row: CaseRow | undefined }) {
  const speak = useBilingual();
  const { queue: said } = useWords().cases;
  if (row?.nextDeadline == null) return null;
  return (
    <p className="case-first">
      <b>{said.first}</b> <DueTimeTag dueAt={row.nextDeadline.dueAt} />{" "}
      <Link to={caseAddress(row.id)}>
        {row.number} {speak(row.systemTitle)} · {speak(row.nextDeadline.title)}
      </Link>
    </p>
  );
}
