import type { ReportSummary } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { plansQuery } from "../api/plans-api.ts";
import { reportFileAddress, reportsQuery } from "../api/reports-api.ts";
import { useAddress } from "../shell/address.ts";
import { AreaPicker, useArea } from "../shell/place-pickers.tsx";
import { useMay } from "../shell/session.tsx";
import { type DataColumn, DataTable, type Sorting } from "../ui/data-table.tsx";
import { EmptyPage } from "../ui/empty-page.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Moment } from "../ui/moment.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useWords } from "../words/language.tsx";
import { filterReports, offeredFilters } from "./report-filters.ts";

/** All reports of an area, the newest first. */
export function ReportListPage() {
  const { list: words } = useWords().reports;
  const area = useArea();
  const mayMake = useMay("report.make");
  const { data, error, isPending, refetch } = useQuery(reportsQuery(area));
  return (
    <Page
      title={words.title}
      actions={
        <>
          <AreaPicker />
          <LinkButton to={`/reports/check?area=${area}`}>{words.check}</LinkButton>
          {mayMake ? <MakeButton area={area} /> : null}
        </>
      }
    >
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : data.reports.length === 0 ? (
        <NoReports area={area} />
      ) : (
        <FilledList reports={data.reports} />
      )}
    </Page>
  );
}

function MakeButton({ area }: { readonly area: string }) {
  const { list: words } = useWords().reports;
  return (
    <LinkButton type="primary" to={`/reports/new?area=${area}`}>
      {words.make}
    </LinkButton>
  );
}

/** What to do first: publish a plan where there is none, else make a report. */
function NoReports({ area }: { readonly area: string }) {
  const { list: words } = useWords().reports;
  const mayMake = useMay("report.make");
  const { data } = useQuery(plansQuery(area));
  if (!mayMake) return <EmptyPage title={words.empty} todo={words.emptyRead} />;
  const isPublished = data?.plans.some(({ state }) => state === "published") ?? true;
  return isPublished ? (
    <EmptyPage title={words.empty} todo={words.emptyTodo} action={<MakeButton area={area} />} />
  ) : (
    <EmptyPage
      title={words.empty}
      todo={words.emptyNoPlan}
      action={<LinkButton to={`/plans?area=${area}`}>{words.toPlans}</LinkButton>}
    />
  );
}

function FilledList({ reports }: { readonly reports: readonly ReportSummary[] }) {
  const { reports: all, shell } = useWords();
  const { list: words } = all;
  const { get, set } = useAddress();
  const [sorting, setSorting] = useState<Sorting | undefined>(undefined);
  const year = Number(get("reportYear"));
  const filters = { plan: get("plan"), year: Number.isInteger(year) && year > 0 ? year : undefined };
  const shown = filterReports(reports, filters);
  const offered = offeredFilters(reports);
  const columns = useReportColumns();
  const clear = () => set({ plan: null, reportYear: null });
  return (
    <>
      <div className="page-filters">
        <Select
          aria-label={words.filters.plan}
          placeholder={words.filters.plan}
          allowClear
          style={{ width: 300 }}
          popupMatchSelectWidth={false}
          value={filters.plan ?? null}
          options={offered.plans.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(plan: string | null | undefined) => set({ plan: plan ?? null })}
        />
        <Select
          aria-label={words.filters.year}
          placeholder={words.filters.year}
          allowClear
          style={{ width: 130 }}
          value={filters.year ?? null}
          options={offered.years.map((each) => ({ value: each, label: shell.yearName(each) }))}
          onChange={(chosen: number | null | undefined) => set({ reportYear: chosen ?? null })}
        />
        <Button
          type="text"
          onClick={clear}
          disabled={filters.plan === undefined && filters.year === undefined}
        >
          {words.clear}
        </Button>
        <output className="faint">{words.count(shown.length, reports.length)}</output>
      </div>
      {shown.length === 0 ? (
        <EmptyPage
          title={words.noneFound}
          todo={words.noneFoundTodo}
          action={<Button onClick={clear}>{words.clear}</Button>}
        />
      ) : (
        <DataTable
          label={words.title}
          rows={shown}
          rowKey={({ id }) => id}
          columns={columns}
          sorting={sorting}
          onSort={setSorting}
        />
      )}
    </>
  );
}

function useReportColumns(): readonly DataColumn<ReportSummary>[] {
  const { list: words } = useWords().reports;
  return [
    {
      key: "title",
      title: words.columns.title,
      render: ({ id, title }) => <Link to={`/reports/${encodeURIComponent(id)}`}>{title}</Link>,
    },
    {
      key: "plan",
      title: words.columns.plan,
      width: 320,
      render: ({ planTitle, planVersion }) => (
        <>
          {planTitle} <span className="faint">{words.version(planVersion)}</span>
        </>
      ),
      compare: (one, other) => one.planTitle.localeCompare(other.planTitle, "zh-CN"),
    },
    {
      key: "year",
      title: words.columns.year,
      width: 90,
      render: ({ year }) => year,
      compare: (one, other) => one.year - other.year,
    },
    {
      key: "made",
      title: words.columns.made,
      width: 190,
      render: ({ made }) => (
        <>
          <Moment at={made.at} /> <span className="faint">{made.by}</span>
        </>
      ),
      compare: (one, other) => one.made.at.localeCompare(other.made.at),
    },
    {
      key: "file",
      title: words.columns.file,
      width: 140,
      render: ({ id, title }) => (
        <a href={reportFileAddress(id)} download aria-label={words.downloadOf(title)}>
          {words.download}
        </a>
      ),
    },
  ];
}
