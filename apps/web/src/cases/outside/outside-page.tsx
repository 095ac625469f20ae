import type { OutsideLinkView } from "@halfsky/api-contract";
import { serviceRoles } from "@halfsky/cases";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { fetchDifferences, outsideLinksQuery } from "../../api/outside-api.ts";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useLanguage, useWords } from "../../words/language.tsx";
import { CaseTabs } from "../case-tabs.tsx";
import { BringList } from "./bring-list.tsx";
import "../../supervision/forms/action-drawer.css";
import "./outside.css";

const certaintyTones = { plan: "green", source: "blue", assumed: "orange" } as const satisfies Record<
  OutsideLinkView["certainty"],
  Tone
>;

/** The outside systems that my systems are compared with: of which day their lists are, what is late, how much differs. */
export function OutsidePage() {
  const { outside: said } = useWords();
  const { data, error, isPending, refetch } = useQuery(outsideLinksQuery);
  const [brought, setBrought] = useState<OutsideLinkView | null>(null);
  const sending = useSending();
  const columns = useLinkColumns({
    onBring: setBrought,
    onSend: sending.mutate,
    sentLink: sending.isPending ? sending.variables : null,
  });
  return (
    <Page title={said.title} note={said.note} width="wide">
      <CaseTabs />
      {sending.error === null ? null : <ProblemNotice error={sending.error} onClose={sending.reset} />}
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending || data === undefined ? (
        <Waiting />
      ) : data.links.length === 0 ? (
        <EmptyPage title={said.empty} todo={said.emptyTodo} />
      ) : (
        <DataTable label={said.title} rows={data.links} rowKey={keyOf} columns={columns} rowHeight={96} />
      )}
      {brought === null ? null : <BringList view={brought} onClose={() => setBrought(null)} />}
    </Page>
  );
}

function keyOf({ area, system, link, organisation }: OutsideLinkView): string {
  return `${area.code} ${system} ${link} ${organisation.id}`;
}

function useSending() {
  const { language, words } = useLanguage();
  const speak = useBilingual();
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (view: OutsideLinkView) =>
      fetchDifferences({
        link: view,
        title: `${words.outside.differences.title} ${speak(view.title)} ${view.list?.day ?? ""}`,
        language,
      }),
    onSuccess: () => void message.success(words.outside.sent),
    onSettled: () => queries.invalidateQueries({ queryKey: ["outside"] }),
  });
}

interface ColumnWishes {
  readonly onBring: (view: OutsideLinkView) => void;
  readonly onSend: (view: OutsideLinkView) => void;
  /** the file on its way */
  readonly sentLink: OutsideLinkView | null;
}

function useLinkColumns({ onBring, onSend, sentLink }: ColumnWishes): readonly DataColumn<OutsideLinkView>[] {
  const { outside: said } = useWords();
  const speak = useBilingual();
  return [
    {
      key: "what",
      title: said.columns.what,
      render: ({ systemTitle, title, takes }) => (
        <>
          {speak(systemTitle)}
          <div>{speak(title)}</div>
          <div className="faint">{said.takes(takes.map(speak))}</div>
        </>
      ),
    },
    {
      key: "place",
      title: said.columns.place,
      width: 150,
      render: ({ area, organisation }) => (
        <>
          {area.name}
          <div className="faint">{organisation.name}</div>
        </>
      ),
    },
    {
      key: "basis",
      title: said.columns.basis,
      width: 210,
      render: ({ basis, certainty, rhythm, owner }) => (
        <>
          <Tag tone={certaintyTones[certainty]}>{said.certainty[certainty]}</Tag> {said.rhythm[rhythm]}
          <div className="faint">{speak(basis)}</div>
          <div className="faint">{said.ownerIs(speak(serviceRoles[owner]))}</div>
        </>
      ),
    },
    { key: "list", title: said.columns.list, width: 240, render: (view) => <LastList view={view} /> },
    {
      key: "differences",
      title: said.columns.differences,
      width: 120,
      render: (view) => <Differences view={view} />,
    },
    {
      key: "next",
      title: said.columns.next,
      width: 170,
      render: (view) => (
        <div className="outside-next">
          {view.isMine ? (
            <Button size="small" type={view.isExpected ? "primary" : "default"} onClick={() => onBring(view)}>
              {said.bring}
            </Button>
          ) : null}
          {view.isMine && view.sendable > 0 ? (
            <Button
              size="small"
              loading={sentLink !== null && keyOf(sentLink) === keyOf(view)}
              title={said.send}
              onClick={() => onSend(view)}
            >
              {said.sendShort}
            </Button>
          ) : null}
        </div>
      ),
    },
  ];
}

function LastList({ view }: { readonly view: OutsideLinkView }) {
  const { outside: said } = useWords();
  const { list, isExpected, isLate, dueDay } = view;
  return (
    <>
      {list === null ? (
        <span>{said.noList}</span>
      ) : (
        <>
          {said.asOf(list.day)} <span className="faint">{said.rows(list.rows)}</span>
          <div className="faint">{said.by(list.importedBy)}</div>
          <div className="faint">{said.counts(list.counts.rows, list.counts.cases)}</div>
        </>
      )}
      {isLate && dueDay !== null ? (
        <div>
          <Tag tone="red" mark="!" isFilled>
            {said.lateSince(dueDay)}
          </Tag>
        </div>
      ) : isExpected && dueDay !== null ? (
        <div className="faint">{said.dueBy(dueDay)}</div>
      ) : list === null && !isExpected ? (
        <div className="faint">{said.notExpected}</div>
      ) : null}
    </>
  );
}

function Differences({ view }: { readonly view: OutsideLinkView }) {
  const { outside: said } = useWords();
  const { open, late, answered, list, system, link } = view;
  if (open + answered === 0) return list === null ? null : <span className="faint">{said.none}</span>;
  return (
    <Link to={`/outside-differences?${new URLSearchParams({ link: `${system}/${link}` }).toString()}`}>
      {late > 0 ? (
        <div>
          <Tag tone="red" mark="!">
            {said.lateCount(late)}
          </Tag>
        </div>
      ) : null}
      <div>{said.openCount(open)}</div>
      {answered > 0 ? <div>{said.answeredCount(answered)}</div> : null}
    </Link>
  );
}
