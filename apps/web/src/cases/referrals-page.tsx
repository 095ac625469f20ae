import type { ReferralInbox } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { Link } from "react-router";
import { referralsQuery } from "../api/cases-api.ts";
import { useAddress } from "../shell/address.ts";
import { type DataColumn, DataTable } from "../ui/data-table.tsx";
import { EmptyPage } from "../ui/empty-page.tsx";
import { Moment } from "../ui/moment.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useBilingual, useWords } from "../words/language.tsx";
import { caseAddress } from "./case-address.ts";
import { CaseTabs } from "./case-tabs.tsx";
import { DueTimeTag } from "./due-time-tag.tsx";
import { GradeTag } from "./grade-tag.tsx";
import { ReferralState } from "./record/case-referrals.tsx";
import { useNarrow } from "./use-narrow.ts";
import "./cases.css";

type Row = ReferralInbox["rows"][number];

/** What other agencies sent to ours: what must be acknowledged or answered first stands first. */
export function ReferralsPage() {
  const { inbox: said } = useWords().cases;
  const { get, set } = useAddress();
  const state = get("state") === "answered" ? "answered" : "open";
  const { data, error, isPending, refetch } = useQuery(referralsQuery(state));
  const columns = useInboxColumns();
  return (
    <Page title={said.title} width="wide">
      <CaseTabs />
      <div className="page-filters">
        <Segmented
          aria-label={said.which}
          value={state}
          options={[
            { value: "open", label: said.open },
            { value: "answered", label: said.answered },
          ]}
          onChange={(next) => set({ state: next === "open" ? null : next })}
        />
      </div>
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : data.rows.length === 0 ? (
        <EmptyPage title={said.empty} todo={said.emptyTodo} />
      ) : (
        <DataTable
          label={said.title}
          rows={data.rows}
          rowKey={(row) => `${row.caseId} ${row.name} ${row.number}`}
          columns={columns}
          rowHeight={58}
        />
      )}
    </Page>
  );
}

function useInboxColumns(): readonly DataColumn<Row>[] {
  const { inbox: said } = useWords().cases;
  const speak = useBilingual();
  const isNarrow = useNarrow();
  const columns: readonly DataColumn<Row>[] = [
    {
      key: "due",
      title: said.due,
      width: 190,
      render: ({ acknowledgeBy, answerBy, state }) => {
        const dueAt = state === "sent" ? (acknowledgeBy ?? answerBy) : answerBy;
        return dueAt === null ? (
          <span className="faint">–</span>
        ) : (
          <>
            <DueTimeTag dueAt={dueAt} />
            <div className="faint">
              {state === "sent" && acknowledgeBy !== null ? said.acknowledge : said.answer}
            </div>
          </>
        );
      },
    },
    {
      key: "grade",
      title: said.grade,
      width: 110,
      render: (row) => <GradeTag grade={row.grade} careful={row.carefulGrade} />,
    },
    {
      key: "what",
      title: said.what,
      render: (row) => (
        <>
          <Link to={caseAddress(row.caseId)}>
            {row.caseNumber} {speak(row.title)}
          </Link>
          <div className="faint">{speak(row.purpose)}</div>
          {isNarrow ? (
            <div>
              {row.from} <ReferralState state={row.state} />{" "}
              <GradeTag grade={row.grade} careful={row.carefulGrade} />
            </div>
          ) : null}
        </>
      ),
    },
    { key: "from", title: said.from, width: 180, render: ({ from }) => from },
    { key: "area", title: said.area, width: 110, render: ({ areaName }) => areaName },
    { key: "state", title: said.state, width: 130, render: ({ state }) => <ReferralState state={state} /> },
    { key: "sent", title: said.sent, width: 120, render: ({ sentAt }) => <Moment at={sentAt} /> },
  ];
  if (!isNarrow) return columns;
  return columns
    .filter(({ key }) => key === "due" || key === "what")
    .map((column) => (column.key === "due" ? { ...column, width: 124 } : column));
}
