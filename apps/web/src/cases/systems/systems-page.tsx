import type { ServiceSystemList } from "@halfsky/api-contract";
import { systemKindWords } from "@halfsky/cases";
import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { Link } from "react-router";
import { serviceSystemsQuery } from "../../api/cases-api.ts";
import { useAddress } from "../../shell/address.ts";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { CaseTabs } from "../case-tabs.tsx";
import "../cases.css";

type Row = ServiceSystemList["systems"][number];

/** Every service system as it holds here: what it is for, how large, what of it is still to be verified. */
export function SystemsPage() {
  const { systems: said } = useWords().cases;
  const speak = useBilingual();
  const { get, set } = useAddress();
  const { data, error, isPending, refetch } = useQuery(serviceSystemsQuery);
  const query = (get("query") ?? "").toLowerCase();
  const columns: readonly DataColumn<Row>[] = [
    {
      key: "title",
      title: said.name,
      render: (row) => (
        <>
          <Link to={`/service-systems/${encodeURIComponent(row.id)}`}>{speak(row.title)}</Link>
          <div className="faint">{speak(row.purpose)}</div>
        </>
      ),
    },
    { key: "kind", title: said.kind, width: 110, render: ({ kind }) => speak(systemKindWords[kind]) },
    {
      key: "open",
      title: said.openCases,
      width: 110,
      align: "right",
      compare: (one, other) => one.openCases - other.openCases,
      render: ({ openCases }) => openCases,
    },
    {
      key: "deadlines",
      title: said.deadlines,
      width: 90,
      align: "right",
      render: ({ deadlines }) => deadlines,
    },
    {
      key: "indicators",
      title: said.indicators,
      width: 90,
      align: "right",
      render: ({ indicators }) => indicators,
    },
    {
      key: "unverified",
      title: said.unverified,
      width: 110,
      align: "right",
      compare: (one, other) => one.unverified - other.unverified,
      render: ({ unverified }) =>
        unverified === 0 ? <span className="faint">0</span> : <mark>{unverified}</mark>,
    },
  ];
  const rows = (data?.systems ?? []).filter(({ id, title }) =>
    `${id} ${title.zh} ${title.en}`.toLowerCase().includes(query),
  );
  return (
    <Page title={said.title} note={said.note} width="wide">
      <CaseTabs />
      <div className="page-filters">
        <Input.Search
          aria-label={said.search}
          placeholder={said.search}
          allowClear
          style={{ width: 240 }}
          defaultValue={get("query") ?? ""}
          onSearch={(text) => set({ query: text.trim() === "" ? null : text.trim() })}
        />
        <output className="faint">{said.count(rows.length)}</output>
      </div>
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : (
        <DataTable label={said.title} rows={rows} rowKey={({ id }) => id} columns={columns} rowHeight={54} />
      )}
    </Page>
  );
}
