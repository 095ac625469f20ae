import type { InspectionSummary } from "@halfsky/api-contract";
import { inspectionStates, inspectionStateWords } from "@halfsky/supervision";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { Link } from "react-router";
import { inspectionsQuery } from "../../api/inspections-api.ts";
import { useAddress } from "../../shell/address.ts";
import { type DataColumn, DataTable, type Sorting } from "../../ui/data-table.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useLanguage, useWords } from "../../words/language.tsx";
import { SupervisionTabs } from "../supervision-tabs.tsx";
import { inspectionAddress } from "./inspection-address.ts";
import { filterInspections, inspectionFilterNames, type InspectionFilters } from "./inspection-filters.ts";
import { InspectionStateTag } from "./inspection-tags.tsx";

/** All inspections of which the reader sees anything: filters in the address. */
export function InspectionListPage() {
  const { list: words } = useWords().inspections;
  const { data, error, isPending, refetch } = useQuery(inspectionsQuery);
  const mayPlan = data !== undefined && data.mayPlan.length > 0;
  const planButton = (
    <LinkButton type="primary" to="/inspections/new">
      {words.plan}
    </LinkButton>
  );
  return (
    <Page title={words.title} actions={mayPlan ? planButton : undefined}>
      <SupervisionTabs />
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : data.inspections.length === 0 ? (
        <EmptyPage
          title={words.empty}
          todo={mayPlan ? words.emptyTodo : words.emptyRead}
          action={mayPlan ? planButton : undefined}
        />
      ) : (
        <FilledList inspections={data.inspections} />
      )}
    </Page>
  );
}

function readSorting(text: string | undefined): Sorting | undefined {
  if (text === undefined) return undefined;
  return text.startsWith("-") ? { key: text.slice(1), way: "descending" } : { key: text, way: "ascending" };
}

function FilledList({ inspections }: { readonly inspections: readonly InspectionSummary[] }) {
  const { list: words } = useWords().inspections;
  const { get, set } = useAddress();
  const filters: InspectionFilters = {
    query: get("query"),
    state: get("state"),
    rest: get("rest"),
    year: get("held"),
    office: get("office"),
  };
  const shown = filterInspections(inspections, filters);
  const columns = useColumns();
  const clear = () => set({ query: null, state: null, rest: null, held: null, office: null });
  const isNarrowed = Object.values(filters).some((value) => value !== undefined);
  return (
    <>
      <div className="page-filters">
        <Filters inspections={inspections} filters={filters} />
        <Button type="text" onClick={clear} disabled={!isNarrowed}>
          {words.clear}
        </Button>
        <output className="faint">{words.count(shown.length, inspections.length)}</output>
      </div>
      {shown.length === 0 ? (
        <EmptyPage
          title={words.noneFound}
          todo={words.noneFoundTodo}
          action={<Button onClick={clear}>{words.clear}</Button>}
        />
      ) : (
        <DataTable
          label={words.label}
          rows={shown}
          rowKey={({ id }) => id}
          columns={columns}
          sorting={readSorting(get("sort"))}
          onSort={(next) =>
            set({ sort: next === undefined ? null : `${next.way === "descending" ? "-" : ""}${next.key}` })
          }
        />
      )}
    </>
  );
}

interface FiltersProps {
  readonly inspections: readonly InspectionSummary[];
  readonly filters: InspectionFilters;
}

function Filters({ inspections, filters }: FiltersProps) {
  const { language, words } = useLanguage();
  const { list: said } = words.inspections;
  const { set } = useAddress();
  const offices = new Map(inspections.map(({ organisation }) => [organisation.id, organisation.name]));
  const years = [...new Set(inspections.map(({ startsOn }) => startsOn.slice(0, 4)))].toSorted().toReversed();
  const options = {
    state: inspectionStates.map((state) => ({ value: state, label: inspectionStateWords[state][language] })),
    rest: (["unsettled", "overdue"] as const).map((rest) => ({ value: rest, label: said.rest[rest] })),
    year: years.map((year) => ({ value: year, label: words.shell.yearName(Number(year)) })),
    office: [...offices].map(([id, name]) => ({ value: id, label: name })),
  };
  const labels = { ...said.filters, office: said.columns.office };
  return (
    <>
      <Input.Search
        aria-label={said.filters.query}
        placeholder={said.filters.query}
        allowClear
        style={{ width: 210 }}
        defaultValue={filters.query ?? ""}
        key={filters.query === undefined ? "empty" : "filled"}
        onSearch={(text) => set({ query: text.trim() })}
      />
      {inspectionFilterNames.map((name) => (
        <Select
          key={name}
          aria-label={labels[name]}
          placeholder={labels[name]}
          allowClear
          style={{ width: name === "office" ? 200 : 140 }}
          popupMatchSelectWidth={false}
          value={filters[name] ?? null}
          options={options[name]}
          onChange={(value: string | null | undefined) =>
            set({ [name === "year" ? "held" : name]: value ?? null })
          }
        />
      ))}
    </>
  );
}

const shownVisited = 3;

function useColumns(): readonly DataColumn<InspectionSummary>[] {
  const { inspections } = useWords();
  const { list: words, record, unit, separator } = inspections;
  return [
    {
      key: "title",
      title: words.columns.title,
      render: ({ id, title }) => <Link to={inspectionAddress(id)}>{title}</Link>,
    },
    {
      key: "period",
      title: words.columns.period,
      width: 200,
      render: ({ startsOn, endsOn }) => record.period(startsOn, endsOn),
      compare: (one, other) => one.startsOn.localeCompare(other.startsOn),
    },
    {
      key: "visited",
      title: words.columns.visited,
      width: 230,
      render: ({ visited }) => (
        <span title={visited.join(separator)}>
          {visited.slice(0, shownVisited).join(separator)}
          {visited.length > shownVisited ? ` ${words.more(visited.length)}` : ""}
        </span>
      ),
    },
    {
      key: "visits",
      title: words.columns.visits,
      width: 70,
      align: "right",
      render: ({ visits }) => unit.visits(visits.held, visits.all),
    },
    {
      key: "findings",
      title: words.columns.findings,
      width: 180,
      render: ({ findings }) => (
        <>
          {words.findings(findings.all, findings.unsettled)}{" "}
          {findings.overdue > 0 ? (
            <Tag tone="red" mark="!">
              {words.overdue(findings.overdue)}
            </Tag>
          ) : null}
        </>
      ),
      compare: (one, other) => one.findings.unsettled - other.findings.unsettled,
    },
    {
      key: "state",
      title: words.columns.state,
      width: 110,
      render: ({ state }) => <InspectionStateTag state={state} />,
      compare: (one, other) => inspectionStates.indexOf(one.state) - inspectionStates.indexOf(other.state),
    },
    {
      key: "office",
      title: words.columns.office,
      width: 160,
      render: ({ organisation }) => organisation.name,
    },
  ];
}
