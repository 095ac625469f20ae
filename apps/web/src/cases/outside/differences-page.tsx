import type { OutsideDifferenceView } from "@halfsky/api-contract";
import { differenceKinds, differenceStates } from "@halfsky/cases";
import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { differencesQuery, outsideLinksQuery } from "../../api/outside-api.ts";
import { useAddress } from "../../shell/address.ts";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { caseAddress } from "../case-address.ts";
import { CaseTabs } from "../case-tabs.tsx";
import { DueTimeTag } from "../due-time-tag.tsx";
import { AnswerDrawer } from "./answer-drawer.tsx";
import "../../supervision/forms/action-drawer.css";
import "./outside.css";

const kindTones = {
  "possible-match": "blue",
  "only-theirs": "orange",
  "only-ours": "orange",
  "another-state": "yellow",
  "twice-in-theirs": "grey",
} as const satisfies Record<OutsideDifferenceView["kind"], Tone>;

/** Differences from outside systems as a work list: what is due first first. */
export function DifferencesPage() {
  const { outside } = useWords();
  const said = outside.differences;
  const { get } = useAddress();
  const [system, link] = (get("link") ?? "").split("/");
  const filter = { system, link, kind: get("kind"), state: get("state"), late: get("late") };
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
  const { data, error, isPending, refetch } = useQuery(differencesQuery(asked));
  const [opened, setOpened] = useState<string | null>(null);
  const columns = useDifferenceColumns(setOpened);
  const isFiltered = Object.keys(asked).length > 0;
  return (
    <Page
      title={said.title}
      note={said.note}
      trail={<Link to="/outside-links">{said.back}</Link>}
      width="wide"
    >
      <CaseTabs />
      <Filters />
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending || data === undefined ? (
        <Waiting />
      ) : data.differences.length === 0 ? (
        <EmptyPage
          title={isFiltered ? said.emptyFilter : said.empty}
          todo={isFiltered ? said.emptyFilterTodo : said.emptyTodo}
        />
      ) : (
        <>
          {data.total > data.differences.length ? (
            <p className="faint">{said.more(data.differences.length, data.total)}</p>
          ) : null}
          <DataTable
            label={said.title}
            rows={data.differences}
            rowKey={({ id }) => id}
            columns={columns}
            rowHeight={64}
          />
        </>
      )}
      {opened === null ? null : <AnswerDrawer id={opened} onClose={() => setOpened(null)} />}
    </Page>
  );
}

function Filters() {
  const { outside } = useWords();
  const said = outside.differences;
  const speak = useBilingual();
  const { get, set } = useAddress();
  const links = useQuery(outsideLinksQuery).data?.links ?? [];
  const named = new Map(
    links.map(({ system, link, systemTitle, title }) => [
      `${system}/${link}`,
      `${speak(systemTitle)} · ${speak(title)}`,
    ]),
  );
  const choose = (name: string, label: string, options: readonly { value: string; label: string }[]) => (
    <Select
      aria-label={label}
      allowClear
      placeholder={label}
      style={{ minWidth: name === "link" ? 320 : 150 }}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: "label" }}
      value={get(name) ?? null}
      options={[...options]}
      onChange={(next: string | null | undefined) => set({ [name]: next ?? null })}
    />
  );
  return (
    <div className="page-filters">
      {choose(
        "link",
        said.filter.link,
        [...named].map(([value, label]) => ({ value, label })),
      )}
      {choose(
        "kind",
        said.filter.kind,
        differenceKinds.map((value) => ({ value, label: outside.places[value] })),
      )}
      {choose(
        "state",
        said.filter.state,
        differenceStates.map((value) => ({ value, label: said.states[value] })),
      )}
      <Checkbox
        checked={get("late") === "true"}
        onChange={({ target }) => set({ late: target.checked ? "true" : null })}
      >
        {said.filter.late}
      </Checkbox>
    </div>
  );
}

function useDifferenceColumns(onOpen: (id: string) => void): readonly DataColumn<OutsideDifferenceView>[] {
  const { outside, cases } = useWords();
  const said = outside.differences;
  const speak = useBilingual();
  return [
    {
      key: "due",
      title: said.columns.due,
      width: 130,
      render: ({ state, dueAt }) => (state === "open" ? <DueTimeTag dueAt={dueAt} /> : null),
    },
    {
      key: "kind",
      title: said.columns.kind,
      render: ({ kind, systemTitle, title, area, likeness }) => (
        <>
          <Tag tone={kindTones[kind]}>
            {likeness === null ? outside.places[kind] : cases.intake.likeness[likeness.verdict]}
          </Tag>
          {likeness === null ? null : <div className="faint">{likeness.reasons.map(speak).join(" · ")}</div>}
          <div className="faint">
            {speak(systemTitle)} · {speak(title)} · {area.name}
          </div>
        </>
      ),
    },
    {
      key: "theirs",
      title: said.columns.theirs,
      width: 220,
      render: ({ kind, theirs, likeness }) =>
        kind === "only-ours" ? (
          <>
            {said.notHere} <div className="faint">{outside.asOf(theirs.listDay)}</div>
          </>
        ) : (
          <>
            {theirs.number ?? said.noNumber} {theirs.word ?? said.unknownState}
            <div className="faint">
              {theirs.sheetRow === null ? "" : `${said.sheetRow(theirs.sheetRow)} · `}
              {theirs.day === null ? "" : `${said.stateDay(theirs.day)} · `}
              {outside.asOf(theirs.listDay)}
            </div>
            {likeness === null ? null : <div>{said.residence(likeness.theirResidence)}</div>}
          </>
        ),
    },
    {
      key: "ours",
      title: said.columns.ours,
      width: 180,
      render: ({ ours, likeness }) =>
        ours === null ? (
          said.notHere
        ) : (
          <>
            <Link to={caseAddress(ours.caseId)}>{ours.number}</Link>
            <div>{speak(ours.stateTitle)}</div>
            {likeness === null ? null : <div>{said.residence(likeness.ourResidence)}</div>}
          </>
        ),
    },
    { key: "owner", title: said.columns.owner, width: 140, render: ({ owner }) => owner.name },
    {
      key: "state",
      title: said.columns.state,
      width: 180,
      render: ({ id, kind, state, answer }) => (
        <>
          <Tag tone={state === "open" ? "orange" : state === "answered" ? "blue" : "green"}>
            {said.states[state]}
          </Tag>{" "}
          <Button size="small" onClick={() => onOpen(id)}>
            {state !== "open" ? said.open : kind === "possible-match" ? said.judge : said.answer}
          </Button>
          {answer === null ? null : <div className="faint">{outside.answers[answer]}</div>}
        </>
      ),
    },
  ];
}
