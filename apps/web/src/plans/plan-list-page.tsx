import type { PlanSummary } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select, Table, type TableProps } from "antd";
import { Link } from "react-router";
import { plansQuery } from "../api/plans-api.ts";
import { useAddress } from "../shell/address.ts";
import { AreaPicker, useArea } from "../shell/place-pickers.tsx";
import { useMay } from "../shell/session.tsx";
import { ColumnChoice, useColumnChoice } from "../ui/column-choice.tsx";
import { EmptyPage } from "../ui/empty-page.tsx";
import { Moment } from "../ui/moment.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { SavedViews } from "../ui/saved-views.tsx";
import { Tag } from "../ui/tag.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useWords } from "../words/language.tsx";
import { PlanStateTag } from "./plan-state-tag.tsx";
import { LinkButton } from "../ui/link-button.tsx";

/** All plans of an area with state and counts. */
export function PlanListPage() {
  const { plans: words } = useWords();
  const area = useArea();
  const mayImport = useMay("plan.import");
  const { data, error, isPending, refetch } = useQuery(plansQuery(area));
  const importLink = (
    <LinkButton to={`/plans/import?area=${area}`} type="primary">
      {words.list.import}
    </LinkButton>
  );
  return (
    <Page
      title={words.list.title}
      actions={
        <>
          <AreaPicker />
          {mayImport ? importLink : null}
        </>
      }
    >
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : data.plans.length === 0 ? (
        <EmptyPage
          title={words.list.empty}
          todo={mayImport ? words.list.emptyTodo : words.list.emptyRead}
          action={mayImport ? importLink : null}
        />
      ) : (
        <FilledList plans={data.plans} />
      )}
    </Page>
  );
}

const filterNames = ["population", "state"] as const;
const countColumns = ["domains", "indicators", "objectives", "measures", "projects"] as const;
const allColumns = [
  "title",
  "population",
  "period",
  "state",
  ...countColumns,
  "findings",
  "changed",
] as const;

/** The plans that the filters of the address let through; words are looked for in the title. */
function usePlanFilters(plans: readonly PlanSummary[]) {
  const { get, set } = useAddress();
  const query = (get("query") ?? "").trim().toLowerCase();
  const isWanted = (plan: PlanSummary) =>
    filterNames.every((name) => get(name) === undefined || plan[name] === get(name)) &&
    plan.title.toLowerCase().includes(query);
  const isFiltered = query !== "" || filterNames.some((name) => get(name) !== undefined);
  const clear = () => set({ query: null, population: null, state: null });
  return { get, set, isFiltered, clear, found: plans.filter(isWanted) };
}

function FilledList({ plans }: { readonly plans: readonly PlanSummary[] }) {
  const { plans: words } = useWords();
  const { list } = words;
  const { get, set, isFiltered, clear, found } = usePlanFilters(plans);
  const [shown, setShown] = useColumnChoice("halfsky.plan-columns", allColumns);
  const query = get("query");
  return (
    <>
      <div className="page-filters">
        <Input.Search
          aria-label={list.filters.query}
          placeholder={list.filters.query}
          allowClear
          style={{ width: 220 }}
          defaultValue={query ?? ""}
          key={query === undefined ? "empty" : "filled"}
          onSearch={(text) => set({ query: text.trim() })}
        />
        {filterNames.map((name) => (
          <Select
            key={name}
            aria-label={list.columns[name]}
            placeholder={list.columns[name]}
            allowClear
            style={{ width: 130 }}
            value={get(name) ?? null}
            options={[...new Set(plans.map((plan) => plan[name]))].map((value) => ({
              value,
              label: { ...words.population, ...words.state }[value],
            }))}
            onChange={(value: string | null | undefined) => set({ [name]: value ?? null })}
          />
        ))}
        <Button type="text" onClick={clear} disabled={!isFiltered}>
          {list.clear}
        </Button>
        <output className="faint">{list.count(found.length, plans.length)}</output>
        <span className="page-filters-tools">
          <ColumnChoice
            columns={allColumns.map((key) => ({ key, title: list.columns[key] }))}
            fixed="title"
            shown={shown}
            onChoose={setShown}
          />
          <SavedViews list="plans" columns={shown} onColumns={setShown} />
        </span>
      </div>
      {found.length === 0 ? (
        <EmptyPage
          title={list.noneFound}
          todo={list.noneFoundTodo}
          action={<Button onClick={clear}>{list.clear}</Button>}
        />
      ) : (
        <PlanTable plans={found} shown={shown} />
      )}
    </>
  );
}

function PlanTable({
  plans,
  shown,
}: {
  readonly plans: readonly PlanSummary[];
  readonly shown: readonly string[];
}) {
  const { plans: words } = useWords();
  const columns: NonNullable<TableProps<PlanSummary>["columns"]> = [
    {
      title: words.list.columns.title,
      key: "title",
      render: (_, plan) => (
        <Link to={plan.state === "review" ? `/plans/${plan.id}/review` : `/plans/${plan.id}`}>
          {plan.title}
        </Link>
      ),
    },
    {
      title: words.list.columns.population,
      key: "population",
      width: 90,
      render: (_, plan) => words.population[plan.population],
    },
    {
      title: words.list.columns.period,
      key: "period",
      width: 120,
      render: (_, plan) => words.period(plan.periodStart, plan.periodEnd),
    },
    {
      title: words.list.columns.state,
      key: "state",
      width: 140,
      render: (_, plan) => <PlanStateTag plan={plan} />,
    },
    ...countColumns.map((name) => ({
      title: words.list.columns[name],
      key: name,
      width: 76,
      align: "right" as const,
      render: (_: unknown, { counts }: PlanSummary) => counts[name],
    })),
    {
      title: words.list.columns.findings,
      key: "findings",
      width: 120,
      render: (_, plan) =>
        plan.counts.findings === 0 ? (
          <span className="faint">{words.counts.noFindings}</span>
        ) : (
          <Link to={`/plans/${plan.id}/review`}>
            <Tag tone={plan.state === "review" ? "orange" : "grey"} mark="!">
              {words.counts.findings(plan.counts.findings)}
            </Tag>
          </Link>
        ),
    },
    {
      title: words.list.columns.changed,
      key: "changed",
      width: 160,
      render: (_, plan) => (
        <>
          <Moment at={plan.changed.at} /> <span className="faint">{plan.changed.by}</span>
        </>
      ),
    },
  ];
  return (
    <Table
      rowKey="id"
      size="middle"
      bordered={false}
      columns={columns.filter(({ key }) => shown.includes(String(key)))}
      dataSource={[...plans]}
      pagination={false}
      scroll={{ x: 1000 }}
    />
  );
}
