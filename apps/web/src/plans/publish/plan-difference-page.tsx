import type { PlanDifference, PlanRecord } from "@halfsky/api-contract";
import { beijingTime } from "@halfsky/calendar";
import { ColumnHeads } from "../../ui/column-heads.tsx";
import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { Link, useParams } from "react-router";
import { planDifferenceQuery, planQuery } from "../../api/plans-api.ts";
import { useAddress } from "../../shell/address.ts";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { changedWords } from "./changed-words.ts";
import "./plan-publish.css";
import { LinkButton } from "../../ui/link-button.tsx";

/** What a later reading of a plan says otherwise than an earlier one. */
export function PlanDifferencePage() {
  const id = useParams()["planId"] ?? "";
  const { data, error, refetch } = useQuery(planQuery(id));
  if (data) return <Difference record={data} />;
  if (!error) return <Waiting />;
  return (
    <div className="page page-form">
      <ProblemNotice error={error} onRetry={() => void refetch()} />
    </div>
  );
}

function Difference({ record }: { readonly record: PlanRecord }) {
  const { planPublish, plans } = useWords();
  const words = planPublish.difference;
  const { get, set } = useAddress();
  const { plan, readings } = record;
  const numbers = readings.map(({ number }) => number).toSorted((one, other) => one - other);
  const known = (name: string, otherwise: number) => {
    const wanted = Number(get(name));
    return numbers.includes(wanted) ? wanted : otherwise;
  };
  const to = known("to", numbers.at(-1) ?? 1);
  const from = known("from", numbers.findLast((number) => number < to) ?? to);
  const trail = (
    <>
      <Link to="/plans">{plans.list.title}</Link> / <Link to={`/plans/${plan.id}`}>{plan.title}</Link>
    </>
  );
  if (numbers.length < 2) {
    return (
      <Page title={words.title} trail={trail}>
        <EmptyPage
          title={words.onlyOne}
          todo={words.onlyOneTodo}
          action={<LinkButton to={`/plans/import?area=${plan.areaCode}`}>{words.import}</LinkButton>}
        />
      </Page>
    );
  }
  const options = readings.map(({ number, fileName, read }) => ({
    value: number,
    label: `${plans.reading(number)} · ${fileName} · ${beijingTime(read.at)}`,
  }));
  return (
    <Page
      title={words.title}
      trail={trail}
      note={words.note(from, to)}
      actions={
        <LinkButton to={`/plans/${plan.id}/review`} type="primary">
          {planPublish.toReview}
        </LinkButton>
      }
    >
      <div className="page-filters">
        <Select
          aria-label={words.from}
          value={from}
          options={options}
          popupMatchSelectWidth={false}
          onChange={(value) => set({ from: value })}
        />
        <span aria-hidden="true">→</span>
        <Select
          aria-label={words.to}
          value={to}
          options={options}
          popupMatchSelectWidth={false}
          onChange={(value) => set({ to: value })}
        />
      </div>
      <Changes plan={plan.id} from={from} to={to} />
    </Page>
  );
}

type Change = PlanDifference["changes"][number];

const looks: Readonly<Record<Change["change"], { tone: Tone; mark: string }>> = {
  added: { tone: "green", mark: "+" },
  removed: { tone: "red", mark: "−" },
  changed: { tone: "blue", mark: "≠" },
  moved: { tone: "grey", mark: "↕" },
};

function Changes({ plan, from, to }: { readonly plan: string; readonly from: number; readonly to: number }) {
  const words = useWords().planPublish.difference;
  const { data, error, refetch } = useQuery(planDifferenceQuery(plan, from, to));
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (data.changes.length === 0) return <EmptyPage title={words.none} todo={words.noneTodo} />;
  return (
    <>
      <p>{words.counts(data.changes.length)}</p>
      <table className="difference-table">
        <ColumnHeads
          titles={[
            words.columns.change,
            words.columns.part,
            words.columns.label,
            words.columns.field,
            words.columns.before,
            words.columns.after,
          ]}
        />
        <tbody>
          {data.changes.map((change) => (
            <ChangeRow
              key={`${change.part} ${change.change} ${change.field ?? ""} ${change.line ?? ""} ${change.label}`}
              change={change}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

function ChangeRow({ change }: { readonly change: Change }) {
  const words = useWords().planPublish.difference;
  const look = looks[change.change];
  const pieces =
    change.before !== null && change.after !== null ? changedWords(change.before, change.after) : null;
  return (
    <tr>
      <td className="nowrap">
        <Tag tone={look.tone} mark={look.mark}>
          {words.changes[change.change]}
        </Tag>
      </td>
      <td className="nowrap">{words.parts[change.part]}</td>
      <td>{change.label}</td>
      <td className="nowrap">{change.field === null ? "" : (words.fields[change.field] ?? change.field)}</td>
      <td>
        {pieces ? (
          <>
            {pieces.before.start}
            {pieces.before.middle === "" ? null : <del>{pieces.before.middle}</del>}
            {pieces.before.end}
          </>
        ) : (
          change.before
        )}
      </td>
      <td>
        {pieces ? (
          <>
            {pieces.after.start}
            {pieces.after.middle === "" ? null : <ins>{pieces.after.middle}</ins>}
            {pieces.after.end}
          </>
        ) : (
          change.after
        )}
      </td>
    </tr>
  );
}
