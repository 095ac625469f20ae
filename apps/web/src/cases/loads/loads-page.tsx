import type { CaseLoad, LoadedListView, LoadLookView } from "@halfsky/api-contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Popconfirm, Progress } from "antd";
import { useState } from "react";
import { fetchRefused, giveUpLoad, loadsQuery, loadTemplateAddress } from "../../api/loads-api.ts";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useLanguage, useWords } from "../../words/language.tsx";
import { CaseTabs } from "../case-tabs.tsx";
import { LoadDrawer } from "./load-drawer.tsx";
import "../../supervision/forms/action-drawer.css";
import "../outside/outside.css";
import "./loads.css";

/** Systems into which I load lists of people, how the newest lists stand, and the way to load another. */
export function LoadsPage() {
  const { caseLoads: said } = useWords();
  const { data, error, isPending, refetch } = useQuery(loadsQuery);
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const fetching = useMutation({ mutationFn: fetchRefused });
  const giving = useMutation({
    mutationFn: giveUpLoad,
    onSettled: () => void queries.invalidateQueries({ queryKey: ["case-loads"], exact: true }),
  });
  const columns = useColumns({
    onBring: (load, list) => setChosen({ load, list: list ?? null }),
    onGiveUp: giving.mutate,
    onFetch: fetching.mutate,
  });
  return (
    <Page title={said.title} note={said.note} width="wide">
      <CaseTabs />
      {fetching.error === null ? null : <ProblemNotice error={fetching.error} onClose={fetching.reset} />}
      {giving.error === null ? null : <ProblemNotice error={giving.error} onClose={giving.reset} />}
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending || data === undefined ? (
        <Waiting />
      ) : data.loads.length === 0 ? (
        <EmptyPage title={said.empty} todo={said.emptyTodo} />
      ) : (
        <DataTable
          label={said.title}
          rows={data.loads}
          rowKey={({ system }) => system}
          columns={columns}
          rowHeight={96}
        />
      )}
      {chosen === null ? null : <LoadDrawer {...chosen} onClose={() => setChosen(null)} />}
    </Page>
  );
}

/** A system, and a list of it that was brought before and is not taken on yet. */
interface Chosen {
  readonly load: CaseLoad;
  readonly list: string | null;
}

/** Lists that a row of the table shows. */
const shownLists = 3;

function useColumns({
  onBring,
  onGiveUp,
  onFetch,
}: {
  readonly onBring: (load: CaseLoad, list?: string) => void;
  readonly onGiveUp: (input: Parameters<typeof giveUpLoad>[0]) => void;
  readonly onFetch: (input: Parameters<typeof fetchRefused>[0]) => void;
}): readonly DataColumn<CaseLoad>[] {
  const { language, words } = useLanguage();
  const { caseLoads: said } = words;
  const speak = useBilingual();
  return [
    {
      key: "system",
      title: said.columns.system,
      width: 280,
      render: ({ title, action, party }) => (
        <>
          <div>{speak(title)}</div>
          <div className="faint">{said.how(speak(action), speak(party))}</div>
        </>
      ),
    },
    {
      key: "outside",
      title: said.columns.outside,
      width: 240,
      render: ({ outside }) =>
        outside.length === 0 ? (
          <span className="faint">{said.noOutside}</span>
        ) : (
          outside.map((one) => <div key={one.en}>{speak(one)}</div>)
        ),
    },
    {
      key: "lists",
      title: said.columns.lists,
      render: (load) => {
        const { system, lists, looks } = load;
        if (lists.length + looks.length === 0) return <span className="faint">{said.noLists}</span>;
        return [
          ...looks.map((look) => (
            <LookLine
              key={look.id}
              look={look}
              onOpen={() => onBring(load, look.id)}
              onGiveUp={() => onGiveUp({ system, list: look.id })}
            />
          )),
          ...lists.slice(0, shownLists).map((list) => (
            <ListLine
              key={list.id}
              list={list}
              onGiveUp={() => onGiveUp({ system, list: list.id })}
              onFetch={() =>
                onFetch({
                  system,
                  list: list.id,
                  language,
                  title: `${said.refused(list.counts.refused)} ${list.fileName}`,
                })
              }
            />
          )),
        ];
      },
    },
    {
      key: "next",
      title: said.columns.next,
      width: 220,
      render: (load) => (
        <div className="outside-next">
          <Button size="small" type="primary" onClick={() => onBring(load)}>
            {said.bring}
          </Button>
          <Button size="small" href={loadTemplateAddress(load.system, language)}>
            {said.template}
          </Button>
        </div>
      ),
    },
  ];
}

function LookLine({
  look,
  onOpen,
  onGiveUp,
}: {
  readonly look: LoadLookView;
  readonly onOpen: () => void;
  readonly onGiveUp: () => void;
}) {
  const { caseLoads: said } = useWords();
  const ways = (
    <>
      <Button size="small" type="link" onClick={onOpen}>
        {said.goOn}
      </Button>
      <Button size="small" type="link" onClick={onGiveUp}>
        {said.letGo}
      </Button>
    </>
  );
  return (
    <div className="loaded-list">
      <div>
        {look.fileName}{" "}
        <span className="faint">
          <Moment at={look.broughtAt} />
        </span>
      </div>
      {look.state === "looking" ? (
        <div className="loaded-progress">
          <Progress percent={look.progress} size="small" showInfo={false} />
          <span>
            {said.looks.looking}
            {ways}
          </span>
        </div>
      ) : (
        <div>
          {said.looks[look.state]}
          {ways}
        </div>
      )}
    </div>
  );
}

function ListLine({
  list,
  onGiveUp,
  onFetch,
}: {
  readonly list: LoadedListView;
  readonly onGiveUp: () => void;
  readonly onFetch: () => void;
}) {
  const { caseLoads: said, shell } = useWords();
  const { counts, rows, finishedAt } = list;
  const done = rows - counts.waiting;
  return (
    <div className="loaded-list">
      <div>
        {list.fileName} <span className="faint">{list.acceptedBy}</span>{" "}
        <span className="faint">
          <Moment at={list.acceptedAt} />
        </span>
      </div>
      {finishedAt === null ? (
        <div className="loaded-progress">
          <Progress percent={Math.floor((100 * done) / Math.max(1, rows))} size="small" showInfo={false} />
          <span>
            {said.working(done, rows)}
            {list.isMine ? (
              <Popconfirm
                title={said.stopAsk}
                okText={said.stop}
                cancelText={shell.cancel}
                onConfirm={onGiveUp}
              >
                <Button size="small" type="link">
                  {said.stop}
                </Button>
              </Popconfirm>
            ) : null}
          </span>
        </div>
      ) : (
        <div>
          {[
            said.opened(counts.opened),
            ...(counts.here > 0 ? [said.here(counts.here)] : []),
            ...(counts.refused > 0 ? [said.refused(counts.refused)] : []),
          ].join(" · ")}{" "}
          {counts.refused > 0 && list.isMine && list.keptUntil !== null ? (
            <Button size="small" type="link" onClick={onFetch}>
              {said.fetchRefused}（{said.keptUntil(list.keptUntil.slice(0, 10))}）
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}
