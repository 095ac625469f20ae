import type { FormSummary } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { formsQuery } from "../../api/forms-api.ts";
import { useMay } from "../../shell/session.tsx";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { RoundTabs } from "../rounds/round-tabs.tsx";
import "./forms.css";

/** All forms that the reader manages or fills in. */
export function FormListPage() {
  const { forms: words } = useWords();
  const mayManage = useMay("form.manage");
  const { data, error, isPending, refetch } = useQuery(formsQuery);
  const columns = useColumns();
  const newButton = (
    <LinkButton type="primary" to="/forms/new">
      {words.new}
    </LinkButton>
  );
  return (
    <Page title={words.title} actions={mayManage ? newButton : undefined}>
      <RoundTabs />
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : data.forms.length === 0 ? (
        <EmptyPage
          title={words.empty}
          todo={mayManage ? words.emptyTodo : words.emptyRead}
          action={mayManage ? newButton : undefined}
        />
      ) : (
        <DataTable label={words.label} rows={data.forms} rowKey={({ id }) => id} columns={columns} />
      )}
    </Page>
  );
}

/** Whether a form may be issued today, in a word. */
export function FormStateTag({ form }: { readonly form: Pick<FormSummary, "isIssuable" | "isExpired"> }) {
  const { forms: words } = useWords();
  if (form.isExpired)
    return (
      <Tag tone="red" mark="!">
        {words.expired}
      </Tag>
    );
  return form.isIssuable ? (
    <Tag tone="green" mark={"✔\uFE0E"}>
      {words.issuable}
    </Tag>
  ) : (
    <Tag tone="orange" mark="▲">
      {words.faulty}
    </Tag>
  );
}

function useColumns(): readonly DataColumn<FormSummary>[] {
  const { forms: words, shell } = useWords();
  return [
    { key: "code", title: words.columns.code, width: 130, render: ({ code }) => code ?? shell.none },
    {
      key: "title",
      title: words.columns.title,
      render: ({ id, title }) => <Link to={`/forms/${encodeURIComponent(id)}`}>{title}</Link>,
    },
    { key: "kind", title: words.columns.kind, width: 150, render: ({ kind }) => words.kinds[kind] },
    {
      key: "validUntil",
      title: words.columns.validUntil,
      width: 120,
      render: ({ validUntil }) => validUntil ?? "–",
    },
    { key: "rows", title: words.columns.rows, width: 90, align: "right", render: ({ rows }) => rows },
    {
      key: "state",
      title: words.columns.state,
      width: 130,
      render: (form) => <FormStateTag form={form} />,
    },
    {
      key: "changed",
      title: words.columns.changed,
      width: 170,
      render: ({ changed }) => (
        <>
          {changed.by} <Moment at={changed.at} />
        </>
      ),
    },
  ];
}
