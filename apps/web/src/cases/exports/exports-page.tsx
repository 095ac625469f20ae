import type { ExportRow } from "@halfsky/api-contract";
import { beijingTime } from "@halfsky/calendar";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { exportOptionsQuery, exportsQuery, fetchExport } from "../../api/case-exports-api.ts";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useLanguage, useWords } from "../../words/language.tsx";
import { CaseTabs } from "../case-tabs.tsx";
import { AskForm } from "./ask-form.tsx";
import { DecideForm } from "./decide-form.tsx";
import { ExportExtent } from "./export-extent.tsx";
import "./exports.css";

const stateTones = {
  asked: "orange",
  unanswered: "grey",
  refused: "red",
  agreed: "green",
  spent: "grey",
  over: "grey",
} as const satisfies Record<ExportRow["state"], Tone>;

/** Files of cases that somebody asked for: what waits for me to agree, what I may fetch, what became of the others. */
export function ExportsPage() {
  const { caseExports: said } = useWords();
  const list = useQuery(exportsQuery);
  const options = useQuery(exportOptionsQuery);
  const [isAsking, setAsking] = useState(false);
  const [decided, setDecided] = useState<ExportRow | null>(null);
  const fetching = useFetching();
  const columns = useExportColumns({
    onDecide: setDecided,
    onFetch: fetching.mutate,
    fetchedId: fetching.isPending ? fetching.variables : null,
  });
  const rows = list.data?.exports ?? [];
  const waiting = rows.filter(({ mayDecide }) => mayDecide);
  const others = rows.filter(({ mayDecide }) => !mayDecide);
  const mayAsk = (options.data?.systems.length ?? 0) > 0;
  const askButton = mayAsk ? (
    <Button type="primary" onClick={() => setAsking(true)}>
      {said.ask}
    </Button>
  ) : undefined;
  return (
    <Page
      title={said.title}
      note={options.data === undefined ? undefined : said.note(options.data.limits)}
      actions={askButton}
      width="wide"
    >
      <CaseTabs />
      {fetching.error === null ? null : <ProblemNotice error={fetching.error} onClose={fetching.reset} />}
      {list.error && !list.data ? (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Waiting />
      ) : rows.length === 0 ? (
        <EmptyPage title={said.empty} todo={said.emptyTodo} />
      ) : (
        <>
          <Exports title={said.toDecide} rows={waiting} columns={columns} />
          <Exports title={said.others} rows={others} columns={columns} />
        </>
      )}
      {isAsking && options.data !== undefined ? (
        <AskForm options={options.data} onClose={() => setAsking(false)} />
      ) : null}
      {decided === null ? null : <DecideForm row={decided} onClose={() => setDecided(null)} />}
    </Page>
  );
}

interface ExportsProps {
  readonly title: string;
  readonly rows: readonly ExportRow[];
  readonly columns: readonly DataColumn<ExportRow>[];
}

function Exports({ title, rows, columns }: ExportsProps) {
  if (rows.length === 0) return null;
  return (
    <section className="export-part">
      <h2>{title}</h2>
      <DataTable label={title} rows={rows} rowKey={({ id }) => id} columns={columns} rowHeight={76} />
    </section>
  );
}

/** Fetches a file, and says that it is logged. */
function useFetching() {
  const { language, words } = useLanguage();
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => fetchExport({ id, language }),
    onSuccess: () => void message.success(words.caseExports.fetched),
    onSettled: () => queries.invalidateQueries({ queryKey: ["case-exports", "list"] }),
  });
}

interface ColumnWishes {
  readonly onDecide: (row: ExportRow) => void;
  readonly onFetch: (id: string) => void;
  /** the file on its way */
  readonly fetchedId: string | null;
}

function useExportColumns({ onDecide, onFetch, fetchedId }: ColumnWishes): readonly DataColumn<ExportRow>[] {
  const { caseExports: said } = useWords();
  const speak = useBilingual();
  return [
    {
      key: "what",
      title: said.columns.what,
      render: (row) => (
        <>
          {speak(row.systemTitle)}{" "}
          <span className="faint">
            {row.filter.length === 0 ? said.allCases : row.filter.map(speak).join(" · ")}
          </span>
          <ExportExtent row={row} />
        </>
      ),
    },
    {
      key: "purpose",
      title: said.columns.purpose,
      width: 260,
      render: ({ reason, basis }) => (
        <div className="export-purpose" title={`${reason}\n${basis}`}>
          <div>{reason}</div>
          <div className="faint">{said.basisOf(basis)}</div>
        </div>
      ),
    },
    {
      key: "asked",
      title: said.columns.asked,
      width: 180,
      render: ({ asked }) => (
        <>
          {asked.name} <Moment at={asked.at} />
          <div className="faint">{asked.organisation}</div>
        </>
      ),
    },
    {
      key: "state",
      title: said.columns.state,
      width: 230,
      render: ({ state, decided, endsAt }) => (
        <>
          <Tag tone={stateTones[state]}>{said.states[state]}</Tag>{" "}
          {endsAt === null ? null : (
            <span className="faint">
              {said.until} <time dateTime={endsAt}>{beijingTime(endsAt)}</time>
            </span>
          )}
          {decided === null ? null : (
            <div className="faint export-purpose" title={decided.reason ?? undefined}>
              {decided.decision === "agreed" ? said.agreedBy(decided.name) : said.refusedBy(decided.name)}
              {decided.reason === null ? "" : ` · ${decided.reason}`}
            </div>
          )}
        </>
      ),
    },
    {
      key: "next",
      title: said.columns.next,
      width: 130,
      render: (row) =>
        row.mayDecide ? (
          <Button size="small" onClick={() => onDecide(row)}>
            {said.decideTitle}
          </Button>
        ) : row.isMine && row.state === "agreed" ? (
          <>
            <Button
              size="small"
              type="primary"
              loading={fetchedId === row.id}
              onClick={() => onFetch(row.id)}
            >
              {said.fetch}
            </Button>
            <div className="faint">{said.left(row.fetchesLeft)}</div>
          </>
        ) : null,
    },
  ];
}
