import type { PlanSummary } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Table, type TableProps } from "antd";
import { Link } from "react-router";
import { plansQuery } from "../api/plans-api.ts";
import { AreaPicker, useArea } from "../shell/place-pickers.tsx";
import { useMay } from "../shell/session.tsx";
import { EmptyPage } from "../ui/empty-page.tsx";
import { Moment } from "../ui/moment.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
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
        <PlanTable plans={data.plans} />
      )}
    </Page>
  );
}

const countColumns = ["domains", "indicators", "objectives", "measures", "projects"] as const;

function PlanTable({ plans }: { readonly plans: readonly PlanSummary[] }) {
  const { plans: words } = useWords();
  const columns: TableProps<PlanSummary>["columns"] = [
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
      columns={columns}
      dataSource={[...plans]}
      pagination={false}
      scroll={{ x: 1000 }}
    />
  );
}
