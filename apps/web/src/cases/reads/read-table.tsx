import type { CaseReadRow } from "@halfsky/api-contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { caseReadsQuery, type ReadFilters } from "../../api/case-reads-api.ts";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { CaseName, ExactMoment, NoRecords, PersonName } from "./log-cells.tsx";

/** Each time something of a case was shown. */
export function ReadTable({ filters }: { readonly filters: ReadFilters }) {
  const { caseReads: said } = useWords();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(caseReadsQuery(filters));
  const columns = useReadColumns();
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Waiting />;
  const rows = data.pages.flatMap(({ reads }) => reads);
  if (rows.length === 0) return <NoRecords filters={filters} todo={said.emptyTodo} />;
  return (
    <>
      <DataTable
        label={said.kinds.reads}
        rows={rows}
        rowKey={({ sequence }) => String(sequence)}
        columns={columns}
        rowHeight={56}
      />
      {hasNextPage ? (
        <Button className="case-pages" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {said.more}
        </Button>
      ) : null}
    </>
  );
}

function useReadColumns(): readonly DataColumn<CaseReadRow>[] {
  const { caseReads: said } = useWords();
  const reasons: Readonly<Record<string, string>> = said.why;
  return [
    { key: "at", title: said.columns.at, width: 160, render: ({ at }) => <ExactMoment at={at} /> },
    {
      key: "person",
      title: said.columns.person,
      width: 190,
      render: ({ person }) => <PersonName person={person} />,
    },
    {
      key: "case",
      title: said.columns.case,
      render: ({ cases, more }) => (
        <>
          {cases.map((one) => (
            <CaseName key={one.id} named={one} isShort={cases.length > 1} />
          ))}
          {more === 0 ? null : <span className="faint"> {said.moreCases(more)}</span>}
        </>
      ),
    },
    {
      key: "classes",
      title: said.columns.classes,
      width: 170,
      render: ({ classes }) =>
        classes.map((one) => (
          <Tag key={one} tone={one === "sealed" ? "red" : one === "sensitive" ? "orange" : "blue"}>
            {said.classes[one]}
          </Tag>
        )),
    },
    { key: "place", title: said.columns.place, width: 140, render: ({ place }) => said.places[place] },
    {
      key: "why",
      title: said.columns.why,
      width: 180,
      render: ({ why, export: exported }) => (
        <>
          {why.map((one) => reasons[one] ?? one).join(" · ")}
          {exported === null ? null : <div className="faint">{exported}</div>}
        </>
      ),
    },
  ];
}
