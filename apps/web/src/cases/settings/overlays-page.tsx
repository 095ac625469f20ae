import type { ServiceOverlayList } from "@halfsky/api-contract";
import { systemKindWords } from "@halfsky/cases";
import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { Link } from "react-router";
import { serviceOverlaysQuery } from "../../api/service-overlays-api.ts";
import { useAddress } from "../../shell/address.ts";
import { AreaPicker, useArea } from "../../shell/place-pickers.tsx";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import "../cases.css";

type Row = ServiceOverlayList["systems"][number];

/** Every service system with what the area looked at set in it. No case is read here. */
export function OverlaysPage() {
  const { serviceOverlays: said } = useWords();
  const speak = useBilingual();
  const area = useArea();
  const { get, set } = useAddress();
  const { data, error, isPending, refetch } = useQuery(serviceOverlaysQuery(area));
  const query = (get("query") ?? "").toLowerCase();
  const columns: readonly DataColumn<Row>[] = [
    {
      key: "title",
      title: said.systems,
      render: (row) => (
        <>
          <Link to={`/service-settings/systems/${encodeURIComponent(row.id)}?area=${area}`}>
            {speak(row.title)}
          </Link>
          <div className="faint">{speak(row.purpose)}</div>
        </>
      ),
    },
    { key: "kind", title: said.kind, width: 110, render: ({ kind }) => speak(systemKindWords[kind]) },
    {
      key: "version",
      title: said.version,
      width: 220,
      compare: (one, other) => one.version - other.version,
      render: ({ version, changes, setAt }) =>
        setAt === null ? (
          <span className="faint">{said.noVersion}</span>
        ) : (
          <>
            {said.versionOf(version, changes)} <Moment at={setAt} />
          </>
        ),
    },
    {
      key: "unverified",
      title: said.unverified,
      width: 120,
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
    <Page
      title={said.title}
      trail={<Link to={`/service-settings?area=${area}`}>{said.back}</Link>}
      note={said.note}
      width="wide"
      actions={<AreaPicker />}
    >
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
